package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Map;

/**
 * How the 100 points are divided over the three groups of a score.
 *
 * @param must points for what has to be there
 * @param wish points for what is nice to have
 * @param size points for room for the visitor's volumes
 */
public record Weights(int must, int wish, int size) {

    /** Without a priority. */
    public static final Weights DEFAULT = new Weights(60, 30, 10);

    /** The one named first shifts the weights; cost is no part of the score, so it shifts nothing. */
    private static final Map<String, Weights> BY_PRIORITY = Map.of(
            "kosten", DEFAULT,
            "gemak", new Weights(50, 40, 10),
            "meegroeien", new Weights(50, 25, 25),
            "samenwerken", new Weights(65, 30, 5),
            "zekerheid", new Weights(70, 25, 5));

    /** @throws IllegalArgumentException when they do not add up to 100 */
    public Weights {
        if (must < 0 || wish < 0 || size < 0 || must + wish + size != 100) {
            throw new IllegalArgumentException("Weights must add up to 100");
        }
    }

    /**
     * The weights for what the visitor put first.
     *
     * @throws IllegalArgumentException when there is no such priority
     */
    public static Weights forPriority(String priority) {
        Weights weights = BY_PRIORITY.get(priority);
        if (weights == null) {
            throw new IllegalArgumentException("No priority " + priority);
        }
        return weights;
    }

    int of(Group group) {
        return switch (group) {
            case MUST -> must;
            case WISH -> wish;
            case SIZE -> size;
        };
    }
}
