package nl.allesoveradministratie.pakketwijzer.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.junit.jupiter.api.Disabled;

/** Which test proves which promise of docs/privacy.md. */
record PrivacyProof(Map<String, Promise> promises, List<Test> tests) {

    private static final Path PROMISES = Path.of("docs/privacy.md");

    private static final Pattern ROW = Pattern.compile("\\| ([CPSUA][0-9]+) \\| (.*) \\| (.*) \\|");

    /** What is promised, and where it is kept. */
    record Promise(String text, String where) {}

    /**
     * A test that says that it proves some promises.
     *
     * @param numbers of promises that it proves
     * @param controls numbers of promises of which it shows that breaking them would be seen
     */
    record Test(List<String> numbers, List<String> controls, String file, String method, boolean isDisabled) {

        /** The name as a sentence. */
        String sentence() {
            return method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        }
    }

    static PrivacyProof of(JavaClasses classes) throws IOException {
        Map<String, Promise> promises = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PROMISES)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                promises.put(row.group(1), new Promise(row.group(2), row.group(3)));
            }
        }
        return new PrivacyProof(
                promises,
                classes.stream()
                        .flatMap(PrivacyProof::tests)
                        .sorted(Comparator.comparing(Test::file).thenComparing(Test::method))
                        .toList());
    }

    private static Stream<Test> tests(JavaClass type) {
        return type.getMethods().stream()
                .filter(PrivacyProof::isTest)
                .map(method -> new Test(
                        numbers(false, type, method),
                        numbers(true, type, method),
                        type.getSimpleName(),
                        method.getName(),
                        isDisabled(type) || isDisabled(method)))
                .filter(test -> !(test.numbers().isEmpty() && test.controls().isEmpty()));
    }

    /** Tests of JUnit and properties of jqwik. */
    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(each -> each.getRawType().getSimpleName())
                .anyMatch(List.of("Test", "ParameterizedTest", "RepeatedTest", "Property", "Example")::contains);
    }

    private static boolean isDisabled(CanBeAnnotated place) {
        return place.isAnnotatedWith(Disabled.class)
                || place.isAnnotatedWith("net.jqwik.api.Disabled")
                || place.isMetaAnnotatedWith(Disabled.class);
    }

    /** What stands at a method counts as well as what stands at its type. */
    private static List<String> numbers(boolean control, HasAnnotations<?>... places) {
        return Stream.of(places)
                .flatMap(place -> place.tryGetAnnotationOfType(Proves.class).stream())
                .filter(each -> each.control() == control)
                .flatMap(each -> Stream.of(each.value()))
                .distinct()
                .toList();
    }

    /** Numbers that stand at tests and are no promise's. */
    List<String> unknown() {
        return tests.stream()
                .flatMap(test -> Stream.of(test.numbers(), test.controls()).flatMap(List::stream))
                .filter(number -> !promises.containsKey(number))
                .distinct()
                .toList();
    }

    /** Tests that prove something and do not run. */
    List<String> disabled() {
        return tests.stream()
                .filter(Test::isDisabled)
                .map(test -> test.file() + "." + test.method())
                .toList();
    }

    /** Promises without a test. */
    List<String> unproved() {
        return promises.keySet().stream().filter(number -> of(number).isEmpty()).toList();
    }

    /** Promises about anonymous figures of which nothing shows that breaking them would be seen. */
    List<String> uncontrolled() {
        return promises.keySet().stream()
                .filter(number -> number.startsWith("A"))
                .filter(number ->
                        tests.stream().noneMatch(test -> test.controls().contains(number)))
                .toList();
    }

    private List<Test> of(String number) {
        return tests.stream().filter(test -> test.numbers().contains(number)).toList();
    }

    /** The document. */
    String text() {
        StringBuilder text = new StringBuilder("""
                # Privacy proof

                Each promise of [privacy.md](privacy.md), where the product keeps it, and the tests that would notice if it did not.
                A negative control shows that whoever broke the promise would be seen. Made from the tests by PrivacyProofTest; renew it with
                `./mvnw test -Dtest=PrivacyProofTest -Dpakketwijzer.proof.update=true`. Tests whose class ends in IT run with
                `./mvnw verify`.
                """);
        promises.forEach((number, promise) -> {
            text.append("\n## ")
                    .append(number)
                    .append(": ")
                    .append(promise.text())
                    .append("\n\n");
            text.append("Where: ").append(promise.where()).append("\n\n");
            Map<String, List<String>> byFile = new TreeMap<>();
            of(number)
                    .forEach(test -> byFile.computeIfAbsent(test.file(), file -> new ArrayList<>())
                            .add("  - " + test.sentence() + " (`" + test.method() + "`)\n"));
            tests.stream()
                    .filter(test -> test.controls().contains(number))
                    .forEach(test -> byFile.computeIfAbsent(test.file(), file -> new ArrayList<>())
                            .add("  - negative control: " + test.sentence() + " (`" + test.method() + "`)\n"));
            byFile.forEach((file, lines) -> {
                text.append("- `").append(file).append("`\n");
                lines.forEach(text::append);
            });
            if (byFile.isEmpty()) {
                text.append("No test yet.\n");
            }
        });
        return text.toString();
    }
}
