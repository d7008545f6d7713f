package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes on the timeline of one lead, as part of the change that it tells of. */
record Timeline(DSLContext transaction, UUID lead) {

    /**
     * Adds an event.
     *
     * @param actor the colleague; null = the visitor or the system
     * @param detail a key or a reference, never words of people; null = none
     */
    void add(OffsetDateTime at, EventKind kind, @Nullable UUID actor, @Nullable String detail) {
        add(UUID.randomUUID(), at, kind, actor, detail, null);
    }

    /** Adds an event with words, sealed for the row of this id. */
    void add(
            UUID id,
            OffsetDateTime at,
            EventKind kind,
            @Nullable UUID actor,
            @Nullable String detail,
            byte @Nullable [] words) {
        insert(id, at, kind, actor, detail, words, null);
    }

    /** Adds that a mail was put ready, or taken back. */
    void mail(OffsetDateTime at, EventKind kind, @Nullable UUID actor, @Nullable String detail, String messageId) {
        insert(UUID.randomUUID(), at, kind, actor, detail, null, messageId);
    }

    /** Adds a reply. */
    void reply(UUID id, OffsetDateTime at, UUID actor, byte @Nullable [] words, String messageId) {
        insert(id, at, EventKind.REPLY, actor, null, words, messageId);
    }

    private void insert(
            UUID id,
            OffsetDateTime at,
            EventKind kind,
            @Nullable UUID actor,
            @Nullable String detail,
            byte @Nullable [] words,
            @Nullable String messageId) {
        transaction
                .insertInto(EVENT)
                .set(EVENT.ID, id)
                .set(EVENT.LEAD_ID, lead)
                .set(EVENT.AT, at)
                .set(EVENT.KIND, kind.key())
                .set(EVENT.ACTOR, actor)
                .set(EVENT.DETAIL, detail)
                .set(EVENT.WORDS, words)
                .set(EVENT.MESSAGE_ID, messageId)
                .execute();
    }
}
