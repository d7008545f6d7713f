package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.OffsetDateTime;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.AfterSending;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Being in contact with somebody: the first time is the first response, and each time moves the day of anonymising. A reply
 * counts when the mail server has taken it in: who is still waiting for it has not been answered.
 */
@Component
@OnDoor(Door.WORKER)
class Contact implements AfterSending {

    @Override
    public void sent(DSLContext transaction, MailKind kind, UUID about, OffsetDateTime at) {
        if (kind == MailKind.REPLY) {
            UUID lead = standing(transaction, about);
            happened(transaction, lead, at);
            // No colleague changed anything, so nobody is overtaken by it.
            transaction
                    .update(LEAD_)
                    .set(LEAD_.STATUS, LeadStatus.CONTACTED.key())
                    .where(LEAD_.ID.eq(lead), LEAD_.STATUS.eq(LeadStatus.NEW.key()))
                    .execute();
        }
    }

    /** The lead itself, or the one that it was added to since. */
    static UUID standing(DSLContext transaction, UUID lead) {
        UUID kept = transaction
                .select(LEAD_.MERGED_INTO)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchOne(LEAD_.MERGED_INTO);
        return kept == null ? lead : standing(transaction, kept);
    }

    /** Somebody was in contact with the person. */
    static void happened(DSLContext transaction, UUID lead, OffsetDateTime at) {
        new ResponseMinutes(transaction).at(lead, at);
        transaction
                .update(LEAD_)
                .set(LEAD_.LAST_CONTACT_AT, DSL.greatest(LEAD_.LAST_CONTACT_AT, DSL.val(at)))
                .where(LEAD_.ID.eq(lead))
                .execute();
        keepAddedAsLong(transaction, lead);
    }

    /** The day of a lead has moved: what was added to it goes on that day too. */
    static void keepAddedAsLong(DSLContext transaction, UUID lead) {
        var kept = LEAD_.as("kept");
        transaction
                .update(LEAD_)
                .set(
                        LEAD_.ANONYMISE_ON,
                        transaction
                                .select(kept.ANONYMISE_ON)
                                .from(kept)
                                .where(kept.ID.eq(lead))
                                .asField())
                .where(LEAD_.MERGED_INTO.isNotNull(), LEAD_.ID.in(LeadReader.ids(transaction, lead)))
                .execute();
    }
}
