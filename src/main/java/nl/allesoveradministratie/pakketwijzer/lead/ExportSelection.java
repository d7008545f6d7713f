package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which leads leave in a file: of those that stand in the lists and were not anonymised.
 *
 * @param status null = all
 * @param site key of a site; empty = all
 * @param from received on this day or later
 * @param until received on this day or earlier
 */
public record ExportSelection(@Nullable LeadStatus status, String site, LocalDate from, LocalDate until) {

    /** As in an address, and in the log. */
    String key() {
        return "status=" + (status == null ? "all" : status.key()) + "&site=" + (site.isEmpty() ? "all" : site)
                + "&from=" + from + "&until=" + until;
    }

    Condition condition() {
        return LEAD_.RECEIVED_AT
                .ge(from.atStartOfDay(IsoWeek.HERE).toOffsetDateTime())
                .and(LEAD_.RECEIVED_AT.lt(
                        until.plusDays(1).atStartOfDay(IsoWeek.HERE).toOffsetDateTime()))
                .and(LEAD_.DATA_KEY.isNotNull())
                .and(LeadInbox.LISTED)
                .and(status == null ? DSL.noCondition() : LEAD_.STATUS.eq(status.key()))
                .and(site.isEmpty() ? DSL.noCondition() : LEAD_.SITE.eq(site));
    }
}
