package nl.allesoveradministratie.pakketwijzer.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact.Access;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact.Freshness;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact.Grade;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact.SourceKind;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How old a fact is called, whether it was checked, and what may rest on it. */
class FactTest {

    private static Fact fact(SourceKind kind, Access access, @Nullable String asOf, Grade grade) {
        return new Fact(
                new FactValue.Yes(),
                "https://example.nl/",
                kind,
                access,
                access == Access.DIRECT ? null : "https://example.org/",
                asOf == null ? null : PartialDate.parse(asOf),
                null,
                grade);
    }

    private static Fact seen(@Nullable String asOf) {
        return fact(SourceKind.VENDOR, Access.DIRECT, asOf, Grade.A);
    }

    @ParameterizedTest
    @CsvSource({
        // the day itself, and a day that has yet to come on this clock
        "2026-11-22, FRESH",
        "2026-11-23, FRESH",
        // six months
        "2026-05-22, FRESH",
        "2026-05-21, OUTDATED",
        // twenty-four months
        "2024-11-22, OUTDATED",
        "2024-11-21, TO_CHECK",
        "2009-01-01, TO_CHECK",
        // a month counts from its first day
        "2026-11, FRESH",
        "2026-06, FRESH",
        "2026-05, OUTDATED",
        "2024-12, OUTDATED",
        "2024-11, TO_CHECK",
        // and so does a year
        "2026, OUTDATED",
        "2025, OUTDATED",
        "2024, TO_CHECK",
    })
    void ageIsCountedFromTheFirstDayItCanMean(String asOf, Freshness freshness) {
        assertThat(seen(asOf).freshness(LocalDate.of(2026, 11, 22))).isEqualTo(freshness);
    }

    @Test
    void anUndatedFactIsToBeChecked() {
        assertThat(seen(null).freshness(LocalDate.of(2026, 11, 22))).isEqualTo(Freshness.TO_CHECK);
    }

    @ParameterizedTest
    @CsvSource({
        // six months before 31 August is the last of February
        "2026-08-31, 2026-02-28, FRESH",
        "2026-08-31, 2026-02-27, OUTDATED",
        "2028-02-29, 2026-02-28, OUTDATED",
        "2028-02-29, 2026-02-27, TO_CHECK",
    })
    void monthsOfDifferentLengthsAreCountedByTheCalendar(LocalDate today, String asOf, Freshness freshness) {
        assertThat(seen(asOf).freshness(today)).isEqualTo(freshness);
    }

    @Test
    void readOnTheVendorsPageOnAKnownDayIsChecked() {
        assertThat(seen("2026-11-20").isChecked()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            value = {"2026-11", "2026", "null"},
            nullValues = "null")
    void withoutADayItIsNotChecked(@Nullable String asOf) {
        assertThat(seen(asOf).isChecked()).isFalse();
    }

    @Test
    void whatOthersQuoteIsNotChecked() {
        assertThat(fact(SourceKind.VENDOR, Access.SECONDHAND, "2026-11-20", Grade.B)
                        .isChecked())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = SourceKind.class, mode = EnumSource.Mode.EXCLUDE, names = "VENDOR")
    void anotherPageThanTheVendorsIsNotChecked(SourceKind kind) {
        assertThat(fact(kind, Access.DIRECT, "2026-11-20", Grade.A).isChecked()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"A, true", "B, true", "C, false", "D, false"})
    void aMustRestsOnTheVendorsWordsOnly(Grade grade, boolean bears) {
        assertThat(fact(SourceKind.VENDOR, Access.DIRECT, "2026-11-20", grade).bearsAMust())
                .isEqualTo(bears);
    }
}
