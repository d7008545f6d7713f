package nl.allesoveradministratie.pakketwijzer.finder;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What one edition costs at some use, line by line. Exact: prices are whole cents and are only multiplied by whole
 * numbers and added up.
 *
 * @param edition which
 * @param parts its lines; empty = price unknown
 * @param notCounted prices for each of which the number is unknown; empty when the price itself is
 */
record Bill(Edition edition, List<Cost.Part> parts, List<Cost.Remark> notCounted) {

    static final String PER_INVOICE = "price_per_sales_invoice";

    private static final String INVOICING_ADD_ON = "invoicing_addon_price";

    /** How many of the administrations that have a price for each cost nothing. */
    private static final String FREE = "free_administrations";

    /** A price for each one beyond the number included; documents are counted by what is bought, read by the program. */
    private enum Extra {
        USERS(Capacity.USERS, Capacity.USERS, Cost.Kind.EXTRA_USERS),
        BANK_LINKS("bank_links", "bank_links", Cost.Kind.EXTRA_BANK_LINKS),
        ADMINISTRATIONS(Capacity.ADMINISTRATIONS, Capacity.ADMINISTRATIONS, Cost.Kind.EXTRA_ADMINISTRATIONS),
        DOCUMENTS("ocr_documents_month", "expenses_month", Cost.Kind.EXTRA_DOCUMENTS);

        private final String limit;
        private final String volume;
        private final Cost.Kind kind;

        Extra(String limit, String volume, Cost.Kind kind) {
            this.limit = limit;
            this.volume = volume;
            this.kind = kind;
        }
    }

    /** The lines for an edition at some use. */
    static Bill of(AccountingPackage pack, Edition edition, Usage usage) {
        Fact monthly = priced(edition.priceMonth());
        Fact yearly = priced(edition.priceMonthIfPaidYearly());
        Fact base = monthly == null ? yearly : monthly;
        if (base == null) {
            return new Bill(edition, List.of(), List.of());
        }
        List<Cost.Part> parts = new ArrayList<>();
        List<Cost.Remark> notCounted = new ArrayList<>();
        Edition.Per per = edition.per();
        long pieces = 1;
        if (per != null) {
            OptionalLong said = usage.count(per.unit());
            pieces = said.orElse(1);
            if (said.isEmpty()) {
                notCounted.add(new Cost.Remark.Each(per.unit()));
            }
        }
        long paid = paid(edition, usage, pieces);
        parts.add(part(monthly == null ? Cost.Kind.EDITION_PAID_YEARLY : Cost.Kind.EDITION, paid, base));
        boolean invoices = usage.has(Capacity.SALES_INVOICES);
        addPerPiece(
                priced(edition.limits().get(PER_INVOICE)),
                Cost.Kind.SALES_INVOICES,
                invoices ? Optional.of(usage.number(Capacity.SALES_INVOICES)) : Optional.empty(),
                parts,
                notCounted);
        if (hasInvoicingAddOn(edition)) {
            long companies = Capacity.isPriceOfEach(edition, Capacity.ADMINISTRATIONS) ? pieces : 1;
            addPerPiece(
                    edition.limits().get(INVOICING_ADD_ON),
                    Cost.Kind.INVOICING,
                    invoices
                            ? Optional.of(companies * Math.min(1, usage.number(Capacity.SALES_INVOICES)))
                            : Optional.empty(),
                    parts,
                    notCounted);
        }
        for (Extra extra : Extra.values()) {
            if (Capacity.isPriceOfEach(edition, extra.limit)) {
                continue;
            }
            Optional<Long> beyond = usage.has(extra.volume)
                    ? edition.number(extra.limit)
                            .map(included -> Math.max(0, usage.number(extra.volume) - included.longValue()))
                    : Optional.empty();
            addPerPiece(priced(pack.priceBeyond(edition, extra.limit)), extra.kind, beyond, parts, notCounted);
        }
        discount(edition, paid, base, yearly).ifPresent(parts::add);
        return new Bill(edition, List.copyOf(parts), List.copyOf(notCounted));
    }

    /** Of how many of these pieces the price is paid. Where nobody said how many there are, the sum is that of a paid one. */
    private static long paid(Edition edition, Usage usage, long pieces) {
        if (!Capacity.isPriceOfEach(edition, Capacity.ADMINISTRATIONS)
                || usage.count(Edition.Unit.ADMINISTRATION).isEmpty()) {
            return pieces;
        }
        long free = edition.number(FREE).map(BigDecimal::longValue).orElse(0L);
        return Math.max(0, pieces - free);
    }

