package nl.allesoveradministratie.pakketwijzer.finder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether somebody needs a package at all. */
class NeedLevelTest {

    private static Optional<NeedLevel> level(String query) {
        Map<String, List<String>> parameters = Arrays.stream(query.split("&"))
                .map(part -> part.split("="))
                .collect(Collectors.toMap(part -> part[0], part -> List.of(part[1])));
        return NeedLevel.of(Answers.parse(parameters, ShippedCatalogue.criteria(), new AnswerOptions(List::of))
                .answers());
    }

    @ParameterizedTest
    @CsvSource({
        "role=zzp&vat_status=KOR&sales_invoices=0-2, NONE",
        "role=zzp&vat_status=vrijgesteld&sales_invoices=3-5, INVOICING",
        "role=zzp&vat_status=KOR&sales_invoices=11-25, PACKAGE",
        "role=zzp&vat_status=KOR&sales_invoices=0-2&purchase_docs=51-200, PACKAGE",
        "role=zzp&vat_status=btw-plichtig&sales_invoices=0-2, PACKAGE",
        "role=zzp&who_books=uitbesteed, BOOKKEEPER",
        "role=mkb&legal_form=bv&who_books=uitbesteed, PACKAGE",
        "role=mkb&vat_status=KOR&sales_invoices=0-2&company_size=3, PACKAGE",
        "role=accountant, PACKAGE",
    })
    void theAdviceFollowsFromTheAnswers(String query, NeedLevel expected) {
        assertThat(level(query)).contains(expected);
    }

    @Test
    void withTooFewAnswersThereIsNoAdvice() {
        assertThat(level("role=zzp")).isEmpty();
        assertThat(level("role=zzp&vat_status=KOR")).isEmpty();
        assertThat(level("role=zzp&sales_invoices=0-2")).isEmpty();
    }

    /** Its option promises that it does not count. */
    @Test
    void whoDoesNotKnowAboutBtwIsAdvisedOnlyOnWhatThereIsToKeep() {
        assertThat(level("role=zzp&vat_status=weet ik niet&sales_invoices=0-2")).isEmpty();
        assertThat(level("role=zzp&vat_status=weet ik niet&sales_invoices=26-100"))
                .contains(NeedLevel.PACKAGE);
    }
}
