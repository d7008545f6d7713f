package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.CRITERIA;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.MEANINGS;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.OPTIONS;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.answers;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.pack;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kinds of businesses with a page of their own: their file, and when there is enough to say. */
class SegmentsTest {

    private final List<Segment> file = FinderFiles.segments(CRITERIA, OPTIONS);

    private static Finder finder(Catalog catalog) {
        return new Finder(
                CRITERIA,
                ShippedCatalogue.published(catalog),
                MEANINGS,
                Map.of(),
                Map.of(),
                new Wording(Map.of(), ShippedCatalogue.published(catalog), new Texts()));
    }

    private Segments segments(Catalog catalog) {
        return new Segments(file, finder(catalog));
    }

    @Test
    void everySegmentHasAnAddressAnswersAndSomethingToScore() {
        assertThat(file).extracting(Segment::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
        assertThat(file).allSatisfy(segment -> {
            assertThat(segment.answers().size()).as(segment.id()).isGreaterThan(3);
            assertThat(new Ranker(CRITERIA, MEANINGS).musts(segment.answers()))
                    .as(segment.id())
                    .isNotEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everySegmentHasAllItsWords(Language language) {
        assertThat(file).allSatisfy(segment -> {
            Segment.Words words = segment.words(language);
            assertThat(List.of(words.name(), words.title(), words.lead())).noneMatch(String::isBlank);
            assertThat(words.description()).isNotBlank().hasSizeLessThanOrEqualTo(155);
            assertThat(words.know()).hasSizeBetween(2, 4).noneMatch(String::isBlank);
        });
        assertThat(file.stream().map(segment -> segment.words(language).title()))
                .doesNotHaveDuplicates();
        assertThat(file.stream().map(segment -> segment.words(language).name())).doesNotHaveDuplicates();
    }

    /** The words hold in general; what a package can do is for the facts to say. */
    @Test
    void noSegmentSpeaksOfAPackage() {
        List<String> names = ShippedCatalogue.catalog().packages().stream()
                .map(AccountingPackage::name)
                .toList();
        for (Segment segment : file) {
            for (Language language : Language.values()) {
                Segment.Words words = segment.words(language);
                assertThat(words.title() + words.description() + words.lead() + words.know())
                        .doesNotContainPattern("(?i)\\bbeste?\\b")
                        .satisfies(text -> assertThat(names).noneMatch(text::contains));
            }
        }
    }

    @Test
    void theCatalogueThatComesAlongHasEnoughToSayAboutMostSegments() {
        List<Segments.Ranked> listed = segments(ShippedCatalogue.catalog()).all(ShippedCatalogue.catalog());

        assertThat(listed)
                .extracting(ranked -> ranked.segment().id())
                .contains("zzp", "bv", "webshop", "horeca", "kantoor")
                .hasSizeGreaterThanOrEqualTo(10);
        assertThat(listed).allMatch(Segments.Ranked::isWorthAPage);
    }

    @Test
    void withFewerThanThreePackagesThatAreKnownToFitThereIsNoPage() {
        Catalog two = new Catalog(
                "v",
                Instant.EPOCH,
                List.of(fitting("alfa"), fitting("beta"), pack("gamma").get()));
        Catalog three = new Catalog("w", Instant.EPOCH, List.of(fitting("alfa"), fitting("beta"), fitting("gamma")));

        assertThat(segments(two).find(two, "zzp")).isEmpty();
        assertThat(segments(three).find(three, "zzp")).isPresent();
        assertThat(segments(three).find(three, "bestaat-niet")).isEmpty();
    }

    private static AccountingPackage fitting(String id) {
        return pack(id).has("target.zzp")
                .says("legal_forms", List.of("eenmanszaak"))
                .get();
    }

    @Test
    void aMustIsFlaggedWhetherItIsWantedChosenOrTooThinToDecideOn() {
        Ranker ranker = new Ranker(CRITERIA, MEANINGS);

        assertThat(ranker.musts(answers(
                        "role=zzp",
                        "legal_form=bv",
                        "bank_link=need",
                        "payroll=ingebouwd nodig",
                        "mileage=need",
                        "reverse_charge=yes",
                        "hours=nice",
                        "pos=yes",
                        "stock=no")))
                .containsExactlyInAnyOrder(
                        "target.zzp", "legal_forms", "bank_link", "payroll", "mileage", "reverse_charge");
    }

    @Test
    void aPackageWithoutAPlaceHasItsPriceAllTheSame() {
        Ranker ranker = new Ranker(CRITERIA, MEANINGS);
        AccountingPackage thin =
                pack("alfa", 1).sells(Packages.edition("Basis", 10)).get();

        assertThat(ranker.cost(thin, Answers.NONE).orElseThrow().edition().name())
                .isEqualTo("Basis");
    }
}
