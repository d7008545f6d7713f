package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Period;

/**
 * How long what is kept, as the privacy statement says it.
 *
 * @param lead after the last contact, then it is made anonymous
 * @param rightsCase after it was answered
 * @param consentReceipt after it no longer counts
 */
public record RetentionPeriods(
        Period lead,
        Period rightsCase,
        Period consentReceipt,
        Period accessLog,
        Period exportLog,
        Period mail,
        Period applicationLog,
        Period backup) {

    /** Where nothing else is configured. */
    public static final RetentionPeriods DEFAULTS = new RetentionPeriods(
            Period.ofMonths(12),
            Period.ofMonths(24),
            Period.ofMonths(24),
            Period.ofMonths(24),
            Period.ofMonths(24),
            Period.ofDays(30),
            Period.ofDays(14),
            Period.ofDays(35));
}
