package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.List;
import nl.allesoveradministratie.pakketwijzer.site.Words;

/** What the privacy statement and the register of processing say things with: the statement's own texts, with marks in them. */
public record StatementWords(Words words) {

    /** One of the statement's own texts, with marks for how long things are kept. */
    public String of(String key) {
        return words.get(
                "statement." + key,
                StatementDetails.mark("keep-lead"),
                StatementDetails.mark("keep-rights"),
                StatementDetails.mark("keep-consent"),
                StatementDetails.mark("keep-access"),
                StatementDetails.mark("keep-exports"),
                StatementDetails.mark("keep-mail"),
                StatementDetails.mark("keep-logs"),
                StatementDetails.mark("keep-backups"),
                StatementDetails.mark("keep-customers"),
                StatementDetails.mark("keep-handed-over"));
    }

    /** Several of them, by key. */
    public List<String> each(String beginning, List<String> keys) {
        return keys.stream().map(key -> of(beginning + key)).distinct().toList();
    }

    /** One of another page's texts. */
    public String text(String key) {
        return words.get(key);
    }
}
