package nl.allesoveradministratie.pakketwijzer.privacy.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * A version of the privacy statement.
 *
 * @param number from 1
 * @param date since when it holds; of one that is not published yet, when it was begun
 * @param published whether people were told of it; from then on its text stays as it is
 * @param changed what is different from the one before, by the tag of the language
 */
record StatementVersion(int number, LocalDate date, boolean published, Map<String, String> changed) {

    /** What is different from the one before. */
    String changed(Language language) {
        return Objects.requireNonNull(changed.get(language.tag()));
    }
}
