package nl.allesoveradministratie.pakketwijzer.insight;

import static nl.allesoveradministratie.pakketwijzer.insight.db.Tables.FAMILY;
import static nl.allesoveradministratie.pakketwijzer.insight.db.Tables.HEAD;
import static nl.allesoveradministratie.pakketwijzer.insight.db.Tables.LEDGER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.ClosedDays;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
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
    static final String VERSION = "PR-1.3";

    /** Of releases that were not written down outside of the database. */
    private static final Set<String> BEFORE_THE_JOURNAL = Set.of("PR-1", "PR-1.1", "PR-1.2");

    /** What is due on a day is released from six in the morning: by then every process has sent its last counts. */
    private static final LocalTime FROM = LocalTime.of(6, 0);

    /** More days than this are not due because nobody ran, but because the clock is wrong; and a release is for ever. */
    private static final int MOST_AT_ONCE = 400;

    /** Beside a backup's own time: restoring takes a while. */
    private static final java.time.Period MARGIN = java.time.Period.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseRun.class);

    private static final ObjectMapper JSON = JsonMapper.shared();

    private final DSLContext database;
    private final ClosedDays closedDays;
    private final ReleaseJournal journal;
    private final java.time.Period backups;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();
    private final byte[] codeHash = MechanismHash.compute();

    /** @param backups how long a backup is kept at most */
    ReleaseRun(
            DSLContext figuresDatabase,
            ClosedDays closedDays,
            ReleaseJournal journal,
            @Value("${pakketwijzer.retention.backup}") java.time.Period backups,
            Clock clock) {
        this.database = figuresDatabase;
        this.closedDays = closedDays;
        this.journal = journal;
        this.backups = backups;
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
     * Releases every period that is over and was not released yet; nothing when those are so many that the clock must be
     * wrong, or when nobody knows what was released since this database was made.
     *
     * @return how many releases: families × periods
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
        if (isJournalLost()) {
            return 0;
        }
        int released = 0;
        while (releaseNext(first, last, now.toLocalDate())) {
            released++;
        }
        if (released > 0) {
            LOG.info("Released {} time(s), up to the figures of {}", released, last);
            checkLedger();
            journal.drop(now.toLocalDate().minus(backups).minus(MARGIN));
        }
        return released;
    }

    /** Whether the newest release of this database is not written down: then others may not be that it does not know of. */
    private boolean isJournalLost() {
        return database.select(LEDGER.POSITION, LEDGER.FAMILY, LEDGER.FROM_DAY, LEDGER.VERSION)
                .from(LEDGER)
                .join(HEAD)
                .on(HEAD.POSITION.eq(LEDGER.POSITION))
                .fetchOptional()
                .filter(newest -> !BEFORE_THE_JOURNAL.contains(newest.value4())
                        && journal.find(Family.valueOf(newest.value2()), newest.value3())
                                .isEmpty()
                        && !journal.begins(newest.value1()))
                .map(newest -> {
                    LOG.error(
                            "Nothing is released: release {} is not written down in {}. Put that folder back as it was; when"
                                    + " it is lost, see Figures in the runbook",
                            newest.value1(),
                            journal.folder());
                    return true;
                })
                .orElse(false);
    }

    private void checkLedger() {
        Long broken = database.select(field("insight.first_broken()", Long.class))
                .fetchSingle()
                .value1();
        if (broken != null) {
            LOG.error("The ledger of releases was changed: row {} does not fit", broken);
        }
    }

    /** A period of a family that is still to be released. */
    private record Due(Family family, LocalDate start) {

        LocalDate waitsFor() {
            return family.period().waitsFor(start);
        }
    }

    /** One release in one transaction; a day is closed exactly when it is released. */
    private boolean releaseNext(LocalDate first, LocalDate last, LocalDate today) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            // Another node may be at it: it goes first, and then this one sees what it did.
            dsl.execute("SELECT pg_advisory_xact_lock(hashtext('release'))");
            Due next = next(dsl, first);
            if (next.waitsFor().isAfter(last)) {
                return false;
            }
            if (next.family() == Family.R1) {
                closedDays.close(dsl, next.start());
            }
            release(dsl, next, today);
            return true;
        });
    }

    /** What waits for the least; of what waits for the same day the family of days first, since it closes that day. */
    private static Due next(DSLContext dsl, LocalDate first) {
        Map<String, LocalDate> newest = newest(dsl);
        Map<String, LocalDate> since = dsl.select(FAMILY.KEY, greatest(FAMILY.SINCE, val(first)))
                .from(FAMILY)
                .fetchMap(FAMILY.KEY, greatest(FAMILY.SINCE, val(first)));
        return Stream.of(Family.values())
                .map(family -> {
                    LocalDate done = newest.get(family.name());
                    return new Due(
                            family,
                            done == null
                                    ? family.period().firstFrom(since.getOrDefault(family.name(), first))
                                    : family.period().next(done));
                })
                .min(Comparator.comparing(Due::waitsFor).thenComparing(Due::family))
                .orElseThrow();
    }

    /**
     * Releases a period. What was written down of it is released as it was: a backup was put back, a process died before it
     * could commit, or the database refused. Only what was never drawn is drawn, and written down before it is committed: whoever
     * reads what is written down finds one draw of each number, however often it is tried.
     */
    private void release(DSLContext dsl, Due due, LocalDate today) {
        Family family = due.family();
        LocalDate end = family.period().endOf(due.start());
        Optional<ReleaseJournal.Written> before = journal.find(family, due.start());
        Map<String, Map<String, Integer>> values =
                before.map(ReleaseJournal.Written::values).orElseGet(HashMap::new);
        Map<ClosedDays.Count, Integer> counts = closedDays.counts(dsl, family.kind(), due.start(), end);
        DiscreteLaplace noise = new DiscreteLaplace(chance, family.numerator(), family.denominator());
        List<PackageId> packages = dsl.select(field(name("id"), String.class))
                .from(table(name("catalog", "package")))
                .orderBy(field(name("id")))
                .fetch(row -> new PackageId(row.value1()));
        List<Map<String, Object>> cells = new ArrayList<>();
        boolean drawn = false;
        for (PackageId pack : packages) {
            Map<String, Integer> ofPack = values.computeIfAbsent(pack.value(), first -> new HashMap<>());
            for (String bin : family.bins(pack, packages)) {
                if (!ofPack.containsKey(bin)) {
                    ofPack.put(bin, counts.getOrDefault(new ClosedDays.Count(pack, bin), 0) + noise.draw());
                    drawn = true;
                }
                cells.add(Map.of("package_id", pack.value(), "bin", bin, "value", ofPack.get(bin)));
            }
        }
        ReleaseJournal.Written written = before.orElseGet(
                () -> new ReleaseJournal.Written(family, due.start(), today, VERSION, codeHash, values));
        if (drawn) {
            journal.append(written);
        }
        if (before.isPresent() && isPutBack(dsl, due)) {
            LOG.warn("{} of {} was released before; it is released again as it was", family, due.start());
            dsl.execute("SELECT usage.forget_own({0})", val(end));
        }
        dsl.execute(
                "SELECT insight.release({0}, {1}, {2}, {3}, {4}, {5})",
                val(family.name()),
                val(due.start()),
                val(written.version()),
                val(written.codeHash()),
                val(written.releasedOn()),
                val(JSONB.valueOf(JSON.writeValueAsString(cells))));
    }

    /**
     * Whether a backup was put back: then releases are written down that come after this one. Where an attempt broke off, it is the
     * last, and our own statistics of its days were not told yet: that comes after all releases.
     */
    private boolean isPutBack(DSLContext dsl, Due due) {
        Map<String, LocalDate> newest = newest(dsl);
        return journal.periods().stream()
                .anyMatch(period -> !period.equals(new ReleaseJournal.Released(due.family(), due.start()))
                        && period.start()
                                .isAfter(newest.getOrDefault(period.family().name(), LocalDate.MIN)));
    }

    /** The first day of the last period of each family that was released, by its name. */
    private static Map<String, LocalDate> newest(DSLContext dsl) {
        return dsl.select(LEDGER.FAMILY, max(LEDGER.FROM_DAY))
                .from(LEDGER)
                .groupBy(LEDGER.FAMILY)
                .fetchMap(LEDGER.FAMILY, max(LEDGER.FROM_DAY));
    }
}
