package nl.allesoveradministratie.pakketwijzer.finder;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A quarter of the calendar year, the usual period of a Dutch btw return.
 *
 * @param year the calendar year
 * @param number 1–4
 */
public record VatQuarter(int year, int number) {

    /** @throws IllegalArgumentException when there is no such quarter */
    public VatQuarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("No quarter " + number);
        }
    }

    /** The quarter in which a day falls. */
    public static VatQuarter of(LocalDate day) {
        return new VatQuarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /** Its first day. */
    public LocalDate firstDay() {
        return LocalDate.of(year, 3 * number - 2, 1);
    }

    /** Its last day. */
    public LocalDate lastDay() {
        return next().firstDay().minusDays(1);
    }

    /** The quarter after it. */
    public VatQuarter next() {
        return number == 4 ? new VatQuarter(year + 1, 1) : new VatQuarter(year, number + 1);
    }

    /** The quarter before it. */
    public VatQuarter previous() {
        return number == 1 ? new VatQuarter(year - 1, 4) : new VatQuarter(year, number - 1);
    }

    /**
     * The last day for the btw return, its payment and the ICP statement: the last day of the month after the quarter
     * (art. 10 and 19 Algemene wet inzake rijksbelastingen). Nothing is added for a weekend: who is in time is in time.
     */
    public LocalDate deadline() {
        return YearMonth.from(lastDay()).plusMonths(1).atEndOfMonth();
    }
}
