package nl.allesoveradministratie.pakketwijzer;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * Texts that no other test writes. They have letters only: in a random number eight or nine digits may pass the 11-proef, and
 * what people may not leave is then refused, once in a hundred times.
 */
public final class Letters {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Letters() {}

    /** Sixteen small letters. */
    public static String random() {
        return RANDOM.ints(16, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
