package nl.allesoveradministratie.pakketwijzer.lead;

import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks, checked and complete. Held in memory only; what is kept of it is sealed.
 *
 * @param site key of the site it was asked on
 * @param language in which the person reads
 * @param name not empty
 * @param company empty = not given
 * @param email null only when staff wrote down a call or a visit of somebody who has none
 * @param phone null = not given
 * @param callMoment null = to be answered by mail
 * @param question in the person's own words; of who registers for an event, what that is called
 * @param about the package it is about; null = none in particular
 * @param attached answers and ranking as they were; null = not sent along
 */
public record Enquiry(
        String site,
        Language language,
        String name,
        String company,
        @Nullable EmailAddress email,
        @Nullable PhoneNumber phone,
        @Nullable CallMoment callMoment,
        String question,
        @Nullable PackageId about,
        @Nullable Attachment attached) {

    /** The most that a name or company may be long. */
    public static final int LONGEST_NAME = 200;

    /** The most that a question may be long. */
    public static final int LONGEST_QUESTION = 5_000;

    /** When somebody would like to be called. */
    public enum CallMoment {
        ANY,
        MORNING,
        AFTERNOON;

        /** As it is kept and as it stands in the form. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Override
    public String toString() {
        return "(an enquiry)";
    }
}
