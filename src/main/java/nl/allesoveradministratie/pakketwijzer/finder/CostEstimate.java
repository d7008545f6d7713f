package nl.allesoveradministratie.pakketwijzer.finder;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    /** A candidate: an edition without a limit that is known to be too small. */
    private record Candidate(Edition edition, boolean certain) {}

    /**
     * The cheapest edition that is known to carry the volumes; where none is, the cheapest that may.
     *
     * @param user who asks; null = not said, and then editions for particular users are left out
     * @return empty when no edition is known, or every edition is too small
     */
    static Optional<Cost> of(AccountingPackage pack, List<Meaning.Carries> volumes, @Nullable Audience user) {
        return pack.editions().stream()
                .filter(edition -> edition.audience().isEmpty() || (user != null && edition.isFor(user)))
                .filter(edition -> volumes.stream().noneMatch(volume -> carries(edition, volume) == Outcome.UNMET))
                .map(edition -> new Candidate(
                        edition, volumes.stream().allMatch(volume -> carries(edition, volume) == Outcome.MET)))
                .min(Comparator.comparing((Candidate candidate) -> !candidate.certain())
                        .thenComparing(
                                candidate -> candidate.edition().perMonth().isEmpty())
                        .thenComparing(
                                candidate -> candidate.edition().perMonth().orElse(Money.ofEuro(0))))
                .map(candidate -> cost(candidate));
    }

    private static Cost cost(Candidate candidate) {
        Edition edition = candidate.edition();
        Fact price = edition.priceMonth();
        return new Cost(
                edition,
                edition.perMonth().orElse(null),
                edition.isWithoutVat(),
                price == null || !price.isChecked(),
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
