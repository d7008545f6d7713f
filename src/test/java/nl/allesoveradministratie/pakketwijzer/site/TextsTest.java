package nl.allesoveradministratie.pakketwijzer.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words on the screen: the same in both languages, well-formed, all there and all used. */
class TextsTest {

    /** Keys with one of these beginnings are put together while the program runs. */
    private static final Set<String> BUILT_WHILE_RUNNING = Set.of(
            "access.action.",
            "access.detail.",
            "account.device.",
            "account.done.",
            "anonymous.family.",
            "answer.",
            "attendees.status.",
            "audience.",
            "board.status.",
            "breach.",
            "breach.kind.",
            "breach.report.",
            "breach.tell.",
            "check.ask.",
            "check.count.",
            "check.doubt.",
            "check.law.",
            "check.name.",
            "check.outcome.",
            "check.remark.",
            "check.rule.",
            "contact.field.",
            "contact.keep.",
            "contact.moment.",
            "contact.problem.",
            "contact.who.",
            "cookie.category.",
            "cookie.lifetime.",
            "cookie.party.",
            "cookie.purpose.",
            "cookie.readers.",
            "cookie.why.",
            "cookies.others.",
            "correction.field.",
            "correction.next.",
            "correction.subject.",
            "desk.event.",
            "desk.event.returned.",
            "desk.gap.",
            "desk.hold.",
            "desk.language.",
            "desk.mail.",
            "desk.moment.",
            "desk.origin.",
            "desk.outcome.",
            "desk.purpose.",
            "desk.same.",
            "desk.sending.",
            "desk.status.",
            "desk.still.",
            "desk.topic.",
            "doubt.",
            "editing.access.",
            "editing.contradiction.",
            "editing.flaw.",
            "editing.grade.",
            "editing.import.fault.",
            "editing.import.file.",
            "editing.import.left.",
            "error.",
            "estimate.period.",
            "events.state.",
            "export.column.",
            "export.format.",
            "export.outcome.",
            "export.purpose.",
            "export.topic.",
            "field.",
            "fit.",
            "forgetting.held.",
            "forgetting.kind.",
            "group.",
            "holiday.",
            "inbox.bulk.what.",
            "inbox.find.status.",
            "inbox.find.topic.",
            "inbox.outcome.",
            "inbox.part.",
            "inbox.topic.",
            "letter.",
            "letter.erasure.",
            "letter.erasure.because.",
            "letter.event.",
            "letter.result.order.",
            "letter.result.order.chosen.",
            "letter.lead_notice.",
            "letter.lead_notice.owner.",
            "letter.lead_returned.",
            "mails.problem.",
            "letter.own_request.",
            "need.",
            "own.",
            "own.came.",
            "own.can.",
            "own.done.",
            "own.erased.",
            "own.event.",
            "own.field.",
            "own.held.",
            "own.look.",
            "own.not.",
            "own.paused.",
            "own.reply.",
            "own.request.",
            "own.right.",
            "own.role.",
            "own.sent.",
            "package.beyond.",
            "package.edition.",
            "package.fit.",
            "package.much.",
            "package.need.",
            "package.question.",
            "package.suits.",
            "packages.for.unsaid.",
            "partner.bars.what.",
            "partner.bin.",
            "partner.chart.",
            "partner.lead.",
            "partner.newest.",
            "partner.not_yet.",
            "partner.period.",
            "partner.question.",
            "partner.span.",
            "partner.tab.",
            "people.role.",
            "price.per_month_each.",
            "processing.people.",
            "receipt.language.",
            "register.next.",
            "requests.by.",
            "requests.check.",
            "requests.do.",
            "requests.done.",
            "requests.kind.",
            "requests.means.",
            "requests.result.",
            "requests.status.",
            "requests.step.",
            "response.",
            "response.banner.",
            "result.cost.count.",
            "result.cost.open.",
            "result.cost.open.each.",
            "result.cost.part.",
            "result.cost.part.each.",
            "result.outcome.",
            "result.room.",
            "result.sort.",
            "retention.class.",
            "retention.rule.",
            "segment.level.",
            "signin.over.",
            "source.",
            "stats.kind.",
            "stats.page.",
            "statement.",
            "step.",
            "switch.moment.",
            "switch.phase.",
            "switch.quarter.",
            "switch.step.",
            "switch.text.",
            "teams.liberation.",
            "teams.rule.",
            "templates.example.",
            "templates.fact.",
            "theme.",
            "today.",
            "today.all.",
            "today.hello.",
            "upkeep.",
            "value.",
            "week.role.",
            "withdraw.");

