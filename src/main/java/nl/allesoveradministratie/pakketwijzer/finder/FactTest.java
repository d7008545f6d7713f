package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Locale;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;

/** How a stated fact answers a requirement. Where the source says nothing there is no fact, and nothing to test. */
public sealed interface FactTest {

    /** The outcome for what a source says. */
    Outcome of(FactValue value);

    /**
     * The package has it: yes, any text, or a number above zero.
     *
     * @param partlyIsEnough whether "in part" will do, such as payroll through a link
     */
    record HasIt(boolean partlyIsEnough) implements FactTest {
        @Override
        public Outcome of(FactValue value) {
            return switch (value) {
                case FactValue.Yes yes -> Outcome.MET;
                case FactValue.Unlimited unlimited -> Outcome.MET;
                case FactValue.No no -> Outcome.UNMET;
                case FactValue.Partial partial -> partlyIsEnough ? Outcome.MET : Outcome.PARTLY;
                case FactValue.Number(var number) -> number.signum() > 0 ? Outcome.MET : Outcome.UNMET;
                case FactValue.Text text -> Outcome.MET;
                case FactValue.Listing(var words) -> words.isEmpty() ? Outcome.UNKNOWN : Outcome.MET;
            };
        }
    }

    /** The source names it in its list; what a list leaves out is unknown, not "no". */
    record Lists(String word) implements FactTest {
        @Override
        public Outcome of(FactValue value) {
            return value instanceof FactValue.Listing(var words) && words.contains(word)
                    ? Outcome.MET
                    : Outcome.UNKNOWN;
        }
    }

    /** The source's word is one of these; another word decides against it. */
    record IsOneOf(Set<String> words) implements FactTest {
        public IsOneOf {
            words = Set.copyOf(words);
        }

        @Override
        public Outcome of(FactValue value) {
            if (value instanceof FactValue.Text(String word)) {
                return words.contains(word) ? Outcome.MET : Outcome.UNMET;
            }
            return Outcome.UNKNOWN;
        }
    }

    /** The source's words contain this, whatever the case and spacing; otherwise unknown. */
    record Mentions(String word) implements FactTest {
        @Override
        public Outcome of(FactValue value) {
            return value instanceof FactValue.Text(String text) && plain(text).contains(plain(word))
                    ? Outcome.MET
                    : Outcome.UNKNOWN;
        }

        private static String plain(String text) {
            return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        }
    }
}
