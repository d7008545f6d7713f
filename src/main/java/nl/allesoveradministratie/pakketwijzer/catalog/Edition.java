package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
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
 */
public record Edition(
        String name,
        @Nullable Fact priceMonth,
        @Nullable Fact priceMonthIfPaidYearly,
        @Nullable Fact vatBasis,
        Map<String, Fact> limits,
        @Nullable String note,
        Set<Audience> audience,
        Set<String> lacks) {

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
            "promotion_price_month",
            "promotion_months");

    public Edition {
        limits = Map.copyOf(limits);
        audience = Set.copyOf(audience);
        lacks = Set.copyOf(lacks);
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
                lacks);
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

    /** Whether a source says the price is without btw; otherwise the basis is unknown. */
    public boolean isWithoutVat() {
        return vatBasis != null && vatBasis.value() instanceof FactValue.Text(String basis) && basis.equals("excl");
    }

    /** Whether this kind of user can buy it. */
    public boolean isFor(Audience user) {
        return audience.isEmpty() || audience.contains(user);
    }
}
