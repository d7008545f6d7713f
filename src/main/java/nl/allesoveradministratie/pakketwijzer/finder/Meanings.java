package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import org.jspecify.annotations.Nullable;

/**
 * What every answer asks of a package. Wants, yes/no and the role follow one rule each; every other option stands in the
 * table {@code db/finder/meaning.yaml}.
 */
public final class Meanings {

    /** The column of the table for types that are answered with a number or a package. */
    static final String ANY = "any";

    private static final FactTest HAS_IT = new FactTest.HasIt(false);

    private final Map<String, Map<String, TableEntry>> table;

    /**
     * A line of the table.
     *
     * @param meaning what the option means; for numbers, with the answer still to be filled in
     * @param unless a later criterion about the same fact: once that is answered, this line asks nothing; null = none
     * @param from for numbers and a feature: from which number on the feature is needed; otherwise 0
     */
    record TableEntry(Meaning meaning, @Nullable String unless, int from) {}

    Meanings(Map<String, Map<String, TableEntry>> table) {
        this.table = Map.copyOf(table);
    }

    /**
     * The meaning of one chosen value among all answers: where a later answer says more precisely what is wanted, that one
     * stands and this one asks nothing.
     *
     * @throws IllegalStateException when the table has no line for it, which the build excludes
     */
    Meaning of(Criterion criterion, String value, Answers answers) {
        TableEntry line = table.getOrDefault(criterion.id(), Map.of()).get(value);
        return line != null && line.unless() != null && answers.has(line.unless())
                ? new Meaning.Ignored()
                : of(criterion, value);
    }

    /**
     * The meaning of one chosen value by itself.
     *
     * @throws IllegalStateException when the table has no line for it, which the build excludes
     */
    Meaning of(Criterion criterion, String value) {
        return switch (criterion.answerType()) {
            case WANT ->
                switch (value) {
                    case "need" -> requires(criterion, Level.MUST);
                    case "nice" -> requires(criterion, Level.WISH);
                    default -> new Meaning.Ignored();
                };
            case YES_NO ->
                value.equals("yes")
                        ? requires(criterion, criterion.role() == Criterion.Role.MUST ? Level.MUST : Level.WISH)
                        : new Meaning.Ignored();
            default ->
                criterion.id().equals("role")
                        ? new Meaning.Requires(Level.MUST, "target." + value, HAS_IT)
                        : fromTable(criterion, value);
        };
    }

    private static Meaning requires(Criterion criterion, Level level) {
        return new Meaning.Requires(
                criterion.isTooThin() ? Level.SHOWN : level,
                criterion.decidingField().orElse(null),
                HAS_IT);
    }

    private Meaning fromTable(Criterion criterion, String value) {
        Map<String, TableEntry> lines = table.getOrDefault(criterion.id(), Map.of());
        TableEntry line = Optional.ofNullable(lines.get(value))
                .or(() -> Optional.ofNullable(lines.get(ANY)))
                .orElseThrow(() -> new IllegalStateException("No meaning for " + criterion.id() + "=" + value));
        return switch (line.meaning()) {
            case Meaning.Carries(String field, long atLeast)
            when isNumber(criterion) -> new Meaning.Carries(field, Long.parseLong(value));
            case Meaning.CarriesWithFeature feature -> {
                long number = Long.parseLong(value);
                yield new Meaning.CarriesWithFeature(feature.field(), number >= line.from(), number);
            }
            case Meaning.Requires(Level level, String field, FactTest test)
            when criterion.isTooThin() -> new Meaning.Requires(Level.SHOWN, field, test);
            default -> line.meaning();
        };
    }

    private static boolean isNumber(Criterion criterion) {
        return criterion.answerType() == Criterion.AnswerType.NUMBER;
    }

    /** The table itself, for showing and checking it. */
    Map<String, Map<String, TableEntry>> table() {
        return table;
    }
}
