package nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.catalog;

import nl.allesoveradministratie.pakketwijzer.architecture.planted.promise.lead.LeadInbox;

/** Leads from figures to people. */
public class InterestedPeople {
    LeadInbox[] inboxes = new LeadInbox[0];
}
