package nl.allesoveradministratie.pakketwijzer.privacy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie;
import nl.allesoveradministratie.pakketwijzer.privacy.Controllers;
import nl.allesoveradministratie.pakketwijzer.privacy.DataInventory;
import nl.allesoveradministratie.pakketwijzer.privacy.ShippedRules;
import nl.allesoveradministratie.pakketwijzer.privacy.StatementDetails;
import nl.allesoveradministratie.pakketwijzer.privacy.StatementGroup;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The privacy statement says all that the inventory and the registry of cookies know, and its versions stay as they were. */
@Proves("P1")
class StatementTest {

    private static final String UPDATE = "pakketwijzer.statement.update";

    private static final Path FOLDER = Path.of("src/main/resources/statement");

    private static final Controllers.Company NOTHING = new Controllers.Company("", "");

    private final Texts texts = new Texts();
    private final DataInventory inventory = DataInventory.shipped();
    private final CookieRegistry cookies = new CookieRegistry();
    private final StatementVersions versions = new StatementVersions();

    /** Only by hand, and only what nobody was told of yet. */
    @BeforeAll
    static void renew() throws IOException {
        StatementTest test = new StatementTest();
        if (Boolean.getBoolean(UPDATE) && !test.versions.newest().published()) {
            for (Language language : Language.values()) {
                Files.writeString(file(test.versions.newest(), language), test.drawn(language));
            }
        }
    }

    private static Path file(StatementVersion version, Language language) {
        return FOLDER.resolve(version.number() + "." + language.tag() + ".html");
    }

