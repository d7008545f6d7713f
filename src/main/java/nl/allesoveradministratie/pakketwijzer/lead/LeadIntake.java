package nl.allesoveradministratie.pakketwijzer.lead;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes in what a visitor asks. What it returns a reference for is durable, and sealed so that this process itself cannot
 * read it again.
 */
@Service
@OnDoor(Door.PUBLIC)
public class LeadIntake {

    private static final Logger LOG = LoggerFactory.getLogger(LeadIntake.class);

    /** Between attempts while the database is away; a restart takes a few seconds. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(200), Duration.ofMillis(800), Duration.ofSeconds(2), Duration.ofSeconds(4));

    /** A visitor does not wait longer than this for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final DSLContext database;
    private final IntakeSealer sealer;

    LeadIntake(DSLContext publicDatabase, Sealer leadSealer, Digests formDigests) {
        this.database = publicDatabase;
        this.sealer = new IntakeSealer(leadSealer, formDigests);
    }

    /**
     * Takes in an enquiry. The same submission with the same content changes nothing, with other content it amends; so it
     * may be repeated as long as one is not sure.
     *
     * @return the reference; empty when the database stayed away or refused, and nothing is known to be kept
     */
    public Optional<String> submit(UUID submission, Enquiry enquiry, Receipt receipt) {
        return submit(submission, enquiry, receipt, Arrival.BY_FORM);
    }

    /** The same for a question that came in another way, or is doubtful: then it is kept apart until somebody has looked. */
    public Optional<String> submit(UUID submission, Enquiry enquiry, Receipt receipt, Arrival arrival) {
        JSONB sealed = sealer.seal(submission, enquiry, arrival);
        JSONB agreed = IntakeSealer.json(Map.of(
                "language", receipt.language().tag(),
                "agreedText", receipt.agreedText(),
                "answersAttached", receipt.answersAttached()));
        Instant until = Instant.now().plus(PATIENCE);
        for (int attempt = 0; ; attempt++) {
            try {
                return Optional.of(database.select(field(
                                "lead.submit({0}, {1}, {2})", String.class, val(submission), val(sealed), val(agreed)))
                        .fetchSingle()
                        .value1());
            } catch (DataAccessException e) {
                if (!isAway(e)) {
                    LOG.error("The database refused an intake ({})", e.sqlState());
                    return Optional.empty();
                }
                if (attempt == PAUSES.size() || Instant.now().isAfter(until) || !pause(PAUSES.get(attempt))) {
                    LOG.warn("An intake could not be kept: the database is away");
                    return Optional.empty();
                }
            }
        }
    }

    /** No connection, or one that was cut (class 08), no room (53), a server going down or coming up (57). */
    private static boolean isAway(DataAccessException e) {
        SQLException cause = e.getCause(SQLException.class);
        String state = cause == null || cause.getSQLState() == null ? "08" : cause.getSQLState();
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }

    private static boolean pause(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
