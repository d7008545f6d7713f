package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import nl.allesoveradministratie.pakketwijzer.sealing.CannotOpen;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import org.jooq.DSLContext;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Refuses to start with keys that do not open the leads there are: lost keys must be noticed before new leads are sealed with
 * others.
 */
@Component
@OnDoor(Door.OFFICE)
class KeysFit implements ApplicationRunner {

    private final DSLContext database;
    private final Opener leadOpener;

    KeysFit(DSLContext officeDatabase, Opener leadOpener) {
        this.database = officeDatabase;
        this.leadOpener = leadOpener;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var newest = database.select(LEAD_.ID, LEAD_.DATA_KEY, LEAD_.KEY_NO)
                .from(LEAD_)
                .where(LEAD_.DATA_KEY.isNotNull())
                .orderBy(LEAD_.RECEIVED_AT.desc(), LEAD_.ID.desc())
                .limit(1)
                .fetchOne();
        if (newest == null) {
            return;
        }
        try {
            LeadKey.open(newest.value2(), leadOpener, newest.value1(), newest.value3());
        } catch (CannotOpen e) {
            throw new StartProblem(
                    "The keys are not those with which the leads in this database were sealed.",
                    "Put back the folder of keys that belongs to it (pakketwijzer.keys).");
        }
    }
}
