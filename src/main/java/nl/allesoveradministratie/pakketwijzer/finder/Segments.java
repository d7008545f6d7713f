package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.PerCatalog;

/** The segments about which the current catalogue has enough to say, ranked once for each catalogue. */
public final class Segments {

    /** Of fewer packages than this with every must-have settled there is too little to say. */
    static final int DECIDED = 3;

    private final PerCatalog<SequencedMap<String, Ranked>> ranked;

    /**
     * A segment with the packages held against its answers.
     *
     * @param segment who
     * @param ranking every package
     */
    public record Ranked(Segment segment, Ranking ranking) {

        /** How many packages are known to have every must-have, wholly or in part. */
        public int decided() {
            return (int) ranking.packages().stream()
                    .filter(each -> each.count(Level.MUST, Outcome.UNKNOWN) == 0)
                    .count();
        }

        /** Whether enough of them are known for a page that is no guesswork. */
        boolean isWorthAPage() {
            return decided() >= DECIDED;
        }
    }

    /**
     * @param segments in the order of their file
     * @param finder what ranks them
     */
    Segments(List<Segment> segments, Finder finder) {
        this.ranked = new PerCatalog<>(catalog -> {
            SequencedMap<String, Ranked> all = new LinkedHashMap<>();
            segments.stream()
                    .map(segment -> new Ranked(segment, finder.rank(catalog, segment.answers())))
                    .filter(Ranked::isWorthAPage)
                    .forEach(each -> all.put(each.segment().id(), each));
            return all;
        });
    }

    /** Those with enough to say, in the order of their file. */
    public List<Ranked> all(Catalog catalog) {
        return List.copyOf(ranked.of(catalog).values());
    }

    /** One of them; empty when there is none with this id, or too little to say. */
    public Optional<Ranked> find(Catalog catalog, String id) {
        return Optional.ofNullable(ranked.of(catalog).get(id));
    }
}
