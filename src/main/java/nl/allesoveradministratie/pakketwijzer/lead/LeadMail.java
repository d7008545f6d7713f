package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.identity.Colleague;
import nl.allesoveradministratie.pakketwijzer.identity.Colleagues;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.Outbox;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.OwnAddress;
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
    private final OwnAddress address;
    private final Clock clock;

    LeadMail(Outbox outbox, Colleagues colleagues, Texts texts, Sites sites, OwnAddress address, Clock clock) {
        this.outbox = outbox;
        this.colleagues = colleagues;
        this.texts = texts;
        this.sites = sites;
        this.address = address;
        this.clock = clock;
    }

    /** To the person, if there is an address: the exact words on who sees it are in each of them. */
    void toVisitor(
            DSLContext transaction, MailKind kind, UUID lead, String reference, Enquiry enquiry, Timeline timeline) {
        if (enquiry.email() == null) {
            return;
        }
        Site site = sites.named(enquiry.site());
        Words words = texts.in(enquiry.language(), site);
        String prefix = "letter." + kind.key() + ".";
        String text = String.join(
                "\n\n",
                words.get("letter.dear", enquiry.name()),
                words.get(prefix + "text", reference),
                words.get("letter.question"),
                enquiry.question().indent(2).stripTrailing(),
                words.get("contact.agreed"),
                words.get("letter.rights", address.of(site, words.language().prefix() + "/mijn-gegevens")),
                words.get("letter.regards", site.brand()));
        String messageId = outbox.put(
                transaction,
                kind,
                lead,
                new Letter(enquiry.email(), words.get(prefix + "subject", reference), text).from(site.key()));
        timeline.mail(OffsetDateTime.now(), EventKind.MAIL, null, kind.key(), messageId);
    }

    /** To its owner, or to everybody in the team who may claim it and is there. */
    void toColleagues(DSLContext transaction, UUID lead, String reference, Enquiry enquiry) {
        UUID owner = transaction
                .select(LEAD_.OWNER)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchSingle()
                .value1();
        List<Colleague> sales = colleagues.with(Role.SALES);
        List<Colleague> to = owner == null
                ? team(transaction, sales, enquiry.site())
                : sales.stream().filter(each -> each.id().equals(owner)).toList();
        notice(
                transaction,
                lead,
                reference,
                enquiry.site(),
                to,
                owner == null ? "letter.lead_notice." : "letter.lead_notice.owner.");
    }

    /**
     * To everybody in the team who is there: leads are nobody's again.
     *
     * @param leads at least one, by number
     */
    void returned(DSLContext transaction, String site, SequencedMap<UUID, String> leads) {
        List<Colleague> to = team(transaction, colleagues.with(Role.SALES), site);
        UUID first = leads.firstEntry().getKey();
        if (leads.size() == 1) {
            notice(transaction, first, leads.firstEntry().getValue(), site, to, "letter.lead_returned.");
        } else {
            String numbers = String.join("\n", leads.values()).indent(2).stripTrailing();
            notice(
                    transaction,
                    first,
                    site,
                    to,
                    words -> words.get("letter.leads_returned.subject", leads.size()),
                    words -> words.get(
                                    "letter.leads_returned.text",
                                    leads.size(),
                                    sites.named(site).brand()) + "\n\n" + numbers);
        }
        leads.keySet()
                .forEach(lead -> new Timeline(transaction, lead)
                        .add(OffsetDateTime.now(), EventKind.MAIL, null, MailKind.LEAD_NOTICE.key()));
    }

    /** When everybody is away everybody is told: somebody has to see to it. */
    private List<Colleague> team(DSLContext transaction, List<Colleague> sales, String site) {
        OnDuty duty = OnDuty.of(Rota.read(transaction, LocalDate.now(clock)), sales, site, clock.instant());
        return duty.present().isEmpty() ? duty.members() : duty.present();
    }

    private void notice(
            DSLContext transaction, UUID lead, String reference, String site, List<Colleague> to, String prefix) {
        notice(
                transaction,
                lead,
                site,
                to,
                words -> words.get(prefix + "subject", reference),
                words -> words.get(prefix + "text", reference, sites.named(site).brand()));
    }

    private void notice(
            DSLContext transaction,
            UUID about,
            String site,
            List<Colleague> to,
            Function<Words, String> subject,
            Function<Words, String> text) {
        for (Colleague colleague : to) {
            Words words = texts.in(colleague.language());
            String letter = String.join(
                    "\n\n",
                    words.get("letter.dear", colleague.name()),
                    text.apply(words),
                    words.get("letter.lead_notice.where"));
            outbox.put(
                    transaction,
                    MailKind.LEAD_NOTICE,
                    about,
                    new Letter(colleague.email(), subject.apply(words), letter).from(site));
        }
    }
}
