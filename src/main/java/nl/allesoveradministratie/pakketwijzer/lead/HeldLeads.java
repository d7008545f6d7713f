package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.HoldReason;
import nl.allesoveradministratie.pakketwijzer.privacy.LegalHolds;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Leads that must be kept: their day does not take them, nor does a request to erase. It stands on their timeline. */
@Service
@OnDoor(Door.OFFICE)
public class HeldLeads implements LegalHolds {

    private final DSLContext database;
    private final SignedIn signedIn;
    private final Clock clock;

    HeldLeads(DSLContext officeDatabase, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @Override
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<Held> all() {
        return database.select(LEAD_.REFERENCE, LEAD_.HELD_BECAUSE)
                .from(LEAD_)
                .where(LEAD_.HELD_BECAUSE.isNotNull())
                .orderBy(LEAD_.REFERENCE)
                .fetch(row -> new Held(row.value1(), HoldReason.ofKey(row.value2())));
    }

    @Override
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public boolean hold(String reference, HoldReason because) {
        return database.transactionResult(transaction -> {
            UUID lead = transaction
                    .dsl()
                    .update(LEAD_)
                    .set(LEAD_.HELD_BECAUSE, because.key())
                    .where(LEAD_.REFERENCE.eq(reference))
                    .returning(LEAD_.ID)
                    .fetchOne(LEAD_.ID);
            return tell(transaction.dsl(), lead, EventKind.HELD, because.key());
        });
    }

    @Override
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public boolean lift(String reference) {
        return database.transactionResult(transaction -> {
            UUID lead = transaction
                    .dsl()
                    .update(LEAD_)
                    .setNull(LEAD_.HELD_BECAUSE)
                    .where(LEAD_.REFERENCE.eq(reference), LEAD_.HELD_BECAUSE.isNotNull())
                    .returning(LEAD_.ID)
                    .fetchOne(LEAD_.ID);
            return tell(transaction.dsl(), lead, EventKind.HOLD_LIFTED, null);
        });
    }

    private boolean tell(DSLContext transaction, @Nullable UUID lead, EventKind kind, @Nullable String detail) {
        if (lead == null) {
            return false;
        }
        new Timeline(transaction, lead)
                .add(OffsetDateTime.now(clock), kind, signedIn.get().id(), detail);
        return true;
    }
}
