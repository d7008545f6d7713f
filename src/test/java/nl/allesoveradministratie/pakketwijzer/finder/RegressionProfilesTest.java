package nl.allesoveradministratie.pakketwijzer.finder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactChange;
import nl.allesoveradministratie.pakketwijzer.catalog.FactPlace;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.catalog.RankingEffect;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.junit.jupiter.api.Test;

/** What a change of a fact does to the first places of typical visitors. */
class RegressionProfilesTest {

    private static final Catalog CATALOG = ShippedCatalogue.catalog();

    private static RegressionProfiles profiles() {
        var published = ShippedCatalogue.published(CATALOG);
        Finder finder = new Finder(
                ShippedCatalogue.criteria(),
                published,
                FinderFiles.meanings(),
                FinderFiles.pages(),
                FinderFiles.conditions(),
                new Wording(FinderFiles.wording(), published, new Texts()));
        return new RegressionProfiles(finder, FinderFiles.meanings(), FinderFiles.profiles());
    }

    private static Fact no() {
        return new Fact(
                new FactValue.No(),
                "https://voorbeeld.test",
                Fact.SourceKind.VENDOR,
                Fact.Access.DIRECT,
                null,
                null,
                null,
                Fact.Grade.A);
    }

    @Test
    void everyProfileCanBeAnsweredHasANameAndRanksPackages() {
        List<RankingEffect.Effect> effects = profiles().between(CATALOG, CATALOG);

        assertThat(effects).hasSize(12);
        assertThat(effects).noneMatch(RankingEffect.Effect::isChange).allSatisfy(effect -> {
            assertThat(effect.before()).as(effect.query()).isNotEmpty();
            assertThat(effect.name(Language.NL)).isNotBlank();
            assertThat(effect.name(Language.EN)).isNotBlank();
        });
    }

    @Test
    void aFirstPlaceThatSaysNoToItsVisitorFallsOut() {
        RankingEffect.Effect effect = profiles().between(CATALOG, CATALOG).stream()
                .filter(each -> each.query().contains("vat_filing=need"))
                .findFirst()
                .orElseThrow();
        RankingEffect.Standing first = effect.before().getFirst();
        FactPlace place = new FactPlace(first.id(), null, "criteria.vat_filing_direct");
        Catalog changed = FactChange.applied(CATALOG, List.of(new FactChange(place, null, no())), "anders");

        RankingEffect.Effect after = profiles().between(CATALOG, changed).stream()
                .filter(each -> each.query().equals(effect.query()))
                .findFirst()
                .orElseThrow();

        assertThat(after.isChange()).isTrue();
        assertThat(after.after()).extracting(RankingEffect.Standing::id).doesNotContain(first.id());
    }

    @Test
    void aFactThatNobodyAsksAboutDecidesNothing() {
        Map<FactPlace, Integer> weights = profiles().weights(CATALOG);

        assertThat(weights).isNotEmpty();
        assertThat(weights.values()).allMatch(weight -> weight >= 1 && weight <= 12);
        assertThat(weights.keySet()).extracting(FactPlace::field).doesNotContain("criteria.hosting_eu", "vendor");
    }
}
