package nl.allesoveradministratie.pakketwijzer.consent;

import static org.jooq.impl.DSL.val;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How many choices were made in each week, and how many of them allowed something: counts, and nobody in particular. */
@Service
@OnDoor(Door.OFFICE)
public class ConsentWeeks {

    /** So many weeks stand side by side: half a year, which is as long as a choice counts. */
    public static final int WEEKS = 26;

    private static final String PRIVACY_OFFICER = "PRIVACY_OFFICER";

    private final DSLContext database;
    private final Clock clock;

    ConsentWeeks(DSLContext officeDatabase, Clock clock) {
        this.database = officeDatabase;
        this.clock = clock;
    }

    /**
     * A week.
     *
     * @param monday its first day
     * @param choices how many were made; null = too few to tell, or none
     * @param allowed how many of those allowed a category; not in it = too few to tell, or too few others
     */
    public record Week(LocalDate monday, @Nullable Integer choices, Map<CookieCategory, Integer> allowed) {

        public Week {
            allowed = Map.copyOf(allowed);
        }
    }

    /** The weeks that are over, the latest last; also those without a choice. */
    @RolesAllowed(PRIVACY_OFFICER)
    public List<Week> weeks() {
        LocalDate now = LocalDate.now(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = now.minusWeeks(WEEKS);
        Map<LocalDate, Week> counted =
                database.resultQuery("SELECT * FROM consent.weeks({0})", val(first)).fetch(ConsentWeeks::read).stream()
                        .collect(Collectors.toMap(Week::monday, Function.identity()));
        List<Week> weeks = new ArrayList<>();
        for (LocalDate monday = first; monday.isBefore(now); monday = monday.plusWeeks(1)) {
            weeks.add(counted.getOrDefault(monday, new Week(monday, null, Map.of())));
        }
        return weeks;
    }

    private static Week read(Record row) {
        Map<CookieCategory, Integer> allowed = new EnumMap<>(CookieCategory.class);
        for (CookieCategory category : CookieCategory.values()) {
            Integer count = category.isOptional() ? row.get(category.key(), Integer.class) : null;
            if (count != null) {
                allowed.put(category, count);
            }
        }
        return new Week(row.get("week", LocalDate.class), row.get("choices", Integer.class), allowed);
    }
}
