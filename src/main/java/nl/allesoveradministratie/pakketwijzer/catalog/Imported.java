package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of taking in files.
 *
 * @param faults what is wrong; as long as there is something, nothing is taken in
 * @param draft the set with the differences; null = there is none, because of faults or because no fact differs
 * @param changes how many facts it changes
 * @param left what differs too, and no change of a fact can say: packages and editions by name
 */
public record Imported(
        List<ImportFault> faults, @Nullable UUID draft, int changes, SortedMap<Left, List<String>> left) {

    /** What a set of changes cannot hold, so that it stays as it is. */
    public enum Left {
        /** A package that the catalogue does not have. */
        NEW_PACKAGE,
        /** A package of the catalogue that the files do not have. */
        ABSENT_PACKAGE,
        /** Another name of a package. */
        NAME,
        /** An edition more or less, or of another name in its place. */
        EDITION,
        /** Who an edition is sold to. */
        AUDIENCE,
        /** What an edition is said not to have. */
        LACKS,
        /** The legal forms that an edition is sold to. */
        LEGAL_FORMS,
        /** What the prices of an edition are for one of. */
        PER,
        /** The note of an edition. */
        NOTE,
        /** The remarks of a package. */
        REMARKS,
        /** A fact in a field that the desk does not know. */
        FIELD;

        /** As it is named in texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Imported {
        faults = List.copyOf(faults);
        left = new TreeMap<>(left);
    }
}
