package nl.allesoveradministratie.pakketwijzer.identity;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.Outbox;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Writes to a vendor's people: that there are new figures, with a link and no figure, to who wants to know; and that the
 * contract ends, to everybody. Whom it was told is written down in the same transaction, so that several nodes tell it once.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class VendorLetters {

    /** So long before the end of a contract its people are told. */
    static final Period AHEAD = Period.ofDays(30);

    private final DSLContext database;
    private final Outbox outbox;
    private final DoorHosts hosts;
    private final Texts texts;
    private final Clock clock;

    VendorLetters(DSLContext workerDatabase, Outbox outbox, DoorHosts hosts, Texts texts, Clock clock) {
        this.database = workerDatabase;
        this.outbox = outbox;
        this.hosts = hosts;
        this.texts = texts;
        this.clock = clock;
    }

    @EventListener
    void tell(FiguresReleased figures) {
        database.transaction(transaction -> transaction
                .dsl()
                .select(field(name("email")), field(name("name")), field(name("language")))
                .from(table("identity.tell_figures({0})", val(figures.until())))
                .fetch()
                .forEach(each -> {
                    Words words = words(each);
                    put(
                            transaction.dsl(),
                            each,
                            words.get("letter.figures.subject"),
                            words.get(
                                    "letter.figures.text",
                                    words.date(PartialDate.parse(figures.until().toString()))),
                            words.get("letter.figures.stop"));
                }));
    }

    /** Every morning, for contracts that end soon. */
    @Bean
    RecurringTask<Void> tellContractEnds() {
        return Later.nightly("tell-contract-ends", LocalTime.of(7, 0), this::tellEnds);
    }

    void tellEnds() {
        LocalDate today = LocalDate.now(clock);
        database.transaction(transaction -> transaction
                .dsl()
                .select(
                        field(name("email")),
                        field(name("name")),
                        field(name("language")),
                        field(name("vendor"), String.class),
                        field(name("ends"), LocalDate.class))
                .from(table("identity.tell_end({0}, {1})", val(today), val(today.plus(AHEAD))))
                .fetch()
                .forEach(each -> {
                    Words words = words(each);
                    put(
                            transaction.dsl(),
                            each,
                            words.get("letter.contract.subject"),
                            words.get(
                                    "letter.contract.text",
                                    each.value4(),
                                    words.date(PartialDate.parse(each.value5().toString()))),
                            words.get("letter.contract.more"));
                }));
    }

    private Words words(Record person) {
        return texts.in(Language.ofTag(person.get("language", String.class)));
    }

    private void put(DSLContext transaction, Record person, String subject, String text, String more) {
        Words words = words(person);
        outbox.put(
                transaction,
                MailKind.PARTNER_NEWS,
                null,
                new Letter(
                        new EmailAddress(person.get("email", String.class)),
                        subject,
                        String.join(
                                "\n\n",
                                words.get("letter.dear", person.get("name", String.class)),
                                text,
                                hosts.address(Entrance.PARTNER, words.language().prefix() + Entrance.PARTNER.home()),
                                more)));
    }
}
