package nl.allesoveradministratie.pakketwijzer.finder;

import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;

/** How criteria and their options are worded, in both languages; reviewed like code in {@code db/finder/wording.yaml}. */
public final class Wording {

    private final Map<String, Entry> entries;
    private final PublishedCatalog catalog;
    private final Texts texts;

    Wording(Map<String, Entry> entries, PublishedCatalog catalog, Texts texts) {
        this.entries = entries;
        this.catalog = catalog;
        this.texts = texts;
    }

    /**
     * The words of a criterion.
     *
     * @param shortName one to four words, for chips and lists
     * @param question as asked; for a want, the thing itself
     * @param explain what the term means
     * @param why why it is asked
     * @param ask the same as a question of the visitor to a vendor, with {@code {answer}} where what was answered belongs;
     *     empty for what asks nothing of a package
     */
    public record Words(String shortName, String question, String explain, String why, String ask) {}

    /**
     * The words of an option.
     *
     * @param label its name
     * @param text what it comes down to; empty where the name says it all
     */
    public record OptionWords(String label, String text) {}

    record Entry(Map<Language, Words> words, Map<String, Map<Language, OptionWords>> options) {}

    /** The words of a criterion. */
    public Words of(Criterion criterion, Language language) {
        Entry entry = entries.get(criterion.id());
        if (entry == null) {
            throw new IllegalArgumentException("No wording for " + criterion.id());
        }
        return entry.words().getOrDefault(language, new Words("", "", "", "", ""));
    }

    /** The words of a value that a criterion can be answered with. */
    public OptionWords option(Criterion criterion, String value, Language language) {
        return switch (criterion.answerType()) {
            case WANT, YES_NO -> new OptionWords(texts.get(language, "answer." + value), "");
            case NUMBER -> new OptionWords(value, "");
            case SINGLE_OR_NONE, SINGLE_OR_UNKNOWN -> new OptionWords(packageName(value, language), "");
            default ->
                Optional.ofNullable(entries.get(criterion.id()))
                        .map(entry -> entry.options().get(value))
                        .map(words -> words.get(language))
                        .orElseThrow(
                                () -> new IllegalArgumentException("No wording for " + criterion.id() + "=" + value));
        };
    }

    private String packageName(String value, Language language) {
        return PackageId.parse(value)
                .flatMap(id -> catalog.current().find(id))
                .map(pack -> pack.name())
                .orElseGet(
                        () -> texts.get(language, value.equals(AnswerOptions.NONE) ? "answer.none" : "answer.unknown"));
    }
}
