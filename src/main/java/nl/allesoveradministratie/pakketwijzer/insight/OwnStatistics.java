package nl.allesoveradministratie.pakketwijzer.insight;

import static nl.allesoveradministratie.pakketwijzer.insight.db.Tables.OWN_FIGURE;

import jakarta.annotation.security.RolesAllowed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.usage.OwnKind;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Our own statistics, for staff: by site and whole week, each figure of at least five browser-days and by itself. A
 * browser-day is one browser on one day, of a visitor who agreed to statistics.
 */
@Service
@OnDoor(Door.OFFICE)
@RolesAllowed({Role.SALES_ROLE, Role.EDITOR_ROLE, Role.PRIVACY_OFFICER_ROLE, Role.ADMIN_ROLE})
public class OwnStatistics {

    /** So many weeks stand side by side. */
    public static final int WEEKS = 26;

    private final DSLContext database;

    OwnStatistics(DSLContext officeDatabase) {
        this.database = officeDatabase;
    }

    /** @param browserDays at least five */
    public record Count(String key, int browserDays) {}

    /**
     * How many came so far in the finder, or further.
     *
     * @param least at least so many
     * @param most at most so many; the same when it is known exactly
     */
    public record Reached(int least, int most) {

        /** Whether it is one number. */
        public boolean isExact() {
            return least == most;
        }

        /** How many of these stopped before {@code further}. */
        public Reached minus(Reached further) {
            return new Reached(Math.max(0, least - further.most()), Math.max(0, most - further.least()));
        }
    }

    /**
     * A week of a site.
     *
     * @param finder by place, from the first question (0) to the result ({@link OwnKind#RESULT}); empty = nobody was there
     * @param counts what is told, the largest first
     * @param hidden of how many keys the number is not told: fewer than five browser-days, or all but fewer than five
     */
    public record Week(
            LocalDate monday, List<Reached> finder, Map<OwnKind, List<Count>> counts, Map<OwnKind, Integer> hidden) {

        public Week {
            finder = List.copyOf(finder);
            counts = Map.copyOf(counts);
            hidden = Map.copyOf(hidden);
        }

        /** The largest first. */
        public List<Count> counts(OwnKind kind) {
            return counts.getOrDefault(kind, List.of());
        }

        /** Of how many keys the number is not told. */
        public int hidden(OwnKind kind) {
            return hidden.getOrDefault(kind, 0);
        }
    }

    /**
     * A week in a row of weeks.
     *
     * @param begun how many came to a question; null = hidden
     * @param finished how many of them came to a result; null = hidden
     * @param any whether anybody came to the finder
     */
    public record Trend(
            LocalDate monday,
            @Nullable Integer begun,
            @Nullable Integer finished,
            boolean any) {}

    /** The Monday of a week as addresses name it, "2026-W47"; empty = no week. */
    public static Optional<LocalDate> monday(String week) {
        try {
            return week.length() == "2026-W47".length()
                    ? Optional.of(LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A week as addresses name it. */
    public static String name(LocalDate monday) {
        return monday.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, "2026-W47".length());
    }

    /** The weeks of a site that there are figures of, the newest first. */
    public List<LocalDate> weeks(String site) {
        return database.selectDistinct(OWN_FIGURE.WEEK)
                .from(OWN_FIGURE)
                .where(OWN_FIGURE.SITE.eq(site))
                .orderBy(OWN_FIGURE.WEEK.desc())
                .fetch(row -> row.value1());
    }

    /** One week of a site; without figures when there are none. */
    public Week week(String site, LocalDate monday) {
        @Nullable Integer[] finder = new Integer[OwnKind.RESULT + 1];
        Map<OwnKind, List<Count>> counts = new EnumMap<>(OwnKind.class);
        Map<OwnKind, Integer> hidden = new EnumMap<>(OwnKind.class);
        boolean begun = false;
        for (var row : database.select(OWN_FIGURE.KIND, OWN_FIGURE.KEY, OWN_FIGURE.BROWSER_DAYS)
                .from(OWN_FIGURE)
                .where(OWN_FIGURE.SITE.eq(site), OWN_FIGURE.WEEK.eq(monday))
                .orderBy(OWN_FIGURE.BROWSER_DAYS.desc(), OWN_FIGURE.KEY)
                .fetch()) {
            OwnKind kind = OwnKind.valueOf(row.value1().toUpperCase(Locale.ROOT));
            Integer count = row.value3();
            if (kind == OwnKind.FINDER) {
                begun = true;
                finder[Integer.parseInt(row.value2())] = count;
            } else if (count == null) {
                hidden.merge(kind, 1, Integer::sum);
            } else {
                counts.computeIfAbsent(kind, first -> new ArrayList<>()).add(new Count(row.value2(), count));
            }
        }
        return new Week(monday, begun ? reached(finder) : List.of(), counts, hidden);
    }

    /** A hidden place has at most four more than the next further one that is told. */
    static List<Reached> reached(@Nullable Integer[] finder) {
        Reached[] reached = new Reached[finder.length];
        int told = 0;
        for (int place = finder.length - 1; place >= 0; place--) {
            Integer count = finder[place];
            if (count == null) {
                reached[place] = new Reached(told == 0 ? 0 : told + 1, told + 4);
            } else {
                told = count;
                reached[place] = new Reached(told, told);
            }
        }
        return Arrays.asList(reached);
    }

    /** The weeks up to and with one, the earliest first; also those without figures. */
    public List<Trend> trend(String site, LocalDate last) {
        LocalDate first = last.minusWeeks(WEEKS - 1L);
        var rows = database.select(OWN_FIGURE.WEEK, OWN_FIGURE.KEY, OWN_FIGURE.BROWSER_DAYS)
                .from(OWN_FIGURE)
                .where(
                        OWN_FIGURE.SITE.eq(site),
                        OWN_FIGURE.WEEK.between(first, last),
                        OWN_FIGURE.KIND.eq(OwnKind.FINDER.key()),
                        OWN_FIGURE.KEY.in("0", String.valueOf(OwnKind.RESULT)))
                .fetchGroups(OWN_FIGURE.WEEK);
        return first.datesUntil(last.plusDays(1), Period.ofWeeks(1))
                .map(monday -> {
                    var of = rows.get(monday);
                    if (of == null) {
                        return new Trend(monday, null, null, false);
                    }
                    Map<String, Integer> byKey = of.intoMap(OWN_FIGURE.KEY, OWN_FIGURE.BROWSER_DAYS);
                    return new Trend(monday, byKey.get("0"), byKey.get(String.valueOf(OwnKind.RESULT)), true);
                })
                .toList();
    }
}
