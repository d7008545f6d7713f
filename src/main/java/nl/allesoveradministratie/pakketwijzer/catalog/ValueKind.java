package nl.allesoveradministratie.pakketwijzer.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import org.jspecify.annotations.Nullable;

/** What can be said in a place, as in {@code db/catalog/package.schema.json}. */
public enum ValueKind {
    /** Yes, no or in part. */
    FEATURE,
    /** Free words. */
    TEXT,
    /** A whole number, zero or more. */
    COUNT,
    /** A whole number, zero or more, or unlimited. */
    LIMIT,
    /** A whole number from one to {@link #MOST_MONTHS}. */
    MONTHS,
    /** Euro and cents, zero or more. */
    PRICE,
    /** A price, or words about it. */
    PRICE_OR_TEXT,
    /** Some of {@link #LEGAL_FORM_WORDS}. */
    LEGAL_FORMS,
    /** One of {@link #DEPLOYMENT_WORDS}. */
    DEPLOYMENT,
    /** "merged". */
    STATUS,
    /** "excl". */
    VAT_BASIS;

    /** For how many months a promotion holds at most: a price of longer is no promotion. */
    public static final int MOST_MONTHS = 12;

    /** Kinds of businesses, as the catalogue calls them. */
    public static final List<String> LEGAL_FORM_WORDS =
            List.of("eenmanszaak", "vof", "maatschap", "bv", "holding", "stichting", "vereniging");

    /** Where a package runs. */
    public static final List<String> DEPLOYMENT_WORDS = List.of("cloud", "desktop", "cloud+desktop");

    private static final Set<String> PRICED_LIMITS = Set.of(
            "price_per_sales_invoice",
            "price_per_extra_ocr_document",
            "invoicing_addon_price",
            "extra_user_price",
            "extra_bank_link_price",
            "promotion_price_month");

    /** What can be said in a place; empty = there is no such place. */
    public static Optional<ValueKind> of(FactPlace place) {
        return Optional.ofNullable(place.edition() == null ? ofPackage(place.field()) : ofEdition(place.field()));
    }

    private static @Nullable ValueKind ofPackage(String field) {
        if (field.startsWith("target.")) {
            return List.of("target.zzp", "target.mkb", "target.accountant").contains(field) ? FEATURE : null;
        }
        if (field.startsWith("criteria.") && !CatalogueText.CRITERIA.contains(field.substring("criteria.".length()))) {
            return null;
        }
        return switch (field) {
            case "vendor", "website", "criteria.trust_mark" -> TEXT;
            case "status" -> STATUS;
            case "criteria.legal_forms" -> LEGAL_FORMS;
            case "criteria.deployment" -> DEPLOYMENT;
            case "criteria.trial_days" -> COUNT;
            case "criteria.extra_admin_price" -> PRICE_OR_TEXT;
            default -> field.startsWith("criteria.") ? FEATURE : null;
        };
    }

    private static @Nullable ValueKind ofEdition(String field) {
        return switch (field) {
            case "price_month", "price_month_if_paid_yearly" -> PRICE;
            case "vat_basis" -> VAT_BASIS;
            default -> {
                String limit = field.startsWith("limits.") ? field.substring("limits.".length()) : "";
                if (!CatalogueText.LIMITS.contains(limit)) {
                    yield null;
                }
                yield switch (limit) {
                    // How many are free is a number; without end it would be no price at all.
                    case "free_administrations" -> COUNT;
                    case "promotion_months" -> MONTHS;
                    default -> PRICED_LIMITS.contains(limit) ? PRICE : LIMIT;
                };
            }
        };
    }

    /** Whether this value can be said in a place of this kind. */
    public boolean admits(FactValue value) {
        return switch (this) {
            case FEATURE ->
                value instanceof FactValue.Yes || value instanceof FactValue.No || value instanceof FactValue.Partial;
            case TEXT -> value instanceof FactValue.Text(String text) && !text.isBlank();
            case COUNT -> isCount(value);
            case LIMIT -> value instanceof FactValue.Unlimited || isCount(value);
            case MONTHS ->
                isCount(value)
                        && value instanceof FactValue.Number(BigDecimal months)
                        && months.signum() > 0
                        && months.intValue() <= MOST_MONTHS;
            case PRICE -> isPrice(value);
            case PRICE_OR_TEXT -> TEXT.admits(value) || isPrice(value);
            case LEGAL_FORMS ->
                value instanceof FactValue.Listing(List<String> words)
                        && !words.isEmpty()
                        && LEGAL_FORM_WORDS.containsAll(words)
                        && Set.copyOf(words).size() == words.size();
            case DEPLOYMENT -> value instanceof FactValue.Text(String text) && DEPLOYMENT_WORDS.contains(text);
            case STATUS -> value instanceof FactValue.Text(String text) && text.equals("merged");
            case VAT_BASIS -> value instanceof FactValue.Text(String text) && text.equals("excl");
        };
    }

    private static boolean isCount(FactValue value) {
        return value instanceof FactValue.Number(BigDecimal number)
                && number.signum() >= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static boolean isPrice(FactValue value) {
        return value instanceof FactValue.Number(BigDecimal euro) && Money.isAmount(euro);
    }
}
