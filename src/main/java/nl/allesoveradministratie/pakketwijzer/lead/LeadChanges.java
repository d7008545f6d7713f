package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk.Result;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a colleague changes one lead: it is held meanwhile, and a change to what one did not see is refused. */
@Component
@OnDoor(Door.OFFICE)
class LeadChanges {

    private final DSLContext database;
    private final Opener leadOpener;
    private final SignedIn signedIn;
    private final Clock clock;

    LeadChanges(DSLContext officeDatabase, Opener leadOpener, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.leadOpener = leadOpener;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * A lead that is held by a transaction.
     *
     * @param me who changes it
     * @param now when
     */
    record Held(DSLContext dsl, UUID lead, LeadKey key, Timeline timeline, UUID me, OffsetDateTime now) {

        /** Puts words on the timeline. */
        void say(EventKind kind, @Nullable String detail, String words) {
            UUID event = UUID.randomUUID();
            timeline.add(event, now, kind, me, detail, key.seal(EVENT.WORDS, event, words));
        }
    }

    /**
     * Makes a change.
     *
     * @param version that was seen; null = it cannot collide, and is not counted
     */
    Result make(UUID lead, @Nullable Integer version, Consumer<Held> change) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.select(LEAD_.DATA_KEY, LEAD_.KEY_NO, LEAD_.VERSION, LEAD_.MERGED_INTO)
                    .from(LEAD_)
                    // One that is kept apart is not worked on before a colleague let it in, nor one that stands still
                    .where(
                            LEAD_.ID.eq(lead),
                            LEAD_.DATA_KEY.isNotNull(),
                            LEAD_.QUARANTINED_BECAUSE.isNull(),
                            StandingStill.GOES_ON)
                    .forUpdate()
                    .fetchOne();
            if (row == null) {
                return Result.GONE;
            }
            if (row.value4() != null) {
                return Result.MERGED;
            }
            if (version != null && !version.equals(row.value3())) {
                return Result.OVERTAKEN;
            }
            LeadKey key = LeadKey.open(row.value1(), leadOpener, lead, row.value2());
            change.accept(new Held(
                    dsl, lead, key, new Timeline(dsl, lead), signedIn.get().id(), OffsetDateTime.now(clock)));
            if (version != null) {
                dsl.update(LEAD_)
                        .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                        .where(LEAD_.ID.eq(lead))
                        .execute();
            }
            return Result.DONE;
        });
    }

    /** The screens ask for less; who comes past them is refused. */
    static String checked(String text) {
        if (text.isBlank() || text.length() > LeadDesk.LONGEST_NOTE || Bsn.isIn(text)) {
            throw new IllegalArgumentException("A text that cannot be kept");
        }
        return text.strip();
    }
}
