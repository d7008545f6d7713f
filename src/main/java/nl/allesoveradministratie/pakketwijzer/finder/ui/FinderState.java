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
import nl.allesoveradministratie.pakketwijzer.finder.Listing;

/**
 * Everything about a visitor's place in the finder, all of it in the address: a reload, a second tab, an expired
 * session or somebody else's browser shows the same.
 *
 * @param answers what was answered
 * @param step the id of the page; empty = the role
 * @param unknown criteria answered with "I don't know", which asks nothing of a package
 * @param listing how the result is listed
 * @param lossy whether part of the address was not understood
 */
record FinderState(Answers answers, String step, Set<String> unknown, Listing listing, boolean lossy) {

    private static final Set<String> OWN = Set.of("stap", "onbekend");

    /** What mail programs and other sites hang on a link: no answer of anybody, so none that is lost. */
    private static final Pattern HUNG_ON = Pattern.compile("utm_.*|fbclid|gclid|msclkid");

    FinderState {
        unknown = Set.copyOf(unknown);
    }

    static FinderState of(Map<String, List<String>> parameters, Finder finder) {
        Map<String, List<String>> criteria = new LinkedHashMap<>(parameters);
        criteria.keySet()
                .removeIf(name -> OWN.contains(name)
                        || Listing.PARAMETERS.contains(name)
                        || HUNG_ON.matcher(name).matches());
        Answers.Parsed parsed = finder.parse(criteria);
        Set<String> unknown = words(parameters, "onbekend").stream()
                .filter(id -> finder.criteria().find(id).isPresent())
                .filter(id -> !parsed.answers().has(id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new FinderState(
                parsed.answers(),
                first(parameters, "stap"),
                unknown,
                Listing.of(parameters, finder.catalog()),
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
        return new FinderState(changed, step, unknown, listing, false);
    }

    FinderState withUnknown(Set<String> changed) {
        return new FinderState(answers, step, changed, listing, false);
    }

    FinderState atStep(String changed) {
        return new FinderState(answers, changed, unknown, listing, false);
    }

    FinderState listedBy(Listing changed) {
        return new FinderState(answers, step, unknown, changed, false);
    }

    /** As the query of an address, with the question mark; empty when there is nothing to say. */
    String query() {
        List<String> parts = new ArrayList<>();
        if (answers.size() > 0) {
            parts.add(answers.query());
        }
        add(parts, "onbekend", unknown.stream().sorted().collect(Collectors.joining(",")));
        add(parts, "stap", step);
        if (!listing.query().isEmpty()) {
            parts.add(listing.query());
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ","));
        }
    }
}
