package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import org.jooq.DSLContext;

/**
 * Writes that somebody got a first response, and after how many office minutes: the only place that does, so that the
 * figures of a week and the lead itself never differ.
 */
record ResponseMinutes(DSLContext transaction) {

    /** At this moment; a lead that got one before keeps the first. */
    void at(UUID lead, OffsetDateTime moment) {
        transaction
                .select(LEAD_.SITE, LEAD_.RECEIVED_AT)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead), LEAD_.FIRST_RESPONSE_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .ifPresent(row -> transaction
                        .update(LEAD_)
                        .set(LEAD_.FIRST_RESPONSE_AT, moment)
                        .set(LEAD_.RESPONSE_MINUTES, between(row.value1(), row.value2(), moment))
                        .where(LEAD_.ID.eq(lead))
                        .execute());
    }

    /** By the hours that the team of the site has now. */
    int between(String site, OffsetDateTime received, OffsetDateTime response) {
        Rota rota = Rota.read(transaction, LocalDate.ofInstant(response.toInstant(), received.getOffset()));
        return Math.toIntExact(new ResponseClock(rota.of(site).hours())
                .between(received.toInstant(), response.toInstant())
                .toMinutes());
    }
}
