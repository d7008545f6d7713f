package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.util.List;

/** What a source says. There is no value for "unknown": then there is no fact. */
public sealed interface FactValue {

    /** The source says it has this. */
    record Yes() implements FactValue {}

    /** The source says it lacks this; never a stand-in for "not found". */
    record No() implements FactValue {}

    /** In part, in some editions, through a link or at extra cost: the note says which. */
    record Partial() implements FactValue {}

    /** A limit that is not there. */
    record Unlimited() implements FactValue {}

    /** A price in euro, a limit or a number of days. */
    record Number(BigDecimal value) implements FactValue {}

    /** Free words. */
    record Text(String value) implements FactValue {}

    /** Several words; what is missing from it is unknown, not "no". */
    record Listing(List<String> values) implements FactValue {
        public Listing {
            values = List.copyOf(values);
        }
    }
}
