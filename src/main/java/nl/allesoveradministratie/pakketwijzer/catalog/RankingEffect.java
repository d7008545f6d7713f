package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/**
 * What facts do to rankings, held against typical visitors. The finder knows; the catalogue only asks, so that it need not
 * know the finder.
 */
public interface RankingEffect {

    /** How many places at the top count. */
    int TOP = 5;

    /** How many typical visitors there are. */
    int profiles();

    /**
     * For how many typical visitors a fact decides who stands in the first {@link #TOP} places, and in which order: the
     * top is another one when the fact says yes than when it says no. Of a price, for how many the package stands there
     * at all. Places that decide nothing are left out. Takes a moment for a catalogue that was not asked about before.
     */
    Map<FactPlace, Integer> weights(Catalog catalog);

    /** The first {@link #TOP} places of each typical visitor in two catalogues, those with a difference first. */
    List<Effect> between(Catalog before, Catalog after);

    /**
     * One typical visitor's first places.
     *
     * @param names of the visitor, by language
     * @param query the answers, as the query of an address
     * @param before the first places as they are
     * @param after as they would be
     */
    record Effect(Map<Language, String> names, String query, List<Standing> before, List<Standing> after) {

        public Effect {
            names = Map.copyOf(names);
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** What the visitor is called. */
        public String name(Language language) {
            return names.getOrDefault(language, query);
        }

        /** Whether a place, a package or a score differs. */
        public boolean isChange() {
            return !before.equals(after);
        }
    }

    /**
     * A place.
     *
     * @param rank from 1; equal packages share one
     * @param name of the package
     * @param score 0–100; null = there was nothing to score
     * @param band how much more or less it may be, because of what is unknown; 0 = everything is known
     */
    record Standing(
            PackageId id, int rank, String name, @Nullable Integer score, int band) {}
}
