package nl.allesoveradministratie.pakketwijzer.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes that are published together, or not at all.
 *
 * @param id stable key
 * @param title what it is about, in the author's words
 * @param author who made it; somebody else publishes it
 * @param undoes the set that it takes back; null = none
 * @param state how far it is
 * @param createdAt when it was begun
 * @param round how often it was proposed
 * @param proposedAt when that was last; null = never
 * @param reply why a colleague sent it back; null = nobody did
 * @param publishedAt null = it was not
 * @param publishedBy who looked with the second pair of eyes; null = nobody yet
 * @param changes in the order of packages and fields
 */
public record ChangeSet(
        UUID id,
        String title,
        UUID author,
        @Nullable UUID undoes,
        State state,
        Instant createdAt,
        int round,
        @Nullable Instant proposedAt,
        @Nullable String reply,
        @Nullable Instant publishedAt,
        @Nullable UUID publishedBy,
        List<FactChange> changes) {

    /** How far a set is. */
    public enum State {
        /** Its author works on it. */
        DRAFT,
        /** It waits for somebody else. */
        PROPOSED,
        /** Visitors see it. */
        PUBLISHED,
        /** Its author gave it up. */
        WITHDRAWN;

        /** As it is kept. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    public ChangeSet {
        changes = List.copyOf(changes);
    }

    /** The changes whose fact is no longer what it was when they were made: publishing is refused as long as there are. */
    public List<FactChange> overtaken(Catalog catalog) {
        return changes.stream().filter(change -> !change.fits(catalog)).toList();
    }

    /** The catalogue as it would be; only for looking at. */
    public Catalog appliedTo(Catalog catalog) {
        return FactChange.applied(catalog, changes, "preview");
    }
}
