package nl.allesoveradministratie.pakketwijzer.catalog;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor says is wrong about a package.
 *
 * @param id made when the form was shown
 * @param about the key of the package; it may have left the catalogue since
 * @param subject a key of {@link CorrectionSubject}
 * @param said in the visitor's words
 * @param source where it can be read; null = not said
 * @param submittedOn the day; nothing more precise is kept
 */
public record Correction(
        UUID id,
        String about,
        String subject,
        String said,
        @Nullable String source,
        LocalDate submittedOn) {

    @Override
    public String toString() {
        return "(a correction)";
    }
}
