package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/** "Sanne de Vries" as "S. de V.": enough to tell leads apart in a list, and not a name. */
final class Initials {

    private static final int MOST_WORDS = 4;

    private static final Set<String> BETWEEN = Set.of(
            "'s", "’s", "'t", "’t", "aan", "af", "al", "bij", "bin", "da", "de", "del", "den", "der", "di", "dos", "du",
            "el", "en", "het", "in", "la", "le", "onder", "op", "over", "te", "ten", "ter", "tot", "uit", "van", "von",
            "voor", "zu");

    private Initials() {}

    static String of(String name) {
        String[] words = Arrays.stream(name.split("[\\s\\-]+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .toArray(String[]::new);
        if (words.length == 0) {
            return "?.";
        }
        StringJoiner initials = new StringJoiner(" ");
        for (int i = 0; i < words.length; i++) {
            // Of a very long name only the beginning and the end.
            if (i < MOST_WORDS - 1 || i == words.length - 1) {
                boolean between = i > 0 && i < words.length - 1 && BETWEEN.contains(words[i].toLowerCase(Locale.ROOT));
                initials.add(between ? words[i].toLowerCase(Locale.ROOT) : first(words[i]) + ".");
            }
        }
        return initials.toString();
    }

    private static String first(String word) {
        int letter =
                word.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('?');
        return Character.toString(Character.toUpperCase(letter));
    }
}
