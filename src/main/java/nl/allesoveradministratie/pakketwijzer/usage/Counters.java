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

/** The counters in the database, to which this process may add and of which it may read nothing. */
@Component
@OnDoor(Door.PUBLIC)
class Counters {

    private static final ObjectMapper JSON = JsonMapper.shared();

    private final DSLContext database;

    Counters(DSLContext publicDatabase) {
        this.database = publicDatabase;
    }

    /** What became of a batch. */
    enum Answer {
        /** It counts. */
        ADDED,
        /** It counted already: an earlier attempt had come through. */
        AGAIN,
        /** The day takes in no more. */
        CLOSED,
        /** The counters that this process added to are gone: the server crashed. */
        UNKNOWN
    }

    /**
     * Changes to the counters of a day.
     *
     * @param number 1, 2, … for one process and day; the same again is not counted twice
     * @param changes by how much each bin goes up or down
     * @param isRest it is about fewer browsers than hide each other, because the day or the process ends
     */
    record Batch(int number, Map<Bin, Integer> changes, boolean isRest) {

        Batch {
            changes = Map.copyOf(changes);
        }
    }

    /** @throws org.jooq.exception.DataAccessException when the database is away; the batch may or may not have been added */
    Answer add(LocalDate day, long token, Batch batch) {
        List<Map<String, Object>> deltas = batch.changes().entrySet().stream()
                .filter(change -> change.getValue() != 0)
                // In an order that says nothing about what came first
                .sorted(Comparator.comparing((Map.Entry<Bin, Integer> change) ->
                                change.getKey().pack().value())
                        .thenComparing(change -> change.getKey().kind())
                        .thenComparing(change -> change.getKey().key()))
                .map(change -> Map.<String, Object>of(
                        "package_id", change.getKey().pack().value(),
                        "kind", change.getKey().kind().key(),
                        "bin", change.getKey().key(),
                        "change", change.getValue()))
                .toList();
        String answer = database.select(field(
                        batch.isRest() ? "usage.add_rest({0}, {1}, {2}, {3})" : "usage.add({0}, {1}, {2}, {3})",
                        String.class,
                        val(day),
                        val(token),
                        val(batch.number()),
                        val(JSONB.valueOf(JSON.writeValueAsString(deltas)))))
                .fetchSingle()
                .value1();
        return Answer.valueOf(answer.toUpperCase(Locale.ROOT));
    }
}
