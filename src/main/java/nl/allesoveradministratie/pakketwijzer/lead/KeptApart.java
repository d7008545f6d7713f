package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps what came in doubtful apart until a colleague has looked ({@link Quarantine}): it is recognised, and nobody is told. */
@Component
@OnDoor(Door.WORKER)
class KeptApart {

    private final Duplicates duplicates;

    KeptApart(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /** Why something is doubtful, as it is kept; empty = it is not. Only the database knows whether work had been used before. */
    static String doubts(Arrival arrival, boolean replayed) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        doubts.addAll(arrival.doubts());
        if (replayed) {
            doubts.add(Doubt.REPLAYED);
        }
        return Doubt.written(doubts);
    }

    /** Sets a lead apart, also one that a colleague put aside: somebody looks again. */
    void keep(DSLContext dsl, UUID lead, Enquiry enquiry, OffsetDateTime at, String doubts) {
        duplicates.remember(dsl, lead, enquiry);
        dsl.update(LEAD_)
                .set(LEAD_.QUARANTINED_BECAUSE, doubts)
                .set(LEAD_.STATUS, LeadStatus.NEW.key())
                .setNull(LEAD_.OUTCOME)
                .setNull(LEAD_.OUTCOME_AT)
                .where(LEAD_.ID.eq(lead))
                .execute();
        new Timeline(dsl, lead).add(at, EventKind.QUARANTINED, null, doubts);
    }
}
