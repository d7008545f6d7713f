package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose turn it is: a queue in which who got something goes to the end, and who is away keeps his place.
 *
 * @param waiting the longest waiting first, each once
 */
record Turns(List<UUID> waiting) {

    Turns {
        waiting = List.copyOf(waiting);
    }

    /** Without those who left the team, and with those who came at the end. */
    Turns among(Collection<UUID> members) {
        LinkedHashSet<UUID> queue = new LinkedHashSet<>(waiting);
        queue.retainAll(members);
        queue.addAll(members);
        return new Turns(List.copyOf(queue));
    }

    /** Who is next of those who are there; empty = nobody is. */
    Optional<UUID> next(Collection<UUID> present) {
        return waiting.stream().filter(present::contains).findFirst();
    }

    /** As it is after somebody's turn. */
    Turns after(UUID colleague) {
        List<UUID> queue = new ArrayList<>(waiting);
        queue.remove(colleague);
        queue.add(colleague);
        return new Turns(queue);
    }
}
