package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Finds the edition of a package that carries the visitor's volumes for the least over three years, and where the next
 * one starts. Decision record 15 says what is counted, and why so.
 */
final class CostEstimate {

    private CostEstimate() {}

    /** Limits on what nobody is asked about: the sum holds on a condition, and is never certain. */
    private static final List<String> NEVER_ASKED = List.of("bookings_month", "bookings_year", "revenue_year_max");

    /** Limits on what can be asked, in the order in which they are shown. */
    private static final List<String> ASKED = List.of(
            Capacity.SALES_INVOICES,
            "sales_invoices_year",
            "expenses_month",
            "ocr_documents_month",
            "ocr_proposals_month",
            "bank_transactions_month",
            "bank_links",
            "users",
            Capacity.ADMINISTRATIONS);

    /** How far beyond the visitor's number a price for each piece is tried out against the other editions. */
    private static final int FAR = 100;

    /** An edition without a limit that is known to be too small, its bill, and whether it is known to fit. */
    private record Candidate(Bill bill, boolean fits) {

        Edition edition() {
            return bill.edition();
        }

        boolean certain() {
            return fits && conditions(edition(), NEVER_ASKED).isEmpty();
        }

        Cost.Tier tier() {
            return new Cost.Tier(edition(), bill.perMonth(), bill.threeYears(), certain());
        }
    }

    /** @return empty when no edition is known, or every edition is too small */
    static Optional<Cost> of(AccountingPackage pack, Usage usage) {
        return cheapest(pack, usage).map(chosen -> cost(pack, usage, chosen));
    }

    /**
     * The cheapest over three years that is known to carry the volumes; where none is, the cheapest that may. Equal ones
     * in the order of the catalogue.
     */
    private static Optional<Candidate> cheapest(AccountingPackage pack, Usage usage) {
        Comparator<Candidate> byTotal = Comparator.comparing(
                candidate -> candidate.bill().threeYears(), Comparator.nullsLast(Money::compareTo));
        return pack.editions().stream()
                .filter(usage::canBuy)
                .filter(edition -> Collections.disjoint(edition.lacks(), usage.needed()))
                .flatMap(edition -> candidate(pack, edition, usage))
                .reduce((one, other) -> one.fits() == other.fits()
                        ? byTotal.compare(one, other) <= 0 ? one : other
                        : one.fits() ? one : other);
    }

    private static Stream<Candidate> candidate(AccountingPackage pack, Edition edition, Usage usage) {
        List<Outcome> room = usage.volumes().entrySet().stream()
                .map(volume -> Capacity.of(pack, edition, volume.getKey(), volume.getValue()))
                .toList();
        return room.contains(Outcome.UNMET)
                ? Stream.empty()
                : Stream.of(new Candidate(Bill.of(pack, edition, usage), !room.contains(Outcome.UNKNOWN)));
    }

    private static Cost cost(AccountingPackage pack, Usage usage, Candidate chosen) {
        Edition edition = chosen.edition();
        Bill bill = chosen.bill();
        List<Cost.Volume> included = new ArrayList<>();
        List<Cost.Remark> open = new ArrayList<>();
        usage.volumes().forEach((limit, number) -> {
            Cost.Volume volume = new Cost.Volume(limit, number);
            if (Capacity.of(pack, edition, limit, number) == Outcome.UNKNOWN) {
                open.add(new Cost.Remark.RoomUnknown(volume));
            } else if (!bill.counts(limit)) {
                included.add(volume);
            }
        });
        open.addAll(bill.notCounted());
        Fact admin = pack.fact("extra_admin_price");
        if (usage.number(Capacity.ADMINISTRATIONS) > 1
                && admin != null
                && admin.value() instanceof FactValue.Text(String words)) {
            open.add(new Cost.Remark.Said(words));
        }
        if (!bill.parts().isEmpty() && (usage.clients() > 0 || usage.user() == Audience.ACCOUNTANT)) {
            boolean noted =
                    edition.note() != null || bill.parts().getFirst().fact().note() != null;
            if (noted || usage.clients() > 0) {
                open.add(new Cost.Remark.Clients(usage.clients(), noted));
            }
        }
        return new Cost(
                edition,
                bill.perMonth(),
                bill.firstYear(),
                bill.threeYears(),
                bill.parts(),
                bill.isWithoutVat(),
                bill.parts().isEmpty()
                        || bill.parts().stream().anyMatch(part -> !part.fact().isChecked()),
                chosen.certain(),
                included,
                conditions(
                        edition,
                        Stream.concat(ASKED.stream(), NEVER_ASKED.stream())
                                .filter(limit -> !isAnswered(limit, usage))
                                .filter(limit ->
                                        Bill.priceBeyond(pack, edition, limit).isEmpty())
                                .filter(limit ->
                                        !limit.equals(Capacity.SALES_INVOICES) || !Bill.hasInvoicingAddOn(edition))
                                .toList()),
                open,
                growth(pack, usage, edition),
                usage.grownTo() == 0 || usage.grown().equals(usage)
                        ? null
                        : new Cost.Grown(usage.grownTo(), tier(pack, usage.grown())));
    }

    private static boolean isAnswered(String limit, Usage usage) {
        return usage.has(limit) || (limit.equals("sales_invoices_year") && usage.has(Capacity.SALES_INVOICES));
    }

    private static List<Cost.Volume> conditions(Edition edition, List<String> limits) {
        return limits.stream()
                .flatMap(limit -> edition.number(limit).stream().map(most -> new Cost.Volume(limit, most.longValue())))
                .toList();
    }

    private static Cost.@Nullable Tier tier(AccountingPackage pack, Usage usage) {
        return cheapest(pack, usage).map(Candidate::tier).orElse(null);
    }

    private static List<Cost.Growth> growth(AccountingPackage pack, Usage usage, Edition edition) {
        return Stream.concat(usage.volumes().keySet().stream(), NEVER_ASKED.stream())
                .flatMap(limit -> lastNumber(pack, usage, edition, limit)
                        .map(last ->
                                new Cost.Growth(new Cost.Volume(limit, last), tier(pack, usage.with(limit, last + 1))))
                        .stream())
                .toList();
    }

    /**
     * The largest number, all else equal, at which this edition is still the one. The others only get dearer or too
     * small as a number grows, so that is the edition's limit, unless it asks a price for each piece itself: then another
     * may be cheaper before, which is tried out.
     *
     * @return empty when there is no such number, or it is not known
     */
    private static Optional<Long> lastNumber(AccountingPackage pack, Usage usage, Edition edition, String limit) {
        Optional<Long> most = Capacity.most(pack, edition, limit);
        long now = usage.number(limit);
        if (!costsMore(pack, usage, edition, limit, now)) {
            return most;
        }
        return LongStream.rangeClosed(now + 1, Math.min(now + FAR, most.orElse(Long.MAX_VALUE - 1) + 1))
                .filter(number -> !isChosen(pack, usage.with(limit, number), edition))
                .mapToObj(number -> number - 1)
                .findFirst();
    }

    private static boolean costsMore(AccountingPackage pack, Usage usage, Edition edition, String limit, long now) {
        Money today = Bill.of(pack, edition, usage).threeYears();
        Money later = Bill.of(pack, edition, usage.with(limit, now + FAR)).threeYears();
        return today != null && later != null && later.compareTo(today) > 0;
    }

    private static boolean isChosen(AccountingPackage pack, Usage usage, Edition edition) {
        return cheapest(pack, usage)
                .filter(candidate -> candidate.edition() == edition)
                .isPresent();
    }
}
