package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureJournal;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureRequests;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Forgets again whoever was forgotten before and is in the database after all: an old backup was put back, or a process died
 * between writing an erasure down and doing it. Runs at every start, before any door of the process answers.
 */
@Component
@OnDoor(Door.WORKER)
public class ErasureReplay implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureReplay.class);

    private static final int BATCH = 500;

    private final DSLContext database;
    private final ErasureJournal journal;
    private final ErasureRequests requests;
    private final ObjectProvider<LeadErasure> erasure;

    ErasureReplay(
            DSLContext workerDatabase,
            ErasureJournal journal,
            ErasureRequests requests,
            ObjectProvider<LeadErasure> erasure) {
        this.database = workerDatabase;
        this.requests = requests;
        this.journal = journal;
        this.erasure = erasure;
    }

    @Override
    public void afterSingletonsInstantiated() {
        replay();
    }

    /** @return how many leads were there and are not any more */
    public int replay() {
        try {
            Set<UUID> ids = new LinkedHashSet<>();
            for (ErasureJournal.Erasure each : journal.all()) {
                // One that is not finished is finished with its mail, which needs what is about to go
                erasure.ifAvailable(open -> open.erase(each.request()));
                if (!requests.isRefused(database, each.request())) {
                    ids.addAll(each.forgotten());
                    ids.removeAll(since(each));
                }
            }
            int forgotten = forget(List.copyOf(ids));
            if (forgotten > 0) {
                LOG.info("Forgot {} leads again that had been erased before", forgotten);
            }
            return forgotten;
        } catch (IOException e) {
            throw new UncheckedIOException("The erasures that were written down cannot be read", e);
        }
    }

    /** Came in after it was written down, by a form that was sent once more: a new question. */
    private List<UUID> since(ErasureJournal.Erasure erasure) {
        OffsetDateTime at = erasure.at().atOffset(ZoneOffset.UTC);
        return database.select(INTAKE.SUBMISSION_ID)
                .from(INTAKE)
                .where(INTAKE.SUBMISSION_ID.in(erasure.forgotten()), INTAKE.RECEIVED_AT.gt(at))
                .fetch(INTAKE.SUBMISSION_ID);
    }

    private int forget(List<UUID> ids) {
        int forgotten = 0;
        for (int from = 0; from < ids.size(); from += BATCH) {
            forgotten += LeadErasure.forget(database, ids.subList(from, Math.min(from + BATCH, ids.size())));
        }
        return forgotten;
    }
}
