package nl.allesoveradministratie.pakketwijzer.finder;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;

/**
 * Something to ask the vendor before choosing.
 *
 * @param criterion the id of the criterion it is about
 * @param reason why it has to be asked
 */
public record VendorQuestion(String criterion, Reason reason) {

    /** Why something has to be asked. */
    public enum Reason {
        /** No source says it. */
        UNKNOWN,
        /** A source says it, but not the vendor, and a must cannot rest on that. */
        NOT_FROM_VENDOR,
        /** A must rests on a doubtful fact: old, undated or quoted by others. */
        OLD
    }

    /** The facts say that there are links, not with whom: the name itself always has to be asked after. */
    private static final Set<String> WITHOUT_NAMES = Set.of("which_bank", "webshop");

    /** Whether the fact says that there is such a thing, but not whether the one that was named is among it. */
    public static boolean asksForName(String criterion) {
        return WITHOUT_NAMES.contains(criterion);
    }

    /** What to ask about a package, in the order of the criteria: its answers first, then volumes. */
    public static List<VendorQuestion> of(List<Requirement> requirements, List<Room> room, LocalDate today) {
        List<VendorQuestion> questions = new ArrayList<>();
        for (Requirement requirement : requirements) {
            reason(requirement, today)
                    .ifPresent(reason -> questions.add(new VendorQuestion(requirement.criterion(), reason)));
        }
        room.stream()
                .filter(each -> each.outcome() == Outcome.UNKNOWN)
                .forEach(each -> questions.add(new VendorQuestion(each.criterion(), Reason.UNKNOWN)));
        return List.copyOf(questions);
    }

    private static Optional<Reason> reason(Requirement requirement, LocalDate today) {
        Fact fact = requirement.fact();
        boolean must = requirement.level() == Level.MUST;
        if (fact == null) {
            return requirement.outcome() == Outcome.UNKNOWN ? Optional.of(Reason.UNKNOWN) : Optional.empty();
        }
        if (must && !fact.bearsAMust()) {
            return Optional.of(Reason.NOT_FROM_VENDOR);
        }
        if (requirement.outcome() == Outcome.UNKNOWN
                || (requirement.outcome() == Outcome.MET && asksForName(requirement.criterion()))) {
            return Optional.of(Reason.UNKNOWN);
        }
        return must && fact.isDoubtful(today) ? Optional.of(Reason.OLD) : Optional.empty();
    }
}
