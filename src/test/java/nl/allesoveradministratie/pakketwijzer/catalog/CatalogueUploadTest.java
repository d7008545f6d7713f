package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.allesoveradministratie.pakketwijzer.catalog.ImportFault.Kind;
import nl.allesoveradministratie.pakketwijzer.catalog.Imported.Left;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What the desk gives out it takes in again; what is no such file is refused with the file and field named. */
class CatalogueUploadTest {

    private static final Catalog SHIPPED = ShippedCatalogue.catalog();

    private static final String IN_FOLDER = CatalogExport.FOLDER + "moneybird.json";

    private static AccountingPackage moneybird() {
        return SHIPPED.find(new PackageId("moneybird")).orElseThrow();
    }

    private static ObjectNode node() {
        return (ObjectNode) CatalogueFiles.JSON.readTree(CatalogueText.of(moneybird()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static CatalogueDifference difference(CatalogueUpload upload) {
        assertThat(upload.faults()).isEmpty();
        return new CatalogueDifference(SHIPPED, upload.packages(), upload.isWhole());
    }

    private static void assertFault(CatalogueUpload upload, String file, Kind kind) {
        assertThat(upload.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.kind()).isEqualTo(kind);
        });
    }

    @Test
    void whatWasGivenOutIsNoDifference() {
        byte[] zip = new CatalogExport(new PublishedCatalog(SHIPPED)).zip();

        CatalogueDifference difference = difference(CatalogueUpload.of("catalogus.zip", zip));

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.left()).isEmpty();
    }

