package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.Outbox;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.OwnAddress;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes the mails to who registered for an event, from the site where he did and in its words. */
@Component
@OnDoor(Door.WORKER)
class EventMail {

    private final Outbox outbox;
    private final Opener leadOpener;
    private final Sites sites;
    private final Texts texts;
    private final OwnAddress address;

    EventMail(Outbox outbox, Opener leadOpener, Sites sites, Texts texts, OwnAddress address) {
        this.outbox = outbox;
        this.leadOpener = leadOpener;
        this.sites = sites;
        this.texts = texts;
        this.address = address;
    }

    /** What there is to say. */
    enum Message {
        COMING,
        WAITING,
        MOVED_UP,
        CHANGED,
        REMINDER,
        WITHDRAWN,
        CALLED_OFF;

        String key() {
            return "letter.event." + name().toLowerCase(Locale.ROOT);
        }

        /** Whether there is still something to go to, or to wait for. */
        boolean isAhead() {
            return this != WITHDRAWN && this != CALLED_OFF;
        }

        boolean isForWhoComes() {
            return isAhead() && this != WAITING;
        }
    }

    /** Puts a mail in the outbox, unless the person was made anonymous. */
    void put(DSLContext dsl, Message message, UUID registration, SiteEvent event, RegistrationLink link) {
        var row = dsl.select(
                        LEAD_.DATA_KEY,
                        LEAD_.KEY_NO,
                        LEAD_.NAME,
                        LEAD_.EMAIL,
                        LEAD_.LANGUAGE,
                        LEAD_.SITE,
                        LEAD_.REFERENCE)
                .from(LEAD_)
                .where(LEAD_.ID.eq(registration), LEAD_.DATA_KEY.isNotNull())
                .fetchOne();
        if (row == null) {
            return;
        }
        LeadKey key = LeadKey.open(row.value1(), leadOpener, registration, row.value2());
        Site site = sites.named(row.value6());
        Words words = texts.in(Language.ofTag(row.value5()), site);
        String title = event.title(words.language());
        List<String> parts = new ArrayList<>(List.of(
                words.get("letter.dear", key.open(LEAD_.NAME, row.value3())),
                words.get(message.key() + ".text", title, row.value7()),
                where(message, event, site, words)));
        if (message.isAhead()) {
            parts.add(words.get("letter.event.withdraw") + "\n"
                    + address.of(site, words.language().prefix() + "/evenementen/afmelden/" + link.token()));
        }
        if (message == Message.COMING || message == Message.WAITING) {
            parts.add(words.get("contact.agreed"));
            parts.add(
                    words.get("letter.rights", address.of(site, words.language().prefix() + "/mijn-gegevens")));
        }
        parts.add(words.get("letter.regards", site.brand()));
        outbox.put(
                dsl,
                MailKind.EVENT,
                registration,
                new Letter(
                                new EmailAddress(key.open(LEAD_.EMAIL, row.value4())),
                                words.get(message.key() + ".subject", title),
                                String.join("\n\n", parts))
                        .from(site.key()));
        new Timeline(dsl, registration).add(OffsetDateTime.now(), EventKind.MAIL, null, MailKind.EVENT.key());
    }

    /** When and where, and the page about it; the link to be there online only to who comes. */
    private String where(Message message, SiteEvent event, Site site, Words words) {
        List<String> lines = new ArrayList<>();
        lines.add(words.get("letter.event.when", words.span(event.startsAt(), event.endsAt())));
        if (!event.place().isEmpty()) {
            lines.add(words.get("letter.event.place", event.place()));
        }
        if (event.online() && message.isForWhoComes()) {
            lines.add(words.get("letter.event.online", event.link()));
        } else if (event.online() && message.isAhead()) {
            lines.add(words.get("letter.event.online.later"));
        }
        lines.add(words.get(
                "letter.event.page", address.of(site, words.language().prefix() + "/evenementen/" + event.address())));
        return String.join("\n", lines);
    }
}
