package nl.allesoveradministratie.pakketwijzer.insight;

import static nl.allesoveradministratie.pakketwijzer.insight.db.Tables.LEDGER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.ClosedDays;
import nl.allesoveradministratie.pakketwijzer.usage.Step;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Releases what is due, each period once, in order, also what was missed while nobody ran. May run anywhere as often as
 * one likes: whoever comes second finds it done.
 */
@Service
@OnDoor(Door.WORKER)
public class ReleaseRun {

    /** Of the code that draws: goes up when that changes. */
    static final String VERSION = "PR-1.1";

    /** A day is released the next morning: by then every process has sent its last counts. */
    private static final LocalTime FROM = LocalTime.of(6, 0);

    /** More days than this are not due because nobody ran, but because the clock is wrong; and a release is for ever. */
    private static final int MOST_AT_ONCE = 400;

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseRun.class);

    private static final ObjectMapper JSON = JsonMapper.shared();

    private final DSLContext database;
    private final ClosedDays closedDays;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();
    private final byte[] codeHash = MechanismHash.compute();

    ReleaseRun(DSLContext figuresDatabase, ClosedDays closedDays, Clock clock) {
        this.database = figuresDatabase;
        this.closedDays = closedDays;
        this.clock = clock;
    }

    /**
     * Says from which day on figures are released, unless that was said before. It does not depend on whether anybody came:
     * that there is a release says nothing.
     *
     * @return the first day
     */
    public LocalDate begin(LocalDate firstDay) {
        return database.select(field("insight.begin({0})", LocalDate.class, val(firstDay)))
                .fetchSingle()
                .value1();
    }

    /**
     * Releases every day that is over and was not released yet; nothing when those are so many that the clock must be wrong.
     *
     * @return how many days
     */
    public int run() {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDate last = now.toLocalDate().minusDays(now.toLocalTime().isBefore(FROM) ? 2 : 1);
        LocalDate first = begin(now.toLocalDate());
        LocalDate done = database.select(max(LEDGER.UNTIL_DAY))
                .from(LEDGER)
                .fetchSingle()
                .value1();
        if ((done == null ? first : done).plusDays(MOST_AT_ONCE).isBefore(last)) {
            LOG.error("Nothing is released: by this clock over {} days are due; is it right?", MOST_AT_ONCE);
            return 0;
        }
        int released = 0;
        while (releaseNext(first, last, now.toLocalDate())) {
            released++;
        }
        if (released > 0) {
            LOG.info("Released the figures of {} day(s), up to {}", released, last);
            checkLedger();
        }
        return released;
    }

    private void checkLedger() {
        Long broken = database.select(field("insight.first_broken()", Long.class))
                .fetchSingle()
                .value1();
        if (broken != null) {
            LOG.error("The ledger of releases was changed: row {} does not fit", broken);
        }
    }

    /** In one transaction, so that a day is closed exactly when it is released. */
    private boolean releaseNext(LocalDate first, LocalDate last, LocalDate today) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            // Another node may be at it: it goes first, and then this one sees what it did.
            dsl.execute("SELECT pg_advisory_xact_lock(hashtext('release'))");
            LocalDate done = dsl.select(max(LEDGER.UNTIL_DAY))
                    .from(LEDGER)
                    .where(LEDGER.FAMILY.eq(Family.R1.name()))
                    .fetchSingle()
                    .value1();
            LocalDate day = done == null ? first : done.plusDays(1);
            if (day.isAfter(last)) {
                return false;
            }
            release(dsl, day, today);
            return true;
        });
    }

    private void release(DSLContext dsl, LocalDate day, LocalDate today) {
        closedDays.close(dsl, day);
        Map<ClosedDays.Count, Integer> counts = closedDays.steps(dsl, day);
        DiscreteLaplace noise = new DiscreteLaplace(chance, Family.R1.numerator(), Family.R1.denominator());
        List<Map<String, Object>> cells = new ArrayList<>();
        for (String pack : dsl.select(field(name("id"), String.class))
                .from(table(name("catalog", "package")))
                .orderBy(field(name("id")))
                .fetch(row -> row.value1())) {
            for (Step step : Family.R1.bins()) {
                int count = counts.getOrDefault(new ClosedDays.Count(new PackageId(pack), step), 0);
                cells.add(Map.of("package_id", pack, "bin", step.key(), "value", count + noise.draw()));
            }
        }
        dsl.execute(
                "SELECT insight.release({0}, {1}, {2}, {3}, {4}, {5})",
                val(Family.R1.name()),
                val(day),
                val(VERSION),
                val(codeHash),
                val(today),
                val(JSONB.valueOf(JSON.writeValueAsString(cells))));
    }
}
