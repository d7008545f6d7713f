package nl.allesoveradministratie.pakketwijzer.upkeep;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the installation is doing at a moment; nothing of anybody. Null where nothing waits, or nobody here can know.
 *
 * @param at when it was looked up
 * @param leadsUnanswered without a first response
 * @param leadsLate of those, past the moment by which their team responds
 * @param oldestUnanswered when it came in
 * @param oldestUnopened when the oldest question came in that the clockwork has not taken up
 * @param mailsWaiting to be sent
 * @param mailsFailed given up
 * @param oldestUnsent when it was written
 * @param releaseDaysOverdue days whose figures should have been released
 * @param releasesRefused in the last seven days, because the privacy budget was spent or the sums were wrong
 * @param lastRetention when what was kept long enough was last forgotten, of the class of data of which that is longest ago
 * @param retentionOverdue what the last run of each left although it was due
 * @param archiveFails whether the last file of the write-ahead log could not be copied
 * @param databaseBytes its size
 */
record Figures(
        Instant at,
        int leadsUnanswered,
        int leadsLate,
        @Nullable Instant oldestUnanswered,
        @Nullable Instant oldestUnopened,
        int mailsWaiting,
        int mailsFailed,
        @Nullable Instant oldestUnsent,
        int releaseDaysOverdue,
        int releasesRefused,
        @Nullable Instant lastRetention,
        int retentionOverdue,
        boolean archiveFails,
        long databaseBytes) {

    /** How long something has been waiting; null = nothing is. */
    @Nullable
    Duration since(@Nullable Instant moment) {
        return moment == null ? null : Duration.between(moment, at);
    }
}
