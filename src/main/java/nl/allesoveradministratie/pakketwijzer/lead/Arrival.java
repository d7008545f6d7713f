package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.sealing.ProofOfWork;
import org.jspecify.annotations.Nullable;

/**
 * How a question came in.
 *
 * @param origin by which way
 * @param doubts why it is to be kept apart; empty = it is not
 * @param work the puzzle that was solved for it; null = none
 */
public record Arrival(LeadOrigin origin, Set<Doubt> doubts, ProofOfWork.@Nullable Solved work) {

    /** By the contact form, without any doubt. */
    static final Arrival BY_FORM = new Arrival(LeadOrigin.FORM, Set.of(), null);

    /** By the form of an event, without any doubt. */
    static final Arrival BY_REGISTRATION = new Arrival(LeadOrigin.EVENT, Set.of(), null);

    public Arrival {
        doubts = Set.copyOf(doubts);
    }

    /** Whether it is to be kept apart. */
    public boolean isDoubtful() {
        return !doubts.isEmpty();
    }
}
