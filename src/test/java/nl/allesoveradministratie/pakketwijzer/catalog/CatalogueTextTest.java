package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is published at the desk can be committed as files, and has the same version there. */
class CatalogueTextTest {

    private static final Catalog SHIPPED = ShippedCatalogue.catalog();

    @Test
    void writesThePackagesThatComeAlongToTheLetter() throws IOException {
        for (AccountingPackage pack : SHIPPED.packages()) {
            assertThat(CatalogueText.of(pack))
                    .isEqualTo(Files.readString(Path.of("db/catalog/packages", pack.id() + ".json")));
        }
    }

    @Test
    void aPriceIsWrittenTheSameHoweverItsCentsCame() {
        AccountingPackage pack = SHIPPED.find(new PackageId("moneybird")).orElseThrow();
        FactPlace place = new FactPlace(pack.id(), 0, "price_month");

        assertThat(List.of("9.5", "9.50", "9.500"))
                .extracting(euro -> CatalogueText.hash(
                        new FactChange(place, null, fact(new FactValue.Number(new BigDecimal(euro)))).appliedTo(pack)))
                .containsOnly(CatalogueText.hash(
                        new FactChange(place, null, fact(new FactValue.Number(new BigDecimal("9.5"))))
                                .appliedTo(pack)));
    }

    @Test
    void everyLimitAndEveryPriceOfAnEditionIsWritten() {
        AccountingPackage pack = SHIPPED.find(new PackageId("moneybird")).orElseThrow();
        for (String limit :
                Stream.concat(Edition.LIMITS.stream(), Edition.EXTRAS.stream()).toList()) {
            FactPlace place = new FactPlace(pack.id(), 0, "limits." + limit);
            FactValue value = new FactValue.Number(new BigDecimal(7));
            assertThat(ValueKind.of(place).orElseThrow().admits(value))
                    .as(limit)
                    .isTrue();

            String written = CatalogueText.of(new FactChange(place, null, fact(value)).appliedTo(pack));

            assertThat(written).contains("\"" + limit + "\"");
            assertThat(place.in(SHIPPED).isPresent())
                    .isEqualTo(pack.editions().getFirst().limits().containsKey(limit));
        }
    }

    @Property(tries = 200)
    void whatIsWrittenReadsTheSame(@ForAll("changes") FactChange change) {
        AccountingPackage changed = change.appliedTo(pack(change));

        AccountingPackage read = CatalogueFormat.packageOf(CatalogueFiles.JSON.readTree(CatalogueText.of(changed)));

        assertThat(read).usingRecursiveComparison().isEqualTo(changed);
        assertThat(CatalogueText.hash(read)).isEqualTo(CatalogueText.hash(changed));
    }

    @Property(tries = 200)
    void takingAChangeBackGivesTheSameVersion(@ForAll("changes") FactChange change) {
        AccountingPackage changed = change.appliedTo(pack(change));

        assertThat(CatalogueText.hash(change.reversed().appliedTo(changed)))
                .isEqualTo(CatalogueText.hash(pack(change)));
    }

    private static AccountingPackage pack(FactChange change) {
        return SHIPPED.find(change.place().pack()).orElseThrow();
    }

    @Provide
    Arbitrary<FactChange> changes() {
        Arbitrary<FactPlace> places = Arbitraries.of(SHIPPED.packages().stream()
                .flatMap(pack -> FactPlace.of(pack).stream())
                .toList());
        return Combinators.combine(places, texts(), texts(), Arbitraries.of(true, false))
                .as((place, note, url, known) -> new FactChange(
                        place,
                        place.in(SHIPPED).orElse(null),
                        known ? fact(value(ValueKind.of(place).orElseThrow(), note), note, url) : null));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .all()
                .excludeChars(' ')
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(text -> "x" + text);
    }

    private static FactValue value(ValueKind kind, String words) {
        return switch (kind) {
            case FEATURE -> new FactValue.Partial();
            case TEXT, PRICE_OR_TEXT -> new FactValue.Text(words);
            case COUNT, LIMIT -> new FactValue.Number(new BigDecimal(words.length()));
            case MONTHS -> new FactValue.Number(BigDecimal.ONE);
            case PRICE -> new FactValue.Number(new BigDecimal("12.05"));
            case LEGAL_FORMS -> new FactValue.Listing(List.of("bv", "stichting"));
            case DEPLOYMENT -> new FactValue.Text("desktop");
            case STATUS -> new FactValue.Text("merged");
            case VAT_BASIS -> new FactValue.Text("excl");
        };
    }

    private static Fact fact(FactValue value) {
        return fact(value, null, "prijzen");
    }

    private static Fact fact(FactValue value, @Nullable String note, String url) {
        return new Fact(
                value,
                "https://voorbeeld.test/" + url.replaceAll("\\s", ""),
                Fact.SourceKind.VENDOR,
                Fact.Access.DIRECT,
                null,
                PartialDate.parse("2026-11"),
                note,
                Fact.Grade.A);
    }

    @Test
    void everyPlaceOfThePackagesThatComeAlongTakesWhatStandsThere() {
        for (AccountingPackage pack : SHIPPED.packages()) {
            for (FactPlace place : FactPlace.of(pack)) {
                Optional<Fact> fact = place.in(SHIPPED);
                assertThat(fact.map(each -> FactRules.problems(place, each, java.time.LocalDate.of(2026, 11, 25))))
                        .as(place.toString())
                        .isIn(Optional.empty(), Optional.of(java.util.Set.of()));
            }
        }
    }
}
