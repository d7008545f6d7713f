package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What colleagues who do not exist did for people who do not exist: answers, notes and next steps, for a demonstration. */
@Component
@ConditionalOnBooleanProperty("pakketwijzer.demo")
class DemoFollowUp {

    private static final List<String> NOTES = List.of(
            "Wil wel overstappen als meekijken niets extra kost.",
            "Belt liever na vieren. Vraag nog naar het aantal facturen per maand.",
            "De boekhouder beslist mee.");

    private static final List<String> STEPS =
            List.of("Navragen of de boekhouder gratis mag meekijken", "Nabellen over het resultaat", "Offerte nalopen");

    private final DSLContext database;
    private final Opener leadOpener;
    private final Clock clock;

    DemoFollowUp(DSLContext workerDatabase, Opener leadOpener, Clock clock) {
        this.database = workerDatabase;
        this.leadOpener = leadOpener;
        this.clock = clock;
    }

    /** Once, after the leads themselves were made. */
    @Order(4)
    @EventListener(ApplicationReadyEvent.class)
    void make() {
        if (database.fetchExists(EVENT, EVENT.KIND.eq(EventKind.NOTE.key()))) {
            return;
        }
        List<? extends Record> taken = database.selectFrom(LEAD_)
                .where(
                        LEAD_.OWNER.isNotNull(),
                        LEAD_.FIRST_RESPONSE_AT.isNotNull(),
                        LEAD_.STATUS.ne(LeadStatus.DONE.key()))
                .orderBy(LEAD_.RECEIVED_AT)
                .fetch();
        for (int i = 0; i < taken.size(); i++) {
            follow(taken.get(i), i);
        }
    }

    private void follow(Record lead, int number) {
        UUID id = lead.get(LEAD_.ID);
        UUID owner = lead.get(LEAD_.OWNER);
        LeadKey key = LeadKey.open(lead.get(LEAD_.DATA_KEY), leadOpener, id, lead.get(LEAD_.KEY_NO));
        OffsetDateTime answered = lead.get(LEAD_.FIRST_RESPONSE_AT);
        Timeline timeline = new Timeline(database, id);
        UUID reply = UUID.randomUUID();
        String words = "Beste [naam],\n\nBedankt voor je vraag. Ik zoek het voor je uit en kom er morgen op terug.";
        timeline.add(reply, answered, EventKind.REPLY, owner, null, key.seal(EVENT.WORDS, reply, words));
        UUID note = UUID.randomUUID();
        timeline.add(
                note,
                answered.plusMinutes(40),
                EventKind.NOTE,
                owner,
                null,
                key.seal(EVENT.WORDS, note, NOTES.get(number % NOTES.size())));
        LocalDate on = LocalDate.now(clock).plusDays(number % 3);
        UUID step = UUID.randomUUID();
        String what = STEPS.get(number % STEPS.size());
        timeline.add(
                step,
                answered.plusMinutes(42),
                EventKind.NEXT_STEP,
                owner,
                on.toString(),
                key.seal(EVENT.WORDS, step, what));
        database.update(LEAD_)
                .set(LEAD_.NEXT_STEP, key.seal(LEAD_.NEXT_STEP, what))
                .set(LEAD_.NEXT_STEP_ON, on)
                .where(LEAD_.ID.eq(id))
                .execute();
    }
}