    /** As it lies in the project, which a build takes over. */
    private static String text(StatementVersion version, Language language) {
        try {
            return Files.readString(file(version, language));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String drawn(Language language) {
        TemplateEngine templates = TemplateEngine.createPrecompiled(
                null, ContentType.Html, null, "nl.allesoveradministratie.pakketwijzer");
        return new StatementText(inventory, cookies, templates).draw(texts.in(language));
    }

    private Document newest(Language language) {
        return Jsoup.parse(text(versions.newest(), language));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theNewestVersionSaysWhatTheProductDoesToday(Language language) {
        StatementVersion newest = versions.newest();
        if (!Files.exists(file(newest, language)) || !text(newest, language).equals(drawn(language))) {
            fail(
                    newest.published()
                            ? "The privacy statement would change, and version " + newest.number()
                                    + " is published. Add version " + (newest.number() + 1)
                                    + " to versions.yaml with its date and what changed, in both languages, and run"
                                    + " this test with -D" + UPDATE + "=true"
                            : "The privacy statement changed. Look at it, and run this test with -D" + UPDATE
                                    + "=true");
        }
    }

    /** Tables of an inventory that say something of people and do not stand in a text. */
    private static List<String> missing(DataInventory inventory, Document text) {
        List<String> shown = text.select(".ps-tables code").eachText();
        return inventory.tables().entrySet().stream()
                .filter(each -> !each.getValue().columnsAboutPeople().isEmpty())
                .map(Map.Entry::getKey)
                .filter(table -> !shown.contains(table))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTableAboutPeopleStandsInTheStatement(Language language) {
        assertThat(missing(inventory, newest(language))).isEmpty();
    }

    @Test
    void aTableThatTheStatementForgetsIsNamed() {
        Map<String, DataInventory.Table> more = new LinkedHashMap<>(inventory.tables());
        more.put(
                "lead.gossip",
                new DataInventory.Table(
                        "know more",
                        "art. 6(1)(f)",
                        "for ever",
                        List.of("sales"),
                        null,
                        Map.of(),
                        Map.of("words", new DataInventory.Column("personal", null, null, null, null, null))));

        assertThat(missing(new DataInventory(more), newest(Language.NL))).containsExactly("lead.gossip");
    }

    @Test
    void everyHeadingThatTheInventoryNamesIsOneOfTheStatement() {
        assertThat(inventory.tables().values().stream()
                        .map(DataInventory.Table::statement)
                        .filter(Objects::nonNull))
                .isSubsetOf(StatementGroup.ORDER);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPersonalColumnHasAWordThere(Language language) {
        Document text = newest(language);
        List<String> unsaid = new ArrayList<>();
        inventory
                .tables()
                .forEach((table, about) -> about.columns().forEach((name, column) -> {
                    if (column.kind().equals("personal")) {
                        String word = texts.get(
                                language, "statement.column." + Objects.requireNonNullElse(column.statement(), name));
                        if (!text.select("#soort-" + about.statement() + " ~ dl .ps-data li")
                                .eachText()
                                .contains(word)) {
                            unsaid.add(table + "." + name);
                        }
                    }
                }));
        assertThat(unsaid).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCookieStandsThereWithWhatTheRegistrySays(Language language) {
        Document text = newest(language);
        assertThat(text.select(".ps-cookies code").eachText())
                .containsExactlyElementsOf(
                        cookies.all().stream().map(DeclaredCookie::name).toList());
        assertThat(text.select(".ps-cookies tbody tr"))
                .allSatisfy(row ->
                        assertThat(row.select("th, td").eachText()).hasSize(5).doesNotContain(""));
    }

    /** Art. 13 and 26, point by point: where in the text each of them stands. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void allThatTheLawAsksForHasAPlace(Language language) {
        Document text = newest(language);
        assertThat(List.of(
                        "controllers",
                        "together",
                        "kinds",
                        "machine",
                        "receivers",
                        "providers",
                        "cookie_list",
                        "keeping",
                        "safety",
                        "rights_of",
                        "complaint",
                        "further"))
                .allSatisfy(id -> {
                    assertThat(text.select("h2#" + id)).hasSize(1);
                    assertThat(text.select(".ps-toc a[href=#" + id + "]")).hasSize(1);
                });
        assertThat(text.select("a[href*=autoriteitpersoonsgegevens.nl]")).hasSize(1);
        assertThat(text.text()).contains("Seven Elements B.V.", "Vixum B.V.", "26");
        assertThat(text.select(".ps-kind dt")).hasSizeGreaterThan(50);
        assertThat(text.select(".ps-kind").size())
                .isEqualTo(StatementGroup.of(inventory).size());
        assertThat(text.select(".ps-kind dd").eachText()).doesNotContain("");
        assertThat(text.select("svg[role=img] title")).hasSize(1);
        assertThat(text.select("figcaption").text()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyVersionCanBeReadAndSaysWhatChanged(Language language) {
        List<StatementVersion> oldestFirst = versions.all().reversed();
        for (int i = 0; i < oldestFirst.size(); i++) {
            StatementVersion version = oldestFirst.get(i);
            assertThat(version.number()).isEqualTo(i + 1);
            assertThat(version.changed(language)).isNotBlank();
            assertThat(text(version, language)).contains("<h2");
            if (i > 0) {
                assertThat(version.date())
                        .isAfterOrEqualTo(oldestFirst.get(i - 1).date());
                assertThat(oldestFirst.get(i - 1).published())
                        .as("only the newest version may be unpublished")
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatTheOwnerDidNotFillInIsSaidToBeOpenAndNothingIsMadeUp(Language language) {
        Controllers owner = new Controllers(NOTHING, NOTHING, "", "", "", "", "", "");
        StatementDetails details = StatementDetails.of(owner, ShippedRules.read(), texts.in(language));

        String filled = details.fill(text(versions.newest(), language));

        assertThat(filled).doesNotContain("[[", "]]");
        assertThat(Jsoup.parse(filled).select("#controllers ~ .ps-two dd").eachText())
                .hasSize(4)
                .containsOnly(texts.get(language, "statement.open"));
    }

    @Test
    void whatTheOwnerFillsInStandsThereAsTextAndNotAsMarkup() {
        Controllers owner = new Controllers(
                new Controllers.Company("Straat 1 <b>", "12345678"), NOTHING, "a@b.test", "", "none", "vixum", "", "");
        StatementDetails details = StatementDetails.of(owner, ShippedRules.read(), texts.in(Language.NL));

        String filled = details.fill(text(versions.newest(), Language.NL));

        assertThat(filled)
                .contains("Straat 1 &lt;b&gt;", "12345678", "a@b.test", "Vixum B.V. is het vaste aanspreekpunt");
        assertThat(Jsoup.parse(filled).text()).contains("Er is geen functionaris gegevensbescherming.");
        assertThat(filled).contains("12 maanden na het laatste contact");
    }
}
