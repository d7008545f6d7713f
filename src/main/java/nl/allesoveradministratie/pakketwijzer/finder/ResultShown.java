package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.List;
import java.util.Set;

/**
 * Somebody saw a result: what was asked for, and what nobody knew. Says nothing of who, and of the answers only for what
 * they ask.
 *
 * @param wanted ids of the criteria of which the answers ask something
 * @param unknown facts that counted as unknown for the packages that were shown first
 */
public record ResultShown(Set<String> wanted, List<Ranking.OpenFact> unknown) {

    public ResultShown {
        wanted = Set.copyOf(wanted);
        unknown = List.copyOf(unknown);
    }
}
