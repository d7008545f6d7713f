package nl.allesoveradministratie.pakketwijzer.usage;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The counters of our own statistics, to which this process may add and of which it may read nothing. */
@Component
@OnDoor(Door.PUBLIC)
class OwnCounters {

    private static final ObjectMapper JSON = JsonMapper.shared();

    private final DSLContext database;

    OwnCounters(DSLContext publicDatabase) {
        this.database = publicDatabase;
    }

    /**
     * Changes to the counters of a day.
     *
     * @param number 1, 2, … for one process and day; the same again is not counted twice
     * @param changes by how much each bin goes up or down
     * @param isRest it is about fewer browsers than hide each other, because the day or the process ends
     */
    record Batch(int number, Map<OwnBin, Integer> changes, boolean isRest) {

        Batch {
            changes = Map.copyOf(changes);
        }
    }

    /** @throws org.jooq.exception.DataAccessException when the database is away; the batch may or may not have been added */
    Counters.Answer add(LocalDate day, long token, Batch batch) {
        List<Map<String, Object>> deltas = batch.changes().entrySet().stream()
                .filter(change -> change.getValue() != 0)
                // In an order that says nothing about what came first
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(OwnBin::site)
                        .thenComparing(OwnBin::kind)
                        .thenComparing(OwnBin::key)))
                .map(change -> Map.<String, Object>of(
                        "site", change.getKey().site(),
                        "kind", change.getKey().kind().key(),
                        "key", change.getKey().key(),
                        "change", change.getValue()))
                .toList();
        String answer = database.select(field(
                        batch.isRest() ? "usage.add_own_rest({0}, {1}, {2}, {3})" : "usage.add_own({0}, {1}, {2}, {3})",
                        String.class,
                        val(day),
                        val(token),
                        val(batch.number()),
                        val(JSONB.valueOf(JSON.writeValueAsString(deltas)))))
                .fetchSingle()
                .value1();
        return Counters.Answer.valueOf(answer.toUpperCase(Locale.ROOT));
    }
}
