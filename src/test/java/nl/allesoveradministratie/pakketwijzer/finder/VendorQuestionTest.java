package nl.allesoveradministratie.pakketwijzer.finder;

import static nl.allesoveradministratie.pakketwijzer.finder.Packages.checked;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.fact;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.pack;
import static nl.allesoveradministratie.pakketwijzer.finder.Packages.place;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.finder.VendorQuestion.Reason;
import org.junit.jupiter.api.Test;

/** What a visitor asks the vendor before choosing. */
class VendorQuestionTest {

    private static final LocalDate SOON_AFTER = LocalDate.of(2026, 11, 1);

    private static List<VendorQuestion> questions(AccountingPackage pack, LocalDate today, String... answers) {
        Ranking.Ranked ranked = place(pack, answers);
        return VendorQuestion.of(ranked.requirements(), ranked.room(), today);
    }

    @Test
    void whatNoSourceSaysIsAskedAlsoWhenItIsAWishOrAVolume() {
        assertThat(questions(pack("alfa").get(), SOON_AFTER, "hours=nice", "users=3"))
                .containsExactly(
                        new VendorQuestion("hours", Reason.UNKNOWN), new VendorQuestion("users", Reason.UNKNOWN));
    }

    @Test
    void whatTheVendorSaysIsNotAskedAgain() {
        assertThat(questions(
                        pack("alfa")
                                .says("hours", checked(true))
                                .lacks("quotes")
                                .get(),
                        SOON_AFTER,
                        "hours=need",
                        "quotes=nice"))
                .isEmpty();
    }

    @Test
    void aMustThatRestsOnSomebodyElsesWordsIsAsked() {
        AccountingPackage pack =
                pack("alfa").says("hours", fact(true, Fact.Grade.C)).get();

        assertThat(questions(pack, SOON_AFTER, "hours=need"))
                .containsExactly(new VendorQuestion("hours", Reason.NOT_FROM_VENDOR));
        assertThat(questions(pack, SOON_AFTER, "hours=nice")).isEmpty();
    }

    @Test
    void aMustThatRestsOnAnOldFactIsAsked() {
        AccountingPackage pack = pack("alfa").says("hours", checked(true)).get();

        assertThat(questions(pack, SOON_AFTER.plusYears(3), "hours=need"))
                .containsExactly(new VendorQuestion("hours", Reason.OLD));
        assertThat(questions(pack, SOON_AFTER.plusYears(3), "hours=nice")).isEmpty();
    }

    @Test
    void aMustThatSomebodyElseQuotesTheVendorForIsAsked() {
        assertThat(questions(pack("alfa").has("hours").get(), SOON_AFTER, "hours=need"))
                .containsExactly(new VendorQuestion("hours", Reason.OLD));
    }

    @Test
    void theNameOfABankIsAlwaysAskedAfter() {
        assertThat(questions(pack("alfa").has("bank_link").get(), SOON_AFTER, "which_bank=Knab"))
                .containsExactly(new VendorQuestion("which_bank", Reason.UNKNOWN));
    }
}
