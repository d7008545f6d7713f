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
 * @param topic general, result or package
 * @param packageId the package it is about; null = none in particular
 * @param role zzp, mkb or accountant; null = not said
 * @param firstResponseAt null = not yet
 * @param owner null = nobody's
 * @param nextStepOn null = none planned
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
        @Nullable Instant firstResponseAt,
        LeadStatus status,
        @Nullable UUID owner,
        @Nullable LocalDate nextStepOn) {

    static LeadSummary of(Record row) {
        OffsetDateTime firstResponse = row.get(LEAD_.FIRST_RESPONSE_AT);
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
                firstResponse == null ? null : firstResponse.toInstant(),
                LeadStatus.ofKey(row.get(LEAD_.STATUS)),
                row.get(LEAD_.OWNER),
                row.get(LEAD_.NEXT_STEP_ON));
    }
}
