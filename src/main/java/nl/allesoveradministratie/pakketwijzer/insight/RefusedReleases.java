package nl.allesoveradministratie.pakketwijzer.insight;

import java.time.Clock;
import java.time.ZoneOffset;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Writes down that a release was refused because its privacy budget was spent already or its sums were wrong. */
@Component
@OnDoor(Door.WORKER)
class RefusedReleases {

    private final DSLContext database;
    private final Clock clock;

    RefusedReleases(DSLContext figuresDatabase, Clock clock) {
        this.database = figuresDatabase;
        this.clock = clock;
    }

    /** Does something that releases; a refusal is written down and thrown on. */
    void watching(Runnable release) {
        try {
            release.run();
        } catch (IntegrityConstraintViolationException e) {
            try {
                database.execute(
                        "SELECT insight.note_refusal({0})",
                        DSL.val(clock.instant().atOffset(ZoneOffset.UTC)));
            } catch (DataAccessException notWritten) {
                e.addSuppressed(notWritten);
            }
            throw e;
        }
    }
}
