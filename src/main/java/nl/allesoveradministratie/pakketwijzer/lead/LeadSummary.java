package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it stands in the list: nothing here says who it is, but for initials.
 *
 * @param topic general, result, package or event
 * @param packageId the package it is about; null = none in particular
 * @param role zzp, mkb or accountant; null = not said
 * @param respondBy within when a first response is due; null = not said: by the hours of the team
 * @param firstResponseAt null = not yet
 * @param owner null = nobody's
 * @param nextStepOn null = none planned
 * @param outcome how it ended; null = it did not yet
 * @param addedTo the lead that it was added to, in whose stead it is not shown; null = it stands by itself
 * @param version of what is shown; a change names it
 */
public record LeadSummary(
        UUID id,
        String reference,
        String initials,
        String topic,
        @Nullable String packageId,
        @Nullable String role,
        String site,
        LeadOrigin origin,
        OffsetDateTime receivedAt,
        @Nullable Instant respondBy,
        @Nullable Instant firstResponseAt,
        LeadStatus status,
        @Nullable UUID owner,
        @Nullable LocalDate nextStepOn,
        @Nullable LeadOutcome outcome,
        @Nullable UUID addedTo,
        int version) {

    static LeadSummary of(Record row) {
        OffsetDateTime respondBy = row.get(LEAD_.RESPOND_BY);
        OffsetDateTime firstResponse = row.get(LEAD_.FIRST_RESPONSE_AT);
        String outcome = row.get(LEAD_.OUTCOME);
        return new LeadSummary(
                row.get(LEAD_.ID),
                row.get(LEAD_.REFERENCE),
                row.get(LEAD_.INITIALS),
                row.get(LEAD_.TOPIC),
                row.get(LEAD_.PACKAGE_ID),
                row.get(LEAD_.ROLE),
                row.get(LEAD_.SITE),
                LeadOrigin.ofKey(row.get(LEAD_.ORIGIN)),
                row.get(LEAD_.RECEIVED_AT),
                respondBy == null ? null : respondBy.toInstant(),
                firstResponse == null ? null : firstResponse.toInstant(),
                LeadStatus.ofKey(row.get(LEAD_.STATUS)),
                row.get(LEAD_.OWNER),
                row.get(LEAD_.NEXT_STEP_ON),
                outcome == null ? null : LeadOutcome.ofKey(outcome),
                row.get(LEAD_.MERGED_INTO),
                row.get(LEAD_.VERSION));
    }
}
