package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Colleague;
import nl.allesoveradministratie.pakketwijzer.identity.Colleagues;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.Outbox;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes the mails about a lead. To the person: what we received and who sees it. To colleagues: a number, never a name. */
@Component
@OnDoor(Door.WORKER)
class LeadMail {

    private final Outbox outbox;
    private final Colleagues colleagues;
    private final Texts texts;
    private final Sites sites;

    LeadMail(Outbox outbox, Colleagues colleagues, Texts texts, Sites sites) {
        this.outbox = outbox;
        this.colleagues = colleagues;
        this.texts = texts;
        this.sites = sites;
    }

    /** To the person, if there is an address: the exact words on who sees it are in each of them. */
    void toVisitor(
            DSLContext transaction, MailKind kind, UUID lead, String reference, Enquiry enquiry, Timeline timeline) {
        if (enquiry.email() == null) {
            return;
        }
        Words words = texts.in(enquiry.language());
        String prefix = "letter." + kind.key() + ".";
        String text = String.join(
                "\n\n",
                words.get("letter.dear", enquiry.name()),
                words.get(prefix + "text", reference),
                words.get("letter.question"),
                enquiry.question().indent(2).stripTrailing(),
                words.get("contact.agreed"),
                words.get("letter.rights"),
                words.get("letter.regards", sites.named(enquiry.site()).brand()));
        String messageId = outbox.put(
                transaction, kind, lead, new Letter(enquiry.email(), words.get(prefix + "subject", reference), text));
        timeline.mail(OffsetDateTime.now(), EventKind.MAIL, null, kind.key(), messageId);
    }

    /** To its owner, or to everybody who may claim it. */
    void toColleagues(DSLContext transaction, UUID lead, String reference, Enquiry enquiry) {
        UUID owner = transaction
                .select(LEAD_.OWNER)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchSingle()
                .value1();
        List<Colleague> to = colleagues.with(Role.SALES).stream()
                .filter(each -> owner == null || each.id().equals(owner))
                .toList();
        for (Colleague colleague : to) {
            Words words = texts.in(colleague.language());
            String text = String.join(
                    "\n\n",
                    words.get("letter.dear", colleague.name()),
                    words.get(
                            owner == null ? "letter.lead_notice.text" : "letter.lead_notice.text.owner",
                            reference,
                            sites.named(enquiry.site()).brand()),
                    words.get("letter.lead_notice.where"));
            outbox.put(
                    transaction,
                    MailKind.LEAD_NOTICE,
                    lead,
                    new Letter(colleague.email(), words.get("letter.lead_notice.subject", reference), text));
        }
    }
}
