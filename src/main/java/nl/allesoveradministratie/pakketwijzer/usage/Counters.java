package nl.allesoveradministratie.pakketwijzer.usage;

import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
     * Adds to what partners' figures are made of.
     *
     * @throws org.jooq.exception.DataAccessException when the database is away; the batch may or may not have been added
     */
    Answer add(LocalDate day, Changes.Batch<Bin> batch) {
        return send(
                batch.isRest() ? "usage.add_rest" : "usage.add",
                day,
                batch,
                bin -> Map.of(
                        "package_id", bin.pack().value(), "kind", bin.kind().key(), "bin", bin.key()));
    }

    /**
     * Adds to what our own statistics are made of.
     *
     * @throws org.jooq.exception.DataAccessException when the database is away; the batch may or may not have been added
     */
    Answer addOwn(LocalDate day, Changes.Batch<OwnBin> batch) {
        return send(
                "usage.add_own",
                day,
                batch,
                bin -> Map.of("site", bin.site(), "kind", bin.kind().key(), "key", bin.key()));
    }

    private <B> Answer send(
            String function, LocalDate day, Changes.Batch<B> batch, Function<B, Map<String, Object>> written) {
        String deltas = batch.changes().entrySet().stream()
                .filter(change -> change.getValue() != 0)
                .map(change -> {
                    Map<String, Object> delta = new TreeMap<>(written.apply(change.getKey()));
                    delta.put("change", change.getValue());
                    return JSON.writeValueAsString(delta);
                })
                // In an order that says nothing about what came first
                .sorted()
                .collect(joining(",", "[", "]"));
        String answer = database.select(field(
                        function + "({0}, {1}, {2}, {3})",
                        String.class,
                        val(day),
                        val(batch.token()),
                        val(batch.number()),
                        val(JSONB.valueOf(deltas))))
                .fetchSingle()
                .value1();
        return Answer.valueOf(answer.toUpperCase(Locale.ROOT));
    }
}
