package nl.allesoveradministratie.pakketwijzer.finder;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import org.jspecify.annotations.Nullable;

/** Whether one edition has room for a volume, and up to where. */
final class Capacity {

    static final String SALES_INVOICES = "sales_invoices_month";
    static final String ADMINISTRATIONS = "administrations";

    static final String USERS = "users";

    /** No limit of an edition: the clients of an accountant, each of which is an administration that is paid for. */
    static final String CLIENTS = "clients";

    private static final String SALES_INVOICES_YEAR = "sales_invoices_year";
    private static final List<String> INVOICES = List.of(SALES_INVOICES, SALES_INVOICES_YEAR, Bill.PER_INVOICE);
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private Capacity() {}

    /** The limit on what a price can be for one of. */
    static String limit(Edition.Unit unit) {
        return switch (unit) {
            case ADMINISTRATION -> ADMINISTRATIONS;
            case USER -> USERS;
        };
    }

    /** Whether the edition is bought for each one of what this limit is on. */
    static boolean isPriceOfEach(Edition edition, String limit) {
        return edition.per() != null
                && limit(edition.per().unit()).equals(limit.equals(CLIENTS) ? ADMINISTRATIONS : limit);
    }

    /**
     * Met, unmet, or unknown. A limit with a known price for each one beyond it is no limit, nor is one on what the
     * edition is bought for each of; where the price of more is known in words only, it is unknown. A yearly limit has to
     * hold twelve times the number of a month.
     *
     * @param limit such as {@code users}
     */
    static Outcome of(AccountingPackage pack, Edition edition, String limit, long number) {
        if (edition.per() != null && isPriceOfEach(edition, limit)) {
            return edition.per().holdsFor(number) ? Outcome.MET : Outcome.UNMET;
        }
        if (limit.equals(ADMINISTRATIONS) && number <= 1) {
            return Outcome.MET; // Every package keeps the books of one.
        }
        if (limit.equals(SALES_INVOICES)) {
            return ofInvoices(edition, number);
        }
        Outcome outcome = within(edition, limit, BigDecimal.valueOf(number));
        if (outcome != Outcome.UNMET || pack.priceBeyond(edition, limit) == null) {
            return outcome;
        }
        return Bill.hasPriceBeyond(pack, edition, limit) ? Outcome.MET : Outcome.UNKNOWN;
    }

    private static Outcome ofInvoices(Edition edition, long number) {
        if (Bill.hasInvoicingAddOn(edition)) {
            // Invoicing can be had; how many invoices it then carries is not said.
            return Outcome.UNKNOWN;
        }
        BigDecimal month = BigDecimal.valueOf(number);
        Outcome perMonth = within(edition, SALES_INVOICES, month);
        Outcome perYear = within(edition, SALES_INVOICES_YEAR, month.multiply(MONTHS));
        if (perMonth == Outcome.UNMET || perYear == Outcome.UNMET) {
            return Outcome.UNMET;
        }
        return perMonth == Outcome.MET
                        || perYear == Outcome.MET
                        || edition.number(Bill.PER_INVOICE).isPresent()
                ? Outcome.MET
                : Outcome.UNKNOWN;
    }

    private static Outcome within(Edition edition, String limit, BigDecimal number) {
        Fact fact = edition.limits().get(limit);
        if (fact == null) {
            return Outcome.UNKNOWN;
        }
        return switch (fact.value()) {
            case FactValue.Unlimited unlimited -> Outcome.MET;
            case FactValue.Number(BigDecimal most) -> most.compareTo(number) >= 0 ? Outcome.MET : Outcome.UNMET;
            default -> Outcome.UNKNOWN;
        };
    }

    /** What the outcome for an edition rests on; null where that is no fact of it. */
    static Room.@Nullable Evidence evidence(Edition edition, String limit) {
        if (isPriceOfEach(edition, limit)) {
            return edition.priceMonth() == null
                    ? null
                    : new Room.Evidence(edition.name(), "price_month", edition.priceMonth());
        }
        for (String known : limit.equals(SALES_INVOICES) ? INVOICES : List.of(limit)) {
            Fact fact = edition.limits().get(known);
            if (fact != null) {
                return new Room.Evidence(edition.name(), "limits." + known, fact);
            }
        }
        return null;
    }

    /** The numbers up to which an edition is known to have room, at a price it then asks or not; in order, often none. */
    static LongStream ends(Edition edition, String limit) {
        if (edition.per() != null && isPriceOfEach(edition, limit)) {
            return edition.per().to() == null
                    ? LongStream.empty()
                    : LongStream.of(edition.per().to());
        }
        Stream<Long> perMonth = edition.number(limit).map(BigDecimal::longValue).stream();
        Stream<Long> perYear = limit.equals(SALES_INVOICES)
                ? edition
                        .number(SALES_INVOICES_YEAR)
                        .map(year -> year.divide(MONTHS, 0, RoundingMode.FLOOR).longValue())
                        .stream()
                : Stream.empty();
        // There is always room for the books of one; beyond it nothing is known where no limit is.
        Stream<Long> first = limit.equals(ADMINISTRATIONS) ? Stream.of(1L) : Stream.empty();
        return Stream.of(first, perMonth, perYear)
                .flatMap(each -> each)
                .mapToLong(Long::longValue)
                .sorted();
    }
}
