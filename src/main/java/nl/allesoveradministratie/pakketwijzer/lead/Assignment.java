package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LINK;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.TURN;
import static org.jooq.impl.DSL.count;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Colleagues;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Decides within when a new lead is to be answered, and whose it is: of the colleague who knows the person from an earlier
 * question; otherwise as the rule of its site says. Who is away gets nothing; when everybody is, it is nobody's.
 */
@Component
@OnDoor(Door.WORKER)
class Assignment {

    /** On the timeline: there was nobody to give it to. */
    static final String NOBODY = "nobody";

    private final Colleagues colleagues;
    private final Clock clock;

    Assignment(Colleagues colleagues, Clock clock) {
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /** Gives a lead to somebody, perhaps. */
    void assign(DSLContext transaction, UUID lead, Timeline timeline) {
        Instant now = clock.instant();
        Rota rota = Rota.read(transaction, LocalDate.now(clock));
        String site = ResponseDue.set(transaction, lead, rota);
        if (transaction.fetchExists(LEAD_, LEAD_.ID.eq(lead), LEAD_.OWNER.isNotNull())) {
            // A colleague claimed it as soon as it was let in.
            return;
        }
        OnDuty everybody = OnDuty.of(rota, colleagues.with(Role.SALES), site, now);
        List<UUID> present = OnDuty.ids(everybody.present());
        AssignmentRule rule = AssignmentRules.of(transaction, site);
        Optional<UUID> owner = known(transaction, lead, present)
                .or(() -> rule == AssignmentRule.CLAIM ? Optional.empty() : inTurn(transaction, everybody, rule));
        owner.ifPresent(each -> transaction
                .update(LEAD_)
                .set(LEAD_.OWNER, each)
                .where(LEAD_.ID.eq(lead))
                .execute());
        if (owner.isPresent() || rule != AssignmentRule.CLAIM) {
            timeline.add(
                    OffsetDateTime.now(clock),
                    EventKind.ASSIGNED,
                    null,
                    owner.map(UUID::toString).orElse(NOBODY));
        }
    }

    private static Optional<UUID> known(DSLContext transaction, UUID lead, List<UUID> present) {
        return transaction
                .select(LEAD_.OWNER)
                .from(LINK)
                .join(LEAD_)
                .on(LEAD_.ID.eq(LINK.EARLIER_ID))
                .where(LINK.LEAD_ID.eq(lead), LEAD_.OWNER.in(present), StandingStill.GOES_ON)
                .orderBy(LEAD_.RECEIVED_AT.desc())
                .limit(1)
                .fetchOptional(LEAD_.OWNER);
    }

    /** Holds the team's queue until the lead is given, so that of two leads at once the second sees the first one's turn. */
    private static Optional<UUID> inTurn(DSLContext transaction, OnDuty duty, AssignmentRule rule) {
        UUID team = duty.team().id();
        transaction
                .insertInto(TURN)
                .set(TURN.TEAM_ID, team)
                .set(TURN.WAITING, new UUID[0])
                .onConflictDoNothing()
                .execute();
        UUID[] waiting = transaction
                .select(TURN.WAITING)
                .from(TURN)
                .where(TURN.TEAM_ID.eq(team))
                .forUpdate()
                .fetchSingle()
                .value1();
        Turns turns = new Turns(Arrays.asList(waiting)).among(OnDuty.ids(duty.members()));
        List<UUID> present = OnDuty.ids(duty.present());
        Optional<UUID> next = rule == AssignmentRule.ROUND_ROBIN
                ? turns.next(present)
                : leastBusy(
                        transaction,
                        turns.waiting().stream().filter(present::contains).toList());
        next.ifPresent(each -> transaction
                .update(TURN)
                .set(TURN.WAITING, turns.after(each).waiting().toArray(UUID[]::new))
                .where(TURN.TEAM_ID.eq(team))
                .execute());
        return next;
    }

    /** Of equally busy ones, who waited longest. */
    private static Optional<UUID> leastBusy(DSLContext transaction, List<UUID> present) {
        Map<UUID, Integer> open = transaction
                .select(LEAD_.OWNER, count())
                .from(LEAD_)
                .where(LEAD_.OWNER.in(present), LEAD_.STATUS.ne(DSL.inline("done")), LeadInbox.LISTED)
                .groupBy(LEAD_.OWNER)
                .fetchMap(LEAD_.OWNER, count());
        return present.stream().min(Comparator.comparing(each -> open.getOrDefault(each, 0)));
    }
}
