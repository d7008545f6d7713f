package nl.allesoveradministratie.pakketwijzer.finder;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/**
 * A quarter of the calendar year, the usual period of a Dutch btw return.
 *
 * @param year the calendar year
 * @param number 1–4
 */
public record VatQuarter(int year, int number) {

    private static final Set<String> NO_RETURN = Set.of("KOR", "vrijgesteld");

    /** @throws IllegalArgumentException when there is no such quarter */
    public VatQuarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("No quarter " + number);
        }
    }

    /**
     * Whether btw returns are filed at all: not by who takes part in the KOR or supplies only what is exempt. Who does not
     * know is taken to file them, so that no deadline is kept from anybody.
     */
    public static boolean isFiledBy(Answers answers) {
        return answers.first("vat_status").filter(NO_RETURN::contains).isEmpty();
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
