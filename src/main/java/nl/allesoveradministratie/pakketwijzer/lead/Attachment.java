package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.List;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import org.jspecify.annotations.Nullable;

/**
 * Answers and the ranking they gave, as they were when the question was sent: a later catalogue changes neither.
 *
 * @param answers as the query of an address
 * @param catalogue version of the catalogue
 * @param places every package that fitted, best first
 */
public record Attachment(String answers, String catalogue, List<Place> places) {

    /**
     * A package's place.
     *
     * @param id the package
     * @param name as it was called
     * @param rank from 1
     * @param score null = nothing was asked that could be scored
     * @param min the score if everything unknown is missing
     * @param max the score if everything unknown is there
     */
    public record Place(
            String id,
            String name,
            int rank,
            @Nullable Integer score,
            @Nullable Integer min,
            @Nullable Integer max) {}

    public Attachment {
        places = List.copyOf(places);
    }

    /** What there is to send along. */
    public static Attachment of(Answers answers, Ranking ranking) {
        return new Attachment(
                answers.query(),
                ranking.catalog().version(),
                ranking.packages().stream()
                        .map(ranked -> new Place(
                                ranked.pack().id().value(),
                                ranked.pack().name(),
                                ranked.rank(),
                                ranked.score() == null ? null : ranked.score().value(),
                                ranked.score() == null ? null : ranked.score().min(),
                                ranked.score() == null ? null : ranked.score().max()))
                        .toList());
    }
}