    private static void addPerPiece(
            @Nullable Fact price,
            Cost.Kind kind,
            Optional<Long> count,
            List<Cost.Part> parts,
            List<Cost.Remark> notCounted) {
        if (price == null) {
            return;
        }
        if (count.isEmpty()) {
            notCounted.add(new Cost.Remark.NotCounted(kind, new Money(euro(price))));
        } else if (count.get() > 0) {
            parts.add(part(kind, count.get(), price));
        }
    }

    private static Cost.Part part(Cost.Kind kind, long count, Fact price) {
        return new Cost.Part(kind, count, euro(price), Cost.THREE_YEARS, price);
    }

    /**
     * The cheapest way to pay: by the month, by the year, or by the month with a promotion. A promotion and paying by the
     * year are not added up, because no source says that they go together.
     */
    private static Optional<Cost.Part> discount(Edition edition, long pieces, Fact base, @Nullable Fact yearly) {
        Fact promotion = priced(edition.limits().get("promotion_price_month"));
        Optional<Cost.Part> byYear = Optional.ofNullable(yearly)
                .map(fact -> new Cost.Part(
                        Cost.Kind.YEARLY_PAYMENT, pieces, euro(fact).subtract(euro(base)), Cost.THREE_YEARS, fact));
        Optional<Cost.Part> atFirst = edition.number("promotion_months")
                .filter(months -> base != yearly)
                .flatMap(months -> Optional.ofNullable(promotion)
                        .map(fact -> new Cost.Part(
                                Cost.Kind.PROMOTION,
                                pieces,
                                euro(fact).subtract(euro(base)),
                                Math.min(months.intValue(), Cost.YEAR),
                                fact)));
        return Stream.of(byYear, atFirst)
                .flatMap(Optional::stream)
                .filter(part -> part.threeYears().signum() < 0)
                .min((one, other) -> one.threeYears().compareTo(other.threeYears()));
    }

    /** Whether invoicing is no part of the edition, and can be added for a price. */
    static boolean hasInvoicingAddOn(Edition edition) {
        Fact invoices = edition.limits().get(Capacity.SALES_INVOICES);
        return edition.number(INVOICING_ADD_ON).isPresent()
                && (invoices == null
                        || edition.number(Capacity.SALES_INVOICES)
                                .filter(number -> number.signum() == 0)
                                .isPresent());
    }

    /** Whether the price of each one beyond a limit is known as an amount. */
    static boolean hasPriceBeyond(AccountingPackage pack, Edition edition, String limit) {
        return priced(pack.priceBeyond(edition, limit)) != null;
    }

    /** The fact when it states an amount; words about a price are no price. */
    private static @Nullable Fact priced(@Nullable Fact price) {
        return price != null && price.value() instanceof FactValue.Number ? price : null;
    }

    private static BigDecimal euro(Fact price) {
        return ((FactValue.Number) price.value()).value();
    }

    /** Euro per month when paid by the month; null = price unknown. */
    @Nullable
    Money perMonth() {
        return sum(Cost.Part::perMonth, part -> !part.kind().isDiscount());
    }

    /** Euro in the first year; null = price unknown. */
    @Nullable
    Money firstYear() {
        return sum(Cost.Part::firstYear, part -> true);
    }

    /** Euro in three years; null = price unknown. */
    @Nullable
    Money threeYears() {
        return sum(Cost.Part::threeYears, part -> true);
    }

    private @Nullable Money sum(Function<Cost.Part, BigDecimal> amount, Predicate<Cost.Part> counted) {
        return parts.isEmpty()
                ? null
                : new Money(parts.stream().filter(counted).map(amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Whether this volume makes a line of its own. */
    boolean counts(String volume) {
        return parts.stream()
                .map(Cost.Part::kind)
                .anyMatch(kind -> volume.equals(Capacity.SALES_INVOICES)
                        ? kind == Cost.Kind.SALES_INVOICES || kind == Cost.Kind.INVOICING
                        : Stream.of(Extra.values())
                                .anyMatch(extra -> extra.volume.equals(volume) && extra.kind == kind));
    }

    /** Whether a source says of every line that it is without btw: the page that says so has to be that of the price. */
    boolean isWithoutVat() {
        return !parts.isEmpty() && parts.stream().allMatch(part -> edition.isWithoutVat(part.fact()));
    }
}
