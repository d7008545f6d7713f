package nl.allesoveradministratie.pakketwijzer.finder;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;

/**
 * What a visitor answered: options and bounded whole numbers only, so an address with answers can hold nothing about a
 * person. Immutable, in the order of the criteria.
 */
public final class Answers {

    /** Nothing answered. */
    public static final Answers NONE = new Answers(new LinkedHashMap<>());

    /** The largest number that can be answered. */
    public static final int LARGEST_NUMBER = 1_000_000;

    private final SequencedMap<String, List<String>> values;

    private Answers(SequencedMap<String, List<String>> values) {
        this.values = values;
    }

    /**
     * What came of reading an address.
     *
     * @param answers those that could be understood
     * @param problems those that could not; empty = all were
     */
    public record Parsed(Answers answers, List<Problem> problems) {}

    /**
     * A part of an address that could not be understood.
     *
     * @param parameter the name of the parameter
     * @param value what was given for it; empty when the parameter itself is unknown
     * @param allowed what would be understood instead: names of parameters, or values
     */
    public record Problem(String parameter, Optional<String> value, List<String> allowed) {}

    /**
     * Reads answers from the parameters of an address.
     *
     * @param parameters names and values as given; several values separated by commas
     * @param criteria what can be answered
     * @param options what can be chosen
     */
    public static Parsed parse(Map<String, List<String>> parameters, Criteria criteria, AnswerOptions options) {
        SequencedMap<String, List<String>> values = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Criterion criterion : criteria.all()) {
            List<String> given = parameters.get(criterion.id());
            if (given != null) {
                List<String> split = given.stream()
                        .flatMap(text -> Arrays.stream(text.split(",", -1)))
                        .map(String::strip)
                        .distinct()
                        .toList();
                Optional<Problem> problem = options.check(criterion, split);
                problem.ifPresent(problems::add);
                if (problem.isEmpty()) {
                    values.put(criterion.id(), split);
                }
            }
        }
        parameters.keySet().stream()
                .filter(name -> criteria.find(name).isEmpty())
                .map(name -> new Problem(name, Optional.empty(), criteria.ids()))
                .forEach(problems::add);
        return new Parsed(new Answers(values), List.copyOf(problems));
    }

    /** The values given for a criterion; empty = not answered. */
    public List<String> values(String criterion) {
        return values.getOrDefault(criterion, List.of());
    }

    /** The only, or first, value given for a criterion. */
    public Optional<String> first(String criterion) {
        return values(criterion).stream().findFirst();
    }

    /** Whether a criterion was answered. */
    public boolean has(String criterion) {
        return values.containsKey(criterion);
    }

    /** The criteria answered, in order. */
    public List<String> criteria() {
        return List.copyOf(values.sequencedKeySet());
    }

    /** How many criteria were answered. */
    public int size() {
        return values.size();
    }

    /**
     * These answers with one changed.
     *
     * @param value the values; empty = no longer answered
     */
    public Answers with(Criterion criterion, List<String> value, Criteria criteria) {
        SequencedMap<String, List<String>> changed = new LinkedHashMap<>();
        for (String id : criteria.ids()) {
            List<String> kept = id.equals(criterion.id()) ? value : values(id);
            if (!kept.isEmpty()) {
                changed.put(id, List.copyOf(kept));
            }
        }
        return new Answers(changed);
    }

    /** As the parameters of an address: name to values joined by commas, in order. */
    public SequencedMap<String, String> parameters() {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        values.forEach((criterion, value) -> parameters.put(criterion, String.join(",", value)));
        return parameters;
    }

    /** As the query of an address, without the question mark; empty when nothing is answered. */
    public String query() {
        return parameters().entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8)
                                .replace("%2C", ","))
                .collect(Collectors.joining("&"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answers answers && answers.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return query();
    }
}
