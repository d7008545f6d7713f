package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.audit.Tables.ACCESS;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.audit.Tables.EXPORT;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;

/** What comes to its end when: from the dates on the records, and not from what a run did. */
@Service
@OnDoor(Door.OFFICE)
public class RetentionCalendar {

    /** How far it looks ahead. */
    public static final int MONTHS = 13;

    /** How many days ahead each record is named. */
    public static final int DAYS = 31;

    private static final int MOST = 200;

    private final DSLContext database;
    private final List<DatedRecords> others;
    private final RetentionRules rules;
    private final Clock clock;

    RetentionCalendar(DSLContext officeDatabase, List<DatedRecords> others, RetentionRules rules, Clock clock) {
        this.database = officeDatabase;
        this.others = List.copyOf(others);
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A month.
     *
     * @param counts by kind; what is left out: none
     */
    public record Month(YearMonth month, Map<String, Integer> counts) {

        public Month {
            counts = Map.copyOf(counts);
        }
    }

    /**
     * What comes.
     *
     * @param past by kind: what should have gone before today, and waits for the next run or is held
     * @param kinds in the order of the columns
     * @param soon leads and the like whose day comes within a month, the first first
     */
    public record Coming(
            List<String> kinds, Map<String, Integer> past, List<Month> months, List<DatedRecords.Due> soon) {

        public Coming {
            kinds = List.copyOf(kinds);
            past = Map.copyOf(past);
            months = List.copyOf(months);
            soon = List.copyOf(soon);
        }
    }

    /** What comes to its end from now on. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Coming coming() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Words.HERE);
        YearMonth now = YearMonth.from(today);
        LocalDate before = now.plusMonths(MONTHS).atDay(1);
        Map<String, Map<YearMonth, Integer>> all = new HashMap<>();
        List<String> kinds = new ArrayList<>();
        List<DatedRecords.Due> soon = new ArrayList<>();
        for (DatedRecords records : others) {
            kinds.add(records.kind());
            all.put(records.kind(), records.perMonth(before));
            soon.addAll(records.soon(today.plusDays(DAYS), MOST));
        }
        kinds.addAll(List.of("requests", "looks", "exports"));
        all.put("requests", perMonth(REQUEST, REQUEST.ENDED_AT, rules.rightsCase(), before));
        all.put("looks", perMonth(ACCESS, ACCESS.AT, rules.accessLog(), before));
        all.put("exports", perMonth(EXPORT, EXPORT.AT, rules.exportLog(), before));
        List<Month> months = new ArrayList<>();
        for (YearMonth month = now; month.isBefore(YearMonth.from(before)); month = month.plusMonths(1)) {
            Map<String, Integer> counts = new HashMap<>();
            for (String kind : kinds) {
                counts.put(kind, all.getOrDefault(kind, Map.of()).getOrDefault(month, 0));
            }
            months.add(new Month(month, counts));
        }
        Map<String, Integer> past = new HashMap<>();
        all.forEach((kind, byMonth) -> past.put(
                kind,
                byMonth.entrySet().stream()
                        .filter(each -> each.getKey().isBefore(now))
                        .mapToInt(Map.Entry::getValue)
                        .sum()));
        return new Coming(kinds, past, months, soon);
    }

    /** Each month is that of the moment in Amsterdam, so much later. */
    private Map<YearMonth, Integer> perMonth(
            Table<?> table, Field<OffsetDateTime> from, Period period, LocalDate before) {
        Field<LocalDate> month = DSL.field(
                "date_trunc('month', ({0} AT TIME ZONE 'Europe/Amsterdam') + {1}::interval)::date",
                LocalDate.class, from, DSL.inline(period.toString()));
        Map<YearMonth, Integer> counts = new HashMap<>();
        database.select(month, DSL.count()).from(table).where(from.isNotNull()).groupBy(month).fetch().stream()
                .filter(row -> row.value1().isBefore(before))
                .forEach(row -> counts.put(YearMonth.from(row.value1()), row.value2()));
        return counts;
    }
}
