package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.percentileDisc;

import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionRules;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Record5;
import org.jooq.Record6;
import org.jooq.Record7;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How the follow-up goes, week by week: numbers only, and nobody in particular. What is kept apart as doubtful and what was
 * added to another lead is not counted, as in the lists.
 */
@Service
@OnDoor(Door.OFFICE)
@RolesAllowed(Role.SALES_ROLE)
public class LeadFigures {

    /** How many weeks are shown side by side: a quarter. */
    public static final int WEEKS = 13;

    /** How many days the ages of open leads are told apart by; the last group is older. */
    private static final List<Integer> AGES = List.of(1, 3, 7, 14);

    private final DSLContext database;
    private final RetentionRules rules;
    private final Clock clock;

    LeadFigures(DSLContext officeDatabase, RetentionRules rules, Clock clock) {
        this.database = officeDatabase;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What came in during a week, and how it was answered.
     *
     * @param received how many
     * @param answered how many of those got a first response, by now
     * @param median minutes to the first response, of those answered; null = none were
     * @param nineInTen minutes within which nine in ten of those answered got theirs; null = none were
     * @param inTime answered when it was due, of those that were due by now
     */
    public record Line(
            IsoWeek week,
            int received,
            int answered,
            @Nullable Integer median,
            @Nullable Integer nineInTen,
            Share inTime) {}

    /**
     * What became of leads of one kind.
     *
     * @param key a site, an origin or a role; empty = not said
     * @param received in the week
     * @param inWeek chose a package with us, of those finished in the week
     * @param inQuarter the same, over the thirteen weeks up to and including it, as far as there are figures of them
     */
    public record Group(String key, int received, Share inWeek, Share inQuarter) {}

    /**
     * What became of the leads that were finished; those that turned out to be none are left out.
     *
     * @param byWeek every week of the thirteen of which there are figures
     */
    public record Conversion(Map<IsoWeek, Share> byWeek, List<Group> bySite, List<Group> byOrigin, List<Group> byRole) {

        public Conversion {
            byWeek = Map.copyOf(byWeek);
            bySite = List.copyOf(bySite);
            byOrigin = List.copyOf(byOrigin);
            byRole = List.copyOf(byRole);
        }
    }

    /**
     * How many open leads came in so long ago.
     *
     * @param from days, inclusive
     * @param to days, exclusive; null = however long
     */
    public record Age(int from, @Nullable Integer to, int leads) {}

    /** The week of today. */
    public IsoWeek thisWeek() {
        return IsoWeek.of(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), IsoWeek.HERE);
    }

    /** The first week of which no lead has had its time: of those before it only some are left, customers above all. */
    private IsoWeek firstWhole() {
        IsoWeek whole = IsoWeek.of(today().minus(rules.lead())).plus(1);
        return whole.isAfter(thisWeek()) ? thisWeek() : whole;
    }

    /** The week itself when there are figures of it, or else the nearest one of which there are. */
    public IsoWeek nearest(IsoWeek week) {
        IsoWeek latest = week.isAfter(thisWeek()) ? thisWeek() : week;
        return firstWhole().isAfter(latest) ? firstWhole() : latest;
    }

    /** The first week in which something came in, as far back as there are figures; this week when nothing did yet. */
    public IsoWeek firstWeek() {
        return database.select(min(LEAD_.RECEIVED_AT))
                .from(LEAD_)
                .where(LeadInbox.LISTED)
                .fetchOptional(row -> row.value1())
                .map(first ->
                        nearest(IsoWeek.of(first.atZoneSameInstant(IsoWeek.HERE).toLocalDate())))
                .orElseGet(this::thisWeek);
    }

    /**
     * Thirteen weeks, the last one last, or as many as there are figures of; one in which nothing came in has zeros.
     *
     * @param last one of which there are figures ({@link #nearest})
     */
    public List<Line> weeks(IsoWeek last) {
        Map<LocalDate, Line> found = weeksQuery(database, last, OffsetDateTime.now(clock))
                .fetchMap(
                        row -> row.value1(),
                        row -> new Line(
                                new IsoWeek(row.value1()),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                new Share(row.value6(), row.value7())));
        return quarter(last).stream()
                .map(week -> found.getOrDefault(week.monday(), new Line(week, 0, 0, null, null, Share.NONE)))
                .toList();
    }

