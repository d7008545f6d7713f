package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A version of a package as it is sold.
 *
 * @param name as the vendor calls it
 * @param priceMonth euro per month when paid monthly; null = price unknown
 * @param priceMonthIfPaidYearly euro per month when paid by the year; null = unknown or not offered
 * @param vatBasis "excl" when the source says so; null = the source does not say
 * @param limits what it carries (keys as in the catalogue's description); a missing key is unknown
 * @param note what a buyer should know; null when there is nothing
 * @param audience who it is sold to or through; empty = everybody
 * @param lacks package fields that this edition is said not to have, though the package does; empty = nothing said
 * @param legalForms the only legal forms that can buy it, in the words of the question; empty = every one
 * @param per what its prices are for one of; null = nothing said, and they are taken to be for the whole
 */
public record Edition(
        String name,
        @Nullable Fact priceMonth,
        @Nullable Fact priceMonthIfPaidYearly,
        @Nullable Fact vatBasis,
        Map<String, Fact> limits,
        @Nullable String note,
        Set<Audience> audience,
        Set<String> lacks,
        Set<String> legalForms,
        @Nullable Per per) {

    /** What a price can be for one of. */
    public enum Unit {
        /** A company of which the books are kept; of an accountant that is a client. */
        ADMINISTRATION,
        /** Somebody with an own login. */
        USER;

        /** The word in files and in keys of texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A price for each.
     *
     * @param unit of what
     * @param from the least that it holds for; 1 = from the first
     * @param to the most that it holds for; null = no end
     */
    public record Per(Unit unit, int from, @Nullable Integer to) {

        public Per {
            if (from < 1 || (to != null && to < from)) {
                throw new IllegalArgumentException(
                        "a price per " + unit.key() + " holds from at least 1, and up to no less");
            }
        }

        /** Whether the price holds for so many; everybody has at least one. */
        public boolean holdsFor(long number) {
            long count = Math.max(1, number);
            return count >= from && (to == null || count <= to);
        }
    }

    /** An edition that every legal form can buy, at prices for the whole. */
    public Edition(
            String name,
            @Nullable Fact priceMonth,
            @Nullable Fact priceMonthIfPaidYearly,
            @Nullable Fact vatBasis,
            Map<String, Fact> limits,
            @Nullable String note,
            Set<Audience> audience,
            Set<String> lacks) {
        this(name, priceMonth, priceMonthIfPaidYearly, vatBasis, limits, note, audience, lacks, Set.of(), null);
    }

    /** What an edition can carry so much of, in the order in which it is shown: keys of limits. */
    public static final List<String> LIMITS = List.of(
            "sales_invoices_month",
            "sales_invoices_year",
            "expenses_month",
            "bank_transactions_month",
            "bookings_month",
            "bookings_year",
            "users",
            "administrations",
            "bank_links",
            "revenue_year_max",
            "ocr_documents_month",
            "ocr_proposals_month");

    /** What can cost extra, in the order in which it is shown: the other keys of limits. */
    public static final List<String> EXTRAS = List.of(
            "price_per_sales_invoice",
            "price_per_extra_ocr_document",
            "invoicing_addon_price",
            "extra_user_price",
            "extra_bank_link_price",
            "free_administrations",
            "promotion_price_month",
            "promotion_months");

    public Edition {
        limits = Map.copyOf(limits);
        audience = Set.copyOf(audience);
        lacks = Set.copyOf(lacks);
        legalForms = Set.copyOf(legalForms);
    }

    /** The fact in a place: {@code price_month}, {@code limits.users}; null = unknown. */
    @Nullable
    Fact factAt(String place) {
        return switch (place) {
            case "price_month" -> priceMonth;
            case "price_month_if_paid_yearly" -> priceMonthIfPaidYearly;
            case "vat_basis" -> vatBasis;
            default -> place.startsWith("limits.") ? limits.get(place.substring("limits.".length())) : null;
        };
    }

    /** The same edition with another fact in a place; null = unknown. */
    Edition with(String place, @Nullable Fact fact) {
        Map<String, Fact> changed = new HashMap<>(limits);
        if (place.startsWith("limits.")) {
            AccountingPackage.put(changed, place.substring("limits.".length()), fact);
        }
        return new Edition(
                name,
                place.equals("price_month") ? fact : priceMonth,
                place.equals("price_month_if_paid_yearly") ? fact : priceMonthIfPaidYearly,
                place.equals("vat_basis") ? fact : vatBasis,
                changed,
                note,
                audience,
                lacks,
                legalForms,
                per);
    }

    /** The monthly price; empty when unknown. */
    public Optional<Money> perMonth() {
        return priceMonth != null && priceMonth.value() instanceof FactValue.Number(BigDecimal euro)
                ? Optional.of(new Money(euro))
                : Optional.empty();
    }

    /**
     * The fact under a key of the limits when it is a number: a limit, or a price in euro.
     *
     * @return empty when it is unknown or unlimited
     */
    public Optional<BigDecimal> number(String key) {
        Fact fact = limits.get(key);
        return fact != null && fact.value() instanceof FactValue.Number(BigDecimal number)
                ? Optional.of(number)
                : Optional.empty();
    }

    /** The monthly price when paid by the year; empty when unknown or not offered. */
    public Optional<Money> perMonthIfPaidYearly() {
        return priceMonthIfPaidYearly != null
                        && priceMonthIfPaidYearly.value() instanceof FactValue.Number(BigDecimal euro)
                ? Optional.of(new Money(euro))
                : Optional.empty();
    }

    /**
     * Whether a source says its prices are without btw: the page that says so is the page of the prices. Otherwise the
     * basis is unknown.
     */
    public boolean isWithoutVat() {
        return isWithoutVat(priceMonth) && isWithoutVat(priceMonthIfPaidYearly);
    }

    /** Whether the page of this price says that it is without btw; also when there is no price to say it of. */
    public boolean isWithoutVat(@Nullable Fact price) {
        return vatBasis != null
                && vatBasis.value() instanceof FactValue.Text(String basis)
                && basis.equals("excl")
                && (price == null || price.sourceUrl().equals(vatBasis.sourceUrl()));
    }

    /** Whether this kind of user can buy it. */
    public boolean isFor(Audience user) {
        return audience.isEmpty() || audience.contains(user);
    }
}
