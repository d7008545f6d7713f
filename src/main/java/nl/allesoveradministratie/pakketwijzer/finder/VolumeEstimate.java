package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.List;
import java.util.Optional;

/** Helps somebody who does not know a number per month: from another period, or from other numbers. */
public final class VolumeEstimate {

    /** Rent, telephone, insurance, bank charges, taxes and what one takes out oneself. */
    private static final int FIXED_TRANSACTIONS = 10;

    private VolumeEstimate() {}

    /** Over which time something was counted. */
    public enum Period {
        WEEK(52, 12),
        MONTH(1, 1),
        QUARTER(1, 3),
        YEAR(1, 12);

        private final int times;
        private final int months;

        Period(int times, int months) {
            this.times = times;
            this.months = months;
        }
    }

    /**
     * A number per month, rounded up: the top of a month has to fit.
     *
     * @param count how many in the period; not negative
     */
    public static long perMonth(long count, Period over) {
        return Math.ceilDiv(Math.multiplyExact(count, (long) over.times), (long) over.months);
    }

    /**
     * The band that a number falls in.
     *
     * @param bands such as "0-2", "3-5", "&gt;100"; others are passed over
     * @return empty when it falls in none
     */
    public static Optional<String> band(List<String> bands, long perMonth) {
        return bands.stream().filter(band -> contains(band, perMonth)).findFirst();
    }

    private static boolean contains(String band, long number) {
        if (band.matches(">[0-9]+")) {
            return number > Long.parseLong(band.substring(1));
        }
        return band.matches("[0-9]+-[0-9]+") && number <= top(band) && number >= Long.parseLong(band.split("-")[0]);
    }

    private static long top(String band) {
        return band.startsWith(">") ? Long.parseLong(band.substring(1)) + 1 : Long.parseLong(band.split("-")[1]);
    }

    /**
     * Bank transactions per month: every invoice and every bill is paid once, and some payments come without either.
     *
     * @return empty when invoices or bills were not answered
     */
    public static Optional<Long> bankTransactions(Answers answers) {
        return answers.first("sales_invoices")
                .flatMap(sales -> answers.first("purchase_docs")
                        .map(purchases -> top(sales) + top(purchases) + FIXED_TRANSACTIONS));
    }
}
