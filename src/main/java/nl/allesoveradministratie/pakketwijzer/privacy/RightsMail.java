package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.Outbox;
import nl.allesoveradministratie.pakketwijzer.privacy.SubjectAddresses.Addressee;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.OwnAddress;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Writes the mails about people's own data: the link, and what was done with a request. They say nothing of what is kept. They
 * are about the request and not about a lead, so they leave while a lead stands still, and after it was erased.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class RightsMail {

    /** Where erasing begins; done by whoever knows all places where something of a person is. */
    static final String ERASE = "erase-person";

    /** Scheduled by the database for a request of the own page, and by staff for what they carried out. */
    static final String CONFIRM = "confirm-request";

    private final DSLContext database;
    private final SubjectAddresses addresses;
    private final Outbox outbox;
    private final Sites sites;
    private final Texts texts;
    private final OwnAddress own;

    RightsMail(
            DSLContext workerDatabase,
            SubjectAddresses addresses,
            Outbox outbox,
            Sites sites,
            Texts texts,
            OwnAddress own) {
        this.database = workerDatabase;
        this.addresses = addresses;
        this.outbox = outbox;
        this.sites = sites;
        this.texts = texts;
        this.own = own;
    }

    /** With the link that works once. */
    void link(DSLContext transaction, SealedAddress to, String token) {
        send(transaction, MailKind.OWN_LINK, null, to, "own_link", "/mijn-gegevens/" + token);
    }

    /** Nothing is kept under this address; told to whoever reads its mail, and to nobody else. */
    void nothing(DSLContext transaction, SealedAddress to) {
        send(transaction, MailKind.OWN_LINK, null, to, "own_nothing", "/contact");
    }

    /** To a new address, to prove it. */
    void prove(DSLContext transaction, UUID request, SealedAddress to, String token) {
        send(transaction, MailKind.OWN_ADDRESS, request, to, "own_address", "/mijn-gegevens/adres/" + token);
    }

    /** To the old address: another one took its place. */
    void moved(DSLContext transaction, UUID request, Addressee from) {
        SealedAddress to = new SealedAddress(from.email(), from.language(), from.site());
        send(transaction, MailKind.OWN_REQUEST, request, to, "own_moved", "/mijn-gegevens");
    }

    private void send(
            DSLContext transaction, MailKind kind, @Nullable UUID about, SealedAddress to, String text, String path) {
        Site site = sites.named(to.site());
        Words words = texts.in(to.language(), site);
        String letter = String.join(
                "\n\n",
                words.get("letter.own.hello"),
                words.get(
                        "letter." + text + ".text",
                        own.of(site, words.language().prefix() + path)),
                words.get("letter.regards", site.brand()));
        outbox.put(
                transaction,
                kind,
                about,
                new Letter(to.email(), words.get("letter." + text + ".subject"), letter).from(site.key()));
    }

    /** Its name is also in privacy.request_made, which schedules it. */
    @Bean
    Task<Void> confirmRequest() {
        return Later.task(CONFIRM, this::confirm);
    }

    /** Says by mail that a request was made or done; who asks to be erased is erased after it, since then nobody can be told. */
    Optional<Duration> confirm(UUID request) {
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.select(REQUEST.NUMBER, REQUEST.KIND, REQUEST.STATUS, REQUEST.SUBJECT, REQUEST.LEAD_ID)
                    .from(REQUEST)
                    .where(REQUEST.ID.eq(request))
                    .forUpdate()
                    .fetchOne();
            if (row == null) {
                return;
            }
            to(dsl, row.value4(), row.value5()).ifPresent(to -> confirm(dsl, request, row.value1(), row.value2(), to));
            if (row.value2().equals(AskedRight.ERASE.key()) && row.value3().equals("open")) {
                Later.schedule(dsl, ERASE, request, 0);
            }
        });
        return Optional.empty();
    }

    /** The address that was proved; of who asked by letter, that of his lead. */
    private Optional<Addressee> to(DSLContext dsl, byte @Nullable [] subject, @Nullable UUID lead) {
        if (subject != null) {
            return addresses.find(dsl, subject);
        }
        return lead == null ? Optional.empty() : addresses.of(dsl, lead);
    }

    private void confirm(DSLContext dsl, UUID request, String number, String kind, Addressee to) {
        Site site = sites.named(to.site());
        Words words = texts.in(to.language(), site);
        String letter = String.join(
                "\n\n",
                words.get("letter.dear", to.name()),
                words.get("letter.own_request." + kind, number),
                words.get(
                        "letter.own_request.more", own.of(site, words.language().prefix() + "/mijn-gegevens")),
                words.get("letter.regards", site.brand()));
        outbox.put(
                dsl,
                MailKind.OWN_REQUEST,
                request,
                new Letter(to.email(), words.get("letter.own_request.subject", number), letter).from(site.key()));
    }
}
