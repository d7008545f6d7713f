package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.privacy.SubjectData.Pause;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * What people's rights do to leads, as part of a transaction: the same whether somebody does it himself or a colleague does it for
 * him. Touches only the columns that the person's own login may read and fill in.
 *
 * @param actor the colleague; null = the person himself
 */
record LeadRights(
        DSLContext dsl,
        Opener leadOpener,
        OffsetDateTime now,
        @Nullable UUID actor) {

    /** Stops what still goes on; false = nothing did. */
    boolean pause(Condition whose, Pause pause) {
        // An objection takes the place of a restriction: lifting that one must not lift the objection.
        Condition stops = pause == Pause.OBJECTED
                ? LEAD_.PAUSED_BECAUSE.isNull().or(LEAD_.PAUSED_BECAUSE.eq(Pause.RESTRICTED.key()))
                : LEAD_.PAUSED_BECAUSE.isNull();
        List<UUID> paused = dsl.update(LEAD_)
                .set(LEAD_.PAUSED_BECAUSE, pause.key())
                .set(LEAD_.PAUSED_AT, now)
                .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                .where(whose, stops, LEAD_.DATA_KEY.isNotNull())
                .returning(LEAD_.ID)
                .fetch(LEAD_.ID);
        paused.forEach(lead -> tell(lead, EventKind.PAUSED, pause.key()));
        return !paused.isEmpty();
    }

    /** Goes on with what stands still for this reason; false = nothing did. */
    boolean resume(Condition whose, Pause pause) {
        List<UUID> resumed = dsl.update(LEAD_)
                .setNull(LEAD_.PAUSED_BECAUSE)
                .setNull(LEAD_.PAUSED_AT)
                .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                .where(whose, LEAD_.PAUSED_BECAUSE.eq(pause.key()))
                .returning(LEAD_.ID)
                .fetch(LEAD_.ID);
        resumed.forEach(lead -> tell(lead, EventKind.RESUMED, pause.key()));
        return !resumed.isEmpty();
    }

    /**
     * Puts right what is said to be.
     *
     * @param right by column, in the order in which they are told; of who registered there is no question, so that is passed over
     * @return false = it is not there, or there is nothing to change
     */
    boolean correct(UUID lead, SequencedMap<TableField<?, byte[]>, String> right) {
        Record row = dsl.select(
                        LEAD_.ID,
                        LEAD_.DATA_KEY,
                        LEAD_.KEY_NO,
                        LEAD_.ORIGIN,
                        LEAD_.NAME,
                        LEAD_.PHONE,
                        LEAD_.COMPANY,
                        LEAD_.QUESTION)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead), LEAD_.DATA_KEY.isNotNull())
                .forUpdate()
                .fetchOne();
        if (row == null) {
            return false;
        }
        LeadKey key = LeadKey.open(row.get(LEAD_.DATA_KEY), leadOpener, lead, row.get(LEAD_.KEY_NO));
        boolean isRegistration = row.get(LEAD_.ORIGIN).equals(LeadOrigin.EVENT.key());
        List<String> changed = new ArrayList<>();
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        right.forEach((field, text) -> {
            boolean counts = !(isRegistration && field.equals(LEAD_.QUESTION));
            if (counts && !key.open(field, row.get(field)).equals(text)) {
                changed.add(field.getName());
                values.put(field, key.seal(field, text));
                if (field.equals(LEAD_.NAME)) {
                    values.put(LEAD_.INITIALS, Initials.of(text));
                }
            }
        });
        if (changed.isEmpty()) {
            return false;
        }
        values.put(LEAD_.VERSION, LEAD_.VERSION.plus(1));
        dsl.update(LEAD_).set(values).where(LEAD_.ID.eq(lead)).execute();
        tell(lead, EventKind.CORRECTED, String.join(",", changed));
        return true;
    }

    /** Of the columns that the person's login may fill in, and no other. */
    void tell(UUID lead, EventKind kind, @Nullable String detail) {
        Map<Field<?>, @Nullable Object> event = new LinkedHashMap<>();
        event.put(EVENT.ID, UUID.randomUUID());
        event.put(EVENT.LEAD_ID, lead);
        event.put(EVENT.AT, now);
        event.put(EVENT.KIND, kind.key());
        event.put(EVENT.DETAIL, detail);
        if (actor != null) {
            event.put(EVENT.ACTOR, actor);
        }
        dsl.insertInto(EVENT).set(event).execute();
    }
}
