package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.identity.Absence;
import nl.allesoveradministratie.pakketwijzer.identity.Colleagues;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.identity.Team;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadReturn.Reason;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.WaitingReplies;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes a lead back from who has it and does not answer: some office hours after it became his, when he goes away, or when he
 * may not sign in any more. It looks when the time has come; an answer in between leaves nothing to do.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class ReturnTimer {

    /** When its owner goes away; about an absence. */
    static final String AWAY = "return-leads-of-absent";

    /** It looks again this often at least, because hours may have changed meanwhile. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** So many numbers in one mail; the rest are in the next one. */
    private static final int MOST_TOGETHER = 100;

    /** Nobody's, and the team was not told since it went back. */
    private static final Condition UNTOLD = LEAD_.OWNER
            .isNull()
            .and(LEAD_.STATUS.ne(DSL.inline("done")))
            .and(LeadInbox.LISTED)
            .and(newest(EVENT.KIND.eq(EventKind.RETURNED.key()))
                    .gt(newest(EVENT.DETAIL.eq(MailKind.LEAD_NOTICE.key()))));

    private final DSLContext database;
    private final Colleagues colleagues;
    private final LeadMail leadMail;
    private final Clock clock;

    ReturnTimer(DSLContext workerDatabase, Colleagues colleagues, LeadMail leadMail, Clock clock) {
        this.database = workerDatabase;
        this.colleagues = colleagues;
        this.leadMail = leadMail;
        this.clock = clock;
    }

    /** Its name is also in lead.owner_changed, which schedules it. */
    @Bean
    Task<Void> returnLead() {
        return Later.task("return-lead", this::look);
    }

    @Bean
    Task<Void> returnLeadsOfAbsent() {
        return Later.task(AWAY, this::away);
    }

    @Bean
    Task<Void> tellReturnedLead() {
        return Later.task(LeadReturn.TELL, this::tell);
    }

    /** Takes one lead back if it is time; otherwise says when to look again. */
    Optional<Duration> look(UUID lead) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.select(LEAD_.SITE, LEAD_.OWNER, LEAD_.OWNED_SINCE)
                    .from(LEAD_)
                    .where(LEAD_.ID.eq(lead), LEAD_.OWNER.isNotNull(), LeadReturn.WAITING)
                    .forUpdate()
                    .fetchOne();
            if (row == null) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            boolean left = !colleagues.mayEnter(row.value2());
            Team team = Rota.read(dsl, LocalDate.now(clock)).of(row.value1());
            Instant due = new ResponseClock(team.hours()).after(row.value3().toInstant(), team.giveBack());
            if (!left && now.isBefore(due)) {
                Duration pause = Duration.between(now, due);
                return Optional.of(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
            }
            if (!left && beingAnswered(dsl).contains(lead)) {
                return Optional.of(LONGEST_PAUSE);
            }
            new LeadReturn(dsl, OffsetDateTime.now(clock)).all(LEAD_.ID.eq(lead), left ? Reason.LEFT : Reason.LATE);
            return Optional.empty();
        });
    }

    /** Of which the answer was written and waits to leave, or to be given up: nobody else is to write one too. */
    private static Set<UUID> beingAnswered(DSLContext dsl) {
        return WaitingReplies.about(dsl).stream()
                .map(lead -> Contact.standing(dsl, lead))
                .collect(Collectors.toSet());
    }

    /** Takes back what somebody did not answer when he goes away; what he claims while he is away stays his. */
    Optional<Duration> away(UUID id) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            Optional<Absence> absence = Rota.read(dsl, LocalDate.now(clock)).absences().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst();
            Duration until = absence.map(each -> Duration.between(
                            clock.instant(),
                            each.first().atStartOfDay(ResponseClock.HERE).toInstant()))
                    .orElse(Duration.ZERO);
            if (until.isPositive()) {
                return Optional.of(until);
            }
            absence.ifPresent(each -> new LeadReturn(dsl, OffsetDateTime.now(clock))
                    .all(
                            LEAD_.OWNER
                                    .eq(each.colleague())
                                    .and(LeadReturn.WAITING)
                                    .and(LEAD_.ID.notIn(beingAnswered(dsl))),
                            Reason.AWAY));
            return Optional.empty();
        });
    }

    /**
     * Mails the team, once for each time that a lead went back, unless somebody took it up meanwhile; what else went back by now
     * is told along: a colleague who leaves has many.
     */
    Optional<Duration> tell(UUID lead) {
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            String site = dsl.select(LEAD_.SITE)
                    .from(LEAD_)
                    .where(LEAD_.ID.eq(lead))
                    .forUpdate()
                    .fetchOne(LEAD_.SITE);
            // This one first; those that somebody holds just now have a task of their own
            List<UUID> held = site == null
                    ? List.of()
                    : dsl.select(LEAD_.ID)
                            .from(LEAD_)
                            .where(LEAD_.SITE.eq(site), UNTOLD)
                            .orderBy(LEAD_.ID.ne(lead), LEAD_.RECEIVED_AT, LEAD_.ID)
                            .limit(MOST_TOGETHER)
                            .forUpdate()
                            .skipLocked()
                            .fetch(LEAD_.ID);
            // Asked once more now that they are held: another task may have told of them just before
            SequencedMap<UUID, String> together = new LinkedHashMap<>();
            dsl.select(LEAD_.ID, LEAD_.REFERENCE)
                    .from(LEAD_)
                    .where(LEAD_.ID.in(held), UNTOLD)
                    .orderBy(LEAD_.RECEIVED_AT, LEAD_.ID)
                    .forEach(row -> together.put(row.value1(), row.value2()));
            if (site != null && together.containsKey(lead)) {
                leadMail.returned(dsl, site, together);
            }
        });
        return Optional.empty();
    }

    private static Field<Long> newest(Condition which) {
        return DSL.coalesce(
                DSL.field(DSL.select(DSL.max(EVENT.POSITION)).from(EVENT).where(EVENT.LEAD_ID.eq(LEAD_.ID), which)),
                0L);
    }
}
