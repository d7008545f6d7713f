package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a note says about editions: "Vanaf Plus", "Niet in Start", "alleen in Pro". The catalogue lists the editions of a
 * package from small to large, so those that stand before the one named in "vanaf" do not have it; only editions whose price is
 * for the same (a whole, an administration, a user) stand in one row.
 */
final class NotedEditions {

    private NotedEditions() {}

    /** The editions that do not have what the note is about; empty when it says nothing of the kind. */
    static List<Edition> without(String note, List<Edition> editions) {
        Optional<Edition> from = named("vanaf", note, editions);
        if (from.isPresent()) {
            return beside(from.get(), editions.subList(0, editions.indexOf(from.get())));
        }
        Optional<Edition> only = named("alleen in", note, editions);
        if (only.isPresent()) {
            return beside(only.get(), editions);
        }
        return named("niet in", note, editions).stream().toList();
    }

    private static List<Edition> beside(Edition named, List<Edition> editions) {
        return editions.stream()
                .filter(edition -> edition != named && Objects.equals(unit(edition), unit(named)))
                .toList();
    }

    private static Edition.@Nullable Unit unit(Edition edition) {
        return edition.per() == null ? null : edition.per().unit();
    }

    /** The first edition named after these words; the longest name counts, and a longer name of something else does not. */
    private static Optional<Edition> named(String words, String note, List<Edition> editions) {
        return editions.stream()
                .sorted(Comparator.comparing(
                        (Edition edition) -> -edition.name().length()))
                .filter(edition -> Pattern.compile("(?i:\\b" + words + " (het abonnement |het pakket |bundel )?)"
                                + Pattern.quote(edition.name()) + "(?![\\w-]| \\p{Lu})")
                        .matcher(note)
                        .find())
                .findFirst();
    }
}
