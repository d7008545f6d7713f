package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import nl.allesoveradministratie.pakketwijzer.mail.WaitingResults;
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
    private final WaitingResults results;

    ErasureReplay(
            DSLContext workerDatabase,
            ErasureJournal journal,
            ErasureRequests requests,
            ObjectProvider<LeadErasure> erasure,
            WaitingResults results) {
        this.database = workerDatabase;
        this.requests = requests;
        this.journal = journal;
        this.erasure = erasure;
        this.results = results;
    }

    @Override
    public void afterSingletonsInstantiated() {
        replay();
    }

    /** @return how many leads were there and are not any more */
    public int replay() {
        Set<UUID> ids = new LinkedHashSet<>();
        Instant older = Instant.MIN;
        for (ErasureJournal.Erasure each : written()) {
            // One that is not finished is finished with its mail, which needs what is about to go
            erasure.ifAvailable(open -> open.erase(each.request()));
            if (!requests.isRefused(database, each.request())) {
                ids.addAll(each.forgotten());
                ids.removeAll(since(each));
            }
            if (requests.isEnded(database, each.request())) {
                ids.removeAll(held(each));
            } else if (each.at().isAfter(older)) {
                older = each.at();
            }
        }
        int forgotten = forget(List.copyOf(ids));
        if (forgotten > 0) {
            LOG.info("Forgot {} leads again that had been erased before", forgotten);
        }
        dropMails(older);
        return forgotten;
    }

    private List<ErasureJournal.Erasure> written() {
        try {
            return journal.all();
        } catch (IOException e) {
            throw new StartProblem(
                    "What was written down of erasures cannot be read ("
                            + e.getClass().getSimpleName() + ").",
                    "Make " + journal.folder() + " readable for the one who starts this, or point"
                            + " pakketwijzer.erasures at where it is; without it, people who were erased could come back.");
        }
    }

    /**
     * An old backup was put back. What waited in it to be mailed, and is about no lead, was sent or given up since; whose it was
     * nobody can say any more, and the one who was erased must not get it again.
     *
     * @param older the last erasure that this database knows nothing of
     */
    private void dropMails(Instant older) {
        if (older.equals(Instant.MIN)) {
            return;
        }
        OffsetDateTime before = older.atOffset(ZoneOffset.UTC);
        database.transaction(transaction -> {
            int dropped = results.drop(transaction.dsl(), before);
            requests.dropAddresses(transaction.dsl(), before);
            LOG.info("This database is older than an erasure; dropped {} mails of before that", dropped);
        });
    }

    /** Came in after it was written down, by a form that was sent once more: a new question. */
    private List<UUID> since(ErasureJournal.Erasure erasure) {
        OffsetDateTime at = erasure.at().atOffset(ZoneOffset.UTC);
        return database.select(INTAKE.SUBMISSION_ID)
                .from(INTAKE)
                .where(INTAKE.SUBMISSION_ID.in(erasure.forgotten()), INTAKE.RECEIVED_AT.gt(at))
                .fetch(INTAKE.SUBMISSION_ID);
    }

    /**
     * Must be kept (art. 17(3)), with what was added: that was decided after it was written down and before it was done. Only of a
     * request that ended here; where a backup was put back, the hold was lifted since, or the lead would not have been erased.
     */
    private Set<UUID> held(ErasureJournal.Erasure erasure) {
        Set<UUID> held = database.select(LEAD_.ID)
                .from(LEAD_)
                .where(LEAD_.ID.in(erasure.forgotten()), LEAD_.HELD_BECAUSE.isNotNull())
                .fetchSet(LEAD_.ID);
        return held.isEmpty()
                ? held
                : erasure.forgotten().stream()
                        .map(lead -> LeadReader.ids(database, lead))
                        .filter(family -> !Collections.disjoint(family, held))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet());
    }

    private int forget(List<UUID> ids) {
        int forgotten = 0;
        for (int from = 0; from < ids.size(); from += BATCH) {
            forgotten += LeadErasure.forget(database, ids.subList(from, Math.min(from + BATCH, ids.size())));
        }
        return forgotten;
    }
}
