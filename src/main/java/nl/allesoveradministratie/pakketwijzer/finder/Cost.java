package nl.allesoveradministratie.pakketwijzer.finder;

import java.math.BigDecimal;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * The edition that would do, what it costs, and how that sum is made. Decision record 15 says what is counted how.
 *
 * @param edition the one that carries the volumes for the least over three years
 * @param perMonth euro per month when paid by the month, without promotions; null = price unknown ("prijs volgt"), which
 *     is not zero
 * @param firstYear euro in the first year, paid in the cheapest way; null = price unknown
 * @param threeYears euro in three years, paid in the same way; null = price unknown
 * @param parts the lines that add up to {@code firstYear} and {@code threeYears}; empty = price unknown
 * @param withoutVat whether a source says all these prices are without btw; false = not of all of them
 * @param indicative whether nobody has checked some of these prices on the vendor's page yet, or the price is unknown
 * @param certain whether every volume given is known to fit, everything is counted, nothing wished is known to be
 *     missing, and no limit is left that nobody asked about
 * @param included volumes given that fit without extra cost
 * @param conditions limits of the edition on what the visitor did not say: the sum holds up to these numbers
 * @param open what the sum does not count, or not for sure
 * @param growth where another edition becomes the cheapest, for each volume given and each limit never asked about
 * @param grown what it costs with the growth that the visitor expects; null = none expected, or no volume given
 */
public record Cost(
        Edition edition,
        @Nullable Money perMonth,
        @Nullable Money firstYear,
        @Nullable Money threeYears,
        List<Part> parts,
        boolean withoutVat,
        boolean indicative,
        boolean certain,
        List<Volume> included,
        List<Volume> conditions,
        List<Remark> open,
        List<Growth> growth,
        @Nullable Grown grown) {

    static final int YEAR = 12;
    static final int THREE_YEARS = 36;

    public Cost {
        parts = List.copyOf(parts);
        included = List.copyOf(included);
        conditions = List.copyOf(conditions);
        open = List.copyOf(open);
        growth = List.copyOf(growth);
    }

    /** What the amounts are for one of; null = for the whole. */
    public Edition.@Nullable Unit eachOf() {
        for (Remark remark : open) {
            if (remark instanceof Remark.Each(Edition.Unit unit)) {
                return unit;
            }
        }
        return null;
    }

    /** When the oldest of its prices was seen; null = one of them is undated, or there are none. */
    public @Nullable PartialDate asOf() {
        PartialDate oldest = null;
        for (Part part : parts) {
            PartialDate seen = part.fact().asOf();
            if (seen == null) {
                return null;
            }
            if (oldest == null || seen.earliest().isBefore(oldest.earliest())) {
                oldest = seen;
            }
        }
        return oldest;
    }

    /** What a line of the sum is for. */
    public enum Kind {
        /** The edition itself, paid by the month. */
        EDITION,
        /** The edition itself, of which only the price when paid by the year is known. */
        EDITION_PAID_YEARLY,
        /** A price for every sales invoice. */
        SALES_INVOICES,
        /** Invoicing, where it is sold apart. */
        INVOICING,
        /** Users beyond those included. */
        EXTRA_USERS,
        /** Bank links beyond those included. */
        EXTRA_BANK_LINKS,
        /** Administrations beyond those included. */
        EXTRA_ADMINISTRATIONS,
        /** Documents read by the program beyond those included. */
        EXTRA_DOCUMENTS,
        /** What paying by the year saves. */
        YEARLY_PAYMENT,
        /** What a promotion saves in the first months. */
        PROMOTION;

        /** Whether it lowers the totals and is no part of the price per month. */
        public boolean isDiscount() {
            return this == YEARLY_PAYMENT || this == PROMOTION;
        }
    }

    /**
     * A line of the sum.
     *
     * @param kind what for
     * @param count how many
     * @param unit euro per month for each of them; negative for a discount
     * @param months in how many months of three years; a promotion ends within the first
     * @param fact where the price stands
     */
    public record Part(Kind kind, long count, BigDecimal unit, int months, Fact fact) {

        /** Euro per month. */
        public BigDecimal perMonth() {
            return unit.multiply(BigDecimal.valueOf(count));
        }

        /** Euro in the first year. */
        public BigDecimal firstYear() {
            return perMonth().multiply(BigDecimal.valueOf(Math.min(months, YEAR)));
        }

        /** Euro in three years. */
        public BigDecimal threeYears() {
            return perMonth().multiply(BigDecimal.valueOf(months));
        }
    }

    /**
     * A number of something that is counted.
     *
     * @param limit the limit of an edition, such as {@code users}
     * @param number how many
     */
    public record Volume(String limit, long number) {}

    /** What the sum leaves open. */
    public sealed interface Remark {

        /**
         * A price for each piece that is not counted, because nobody knows how many it is for.
         *
         * @param kind of which line
         * @param each euro per month for each
         */
        record NotCounted(Kind kind, Money each) implements Remark {}

        /** Nobody knows whether this volume fits. */
        record RoomUnknown(Volume volume) implements Remark {}

        /**
         * The prices of the edition are for one of these, and the sum counts one, because nobody said how many there are.
         *
         * @param unit of what
         */
        record Each(Edition.Unit unit) implements Remark {}

        /**
         * The edition is said not to have what the visitor would like.
         *
         * @param field a package field
         */
        record Lacks(String field) implements Remark {}

        /**
         * Something that the visitor needs or would like has a price of its own, which no field holds.
         *
         * @param field a package field
         * @param words what the note of the fact says; Dutch
         */
        record PricedApart(String field, String words) implements Remark {}

        /** What a source says in words about more administrations; the words are Dutch. */
        record Said(String words) implements Remark {}

        /**
         * Nobody knows what the clients of an accountant add.
         *
         * @param clients how many; 0 = not said
         * @param noted whether the catalogue has a note at this price, which may say "for each administration"
         */
        record Clients(long clients, boolean noted) implements Remark {}
    }

    /**
     * An edition as the next step.
     *
     * @param edition which
     * @param perMonth as {@link Cost#perMonth()}
     * @param threeYears as {@link Cost#threeYears()}
     * @param certain as {@link Cost#certain()}
     */
    public record Tier(
            Edition edition,
            @Nullable Money perMonth,
            @Nullable Money threeYears,
            boolean certain) {}

    /**
     * Where another edition becomes the cheapest.
     *
     * @param upTo the last number with this edition
     * @param next what it costs with one more; null = no edition known that carries that
     */
    public record Growth(Volume upTo, @Nullable Tier next) {}

    /**
     * What it costs after growing.
     *
     * @param percent of the volumes per month of now
     * @param tier the edition; null = none known that carries that
     */
    public record Grown(int percent, @Nullable Tier tier) {}
}
