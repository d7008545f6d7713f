package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.List;

/**
 * A package held against a visitor's situation.
 *
 * @param checks what applies, in the order of the subjects; the exit check always does
 * @param notNeeded what the visitor said does not apply
 * @param unanswered of which nobody knows whether it applies, because the question was not answered
 */
public record Situation(List<SituationCheck> checks, List<CheckSubject> notNeeded, List<CheckSubject> unanswered) {

    public Situation {
        checks = List.copyOf(checks);
        notNeeded = List.copyOf(notNeeded);
        unanswered = List.copyOf(unanswered);
    }

    /** How many checks came out like this. */
    public long count(Outcome outcome) {
        return checks.stream().filter(check -> check.outcome() == outcome).count();
    }
}
