package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * A page of the guided finder.
 *
 * @param id stable key, used in the address
 * @param criteria the ids of the criteria asked on it, in order
 * @param words by language
 */
public record QuestionPage(String id, List<String> criteria, Map<Language, Words> words) {

    /**
     * The words of a page.
     *
     * @param topic one to three words beside the progress bar
     * @param title the heading
     * @param lead what to do here
     */
    public record Words(String topic, String title, String lead) {}

    public QuestionPage {
        criteria = List.copyOf(criteria);
        words = Map.copyOf(words);
    }

    /** The words in one language. */
    public Words words(Language language) {
        return words.getOrDefault(language, new Words("", "", ""));
    }
}
