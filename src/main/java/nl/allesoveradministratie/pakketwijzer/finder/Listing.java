package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/**
 * How a visitor has a result listed. It is no answer and changes no place; it stands in the address of a result beside the
 * answers, so that whoever opens that address sees the same list.
 *
 * @param chosen null = as follows from the answers
 * @param upTo the most euro per month that is listed; 0 = all
 * @param compared what is in the tray, at most {@link #MOST_COMPARED}
 */
public record Listing(@Nullable Order chosen, int upTo, List<PackageId> compared) {

    /** So many packages stand beside each other. */
    public static final int MOST_COMPARED = 4;

    /** What of an address tells this. */
    public static final Set<String> PARAMETERS = Set.of("volgorde", "tot", "vergelijk");

    private static final Map<String, Order> ORDERS = Map.of("kosten", Order.COST, "passend", Order.FIT);

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,4}");

    /** Checks and copies. */
    public Listing {
        compared = List.copyOf(compared);
    }

    /** From the parameters of an address; what cannot be understood is as if it were not there. */
    public static Listing of(Map<String, List<String>> parameters, Catalog catalog) {
        return new Listing(
                ORDERS.get(first(parameters, "volgorde")),
                Optional.of(first(parameters, "tot"))
                        .filter(AMOUNT.asMatchPredicate())
                        .map(Integer::parseInt)
                        .orElse(0),
                Arrays.stream(first(parameters, "vergelijk").split(","))
                        .flatMap(id -> PackageId.parse(id).stream())
                        .filter(id -> catalog.find(id).isPresent())
                        .distinct()
                        .limit(MOST_COMPARED)
                        .toList());
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    /** The order as chosen, else as follows from the answers. */
    public Order order(Answers answers) {
        return chosen == null ? Order.of(answers) : chosen;
    }

    /** What is listed of a ranking; of what costs more, or nobody knows what, none when there is a most. */
    public List<Ranking.Ranked> of(Ranking ranking, Answers answers) {
        List<Ranking.Ranked> listed = order(answers).sorted(ranking.packages());
        if (upTo > 0) {
            Money most = Money.ofEuro(upTo);
            listed.removeIf(ranked -> Optional.ofNullable(ranked.cost())
                    .map(Cost::perMonth)
                    .map(price -> price.compareTo(most) > 0)
                    .orElse(true));
        }
        return listed;
    }

    /**
     * The same with another order and another most.
     *
     * @param order null = as follows from the answers
     */
    public Listing by(@Nullable Order order, int most) {
        return new Listing(order, most, compared);
    }

    /** The same with others in the tray. */
    public Listing comparing(List<PackageId> others) {
        return new Listing(chosen, upTo, others);
    }

    /** As parameters of an address; empty = nothing was chosen. */
    public String query() {
        List<String> parts = new ArrayList<>();
        if (chosen != null) {
            parts.add("volgorde=" + (chosen == Order.COST ? "kosten" : "passend"));
        }
        if (upTo > 0) {
            parts.add("tot=" + upTo);
        }
        if (!compared.isEmpty()) {
            parts.add("vergelijk=" + compared.stream().map(PackageId::value).collect(Collectors.joining(",")));
        }
        return String.join("&", parts);
    }
}
