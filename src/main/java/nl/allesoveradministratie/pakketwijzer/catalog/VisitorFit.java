package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/**
 * What a package page can say about this very visitor. The finder knows; the catalogue only asks, so that it need not
 * know the finder.
 */
public interface VisitorFit {

    /**
     * How well a package fits the answers in the page's address.
     *
     * @param parameters the parameters of the address
     * @return empty when nothing was answered
     */
    Optional<Fit> of(Map<String, List<String>> parameters, PackageId id);

    /**
     * The fit of one package.
     *
     * @param query the answers, as the query of an address
     * @param answers how many there are
     * @param state whether it is ranked, dropped out, or too little known
     * @param score null when it is not ranked or there was nothing to score
     * @param edition the edition that would do; null = not known
     */
    record Fit(
            String query,
            int answers,
            State state,
            @Nullable ScoreView score,
            @Nullable String edition) {}

    /** In which of the three lists a package stands. */
    enum State {
        RANKED,
        EXCLUDED,
        TOO_LITTLE_KNOWN
    }

    /**
     * A score and what it rests on.
     *
     * @param value 0–100
     * @param max what it could become
     * @param fitKey the key of the word for it
     * @param mustMet how many must-haves it is known to have
     * @param must how many there are
     * @param wishMet how many wishes it is known to fulfil
     * @param wish how many there are
     * @param unknown how many of both are unknown
     */
    record ScoreView(int value, int max, String fitKey, int mustMet, int must, int wishMet, int wish, int unknown) {}
}
