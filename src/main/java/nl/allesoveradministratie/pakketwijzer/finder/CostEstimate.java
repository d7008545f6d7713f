package nl.allesoveradministratie.pakketwijzer.finder;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.shared.Money;
import org.jspecify.annotations.Nullable;

/** Finds the cheapest edition of a package that carries the visitor's volumes. */
final class CostEstimate {

    private CostEstimate() {}

    private static final String LIMITS = "editions.limits.";

    private static final String SALES_INVOICES = LIMITS + "sales_invoices_month";

    /** A candidate: an edition without a limit that is known to be too small, and what it then costs. */
    private record Candidate(Edition edition, Optional<Money> perMonth, boolean certain) {}

    /**
     * The cheapest edition that is known to carry the volumes; where none is, the cheapest that may. A price for each
     * sales invoice is counted for the number of invoices given.
     *
     * @param needed package fields that the visitor needs; an edition said to lack one will not do
     * @param user who asks; null = not said, and then editions for particular users are left out
     * @return empty when no edition is known, or every edition is too small
     */
    static Optional<Cost> of(
            AccountingPackage pack, List<Meaning.Carries> volumes, Set<String> needed, @Nullable Audience user) {
        return pack.editions().stream()
                .filter(edition -> edition.audience().isEmpty() || (user != null && edition.isFor(user)))
                .filter(edition -> Collections.disjoint(edition.lacks(), needed))
                .filter(edition -> volumes.stream().noneMatch(volume -> carries(edition, volume) == Outcome.UNMET))
                .map(edition -> candidate(edition, volumes))
                .min(Comparator.comparing((Candidate candidate) -> !candidate.certain())
                        .thenComparing(candidate -> candidate.perMonth().isEmpty())
                        .thenComparing(candidate -> candidate.perMonth().orElse(Money.ofEuro(0))))
                .map(CostEstimate::cost);
    }

    private static Candidate candidate(Edition edition, List<Meaning.Carries> volumes) {
        boolean certain = volumes.stream()
                .allMatch(volume -> carries(edition, volume) == Outcome.MET || isPaidPerPiece(edition, volume));
        return new Candidate(edition, edition.perMonth().map(price -> withInvoices(price, edition, volumes)), certain);
    }

    private static boolean isPaidPerPiece(Edition edition, Meaning.Carries volume) {
        return volume.field().equals(SALES_INVOICES) && edition.perInvoice().isPresent();
    }

    private static Money withInvoices(Money price, Edition edition, List<Meaning.Carries> volumes) {
        BigDecimal invoices = volumes.stream()
                .filter(volume -> isPaidPerPiece(edition, volume))
                .map(volume -> edition.perInvoice().orElseThrow().euro().multiply(BigDecimal.valueOf(volume.atLeast())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(price.euro().add(invoices));
    }

    private static Cost cost(Candidate candidate) {
        Edition edition = candidate.edition();
        Fact price = edition.priceMonth();
        return new Cost(
                edition,
                candidate.perMonth().orElse(null),
                edition.isWithoutVat(),
                price == null || !price.isChecked(),
                edition.perInvoice().orElse(null),
                candidate.certain());
    }

    /** Whether one edition has room for a volume: met, unmet, or unknown. */
    static Outcome carries(Edition edition, Meaning.Carries volume) {
        Fact limit = edition.limits().get(volume.field().substring(LIMITS.length()));
        if (limit == null) {
            return Outcome.UNKNOWN;
        }
        return switch (limit.value()) {
            case FactValue.Unlimited unlimited -> Outcome.MET;
            case FactValue.Number(BigDecimal most) ->
                most.compareTo(BigDecimal.valueOf(volume.atLeast())) >= 0 ? Outcome.MET : Outcome.UNMET;
            default -> Outcome.UNKNOWN;
        };
    }
}
