package nl.allesoveradministratie.pakketwijzer.catalog;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a fact must be before it may stand in the catalogue; the form of files is checked by {@link CatalogueFormat}. */
public final class FactRules {

    /** The most that an address may be long. */
    public static final int LONGEST_ADDRESS = 2_000;

    /** The most that a note, or a value in words, may be long. */
    public static final int LONGEST_TEXT = 1_000;

    private FactRules() {}

    /** What is wrong with a fact; each belongs to one field of a form. */
    public enum Problem {
        /** Not what can be said in this place. */
        VALUE,
        /** Not a web address. */
        SOURCE_URL,
        /** Missing for a fact at second hand, or there for one that was read directly. */
        VIA,
        /** In the future. */
        AS_OF,
        /** Too long, or not one line of text. */
        NOTE,
        /** Another than goes with the source. */
        GRADE
    }

    /**
     * What is wrong with a fact in a place; empty = nothing.
     *
     * @param today in the Netherlands: nothing was seen later
     */
    public static Set<Problem> problems(FactPlace place, Fact fact, LocalDate today) {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        if (!ValueKind.of(place).map(kind -> kind.admits(fact.value())).orElse(false) || !isLine(fact.value())) {
            problems.add(Problem.VALUE);
        }
        if (!fact.sourceUrl().matches("https?://\\S+") || fact.sourceUrl().length() > LONGEST_ADDRESS) {
            problems.add(Problem.SOURCE_URL);
        }
        boolean needsVia = fact.access() == Fact.Access.SECONDHAND;
        if (needsVia == (fact.via() == null) || !isLine(fact.via(), LONGEST_ADDRESS)) {
            problems.add(Problem.VIA);
        }
        if (fact.asOf() != null && fact.asOf().earliest().isAfter(today)) {
            problems.add(Problem.AS_OF);
        }
        if (!isLine(fact.note(), LONGEST_TEXT)) {
            problems.add(Problem.NOTE);
        }
        if (fact.grade() != Fact.gradeOf(fact.sourceKind(), fact.access())) {
            problems.add(Problem.GRADE);
        }
        return problems;
    }

    private static boolean isLine(FactValue value) {
        return !(value instanceof FactValue.Text(String text)) || isLine(text, LONGEST_TEXT);
    }

    private static boolean isLine(@Nullable String text, int longest) {
        return text == null
                || !text.isBlank()
                        && text.length() <= longest
                        && text.codePoints().noneMatch(Character::isISOControl);
    }
}
