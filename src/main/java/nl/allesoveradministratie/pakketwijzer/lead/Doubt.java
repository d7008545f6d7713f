package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be wrong with a question that comes in. None of it is proof: who is doubtful is kept apart, never dropped. */
public enum Doubt {
    /** The field that people do not see was filled in. */
    TRAP,
    /** The form was sent sooner than anybody can fill it in. */
    FAST,
    /** The form had been open for longer than a form stays valid. */
    OLD,
    /** More came from one network, or for one site, than usual. */
    OFTEN,
    /** The work that came with it is not right, or not for a puzzle of ours. */
    WORK,
    /** The work that came with it had been used for another form. */
    REPLAYED,
    /** There are links where none belong, or several. */
    LINKS,
    /** There are tags of web pages or forums in it. */
    MARKUP,
    /** The same text came in other forms. */
    SAME_TEXT,
    /** Most of it is in an alphabet that is rare here; of no weight by itself. */
    ALPHABET;

    /** As it is kept, and in the key of its text. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Several of them, as they are kept. */
    static String written(Collection<Doubt> doubts) {
        return doubts.stream().sorted().map(Doubt::key).collect(Collectors.joining(","));
    }

    /** What {@link #written} wrote; what is unknown by now is left out. */
    public static Set<Doubt> read(String written) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        for (String key : written.split(",")) {
            Arrays.stream(values()).filter(each -> each.key().equals(key)).forEach(doubts::add);
        }
        return doubts;
    }
}
