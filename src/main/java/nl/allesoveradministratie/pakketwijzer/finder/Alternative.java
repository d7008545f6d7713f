package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * Other answers, and the places that packages would then have.
 *
 * @param changes what is answered otherwise; one, at most two
 * @param answers all answers with those changes made
 * @param places the place of every package that has one, best first
 */
public record Alternative(List<Change> changes, Answers answers, Map<PackageId, Integer> places) {

    public Alternative {
        changes = List.copyOf(changes);
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    /** The packages on the first place; empty when none fits. */
    public Set<PackageId> first() {
        return places.entrySet().stream()
                .filter(place -> place.getValue() == 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The place of a package that has one. */
    public int place(PackageId id) {
        return Objects.requireNonNull(places.get(id));
    }
}
