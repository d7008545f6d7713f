package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** All criteria, in the order in which they are asked and written down. */
public final class Criteria {

    private final SequencedMap<String, Criterion> byId = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when an id occurs twice */
    public Criteria(List<Criterion> criteria) {
        for (Criterion criterion : criteria) {
            if (byId.put(criterion.id(), criterion) != null) {
                throw new IllegalArgumentException("Criterion occurs twice: " + criterion.id());
            }
        }
    }

    /** In order. */
    public Collection<Criterion> all() {
        return byId.sequencedValues();
    }

    /** The criterion with this id; empty when there is none. */
    public Optional<Criterion> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws IllegalArgumentException when there is no criterion with this id */
    public Criterion get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No criterion " + id));
    }

    /** The ids, in order. */
    public List<String> ids() {
        return List.copyOf(byId.sequencedKeySet());
    }

    /** By id, in order. */
    public Map<String, Criterion> byId() {
        return byId;
    }
}