    private static final Map<Language, Map<String, String>> TEXTS = read();

    private static final String SOURCES = sources();

    /** The files themselves, so that a key that stands twice is seen. */
    private static Map<Language, Map<String, String>> read() {
        Map<Language, Map<String, String>> texts = new HashMap<>();
        for (Language language : Language.values()) {
            Map<String, String> byKey = new HashMap<>();
            for (String line : lines(Path.of("src/main/resources/messages/texts_" + language.tag() + ".properties"))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split("=", 2);
                    assertThat(parts).as("a line of %s: %s", language, line).hasSize(2);
                    assertThat(byKey.put(parts[0], parts[1]))
                            .as("twice in %s: %s", language, parts[0])
                            .isNull();
                }
            }
            texts.put(language, byKey);
        }
        return texts;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All program text and templates, one after the other. */
    private static String sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            return files.filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".jte"))
                    .map(file -> String.join("\n", lines(file)))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(TEXTS.get(Language.NL)).isNotEmpty();
        assertThat(new TreeSet<>(TEXTS.get(Language.EN).keySet()))
                .isEqualTo(new TreeSet<>(TEXTS.get(Language.NL).keySet()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextIsFoundUnderItsKey(Language language) {
        Texts texts = new Texts();

        TEXTS.get(language).keySet().forEach(key -> {
            assertThat(texts.get(language, key)).as(key).isNotBlank();
            assertThat(texts.has(key)).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextWithPlacesIsWellFormed(Language language) {
        Texts texts = new Texts();

        TEXTS.get(language).keySet().stream()
                .filter(key -> texts.get(language, key).contains("{"))
                .forEach(key -> {
                    String text = texts.get(language, key);
                    // In these, an apostrophe would start a quotation; the printed one does not.
                    assertThat(text).as(key).doesNotContain("'");
                    for (int number : new int[] {0, 1, 2, 1000}) {
                        Object[] arguments = new Object[10];
                        Arrays.fill(arguments, number);
                        assertThat(texts.get(language, key, arguments))
                                .as("%s with %s", key, number)
                                .isNotBlank()
                                .doesNotContain("{", "}", "|", "#", "null");
                    }
                });
    }

    @Test
    void bothLanguagesHaveTheSamePlaces() {
        TEXTS.get(Language.NL)
                .forEach((key, text) -> assertThat(places(TEXTS.get(Language.EN).get(key)))
                        .as(key)
                        .isEqualTo(places(text)));
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{(\\d+)")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every text in quotation marks in the program that looks like a key: its first word is that of some key. */
    private static Set<String> named() {
        Set<String> subjects = TEXTS.get(Language.NL).keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.') + 1))
                .collect(Collectors.toSet());
        return Pattern.compile("\"([a-z0-9_.+]+)\"")
                .matcher(SOURCES)
                .results()
                .map(found -> found.group(1))
                .filter(text -> subjects.stream().anyMatch(text::startsWith))
                .filter(text -> !text.matches(".*\\.(css|js|json|svg|html|jte|yaml)"))
                // What the browser is asked of an event
                .filter(text -> !text.equals("event.key") && !text.startsWith("event.target."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyKeyThatTheProgramNamesExists() {
        Set<String> keys =
                named().stream().filter(text -> !text.endsWith(".")).collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys)
                .hasSizeGreaterThan(200)
                .isSubsetOf(TEXTS.get(Language.NL).keySet());
    }

    @Test
    void everyTextIsUsed() {
        Set<String> named = named();

        assertThat(TEXTS.get(Language.NL).keySet().stream()
                        .filter(key -> !named.contains(key.replaceFirst("@.*", "")))
                        .filter(key -> BUILT_WHILE_RUNNING.stream().noneMatch(key::startsWith))
                        .sorted())
                .isEmpty();
    }

    /** The sites as they are delivered. */
    private static Set<String> sites() {
        return lines(Path.of("src/main/resources/application.yml")).stream()
                .filter(line -> line.startsWith("    - key: "))
                .map(line -> line.substring("    - key: ".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aSitesOwnWordingIsOfASiteThatThereIsAndStandsInThePlaceOfAnother() {
        List<String> own = TEXTS.get(Language.NL).keySet().stream()
                .filter(key -> key.contains("@"))
                .toList();

        assertThat(own).isNotEmpty().allSatisfy(key -> {
            assertThat(sites()).contains(key.substring(key.indexOf('@') + 1));
            String general = key.substring(0, key.indexOf('@'));
            for (Language language : Language.values()) {
                assertThat(places(TEXTS.get(language).get(key)))
                        .isEqualTo(places(TEXTS.get(language).get(general)));
            }
        });
    }

    @Test
    void aSiteSaysThingsInItsOwnWordsAndTheRestAsAllDo() {
        Site vixum = new Site("vixum", "Vixum", List.of(), "", "");
        Texts texts = new Texts();

        assertThat(texts.in(Language.NL, vixum).get("contact.lead")).contains("Vixum");
        assertThat(texts.in(Language.NL).get("contact.lead")).doesNotContain("Vixum");
        assertThat(texts.in(Language.NL, vixum).get("contact.title"))
                .isEqualTo(texts.get(Language.NL, "contact.title"));
    }

    @Test
    void theBeginningsOfBuiltKeysAreThoseInTheProgram() {
        assertThat(named().stream().filter(text -> text.endsWith(".")))
                .containsExactlyInAnyOrderElementsOf(BUILT_WHILE_RUNNING);
        assertThat(BUILT_WHILE_RUNNING)
                .allSatisfy(beginning ->
                        assertThat(TEXTS.get(Language.NL).keySet()).anyMatch(key -> key.startsWith(beginning)));
    }

    @Test
    void aTextThatIsNotThereIsAnErrorAndNotAnEmptyPlace() {
        Texts texts = new Texts();

        assertThat(texts.has("no.such.text")).isFalse();
        assertThatThrownBy(() -> texts.get(Language.NL, "no.such.text")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void pluralsFollowTheNumber() {
        Texts texts = new Texts();

        assertThat(texts.get(Language.NL, "package.more", 1)).isEqualTo("Nog 1 kenmerk");
        assertThat(texts.get(Language.NL, "package.more", 2)).isEqualTo("Nog 2 kenmerken");
        assertThat(texts.get(Language.NL, "package.more", 1234)).isEqualTo("Nog 1.234 kenmerken");
        assertThat(texts.in(Language.EN).get("package.more", 1234)).contains("1,234");
        assertThat(texts.get(Language.NL, "finder.count.full", 1, 20)).isEqualTo("1 van 20 pakketten past nog.");
        assertThat(texts.get(Language.NL, "finder.count.full", 0, 20)).isEqualTo("0 van 20 pakketten passen nog.");
        assertThat(texts.get(Language.NL, "finder.count.thin", 1)).startsWith("Eén ander pakket kennen we");
        assertThat(texts.get(Language.NL, "result.lead", 3, 1, 20))
                .endsWith(" 1 van de 20 pakketten voldoet aan je belangrijkste eisen.");
    }
}