    /** What became of what was finished in a week and the twelve before, by site, origin and role; of the same weeks. */
    public Conversion conversion(IsoWeek week) {
        List<IsoWeek> weeks = quarter(week);
        List<Cell> finished = finishedQuery(database, week)
                .fetch(row -> new Cell(
                        new IsoWeek(row.value1()),
                        row.value2(),
                        row.value3(),
                        Objects.requireNonNullElse(row.value4(), ""),
                        new Share(row.value6(), row.value5())))
                .stream()
                .filter(cell -> weeks.contains(cell.week()))
                .toList();
        List<Cell> received = receivedQuery(database, week)
                .fetch(row -> new Cell(
                        week,
                        row.value1(),
                        row.value2(),
                        Objects.requireNonNullElse(row.value3(), ""),
                        new Share(row.value4(), row.value4())));
        return new Conversion(
                weeks.stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                each -> sum(finished, cell -> cell.week().equals(each)))),
                groups(week, received, finished, Cell::site),
                groups(week, received, finished, Cell::origin),
                groups(week, received, finished, Cell::role));
    }

    /** How long open leads have been here, at this moment. */
    public List<Age> ages() {
        List<Age> ages = new ArrayList<>();
        var counted = agesQuery(database, OffsetDateTime.now(clock)).fetchSingle();
        for (int i = 0; i <= AGES.size(); i++) {
            ages.add(new Age(
                    i == 0 ? 0 : AGES.get(i - 1),
                    i == AGES.size() ? null : AGES.get(i),
                    counted.get(i, Integer.class)));
        }
        return ages;
    }

    private List<IsoWeek> quarter(IsoWeek last) {
        IsoWeek first = firstWhole();
        return IntStream.rangeClosed(1 - WEEKS, 0)
                .mapToObj(last::plus)
                .filter(week -> !first.isAfter(week))
                .toList();
    }

    private record Cell(IsoWeek week, String site, String origin, String role, Share share) {}

    private static Share sum(List<Cell> cells, Predicate<Cell> which) {
        return cells.stream().filter(which).map(Cell::share).reduce(Share.NONE, Share::plus);
    }

    private static List<Group> groups(
            IsoWeek week, List<Cell> received, List<Cell> finished, Function<Cell, String> kind) {
        Set<String> keys = new LinkedHashSet<>(new TreeSet<>(
                Stream.concat(received.stream(), finished.stream()).map(kind).toList()));
        // What was not said comes last.
        if (keys.remove("")) {
            keys.add("");
        }
        return keys.stream()
                .map(key -> {
                    Predicate<Cell> same = cell -> kind.apply(cell).equals(key);
                    return new Group(
                            key,
                            sum(received, same).of(),
                            sum(finished, same.and(cell -> cell.week().equals(week))),
                            sum(finished, same));
                })
                .toList();
    }

    private static Field<LocalDate> mondayOf(Field<OffsetDateTime> moment) {
        return DSL.field("date_trunc('week', {0} AT TIME ZONE 'Europe/Amsterdam')::date", LocalDate.class, moment);
    }

    private static Condition within(Field<OffsetDateTime> moment, IsoWeek first, IsoWeek last) {
        // Who registers for an event asked nothing and waits for nobody.
        return moment.ge(first.begin())
                .and(moment.lt(last.end()))
                .and(LEAD_.ORIGIN.ne(inline(LeadOrigin.EVENT.key())))
                .and(LeadInbox.LISTED);
    }

    static Select<Record7<LocalDate, Integer, Integer, Integer, Integer, Integer, Integer>> weeksQuery(
            DSLContext dsl, IsoWeek last, OffsetDateTime now) {
        Field<LocalDate> week = mondayOf(LEAD_.RECEIVED_AT);
        Condition due = LEAD_.RESPOND_BY
                .isNotNull()
                // Whoever asked nothing that we can answer was not left waiting
                .and(LEAD_.FIRST_RESPONSE_AT
                        .isNotNull()
                        .or(LEAD_.RESPOND_BY.lt(now).and(LEAD_.OUTCOME.isDistinctFrom(inline("not_a_lead")))));
        return dsl.select(
                        week,
                        count(),
                        count(LEAD_.RESPONSE_MINUTES),
                        percentileDisc(inline(new BigDecimal("0.5")))
                                .withinGroupOrderBy(LEAD_.RESPONSE_MINUTES)
                                .cast(Integer.class),
                        percentileDisc(inline(new BigDecimal("0.9")))
                                .withinGroupOrderBy(LEAD_.RESPONSE_MINUTES)
                                .cast(Integer.class),
                        count().filterWhere(LEAD_.FIRST_RESPONSE_AT.le(LEAD_.RESPOND_BY)),
                        count().filterWhere(due))
                .from(LEAD_)
                .where(within(LEAD_.RECEIVED_AT, last.plus(1 - WEEKS), last))
                .groupBy(week);
    }

    static Select<Record6<LocalDate, String, String, String, Integer, Integer>> finishedQuery(
            DSLContext dsl, IsoWeek last) {
        Field<LocalDate> week = mondayOf(LEAD_.OUTCOME_AT);
        return dsl.select(
                        week,
                        LEAD_.SITE,
                        LEAD_.ORIGIN,
                        LEAD_.ROLE,
                        count(),
                        count().filterWhere(LEAD_.OUTCOME.eq("chosen")))
                .from(LEAD_)
                .where(
                        within(LEAD_.OUTCOME_AT, last.plus(1 - WEEKS), last),
                        LEAD_.OUTCOME.isNotNull(),
                        LEAD_.OUTCOME.ne("not_a_lead"))
                .groupBy(week, LEAD_.SITE, LEAD_.ORIGIN, LEAD_.ROLE);
    }

    static Select<Record4<String, String, String, Integer>> receivedQuery(DSLContext dsl, IsoWeek week) {
        return dsl.select(LEAD_.SITE, LEAD_.ORIGIN, LEAD_.ROLE, count())
                .from(LEAD_)
                .where(within(LEAD_.RECEIVED_AT, week, week))
                .groupBy(LEAD_.SITE, LEAD_.ORIGIN, LEAD_.ROLE);
    }

    static Select<Record5<Integer, Integer, Integer, Integer, Integer>> agesQuery(DSLContext dsl, OffsetDateTime now) {
        return dsl.select(
                        count().filterWhere(LEAD_.RECEIVED_AT.gt(now.minusDays(AGES.get(0)))),
                        count().filterWhere(aged(now, 0)),
                        count().filterWhere(aged(now, 1)),
                        count().filterWhere(aged(now, 2)),
                        count().filterWhere(LEAD_.RECEIVED_AT.le(now.minusDays(AGES.get(3)))))
                .from(LEAD_)
                .where(LEAD_.STATUS.ne(inline("done")), LeadInbox.LISTED);
    }

    private static Condition aged(OffsetDateTime now, int group) {
        return LEAD_.RECEIVED_AT
                .le(now.minusDays(AGES.get(group)))
                .and(LEAD_.RECEIVED_AT.gt(now.minusDays(AGES.get(group + 1))));
    }
}
