package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.answers;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.edition;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.pack;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.rank;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.junit.jupiter.api.Test;

/** How a visitor has a result listed, and the address that tells it. */
class ListingTest {

    private static final Catalog SHIPPED = ShippedCatalogue.catalog();

    private static final List<AccountingPackage> PACKAGES = List.of(
            pack("best").has("hours").sells(edition("E", 30)).get(),
            pack("cheap").sells(edition("E", 5)).get(),
            pack("secret").has("hours").sells(edition("E", null)).get());

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .forEach(part -> parameters.put(part[0], List.of(part[1])));
        return parameters;
    }

    @Provide
    private Arbitrary<Listing> listings() {
        List<PackageId> all =
                SHIPPED.packages().stream().map(AccountingPackage::id).toList();
        return Combinators.combine(
                        Arbitraries.of(Order.class).injectNull(0.3),
                        Arbitraries.integers().between(0, 9_999),
                        Arbitraries.of(all).list().uniqueElements().ofMaxSize(Listing.MOST_COMPARED))
                .as(Listing::new);
    }

    @Property
    void whatAnAddressTellsIsReadBackFromIt(@ForAll("listings") Listing listing) {
        assertThat(Listing.of(parameters(listing.query()), SHIPPED)).isEqualTo(listing);
    }

    @Property
    void anythingElseInAnAddressIsAsIfItWereNotThere(
            @ForAll String order, @ForAll String most, @ForAll String compared) {
        Listing listing = Listing.of(
                Map.of(
                        "volgorde",
                        List.of("x" + order),
                        "tot",
                        List.of("x" + most),
                        "vergelijk",
                        List.of("x" + compared)),
                SHIPPED);
        assertThat(listing.chosen()).isNull();
        assertThat(listing.upTo()).isZero();
        assertThat(listing.compared()).hasSizeLessThanOrEqualTo(Listing.MOST_COMPARED);
    }

    @Test
    void aMostLeavesOutWhatIsDearerAndWhatNobodyKnowsThePriceOf() {
        Answers answers = answers("hours=nice");
        Ranking ranking = rank(PACKAGES, "hours=nice");
        assertThat(names(new Listing(null, 0, List.of()).of(ranking, answers)))
                .containsExactly("best", "secret", "cheap");
        assertThat(names(new Listing(null, 30, List.of()).of(ranking, answers))).containsExactly("best", "cheap");
        assertThat(names(new Listing(Order.COST, 30, List.of()).of(ranking, answers)))
                .containsExactly("cheap", "best");
        assertThat(names(new Listing(null, 4, List.of()).of(ranking, answers))).isEmpty();
    }

    @Test
    void whatSomebodyChoseGoesBeforeWhatFollowsFromTheAnswers() {
        Answers answers = answers("priority=kosten");
        assertThat(new Listing(null, 0, List.of()).order(answers)).isEqualTo(Order.COST);
        assertThat(new Listing(Order.FIT, 0, List.of()).order(answers)).isEqualTo(Order.FIT);
    }

    private static List<String> names(List<Ranking.Ranked> listed) {
        return listed.stream().map(ranked -> ranked.pack().id().value()).toList();
    }
}
