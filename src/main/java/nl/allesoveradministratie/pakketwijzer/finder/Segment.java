package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * A kind of business that often looks for a package, with the answers that it would mostly give. Reviewed like code in
 * {@code db/finder/segments.yaml}.
 *
 * @param id as in the address: lower case letters and hyphens
 * @param answers what it would answer
 * @param words by language
 */
public record Segment(String id, Answers answers, Map<Language, Words> words) {

    /**
     * The words of a segment. They say what holds in general, and nothing about a package.
     *
     * @param name one to three words, for lists
     * @param title the heading
     * @param description for search engines, at most 155 characters
     * @param lead who it is for
     * @param know what is good to know here
     */
    public record Words(String name, String title, String description, String lead, List<String> know) {
        public Words {
            know = List.copyOf(know);
        }
    }

    public Segment {
        words = Map.copyOf(words);
    }

    /** The words in one language. */
    public Words words(Language language) {
        return words.getOrDefault(language, new Words("", "", "", "", List.of()));
    }

    /** The page's path, without language. */
    public String path() {
        return "/voor/" + id;
    }
}
