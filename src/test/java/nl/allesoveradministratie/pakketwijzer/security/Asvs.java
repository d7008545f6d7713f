package nl.allesoveradministratie.pakketwijzer.security;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What docs/asvs.md says, held against the standard's numbers and against the tests that there are.
 *
 * @param levels of each item of levels 1 and 2
 * @param rows in the order of the document
 */
record Asvs(Map<String, Integer> levels, List<Row> rows) {

    private static final Path CLASSES = Path.of("target/test-classes");

    private static final Path DOCUMENT = Path.of("docs/asvs.md");

    private static final Pattern ROW =
            Pattern.compile("\\| ([0-9.]+|[0-9]+\\.\\*) \\| ([12]|1-2) \\| (.*?) \\| (.*?) \\| (.*?) \\| (.*) \\|");

    private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+)#([A-Za-z0-9]+)`");

    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)]*)\\)");

    static final Set<String> STANDINGS = Set.of("met", "partly", "not met", "installation", "–");

    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "Property", "Example", "TestFactory");

    /** An item as the document has it. */
    record Row(String item, String level, String standing, String how, String shown) {

        /** Tests that are named, as "Class#method". */
        List<String> tests() {
            return all(TEST, shown, found -> found.group(1) + "#" + found.group(2));
        }

        /** Documents that are named, from the folder of this one. */
        List<String> documents() {
            return all(LINK, shown, found -> found.group(1));
        }

        private static List<String> all(
                Pattern pattern, String text, java.util.function.Function<Matcher, String> what) {
            List<String> found = new ArrayList<>();
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                found.add(what.apply(matcher));
            }
            return found;
        }
    }

    static Asvs read() throws IOException {
        return of(Files.readString(DOCUMENT));
    }

    static Asvs of(String document) throws IOException {
        Map<String, Integer> levels = new LinkedHashMap<>();
        try (InputStream list = Objects.requireNonNull(Asvs.class.getResourceAsStream("asvs-5.0.0.txt"))) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(parts -> levels.put(parts[0], Integer.valueOf(parts[1])));
        }
        List<Row> rows = new ArrayList<>();
        document.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(
                        row -> rows.add(new Row(row.group(1), row.group(2), row.group(4), row.group(5), row.group(6))));
        return new Asvs(levels, rows);
    }

    /** Items that stand there not once, under another level, or that there are not. */
    List<String> misplaced() {
        List<String> faults = new ArrayList<>();
        levels.forEach((item, level) -> {
            List<Row> found = rows.stream()
                    .filter(row -> row.item().equals(item)
                            || row.item().endsWith("*")
                                    && item.startsWith(row.item().replace("*", "")))
                    .toList();
            if (found.size() != 1) {
                faults.add(item + " stands there " + found.size() + " times");
            } else if (!found.getFirst().level().contains(String.valueOf(level))) {
                faults.add(item + " is of level " + level);
            }
        });
        rows.stream()
                .filter(row -> !row.item().endsWith("*") && !levels.containsKey(row.item()))
                .forEach(row -> faults.add(row.item() + " is no item of levels 1 and 2"));
        return faults;
    }

    /** Items whose standing is none, or that are met and shown by nothing, or missed without saying what is. */
    List<String> unfounded() {
        return rows.stream()
                .filter(row -> !STANDINGS.contains(row.standing())
                        || row.standing().equals("met")
                                && row.tests().isEmpty()
                                && row.documents().isEmpty()
                        || !row.standing().equals("met") && row.how().isBlank())
                .map(Row::item)
                .toList();
    }

    /** Tests that are named and do not exist or do not run. */
    List<String> missing() throws IOException {
        Map<String, List<String>> types = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .forEach(name -> {
                        // Of a test within a test the outer one is named.
                        String outer = name.substring(name.lastIndexOf('.') + 1);
                        types.computeIfAbsent(outer.replaceAll("\\$.*", ""), each -> new ArrayList<>())
                                .add(name);
                    });
        }
        return rows.stream()
                .flatMap(row -> row.tests().stream())
                .distinct()
                .filter(name -> types.getOrDefault(name.replaceAll("#.*", ""), List.of()).stream()
                        .noneMatch(type -> runs(type, name.replaceAll(".*#", ""))))
                .toList();
    }

    private static boolean runs(String type, String method) {
        try {
            Class<?> found = Class.forName(type, false, Asvs.class.getClassLoader());
            return !isDisabled(found)
                    && Stream.<Class<?>>iterate(found, Objects::nonNull, Class::getSuperclass)
                            .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                            .filter(each -> each.getName().equals(method))
                            .anyMatch(each -> isTest(each) && !isDisabled(each));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static boolean isTest(Method method) {
        return Stream.of(method.getAnnotations())
                .anyMatch(each -> TESTS.contains(each.annotationType().getSimpleName()));
    }

    private static boolean isDisabled(AnnotatedElement place) {
        return Stream.of(place.getAnnotations())
                .anyMatch(each -> each.annotationType().getSimpleName().equals("Disabled"));
    }

    /** Documents that are named and are not there. */
    List<String> lost() {
        return rows.stream()
                .flatMap(row -> row.documents().stream())
                .distinct()
                .filter(document -> !Files.exists(DOCUMENT.resolveSibling(document)))
                .toList();
    }
}
