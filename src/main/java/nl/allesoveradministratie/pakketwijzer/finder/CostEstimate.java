package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    private static final List<String> NEVER_ASKED = List.of(
            "ocr_documents_month", "ocr_proposals_month", "bookings_month", "bookings_year", "revenue_year_max");

    /** Limits on what can be asked, in the order in which they are shown. */
    private static final List<String> ASKED = List.of(
            Capacity.SALES_INVOICES,
            "sales_invoices_year",
            "expenses_month",
            "bank_transactions_month",
            "bank_links",
            Capacity.USERS,
            Capacity.ADMINISTRATIONS);

    /** Features of which the price may stand with a limit; that of a free plan is the edition's own. */
    private static final Map<String, String> PRICE_IN_THE_SUM =
            Map.of("bank_link", "bank_links", "ocr", "ocr_documents_month");

    /** How far beyond the visitor's number a price for each piece is tried out against the other editions. */
    private static final int FAR = 100;

    /**
     * An edition without a limit that is known to be too small.
     *
     * @param bill what it costs
     * @param total euro in three years; null = price unknown
     * @param hasWishes whether it is not said to lack anything that the visitor would like
     * @param countsClients whether the clients of an accountant are in the sum, or there are none
     * @param fits whether every volume is known to fit
     */
    private record Candidate(Bill bill, @Nullable Money total, boolean hasWishes, boolean countsClients, boolean fits) {

        Edition edition() {
            return bill.edition();
        }

        /** What it has comes first, then whether the sum is whole, whether it is large enough, and what it costs. */
        boolean isBetterThan(Candidate other) {
            if (hasWishes != other.hasWishes) {
                return hasWishes;
            }
            if (countsClients != other.countsClients) {
                return countsClients;
            }
            if (fits != other.fits) {
                return fits;
            }
            return total != null && (other.total == null || total.compareTo(other.total) < 0);
        }
    }

    /** @return empty when no edition is known, or every edition is too small */
    static Optional<Cost> of(AccountingPackage pack, Usage usage) {
        Candidate chosen = cheapest(pack, usage);
        return chosen == null ? Optional.empty() : Optional.of(cost(pack, usage, chosen));
    }

    /** The best candidate; equal ones in the order of the catalogue. A loop, because every ranking asks it. */
    private static @Nullable Candidate cheapest(AccountingPackage pack, Usage usage) {
        Candidate best = null;
        for (Edition edition : pack.editions()) {
            if (usage.canBuy(edition)
                    && Collections.disjoint(edition.lacks(), usage.needed())
                    && holds(edition.per(), usage)) {
                Candidate candidate = candidate(pack, edition, usage);
                if (candidate != null && (best == null || candidate.isBetterThan(best))) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** Whether a price for each holds for so many; where nobody said how many, for one. */
    private static boolean holds(Edition.@Nullable Per per, Usage usage) {
        return per == null || per.holdsFor(usage.count(per.unit()).orElse(1));
    }

    private static @Nullable Candidate candidate(AccountingPackage pack, Edition edition, Usage usage) {
        boolean fits = true;
        for (Map.Entry<String, Long> volume : usage.volumes().entrySet()) {
            if (Capacity.isPriceOfEach(edition, volume.getKey())) {
                continue; // How many the price holds for was asked already, and clients count as administrations.
            }
            Outcome room = Capacity.of(pack, edition, volume.getKey(), volume.getValue());
            if (room == Outcome.UNMET) {
                return null;
            }
            fits &= room == Outcome.MET;
        }
        Bill bill = Bill.of(pack, edition, usage);
        return new Candidate(
                bill,
                bill.threeYears(),
                Collections.disjoint(edition.lacks(), usage.wished()),
                usage.clients() == 0 || Capacity.isPriceOfEach(edition, Capacity.ADMINISTRATIONS),
                fits);
    }

    private static Cost cost(AccountingPackage pack, Usage usage, Candidate chosen) {
        Edition edition = chosen.edition();
        Bill bill = chosen.bill();
        List<Cost.Volume> included = new ArrayList<>();
        usage.volumes().forEach((limit, number) -> {
            if (Capacity.of(pack, edition, limit, number) == Outcome.MET
                    && !bill.counts(limit)
                    && !Capacity.isPriceOfEach(edition, limit)) {
                included.add(new Cost.Volume(limit, number));
            }
        });
        List<Cost.Remark> open = open(pack, usage, chosen);
        return new Cost(
                edition,
                bill.perMonth(),
                bill.firstYear(),
                chosen.total(),
                bill.parts(),
                bill.isWithoutVat(),
                bill.parts().isEmpty()
                        || bill.parts().stream().anyMatch(part -> !part.fact().isChecked()),
                isCertain(pack, usage, chosen, open),
                included,
                conditions(
                        pack,
                        edition,
                        Stream.concat(ASKED.stream(), NEVER_ASKED.stream())
                                .filter(limit -> !isAnswered(limit, usage))
                                .filter(limit -> !Capacity.isPriceOfEach(edition, limit))
                                .filter(limit ->
                                        !limit.equals(Capacity.SALES_INVOICES) || !Bill.hasInvoicingAddOn(edition))
                                .toList()),
                open,
                growth(pack, usage, edition),
                usage.grownTo() == 0 || usage.grown().equals(usage)
                        ? null
                        : new Cost.Grown(usage.grownTo(), tier(pack, usage.grown())));
    }

    /** What the sum does not count, or not for sure; what the visitor would like and does not get comes first. */
    private static List<Cost.Remark> open(AccountingPackage pack, Usage usage, Candidate chosen) {
        Edition edition = chosen.edition();
        List<Cost.Remark> open = new ArrayList<>();
        if (!chosen.hasWishes()) {
            edition.lacks().stream()
                    .filter(usage.wished()::contains)
                    .sorted()
                    .map(Cost.Remark.Lacks::new)
                    .forEach(open::add);
        }
        Stream.concat(usage.needed().stream(), usage.wished().stream())
                .distinct()
                .sorted()
                .filter(field -> !chosen.bill().parts().isEmpty())
                .flatMap(field -> pricedApart(pack, edition, field).stream())
                .forEach(open::add);
        usage.volumes().forEach((limit, number) -> {
            if (Capacity.of(pack, edition, limit, number) == Outcome.UNKNOWN) {
                open.add(new Cost.Remark.RoomUnknown(new Cost.Volume(limit, number)));
            }
        });
        open.addAll(chosen.bill().notCounted());
        boolean eachClient = Capacity.isPriceOfEach(edition, Capacity.ADMINISTRATIONS);
        Fact admin = pack.fact("extra_admin_price");
        if (usage.number(Capacity.ADMINISTRATIONS) > 1
                && !eachClient
                && admin != null
                && admin.value() instanceof FactValue.Text(String words)) {
            open.add(new Cost.Remark.Said(words));
        }
        List<Cost.Part> parts = chosen.bill().parts();
        if (!parts.isEmpty() && !eachClient && (usage.clients() > 0 || usage.user() == Audience.ACCOUNTANT)) {
            boolean noted = edition.per() == null
                    && (edition.note() != null || parts.getFirst().fact().note() != null);
            if (noted || usage.clients() > 0) {
                open.add(new Cost.Remark.Clients(usage.clients(), noted));
            }
        }
        return open;
    }

    /** A price that stands in a note only: the sum cannot hold it, so it has to say so. */
    private static Optional<Cost.Remark> pricedApart(AccountingPackage pack, Edition edition, String field) {
        Fact fact = pack.fact(field);
        String limit = PRICE_IN_THE_SUM.getOrDefault(field, "");
        boolean counted = field.equals("free_plan") || pack.priceBeyond(edition, limit) != null;
        return fact == null || fact.note() == null || !fact.note().contains("€") || counted
                ? Optional.empty()
                : Optional.of(new Cost.Remark.PricedApart(field, fact.note()));
    }

    private static boolean isCertain(AccountingPackage pack, Usage usage, Candidate chosen, List<Cost.Remark> open) {
        Edition edition = chosen.edition();
        return open.isEmpty()
                && (edition.legalForms().isEmpty() || usage.legalForm() != null)
                && conditions(pack, edition, NEVER_ASKED).isEmpty();
    }

    private static boolean isAnswered(String limit, Usage usage) {
        return usage.has(limit) || (limit.equals("sales_invoices_year") && usage.has(Capacity.SALES_INVOICES));
    }

    /** The limits of an edition, but for those beyond which there is a price for each. */
    private static List<Cost.Volume> conditions(AccountingPackage pack, Edition edition, List<String> limits) {
        List<Cost.Volume> conditions = new ArrayList<>();
        for (String limit : limits) {
            if (!Bill.hasPriceBeyond(pack, edition, limit)) {
                edition.number(limit).ifPresent(most -> conditions.add(new Cost.Volume(limit, most.longValue())));
            }
        }
        return conditions;
    }

    private static Cost.@Nullable Tier tier(AccountingPackage pack, Usage usage) {
        Candidate next = cheapest(pack, usage);
        return next == null
                ? null
                : new Cost.Tier(
                        next.edition(),
                        next.bill().perMonth(),
                        next.total(),
                        isCertain(pack, usage, next, open(pack, usage, next)));
    }

    private static List<Cost.Growth> growth(AccountingPackage pack, Usage usage, Edition edition) {
        Stream<String> volumes = usage.volumes().keySet().stream();
        if (usage.clients() > 0) {
            // It is they who are paid for then, and not the administrations of the office.
            volumes = Stream.concat(
                    volumes.filter(limit -> !limit.equals(Capacity.ADMINISTRATIONS)
                            || !Capacity.isPriceOfEach(edition, Capacity.ADMINISTRATIONS)),
                    Stream.of(Capacity.CLIENTS));
        }
        return Stream.concat(volumes, NEVER_ASKED.stream())
                .flatMap(limit -> lastNumber(pack, usage, edition, limit)
                        .map(last ->
                                new Cost.Growth(new Cost.Volume(limit, last), tier(pack, usage.with(limit, last + 1))))
                        .stream())
                .toList();
    }

    /**
     * The largest number, all else equal, at which this edition is still the one. The others only get dearer or too
     * small as a number grows, so that is where the edition's own room ends, unless it asks a price for each piece itself,
     * or the price of another only holds from some number on: then another may be better before, which is tried out.
     *
     * @return empty when there is no such number, or it is not known
     */
    private static Optional<Long> lastNumber(AccountingPackage pack, Usage usage, Edition edition, String limit) {
        long now = usage.number(limit);
        LongStream tried = costsMore(pack, usage, edition, limit, now) || startsLater(pack, limit)
                ? LongStream.range(now, now + FAR)
                : Capacity.ends(edition, limit).filter(last -> last >= now);
        return tried.filter(last -> !isChosen(pack, usage.with(limit, last + 1), edition))
                .boxed()
                .findFirst();
    }

    private static boolean startsLater(AccountingPackage pack, String limit) {
        for (Edition each : pack.editions()) {
            if (each.per() != null && each.per().from() > 1 && Capacity.isPriceOfEach(each, limit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean costsMore(AccountingPackage pack, Usage usage, Edition edition, String limit, long now) {
        Money today = Bill.of(pack, edition, usage).threeYears();
        Money later = Bill.of(pack, edition, usage.with(limit, now + FAR)).threeYears();
        return today != null && later != null && later.compareTo(today) > 0;
    }

    private static boolean isChosen(AccountingPackage pack, Usage usage, Edition edition) {
        Candidate chosen = cheapest(pack, usage);
        return chosen != null && chosen.edition() == edition;
    }
}
