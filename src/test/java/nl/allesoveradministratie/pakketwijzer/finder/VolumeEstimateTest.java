package nl.allesoveradministratie.pakketwijzer.finder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import nl.allesoveradministratie.pakketwijzer.finder.VolumeEstimate.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers per month for people who know another number. */
class VolumeEstimateTest {

    private final Criteria criteria = ShippedCatalogue.criteria();

    @ParameterizedTest
    @CsvSource({"0, YEAR, 0", "120, YEAR, 10", "121, YEAR, 11", "7, QUARTER, 3", "5, WEEK, 22", "8, MONTH, 8"})
    void aNumberIsCountedBackToAMonthAndRoundedUp(long count, Period over, long perMonth) {
        assertThat(VolumeEstimate.perMonth(count, over)).isEqualTo(perMonth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales_invoices", "purchase_docs", "bank_transactions"})
    void everyNumberFallsInExactlyOneBand(String criterion) {
        List<String> bands = criteria.get(criterion).options();
        for (long number = 0; number < 400; number++) {
            long of = number;
            assertThat(bands.stream()
                            .filter(band ->
                                    VolumeEstimate.band(List.of(band), of).isPresent()))
                    .as("%s %d", criterion, number)
                    .hasSize(1);
        }
    }

    @Property
    void aMonthIsNeverEstimatedTooSmall(@ForAll @LongRange(min = 0, max = 1_000_000) long count) {
        for (Period period : Period.values()) {
            long perMonth = VolumeEstimate.perMonth(count, period);
            long perYear = switch (period) {
                case WEEK -> 52 * count;
                case MONTH -> 12 * count;
                case QUARTER -> 4 * count;
                case YEAR -> count;
            };
            assertThat(12 * perMonth).isGreaterThanOrEqualTo(perYear).isLessThan(perYear + 12);
        }
    }

    @Test
    void bankTransactionsFollowFromInvoicesAndBills() {
        assertThat(VolumeEstimate.bankTransactions(answers(Map.of("sales_invoices", "11-25", "purchase_docs", "6-10"))))
                .contains(45L);
        assertThat(VolumeEstimate.bankTransactions(answers(Map.of("sales_invoices", "11-25"))))
                .isEmpty();
    }

    private Answers answers(Map<String, String> given) {
        Answers answers = Answers.NONE;
        for (Map.Entry<String, String> each : given.entrySet()) {
            answers = answers.with(criteria.get(each.getKey()), List.of(each.getValue()), criteria);
        }
        return answers;
    }
}
