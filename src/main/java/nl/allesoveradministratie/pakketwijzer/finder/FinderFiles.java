package nl.allesoveradministratie.pakketwijzer.finder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the finder's data: what answers mean, how questions are worded, and on which page they stand. */
final class FinderFiles {

    private static final YAMLMapper YAML = new YAMLMapper();

    private FinderFiles() {}

    /** {@code db/finder/meaning.yaml}; its form is described at the top of the file. */
    static Meanings meanings() {
        Map<String, Map<String, Meanings.TableEntry>> table = new LinkedHashMap<>();
        read("meaning.yaml").properties().forEach(criterion -> {
            Map<String, Meanings.TableEntry> lines = new LinkedHashMap<>();
            criterion.getValue().properties().forEach(line -> lines.put(line.getKey(), entry(line.getValue())));
            table.put(criterion.getKey(), lines);
        });
        return new Meanings(table);
    }

    private static Meanings.TableEntry entry(JsonNode line) {
        int from = line.path("from").asInt(0);
        JsonNode unless = line.path("unless");
        return new Meanings.TableEntry(meaning(line), unless.isString() ? unless.stringValue() : null, from);
    }

    private static Meaning meaning(JsonNode line) {
        if (line.isString() && line.stringValue().equals("ignored")) {
            return new Meaning.Ignored();
        }
        if (line.has("budget")) {
            JsonNode budget = line.get("budget");
            return new Meaning.Budget(budget.isNumber() ? budget.intValue() : null);
        }
        if (line.has("size")) {
            return size(line.get("size").stringValue(), line);
        }
        for (Level level : Level.values()) {
            if (line.has(level.key())) {
                String field = line.get(level.key()).stringValue();
                return new Meaning.Requires(
                        level,
                        field.equals("none") ? null : field,
                        test(line.path("test").asString("has")));
            }
        }
        throw new IllegalArgumentException("Not a line of meaning.yaml: " + line);
    }

    private static Meaning size(String field, JsonNode line) {
        if (line.has("carries")) {
            // "answer" is filled in when the number is known.
            return new Meaning.Carries(field, line.get("carries").asLong(0));
        }
        return line.has("at-least")
                ? new Meaning.CarriesGrowth(
                        line.get("at-least").intValue(), line.get("grows-to").intValue())
                : new Meaning.CarriesWithFeature(field, true, 0);
    }

    private static FactTest test(String text) {
        String kind = text.split(" ", 2)[0];
        String rest = text.substring(kind.length()).strip();
        return switch (kind) {
            case "has" -> new FactTest.HasIt(false);
            case "has-or-partly" -> new FactTest.HasIt(true);
            case "lists" -> new FactTest.Lists(rest);
            case "one-of" -> new FactTest.IsOneOf(Set.copyOf(Arrays.asList(rest.split(" "))));
            case "mentions" -> new FactTest.Mentions(rest);
            default -> throw new IllegalArgumentException("Not a test of meaning.yaml: " + text);
        };
    }

    /** {@code db/finder/wording.yaml}. */
    static Map<String, Wording.Entry> wording() {
        Map<String, Wording.Entry> entries = new LinkedHashMap<>();
        read("wording.yaml").properties().forEach(criterion -> {
            Map<Language, Wording.Words> words = new EnumMap<>(Language.class);
            Map<String, Map<Language, Wording.OptionWords>> options = new LinkedHashMap<>();
            for (Language language : Language.values()) {
                JsonNode node = criterion.getValue().get(language.tag());
                words.put(
                        language,
                        new Wording.Words(
                                text(node, "short"),
                                text(node, "question"),
                                text(node, "explain"),
                                text(node, "why"),
                                node.path("ask").asString("")));
            }
            criterion.getValue().path("options").properties().forEach(option -> {
                Map<Language, Wording.OptionWords> each = new EnumMap<>(Language.class);
                for (Language language : Language.values()) {
                    JsonNode node = option.getValue().get(language.tag());
                    each.put(language, new Wording.OptionWords(text(node, "label"), text(node, "text")));
                }
                options.put(option.getKey(), each);
            });
            entries.put(criterion.getKey(), new Wording.Entry(words, options));
        });
        return entries;
    }

