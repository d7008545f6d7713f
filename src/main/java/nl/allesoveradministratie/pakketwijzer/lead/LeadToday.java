package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.ui.ScreenCounts;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.springframework.stereotype.Service;

/** What a colleague is to do today: the beginning of each list, and how much there is in all. */
@Service
@OnDoor(Door.OFFICE)
public class LeadToday {

    /** How many leads a list shows. */
    public static final int SHOWN = 6;

    /** How far is counted: beyond it, one is told that there are more. */
    public static final int MOST = ScreenCounts.MOST;

    /** In the lists, and not done. */
    static final Condition OPEN = LEAD_.STATUS.ne(inline("done")).and(LeadInbox.LISTED);

    private final DSLContext database;
    private final Opener leadOpener;
    private final SignedIn signedIn;
    private final Clock clock;

    LeadToday(DSLContext officeDatabase, Opener leadOpener, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.leadOpener = leadOpener;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * The beginning of a list.
     *
     * @param count of all of it; more than {@link #MOST} = not counted further
     */
    public record Some(List<LeadSummary> leads, int count) {

        public Some {
            leads = List.copyOf(leads);
        }
    }

    /**
     * A next step that is due.
     *
     * @param text what is to be done
     */
    public record Step(LeadSummary lead, String text) {}

    /**
     * What there is to do.
     *
     * @param today the day it is in Amsterdam
     * @param waiting for my first response, the most urgent first
     * @param late how many of those wait longer than they should; counted as far as the rest
     * @param nobodys for anybody, the longest waiting first
     * @param steps mine of today and before, the oldest first
     * @param stepCount how many there are in all, counted as far as the rest
     * @param loose mine that are open, were answered, and have no next step; the longest untouched first
     */
    public record Day(
            LocalDate today, Some waiting, int late, Some nobodys, List<Step> steps, int stepCount, Some loose) {

        public Day {
            steps = List.copyOf(steps);
        }
    }

    /** What there is to do for who is signed in. */
    @RolesAllowed(Role.SALES_ROLE)
    public Day day() {
        UUID me = signedIn.get().id();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ResponseClock.HERE);
        Condition mine = LEAD_.OWNER.eq(me);
        Condition waiting = LeadReturn.WAITING.and(mine);
        Condition late =
                waiting.and(LEAD_.RESPOND_BY.lt(now.atZone(ResponseClock.HERE).toOffsetDateTime()));
        Condition nobodys = OPEN.and(LEAD_.OWNER.isNull());
        Condition steps = OPEN.and(mine).and(LEAD_.NEXT_STEP_ON.le(today));
        Condition loose =
                OPEN.and(mine).and(LEAD_.FIRST_RESPONSE_AT.isNotNull()).and(LEAD_.NEXT_STEP_ON.isNull());
        Field<Integer> waitingCount = upTo(waiting);
        Field<Integer> lateCount = upTo(late);
        Field<Integer> nobodysCount = upTo(nobodys);
        Field<Integer> stepCount = upTo(steps);
        Field<Integer> looseCount = upTo(loose);
        var counts = database.select(waitingCount, lateCount, nobodysCount, stepCount, looseCount)
                .fetchSingle();
        return new Day(
                today,
                new Some(some(waiting, LEAD_.RESPOND_BY, LEAD_.RECEIVED_AT, LEAD_.ID), counts.value1()),
                counts.value2(),
                new Some(some(nobodys, LEAD_.RECEIVED_AT, LEAD_.ID), counts.value3()),
                steps(steps),
                counts.value4(),
                new Some(some(loose, LEAD_.LAST_CONTACT_AT, LEAD_.ID), counts.value5()));
    }

    /** How many there are, as far as is worth counting. */
    static Field<Integer> upTo(Condition which) {
        return field(selectCount().from(selectOne().from(LEAD_).where(which).limit(MOST + 1)));
    }

    private List<LeadSummary> some(Condition which, OrderField<?>... order) {
        return database.selectFrom(LEAD_)
                .where(which)
                .orderBy(order)
                .limit(SHOWN)
                .fetch(LeadSummary::of);
    }

    private List<Step> steps(Condition which) {
        return database.selectFrom(LEAD_)
                .where(which)
                .orderBy(LEAD_.NEXT_STEP_ON, LEAD_.ID)
                .limit(SHOWN)
                .fetch(row -> {
                    byte[] wrapped = row.get(LEAD_.DATA_KEY);
                    String text = wrapped == null
                            ? ""
                            : LeadKey.open(wrapped, leadOpener, row.get(LEAD_.ID), row.get(LEAD_.KEY_NO))
                                    .open(LEAD_.NEXT_STEP, row.get(LEAD_.NEXT_STEP));
                    return new Step(LeadSummary.of(row), text);
                });
    }
}
