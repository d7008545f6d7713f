package nl.allesoveradministratie.pakketwijzer.finder.ui;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Order;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * Everything about a visitor's place in the finder, all of it in the address: a reload, a second tab, an expired
 * session or somebody else's browser shows the same.
 *
 * @param answers what was answered
 * @param step the id of the page; empty = the role
 * @param unknown criteria answered with "I don't know", which asks nothing of a package
 * @param order "kosten" or "passend" when chosen; empty = by cost for whom cost weighs most, else by fit
 * @param upTo the most euro per month that is shown; 0 = all
 * @param compared what is in the tray
 * @param lossy whether part of the address was not understood
 */
record FinderState(
        Answers answers,
        String step,
        Set<String> unknown,
        String order,
        int upTo,
        List<PackageId> compared,
        boolean lossy) {

    static final int MOST_COMPARED = 4;

    private static final Set<String> ORDERS = Set.of("kosten", "passend");

    private static final Set<String> OWN = Set.of("stap", "onbekend", "volgorde", "tot", "vergelijk");

    /** What mail programs and other sites hang on a link: no answer of anybody, so none that is lost. */
    private static final Pattern HUNG_ON = Pattern.compile("utm_.*|fbclid|gclid|msclkid");

    FinderState {
        unknown = Set.copyOf(unknown);
        compared = List.copyOf(compared);
    }

    static FinderState of(Map<String, List<String>> parameters, Finder finder) {
        Map<String, List<String>> criteria = new LinkedHashMap<>(parameters);
        criteria.keySet()
                .removeIf(name -> OWN.contains(name) || HUNG_ON.matcher(name).matches());
        Answers.Parsed parsed = finder.parse(criteria);
        Set<String> unknown = words(parameters, "onbekend").stream()
                .filter(id -> finder.criteria().find(id).isPresent())
                .filter(id -> !parsed.answers().has(id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<PackageId> compared = words(parameters, "vergelijk").stream()
                .flatMap(id -> PackageId.parse(id).stream())
                .filter(id -> finder.catalog().find(id).isPresent())
                .distinct()
                .limit(MOST_COMPARED)
                .toList();
        String upTo = first(parameters, "tot");
        return new FinderState(
                parsed.answers(),
                first(parameters, "stap"),
                unknown,
                ORDERS.contains(first(parameters, "volgorde")) ? first(parameters, "volgorde") : "",
                upTo.matches("[0-9]{1,4}") ? Integer.parseInt(upTo) : 0,
                compared,
                !parsed.problems().isEmpty());
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    private static List<String> words(Map<String, List<String>> parameters, String name) {
        return Arrays.stream(first(parameters, name).split(","))
                .filter(word -> !word.isBlank())
                .toList();
    }

    FinderState withAnswers(Answers changed) {
        return new FinderState(changed, step, unknown, order, upTo, compared, false);
    }

    FinderState withUnknown(Set<String> changed) {
        return new FinderState(answers, step, changed, order, upTo, compared, false);
    }

    FinderState atStep(String changed) {
        return new FinderState(answers, changed, unknown, order, upTo, compared, false);
    }

    /** How the result is listed: as chosen, else as follows from the answers. */
    Order listedBy() {
        return order.isEmpty() ? Order.of(answers) : order.equals("kosten") ? Order.COST : Order.FIT;
    }

    FinderState ordered(Order chosen, int most) {
        String word = chosen == Order.COST ? "kosten" : "passend";
        return new FinderState(answers, step, unknown, word, most, compared, false);
    }

    FinderState comparing(List<PackageId> changed) {
        return new FinderState(answers, step, unknown, order, upTo, changed, false);
    }

    /** As the query of an address, with the question mark; empty when there is nothing to say. */
    String query() {
        List<String> parts = new ArrayList<>();
        if (answers.size() > 0) {
            parts.add(answers.query());
        }
        add(parts, "onbekend", unknown.stream().sorted().collect(Collectors.joining(",")));
        add(parts, "stap", step);
        add(parts, "volgorde", order);
        add(parts, "tot", upTo > 0 ? String.valueOf(upTo) : "");
        add(parts, "vergelijk", compared.stream().map(PackageId::value).collect(Collectors.joining(",")));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ","));
        }
    }
}