    @Test
    void theFilesThatComeAlongAreNoDifferenceEither() {
        CatalogueDifference difference = difference(CatalogueUpload.shipped());

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.left()).isEmpty();
    }

    @Test
    void onePackageSaysNothingOfTheOthersAndAListDoes() {
        String text = CatalogueText.of(moneybird());

        assertThat(difference(CatalogueUpload.of("mijn.json", bytes(text))).left())
                .isEmpty();
        assertThat(difference(CatalogueUpload.of("mijn.json", bytes("[" + text + "]")))
                        .left())
                .hasEntrySatisfying(
                        Left.ABSENT_PACKAGE,
                        gone -> assertThat(gone).hasSize(SHIPPED.packages().size() - 1));
    }

    @Property(tries = 50)
    void whatIsChangedInTheFilesIsTheDifferenceAndNothingElse(@ForAll("places") Set<FactPlace> places) {
        List<FactChange> changes = new ArrayList<>();
        places.forEach(place -> changes.add(new FactChange(place, null, noted(place))));
        Catalog changed = FactChange.applied(SHIPPED, changes, "changed");

        CatalogueDifference difference =
                difference(CatalogueUpload.of("catalogus.zip", new CatalogExport(new PublishedCatalog(changed)).zip()));

        assertThat(difference.changes()).extracting(FactChange::place).containsExactlyInAnyOrderElementsOf(places);
        assertThat(difference.changes()).allMatch(change -> change.fits(SHIPPED));
        assertThat(CatalogueText.version(FactChange.applied(SHIPPED, difference.changes(), "again")
                        .packages()))
                .isEqualTo(CatalogueText.version(changed.packages()));
        assertThat(difference.left()).isEmpty();
    }

    private static Fact noted(FactPlace place) {
        Fact fact = place.in(SHIPPED).orElseThrow();
        return new Fact(
                fact.value(),
                fact.sourceUrl(),
                fact.sourceKind(),
                fact.access(),
                fact.via(),
                fact.asOf(),
                "anders: \"ë\"",
                fact.grade());
    }

    @Provide
    Arbitrary<Set<FactPlace>> places() {
        return Arbitraries.of(SHIPPED.packages().stream()
                        .flatMap(pack -> FactPlace.of(pack).stream())
                        .filter(place -> place.in(SHIPPED).isPresent())
                        .toList())
                .set()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Test
    void aFactThatIsNullInTheFileIsUnknownAgain() {
        ObjectNode node = node();
        node.putNull("vendor");

        assertThat(difference(CatalogueUpload.of("mijn.json", bytes(node.toString())))
                        .changes())
                .containsExactly(new FactChange(
                        new FactPlace(moneybird().id(), null, "vendor"),
                        moneybird().vendor(),
                        null));
    }

    @Test
    void whatNoChangeOfAFactCanSayIsNamed() {
        ObjectNode renamed = node();
        renamed.put("name", "Geldvogel");
        renamed.putArray("remarks").add("een verzonnen opmerking");
        ((ObjectNode) renamed.at("/editions/0")).put("note", "anders");
        ((ObjectNode) renamed.at("/editions/0")).putArray("lacks").add("ocr").add("bank_link");
        ((ObjectNode) renamed.at("/editions/0")).putArray("audience").add("accountant");
        ((ObjectNode) renamed.at("/editions/0")).putArray("legal_forms").add("bv");
        ((ObjectNode) renamed.at("/editions/0")).putObject("per").put("unit", "user");
        ((ObjectNode) renamed.at("/editions/1")).put("name", "Een andere naam");
        ((ObjectNode) renamed.at("/criteria")).set("kleur", renamed.get("vendor"));
        ObjectNode added = node();
        added.put("id", "verzonnen").put("name", "Verzonnen");

        CatalogueDifference difference =
                difference(CatalogueUpload.of("lijst.json", bytes("[" + renamed + "," + added + "]")));

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.left().keySet()).containsExactly(Left.values());
        assertThat(difference.left().get(Left.NEW_PACKAGE)).containsExactly("Verzonnen");
    }

    @Test
    void aFileThatIsTooLargeIsNotEvenLookedAt() {
        assertFault(CatalogueUpload.of("groot.zip", new byte[CatalogueUpload.LARGEST + 1]), "groot.zip", Kind.TOO_BIG);
    }

    @Test
    void aFileThatGrowsWhenItIsUnpackedIsStopped() throws IOException {
        byte[] bomb = zip(Map.of(IN_FOLDER, new byte[50_000_000]));

        assertThat(bomb.length).isLessThan(CatalogueUpload.LARGEST);
        assertFault(CatalogueUpload.of("bom.zip", bomb), IN_FOLDER, Kind.TOO_BIG);
    }

    @Test
    void filesThatAreTooMuchTogetherAreStopped() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int number = 0; number < 30; number++) {
            files.put("map" + number + "/", new byte[0]);
            files.put("vol" + number + ".txt", new byte[CatalogueUpload.LARGEST_ENTRY]);
        }

        assertThat(CatalogueUpload.of("bom.zip", zip(files)).faults())
                .last()
                .isEqualTo(new ImportFault("bom.zip", null, Kind.TOO_BIG, null));
    }

    @Test
    void tooManyFilesAreStopped() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int number = 0; number <= CatalogueUpload.MOST; number++) {
            files.put("db/catalog/packages/p" + number + ".json", bytes("1"));
        }

        assertThat(CatalogueUpload.of("veel.zip", zip(files)).faults())
                .last()
                .isEqualTo(new ImportFault("veel.zip", null, Kind.TOO_MANY, null));
        assertFault(
                CatalogueUpload.of("veel.json", bytes("[1" + ",1".repeat(CatalogueUpload.MOST) + "]")),
                "veel.json",
                Kind.TOO_MANY);
    }

    @Test
    void theSameFileTwiceIsRefused() throws IOException {
        byte[] text = bytes(CatalogueText.of(moneybird()));
        byte[] zip = zip(Map.of("moneybird.json", text, "moneybirt.json", text));
        String twice = new String(zip, StandardCharsets.ISO_8859_1).replace("moneybirt", "moneybird");

        assertFault(
                CatalogueUpload.of("dubbel.zip", twice.getBytes(StandardCharsets.ISO_8859_1)),
                "moneybird.json",
                Kind.TWICE);
    }

    @Test
    void theSamePackageTwiceIsRefused() {
        String text = CatalogueText.of(moneybird());

        assertFault(
                CatalogueUpload.of("lijst.json", bytes("[" + text + "," + text + "]")),
                "lijst.json: moneybird",
                Kind.TWICE);
    }

    static Stream<String> otherPlaces() {
        return Stream.of(
                "../moneybird.json",
                "/etc/moneybird.json",
                "db/catalog/packages/diep/moneybird.json",
                "db\\catalog\\moneybird.json",
                "__MACOSX/._moneybird.json",
                "leesmij.txt");
    }

    @ParameterizedTest
    @MethodSource("otherPlaces")
    void aFileThatDoesNotBelongInTheZipIsNamed(String path) throws IOException {
        assertFault(
                CatalogueUpload.of("map.zip", zip(Map.of(path, bytes(CatalogueText.of(moneybird()))))),
                path,
                Kind.ENTRY);
    }

    @Test
    void aZipThatIsPackedAgainMayHaveItsFoldersInIt() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("db/", new byte[0]);
        files.put("db/catalog/", new byte[0]);
        files.put("db/catalog/packages/", new byte[0]);
        files.put(IN_FOLDER, bytes(CatalogueText.of(moneybird())));

        assertThat(difference(CatalogueUpload.of("catalogus.zip", zip(files))).changes())
                .isEmpty();
    }

    @Test
    void whatIsNoZipOrNoJsonIsSaid() throws IOException {
        assertFault(CatalogueUpload.of("leeg.zip", zip(Map.of("db/", new byte[0]))), "leeg.zip", Kind.NO_ZIP);
        assertFault(CatalogueUpload.of("kapot.zip", bytes("PK\u0003\u0004 en verder niets")), "kapot.zip", Kind.NO_ZIP);
        assertFault(CatalogueUpload.of("plaatje.png", new byte[] {(byte) 0x89, 'P'}), "plaatje.png", Kind.NO_JSON);
        assertFault(CatalogueUpload.of("leeg.json", new byte[0]), "leeg.json", Kind.NO_PACKAGE);
        assertFault(CatalogueUpload.of("getal.json", bytes("1")), "getal.json", Kind.NO_PACKAGE);
        assertFault(CatalogueUpload.of("diep.json", bytes("[".repeat(100_000))), "diep.json", Kind.NO_JSON);
        assertThat(CatalogueUpload.of("regel.json", bytes("{\n\"id\": \"a\",\n"))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail()).isEqualTo("3"));
    }

    private static Named<Object[]> planted(String field, Kind kind, Consumer<ObjectNode> fault) {
        return Named.of(field, new Object[] {field, kind, fault});
    }

    private static Consumer<ObjectNode> at(String pointer, Consumer<ObjectNode> fault) {
        return node -> fault.accept((ObjectNode) node.at(pointer));
    }

    static Stream<Named<Object[]>> faults() {
        return Stream.of(
                planted("vendor.source", Kind.UNKNOWN, at("/vendor", fact -> fact.put("source", "x"))),
                planted("vendor.source_url", Kind.MISSING, at("/vendor", fact -> fact.remove("source_url"))),
                planted("vendor", Kind.FORM, at("/vendor", fact -> fact.put("source_kind", "friend"))),
                planted("website", Kind.FORM, at("/website", fact -> fact.put("as_of", "08-10-2026"))),
                planted("criteria.quotes", Kind.FORM, at("/criteria", facts -> facts.put("quotes", true))),
                planted("criteria.quotes", Kind.MISSING, at("/criteria", facts -> facts.remove("quotes"))),
                planted("target.zzp", Kind.MISSING, at("/target", facts -> facts.remove("zzp"))),
                planted("target.student", Kind.UNKNOWN, at("/target", facts -> facts.putNull("student"))),
                planted("commission", Kind.UNKNOWN, node -> node.put("commission", 25)),
                planted(
                        "editions[0].price_month",
                        Kind.FORM,
                        at("/editions/0/price_month", fact -> fact.put("value", -4))),
                planted(
                        "editions[0].price_month",
                        Kind.FORM,
                        at(
                                "/editions/0/price_month",
                                fact -> fact.put("value", new java.math.BigDecimal("1e999999999")))),
                planted("editions[0].limits", Kind.FORM, at("/editions/0", edition -> edition.put("limits", 5))),
                planted("remarks", Kind.FORM, node -> node.put("remarks", "tekst")),
                planted("editions[0].korting", Kind.UNKNOWN, at("/editions/0", edition -> edition.put("korting", 1))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @SuppressWarnings("unchecked")
    void whatIsNotAsDescribedIsNamedByItsField(Object[] planted) {
        ObjectNode node = node();
        ((Consumer<ObjectNode>) planted[2]).accept(node);

        assertThat(CatalogueUpload.of("mijn.json", bytes(node.toString())).faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.file()).isEqualTo("mijn.json");
                    assertThat(fault.field()).isEqualTo(planted[0]);
                    assertThat(fault.kind()).isEqualTo(planted[1]);
                });
    }

    @Test
    void everyFaultIsThereAtOnce() throws IOException {
        ObjectNode node = node();
        ((ObjectNode) node.at("/vendor")).put("access", "hearsay");
        ((ObjectNode) node.at("/website")).put("grade", "E");

        assertThat(CatalogueUpload.of(
                                "twee.zip",
                                zip(Map.of("moneybird.json", bytes(node.toString()), "jortt.json", bytes("{"))))
                        .faults())
                .extracting(ImportFault::file)
                .containsExactlyInAnyOrder("moneybird.json", "moneybird.json", "jortt.json");
    }

    /** What the proxy of the example refuses, the desk cannot say what is wrong with. */
    @Test
    void theProxyOfTheExampleLetsThroughTheLargest() throws IOException {
        Matcher most = Pattern.compile("client_max_body_size (\\d+)m;")
                .matcher(Files.readString(Path.of("docs", "examples", "nginx.conf")));

        assertThat(most.find()).isTrue();
        assertThat(Integer.parseInt(most.group(1)) * 1_000_000)
                .isBetween(CatalogueUpload.LARGEST + 100_000, 2 * CatalogueUpload.LARGEST);
    }
}
