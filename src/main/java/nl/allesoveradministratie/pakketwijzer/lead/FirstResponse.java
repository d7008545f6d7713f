package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Writes that somebody got a first response, and after how many minutes: the only place that does, so that the figures of a
 * week and the lead itself never differ.
 */
record FirstResponse(DSLContext transaction) {

    /** At this moment; a lead that got one before keeps the first. */
    void at(UUID lead, OffsetDateTime moment) {
        transaction
                .select(LEAD_.RECEIVED_AT)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead), LEAD_.FIRST_RESPONSE_AT.isNull())
                .forUpdate()
                .fetchOptional(LEAD_.RECEIVED_AT)
                .ifPresent(received -> transaction
                        .update(LEAD_)
                        .set(LEAD_.FIRST_RESPONSE_AT, moment)
                        .set(LEAD_.RESPONSE_MINUTES, minutes(received, moment))
                        .where(LEAD_.ID.eq(lead))
                        .execute());
    }

    /** In plain minutes: as long as no team has opening hours, the office is always open. The office's clock goes HERE. */
    static int minutes(OffsetDateTime received, OffsetDateTime response) {
        return Math.toIntExact(Math.max(0, Duration.between(received, response).toMinutes()));
    }
}