    /** {@code db/finder/pages.yaml}. */
    static Map<Audience, List<QuestionPage>> pages() {
        Map<Audience, List<QuestionPage>> pages = new EnumMap<>(Audience.class);
        read("pages.yaml").properties().forEach(role -> {
            List<QuestionPage> list = new ArrayList<>();
            for (JsonNode page : role.getValue()) {
                List<String> criteria = new ArrayList<>();
                page.get("criteria").forEach(criterion -> criteria.add(criterion.stringValue()));
                Map<Language, QuestionPage.Words> words = new EnumMap<>(Language.class);
                for (Language language : Language.values()) {
                    JsonNode node = page.get(language.tag());
                    words.put(
                            language,
                            new QuestionPage.Words(text(node, "topic"), text(node, "title"), text(node, "lead")));
                }
                list.add(new QuestionPage(text(page, "id"), criteria, words));
            }
            pages.put(Audience.ofKey(role.getKey()), list);
        });
        return pages;
    }

    /** {@code db/finder/questions.yaml}; its form is described at the top of the file. */
    static Map<String, AskWhen> conditions() {
        Map<String, AskWhen> conditions = new LinkedHashMap<>();
        read("questions.yaml")
                .properties()
                .forEach(line -> conditions.put(
                        line.getKey(),
                        new AskWhen(
                                answers(line.getValue().path("unless")),
                                answers(line.getValue().path("when")),
                                AskWhen.Follow.valueOf(line.getValue()
                                        .path("follow")
                                        .asString("separating")
                                        .toUpperCase(Locale.ROOT)
                                        .replace('-', '_')))));
        return conditions;
    }

    private static Map<String, Set<String>> answers(JsonNode node) {
        Map<String, Set<String>> answers = new LinkedHashMap<>();
        node.properties().forEach(criterion -> {
            Set<String> values = new LinkedHashSet<>();
            criterion.getValue().forEach(value -> values.add(value.stringValue()));
            answers.put(criterion.getKey(), values);
        });
        return answers;
    }

    /**
     * {@code db/finder/segments.yaml}.
     *
     * @throws IllegalArgumentException when an answer in it cannot be given
     */
    static List<Segment> segments(Criteria criteria, AnswerOptions options) {
        List<Segment> segments = new ArrayList<>();
        read("segments.yaml").properties().forEach(segment -> {
            Map<String, List<String>> given = new LinkedHashMap<>();
            segment.getValue()
                    .get("answers")
                    .properties()
                    .forEach(answer ->
                            given.put(answer.getKey(), List.of(answer.getValue().asString())));
            Answers.Parsed parsed = Answers.parse(given, criteria, options);
            if (!parsed.problems().isEmpty()) {
                throw new IllegalArgumentException(segment.getKey() + ": " + parsed.problems());
            }
            Map<Language, Segment.Words> words = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                JsonNode node = segment.getValue().get(language.tag());
                List<String> know = new ArrayList<>();
                node.get("know").forEach(line -> know.add(line.stringValue()));
                words.put(
                        language,
                        new Segment.Words(
                                text(node, "name"),
                                text(node, "title"),
                                text(node, "description"),
                                text(node, "lead"),
                                know));
            }
            segments.add(new Segment(segment.getKey(), parsed.answers(), words));
        });
        return segments;
    }

    /** {@code db/finder/profiles.yaml}. */
    static List<Profile> profiles() {
        List<Profile> profiles = new ArrayList<>();
        read("profiles.yaml").properties().forEach(profile -> {
            Map<Language, String> names = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                names.put(language, text(profile.getValue(), language.tag()));
            }
            Map<String, String> answers = new LinkedHashMap<>();
            for (String answer : text(profile.getValue(), "answers").split("&")) {
                answers.put(answer.split("=", 2)[0], answer.split("=", 2)[1]);
            }
            profiles.add(new Profile(profile.getKey(), names, answers));
        });
        return profiles;
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static JsonNode read(String file) {
        try (InputStream stream = FinderFiles.class.getResourceAsStream("/db/finder/" + file)) {
            return YAML.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
