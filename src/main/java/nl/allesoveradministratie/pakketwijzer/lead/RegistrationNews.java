package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.REGISTRATION;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.site.Agenda;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells who registered what he must know. Whatever happened, the work is the same: hold what is so now against what the
 * person was told last, and write the mail that makes up the difference, in one transaction. So nothing is told twice,
 * nothing that was overtaken is told at all, and it may run as often as it likes.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class RegistrationNews {

    /** Its name is also in lead.register and the other functions, which schedule it. */
    static final String TELL = "tell-registrant";

    static final String REMIND = "remind-registrant";

    /** When to look again at somebody who is told nothing because he said so. */
    private static final Duration LATER = Duration.ofMinutes(10);

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    private final DSLContext database;
    private final RegistrationOpening opening;
    private final EventMail mail;
    private final Digests lookupDigests;
    private final Clock clock;

    RegistrationNews(
            DSLContext workerDatabase,
            RegistrationOpening opening,
            EventMail mail,
            Digests lookupDigests,
            Clock clock) {
        this.database = workerDatabase;
        this.opening = opening;
        this.mail = mail;
        this.lookupDigests = lookupDigests;
        this.clock = clock;
    }

    @Bean
    Task<Void> tellRegistrant() {
        return Later.task(TELL, this::tell);
    }

    @Bean
    Task<Void> remindRegistrant() {
        return Later.task(REMIND, this::remind);
    }

    /** When people are reminded: a day before, at the same time on the clock, also where that changes in between. */
    static Instant reminderAt(Instant startsAt) {
        return startsAt.atZone(HERE).minusDays(1).toInstant();
    }

    /** What is so for somebody, as it is kept. */
    private static String state(String status, SiteEvent event) {
        boolean isOff = event.state() == SiteEvent.State.CANCELLED;
        return isOff && !status.equals("withdrawn") ? "called_off" : status;
    }

    /**
     * What the person must be told.
     *
     * @param told what was told last; null = nothing yet
     * @return null = nothing
     */
    static EventMail.@Nullable Message news(@Nullable String told, String state, boolean moved, boolean amended) {
        boolean changed = !state.equals(told);
        return switch (state) {
            case "coming" ->
                "waiting".equals(told)
                        ? EventMail.Message.MOVED_UP
                        : changed || amended ? EventMail.Message.COMING : moved ? EventMail.Message.CHANGED : null;
            case "waiting" -> changed || amended ? EventMail.Message.WAITING : moved ? EventMail.Message.CHANGED : null;
            case "called_off" -> changed ? EventMail.Message.CALLED_OFF : null;
            default -> changed && told != null ? EventMail.Message.WITHDRAWN : null;
        };
    }

    Optional<Duration> tell(UUID registration) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            if (StandingStill.is(dsl, registration)) {
                return Optional.of(LATER);
            }
            var row = dsl.select(
                            REGISTRATION.EVENT_ID, REGISTRATION.STATUS, REGISTRATION.TOLD, REGISTRATION.TOLD_EDITION)
                    .from(REGISTRATION)
                    .where(REGISTRATION.ID.eq(registration))
                    .forUpdate()
                    .fetchOne();
            if (row == null) {
                return Optional.empty();
            }
            SiteEvent event = Agenda.withLink(dsl, row.value1());
            String state = state(row.value2(), event);
            boolean amended = opening.open(dsl, registration, event);
            if (dsl.fetchExists(LEAD_, LEAD_.ID.eq(registration), LEAD_.QUARANTINED_BECAUSE.isNotNull())) {
                // Who is let in is told then.
                return Optional.empty();
            }
            boolean moved = row.value4() != null && row.value4() < event.edition();
            EventMail.Message message = news(row.value3(), state, moved, amended);
            if (message == null) {
                return Optional.empty();
            }
            RegistrationLink link = RegistrationLink.of(registration, lookupDigests);
            mail.put(dsl, message, registration, event, link);
            if (message == EventMail.Message.WITHDRAWN) {
                new Timeline(dsl, registration)
                        .add(clock.instant().atZone(HERE).toOffsetDateTime(), EventKind.WITHDREW, null, null);
            }
            dsl.update(REGISTRATION)
                    .set(REGISTRATION.TOLD, state)
                    .set(REGISTRATION.TOLD_EDITION, event.edition())
                    .set(REGISTRATION.LINK_HASH, link.hash())
                    .where(REGISTRATION.ID.eq(registration))
                    .execute();
            if (!clock.instant().isBefore(reminderAt(event.startsAt()))) {
                // This mail came within the last day: it is the reminder.
                reminded(dsl, registration, event);
            } else {
                Later.schedule(dsl, REMIND, registration, event.edition());
            }
            return Optional.empty();
        });
    }

    /** Reminds who comes, once for each time that the event was moved to; @return how long it is still too early. */
    Optional<Duration> remind(UUID registration) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.select(REGISTRATION.EVENT_ID, REGISTRATION.STATUS, REGISTRATION.REMINDED_EDITION)
                    .from(REGISTRATION)
                    .where(REGISTRATION.ID.eq(registration))
                    .forUpdate()
                    .fetchOne();
            if (row == null || row.value2().equals("withdrawn")) {
                return Optional.<Duration>empty();
            }
            SiteEvent event = Agenda.withLink(dsl, row.value1());
            Instant now = clock.instant();
            Instant due = reminderAt(event.startsAt());
            if (event.state() == SiteEvent.State.CANCELLED || !now.isBefore(event.startsAt())) {
                return Optional.<Duration>empty();
            }
            if (now.isBefore(due)) {
                return Optional.of(Duration.between(now, due));
            }
            if (StandingStill.is(dsl, registration)) {
                // It may go on before the event begins.
                return Optional.of(LATER);
            }
            boolean was = row.value3() != null && row.value3() >= event.edition();
            if (row.value2().equals("coming") && !was) {
                mail.put(
                        dsl,
                        EventMail.Message.REMINDER,
                        registration,
                        event,
                        RegistrationLink.of(registration, lookupDigests));
                reminded(dsl, registration, event);
            }
            return Optional.<Duration>empty();
        });
    }

    private static void reminded(DSLContext dsl, UUID registration, SiteEvent event) {
        dsl.update(REGISTRATION)
                .set(REGISTRATION.REMINDED_EDITION, event.edition())
                .where(REGISTRATION.ID.eq(registration))
                .execute();
    }
}
