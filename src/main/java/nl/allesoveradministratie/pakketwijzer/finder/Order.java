package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import org.jspecify.annotations.Nullable;

/** In which order the packages of a ranking are listed; the same on the screen and in a mail. */
public enum Order {
    /** By their places. */
    FIT,
    /** The cheapest first; costs are no part of the score. */
    COST;

    /** The word in keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order for whoever chose none: by cost for whom cost weighs most, else by fit. */
    public static Order of(Answers answers) {
        return answers.first("priority").filter("kosten"::equals).isPresent() ? COST : FIT;
    }

    /**
     * The packages in this order. Those that cost the same, or of which the price is unknown, stay in order of fit; an
     * unknown price comes last.
     *
     * @param packages in order of fit, as a ranking gives them
     */
    public List<Ranking.Ranked> sorted(List<Ranking.Ranked> packages) {
        List<Ranking.Ranked> sorted = new ArrayList<>(packages);
        if (this == COST) {
            sorted.sort(byAmount(Cost::perMonth).thenComparing(byAmount(Cost::threeYears)));
        }
        return sorted;
    }

    private static Comparator<Ranking.Ranked> byAmount(Function<Cost, @Nullable Money> amount) {
        return Comparator.comparing(
                ranked -> ranked.cost() == null ? null : amount.apply(ranked.cost()),
                Comparator.nullsLast(Comparator.<Money>naturalOrder()));
    }
}
