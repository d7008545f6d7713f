package nl.allesoveradministratie.pakketwijzer.catalog;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor, or somebody of its vendor, says is wrong about a package.
 *
 * @param id made when the form was shown
 * @param about the key of the package; it may have left the catalogue since
 * @param subject a key of {@link CorrectionSubject}
 * @param said in the visitor's words
 * @param source where it can be read; null = not said
 * @param submittedOn the day; nothing more precise is kept
 * @param saidBy who of the package's vendor says it, and of which; null = a visitor, and nobody was asked which
 */
public record Correction(
        UUID id,
        String about,
        String subject,
        String said,
        @Nullable String source,
        LocalDate submittedOn,
        @Nullable String saidBy) {

    @Override
    public String toString() {
        return "(a correction)";
    }
}
