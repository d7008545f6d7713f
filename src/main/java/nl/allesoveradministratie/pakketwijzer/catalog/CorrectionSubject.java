package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a correction can be about: a field of a package, its prices and editions, for whom it is, or something else. */
public final class CorrectionSubject {

    /** Prices, editions and their limits. */
    public static final String PRICES = "prices";

    /** For whom a package is made. */
    public static final String TARGET = "target";

    /** Whatever is none of the others. */
    public static final String OTHER = "other";

    private CorrectionSubject() {}

    /** The subjects that are no field. */
    public static List<String> general() {
        return List.of(PRICES, TARGET, OTHER);
    }

    /** Whether there is such a subject. */
    public static boolean isKnown(String key) {
        return Stream.concat(
                        general().stream(),
                        Arrays.stream(FieldGroup.values()).flatMap(group -> group.fields().stream()))
                .anyMatch(key::equals);
    }
}
