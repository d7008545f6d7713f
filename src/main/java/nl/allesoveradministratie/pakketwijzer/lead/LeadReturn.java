package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.OffsetDateTime;
import java.util.Locale;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Makes leads nobody's again, as part of a transaction: each says so on its timeline, and the team is told later. */
record LeadReturn(DSLContext transaction, OffsetDateTime now) {

    /** Tells the team of one. */
    static final String TELL = "tell-returned-lead";

    /** Open, in the lists, and nobody got in touch yet. */
    static final Condition WAITING = LEAD_.FIRST_RESPONSE_AT
            .isNull()
            .and(LEAD_.STATUS.ne(DSL.inline("done")))
            .and(LeadInbox.LISTED);

    /** Why a lead went back. */
    enum Reason {
        /** Its owner did not get in touch in time. */
        LATE,
        /** Its owner is away. */
        AWAY,
        /** Its owner may not sign in any more, or not follow up leads. */
        LEFT;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Takes those for which a condition holds from their owners; what is done stays whose it was. */
    void all(Condition which, Reason reason) {
        transaction
                .update(LEAD_)
                .setNull(LEAD_.OWNER)
                .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                .where(which, LEAD_.OWNER.isNotNull(), LEAD_.STATUS.ne(DSL.inline("done")), LEAD_.DATA_KEY.isNotNull())
                .returning(LEAD_.ID, LEAD_.VERSION)
                .fetch()
                .forEach(row -> {
                    new Timeline(transaction, row.get(LEAD_.ID)).add(now, EventKind.RETURNED, null, reason.key());
                    Later.schedule(transaction, TELL, row.get(LEAD_.ID), row.get(LEAD_.VERSION));
                });
    }
}
