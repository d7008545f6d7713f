package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.answers;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.edition;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.pack;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.rank;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import org.junit.jupiter.api.Test;

/** How a result is listed, on the screen and in the mail. */
class OrderTest {

    private static final List<AccountingPackage> PACKAGES = List.of(
            pack("best").has("hours").sells(edition("E", 30)).get(),
            pack("cheap").sells(edition("E", 5)).get(),
            pack("secret").has("hours").sells(edition("E", null)).get());

    private static List<String> listed(Order order) {
        return order.sorted(rank(PACKAGES, "hours=nice").packages()).stream()
                .map(ranked -> ranked.pack().id().value())
                .toList();
    }

    @Test
    void byFitFollowsThePlaces() {
        assertThat(listed(Order.FIT)).containsExactly("best", "secret", "cheap");
    }

    @Test
    void byCostBeginsWithTheCheapestAndEndsWithAnUnknownPrice() {
        assertThat(listed(Order.COST)).containsExactly("cheap", "best", "secret");
    }

    @Test
    void isByCostForWhomCostWeighsMost() {
        assertThat(Order.of(answers("priority=kosten"))).isEqualTo(Order.COST);
        assertThat(Order.of(answers("priority=gemak"))).isEqualTo(Order.FIT);
        assertThat(Order.of(Answers.NONE)).isEqualTo(Order.FIT);
    }
}
