package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue's files: complete, as described, and counted right; what is not as described is refused. */
class CatalogueFilesTest {

    private static final Path FOLDER = Path.of("db/catalog");

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(FOLDER.resolve("package.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("packages"))) {
            return files.sorted().toList();
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return CatalogueFiles.JSON.readTree(Files.readString(file));
    }

    private static List<String> problems(JsonNode node) {
        return SCHEMA.validate(node).stream().map(Error::toString).toList();
    }

    @Test
    void fortyPackagesWithNineHundredFiftyThreeFactsAndFiftyNineCriteria() {
        List<AccountingPackage> packages = ShippedCatalogue.catalog().packages();

        assertThat(packages).hasSize(40);
        assertThat(packages.stream().mapToInt(pack -> pack.facts().size()).sum())
                .isEqualTo(953);
        assertThat(CatalogueFiles.criteria().all()).hasSize(59);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsNamedAfterItsPackage(Path file) throws IOException {
        assertThat(file.getFileName()).hasToString(read(file).get("id").stringValue() + ".json");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsAsDescribed(Path file) throws IOException {
        assertThat(problems(read(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileCountsItsFactsRight(Path file) throws IOException {
        JsonNode node = read(file);
        AccountingPackage pack = CatalogueFormat.packageOf(node);
        Map<Fact.Grade, Integer> counted = new EnumMap<>(Fact.Grade.class);
        Map<Fact.Grade, Integer> stated = new EnumMap<>(Fact.Grade.class);
        for (Fact.Grade grade : Fact.Grade.values()) {
            counted.put(grade, (int)
                    pack.facts().stream().filter(fact -> fact.grade() == grade).count());
            stated.put(grade, node.get("fact_grades").get(grade.name()).intValue());
        }

        assertThat(node.get("fact_count").intValue()).isEqualTo(pack.facts().size());
        assertThat(stated).isEqualTo(counted);
    }

    /** Facts whose note names an edition for one aspect only, or by an older source; so nothing follows for an edition. */
    private static final Set<String> OF_AN_ASPECT = Set.of(
            // Only invoicing the goods is said to start at an edition, not the scheme.
            "snelstart.margin_scheme",
            // An older article about another program of the vendor's.
            "snelstart.migration_import");

    @Test
    void whatANoteSaysAnEditionDoesNotHaveIsWhatTheEditionLacks() {
        List<String> forgotten = new ArrayList<>();
        for (AccountingPackage pack : ShippedCatalogue.catalog().packages()) {
            pack.criteria().forEach((field, fact) -> {
                boolean feature = fact.value() instanceof FactValue.Yes || fact.value() instanceof FactValue.Partial;
                if (feature && fact.note() != null && !OF_AN_ASPECT.contains(pack.id() + "." + field)) {
                    NotedEditions.without(fact.note(), pack.editions()).stream()
                            .filter(edition -> !edition.lacks().contains(field))
                            .forEach(edition -> forgotten.add(pack.id() + ": " + edition.name() + " lacks " + field));
                }
            });
        }

        assertThat(forgotten).isEmpty();
    }

    @Test
    void aNoteSaysWhichEditionsDoNotHaveIt() {
        List<Edition> editions = Stream.of("Basis", "Basis Extra", "Plus", "Pro")
                .map(name -> new Edition(name, null, null, null, Map.of(), null, Set.of(), Set.of()))
                .toList();

        assertThat(names(NotedEditions.without("Vanaf Plus. Basis geeft een overzicht.", editions)))
                .containsExactly("Basis", "Basis Extra");
        assertThat(names(NotedEditions.without("Dit kan vanaf het abonnement Basis Extra.", editions)))
                .containsExactly("Basis");
        assertThat(names(NotedEditions.without("Niet in Basis.", editions))).containsExactly("Basis");
        assertThat(names(NotedEditions.without("Alleen in het pakket Pro.", editions)))
                .containsExactly("Basis", "Basis Extra", "Plus");
        assertThat(NotedEditions.without("Vanaf Pro Groot, een ander product.", editions))
                .isEmpty();
        assertThat(NotedEditions.without("Zit in Plus, en in elk pakket.", editions))
                .isEmpty();
    }

    private static List<String> names(List<Edition> editions) {
        return editions.stream().map(Edition::name).toList();
    }

    @Test
    void theFieldsOfTheScreensAreTheFieldsOfTheFiles() {
        Set<String> described = SCHEMA.getSchemaNode().at("/properties/criteria/properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(described).hasSize(44);
        assertThat(Stream.of(FieldGroup.values()).flatMap(group -> group.fields().stream()))
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void everyCriterionIsAboutFieldsThatExist() {
        JsonNode criteria = SCHEMA.getSchemaNode().at("/properties/criteria/properties");
        JsonNode limits = SCHEMA.getSchemaNode().at("/$defs/edition/properties/limits/properties");

        for (Criterion criterion : CatalogueFiles.criteria().all()) {
            for (String field : criterion.packageFields()) {
                boolean exists = field.startsWith("editions.limits.")
                        ? limits.has(field.substring("editions.limits.".length()))
                        : criteria.has(field)
                                || Set.of("target", "editions", "editions.price_month")
                                        .contains(field);
                assertThat(exists).as("%s of %s", field, criterion.id()).isTrue();
            }
        }
    }

    /** A good package that the planted ones are made of. */
    private static ObjectNode good() {
        return CatalogueFiles.shipped().stream()
                .filter(node -> node.get("id").stringValue().equals("moneybird"))
                .map(node -> (ObjectNode) node)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode at(ObjectNode node, String pointer) {
        return (ObjectNode) node.at(pointer);
    }

    private static Named<Consumer<ObjectNode>> planted(String name, Consumer<ObjectNode> fault) {
        return Named.of(name, fault);
    }

    static Stream<Named<Consumer<ObjectNode>>> faults() {
        return Stream.of(
                planted("no source", node -> at(node, "/vendor").remove("source_url")),
                planted(
                        "a source that is no address",
                        node -> at(node, "/vendor").put("source_url", "their site")),
                planted("an unknown kind of source", node -> at(node, "/vendor").put("source_kind", "friend")),
                planted("an unknown grade", node -> at(node, "/vendor").put("grade", "E")),
                planted("an unknown way of reading", node -> at(node, "/vendor").put("access", "hearsay")),
                planted(
                        "second hand without saying via whom",
                        node -> at(node, "/vendor")
                                .put("access", "secondhand")
                                .put("grade", "B")
                                .putNull("via")),
                planted(
                        "second hand with the grade of the vendor's own page",
                        node -> at(node, "/vendor")
                                .put("access", "secondhand")
                                .put("via", "https://example.org/")
                                .put("grade", "A")),
                planted("a date in Dutch order", node -> at(node, "/vendor").put("as_of", "08-10-2026")),
                planted(
                        "a month that does not exist",
                        node -> at(node, "/vendor").put("as_of", "2026-13")),
                planted("no value", node -> at(node, "/vendor").remove("value")),
                planted("an empty value", node -> at(node, "/vendor").putNull("value")),
                planted(
                        "a misspelled part of a fact",
                        node -> at(node, "/vendor").put("source", "x")),
                planted(
                        "a price as text",
                        node -> at(node, "/editions/0/price_month").put("value", "€ 4")),
                planted(
                        "a price below zero",
                        node -> at(node, "/editions/0/price_month").put("value", -4)),
                planted(
                        "a price finer than a cent",
                        node -> at(node, "/editions/0/price_month").put("value", new BigDecimal("4.005"))),
                planted(
                        "another basis for vat",
                        node -> at(node, "/editions/0")
                                .set("vat_basis", at(node, "/vendor").deepCopy().put("value", "incl"))),
                planted(
                        "a limit as text",
                        node -> at(node, "/editions/0/limits/sales_invoices_month")
                                .put("value", "veel")),
                planted(
                        "an unknown limit",
                        node -> at(node, "/editions/0/limits")
                                .set(
                                        "sales_invoices_week",
                                        at(node, "/vendor").deepCopy().put("value", 3))),
                planted(
                        "an unknown kind of user",
                        node -> at(node, "/editions/0").putArray("audience").add("student")),
                planted("an edition for nobody", node -> at(node, "/editions/0").putArray("audience")),
                planted(
                        "a feature as text",
                        node -> at(node, "/criteria")
                                .set("quotes", at(node, "/vendor").deepCopy().put("value", "ja"))),
                planted("a bare value", node -> at(node, "/criteria").put("quotes", true)),
                planted("an unknown field", node -> at(node, "/criteria").putNull("colour")),
                planted("a missing field", node -> at(node, "/criteria").remove("quotes")),
                planted("an unknown legal form", node -> {
                    ObjectNode fact = at(node, "/vendor").deepCopy();
                    fact.putArray("value").add("kg");
                    at(node, "/criteria").set("legal_forms", fact);
                }),
                planted("no name", node -> node.remove("name")),
                planted("a blank name", node -> node.put("name", " ")),
                planted("an id with capitals", node -> node.put("id", "Moneybird")),
                planted("something of our own", node -> node.put("commission", 25)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsNotAsDescribedIsRefused(Consumer<ObjectNode> fault) {
        ObjectNode node = good();
        assertThat(problems(node)).isEmpty();

        fault.accept(node);

        assertThat(problems(node)).isNotEmpty();
    }

    @Test
    void aFileGivenAtStartIsAListOfTheSameObjects(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("mine.json"), CatalogueFiles.JSON.writeValueAsString(List.of(good())));

        assertThat(CatalogueFiles.in(file))
                .extracting(node -> CatalogueFormat.packageOf(node).id())
                .containsExactly(new PackageId("moneybird"));
    }

    @Test
    void theFileOfTheSharedFactsCanBeGivenAtStartToo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("packages.json"), CatalogueFiles.JSON.writeValueAsString(CatalogueFiles.shipped()));

        assertThat(CatalogLoader.versionOf(CatalogueFiles.in(file)))
                .isEqualTo(CatalogLoader.versionOf(CatalogueFiles.shipped()));
    }

    @Test
    void aFileThatIsNoListIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), "{}");

        assertThatThrownBy(() -> CatalogueFiles.in(file))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessage(file + ": a list of packages is expected");
    }

    @Test
    void aFileThatIsNotThereIsRefused(@TempDir Path folder) {
        Path file = folder.resolve("mine.json");

        assertThatThrownBy(() -> CatalogueFiles.in(file))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessage(file + " cannot be read: NoSuchFileException");
    }

    @Test
    void aFileThatIsNoJsonIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), "[{\"id\": ");

        assertThatThrownBy(() -> CatalogueFiles.in(file))
                .isInstanceOf(InvalidCatalogue.class)
                .hasMessageStartingWith(file + " cannot be read: ");
    }

    @Test
    void aFieldThatStandsTwiceIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), "[{\"id\": \"a\", \"id\": \"b\"}]");

        assertThatThrownBy(() -> CatalogueFiles.in(file)).isInstanceOf(InvalidCatalogue.class);
    }
}
