package nl.allesoveradministratie.pakketwijzer.lead.ui;

import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.Drafts;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadMerging;
import nl.allesoveradministratie.pakketwijzer.lead.Replies;
import nl.allesoveradministratie.pakketwijzer.lead.ReplyFacts;
import nl.allesoveradministratie.pakketwijzer.lead.ReplyTemplates;
import nl.allesoveradministratie.pakketwijzer.mail.MailQueue;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionRules;
import org.springframework.stereotype.Component;

/** What one works with at the page of one lead. */
@Component
@OnDoor(Door.OFFICE)
record Workbench(
        LeadDesk desk,
        Replies replies,
        ReplyTemplates templates,
        ReplyFacts facts,
        Drafts drafts,
        LeadMerging merging,
        MailQueue mails,
        AccessLog accessLog,
        RetentionRules rules) {}
