package nl.allesoveradministratie.pakketwijzer.finder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What our own statistics call wanted. */
class WantedTest {

    @Test
    void needsAndWishesAreWantedAndWhatIsNotNeededIsNot() {
        assertThat(ShippedRanker.ranker()
                        .wanted(ShippedRanker.answers("role=mkb&ocr=need&hours=nice&stock=no&oss=yes")))
                .containsExactlyInAnyOrder("ocr", "hours", "oss");
    }

    @Test
    void whoTheVisitorIsIsNoWish() {
        assertThat(ShippedRanker.ranker()
                        .wanted(ShippedRanker.answers(
                                "role=zzp&legal_form=eenmanszaak&vat_status=KOR&sales_invoices=6-10")))
                .isEmpty();
    }
}
