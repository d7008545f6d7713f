package nl.allesoveradministratie.pakketwijzer.lead;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.util.Locale;
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
 * Takes in who registers for an event, sealed as an enquiry is, and lets who has the link withdraw. Who gets a place is
 * decided in the database, by one after the other.
 */
@Service
@OnDoor(Door.PUBLIC)
public class RegistrationIntake {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationIntake.class);

    private final DSLContext database;
    private final IntakeSealer sealer;

    RegistrationIntake(DSLContext publicDatabase, Sealer leadSealer, Digests formDigests) {
        this.database = publicDatabase;
        this.sealer = new IntakeSealer(leadSealer, formDigests);
    }

    /** What came of it. */
    public enum Outcome {
        /** There is a place. */
        COMING,
        /** On the waiting list. */
        WAITING,
        /** This registration was withdrawn before; nothing was changed. */
        WITHDRAWN,
        /** Registering has closed. */
        CLOSED,
        /** Even the waiting list is full. */
        FULL,
        /** The event was called off. */
        CANCELLED,
        /** There is no such event on this site. */
        GONE,
        /** The database stayed away or refused; nothing is known to be kept. */
        AWAY
    }

    /**
     * The answer to somebody who registers.
     *
     * @param reference empty when there is no registration
     */
    public record Answer(Outcome outcome, String reference) {}

    /**
     * Registers somebody. The same submission with the same content changes nothing, with other content it amends what was
     * said; the place stays.
     *
     * @param who without a question
     * @param arrival what is doubtful has a place, but is kept apart until a colleague has looked, and is told nothing
     */
    public Answer register(UUID submission, UUID event, Enquiry who, Receipt receipt, Arrival arrival) {
        JSONB sealed = sealer.seal(submission, who, arrival);
        JSONB agreed =
                IntakeSealer.json(Map.of("language", receipt.language().tag(), "agreedText", receipt.agreedText()));
        try {
            return database.select(field("reference", String.class), field("outcome", String.class))
                    .from(
                            "lead.register({0}, {1}, {2}, {3}, {4})",
                            val(submission), val(event), val(who.site()), val(sealed), val(agreed))
                    .fetchSingle(row -> new Answer(
                            Outcome.valueOf(row.value2().toUpperCase(Locale.ROOT)),
                            Optional.ofNullable(row.value1()).orElse("")));
        } catch (DataAccessException e) {
            LOG.warn("A registration could not be kept ({})", e.sqlState());
            return new Answer(Outcome.AWAY, "");
        }
    }

    /**
     * What a link is about.
     *
     * @param withdrawn whether it was used before
     */
    public record Linked(UUID event, boolean withdrawn) {}

    /** What a link is about; empty = nothing. */
    public Optional<Linked> find(String token) {
        return database.select(field("event_id", UUID.class), field("status", String.class))
                .from("lead.registration_of({0})", val(new RegistrationLink(token).hash()))
                .fetchOptional(row -> new Linked(row.value1(), row.value2().equals("withdrawn")));
    }

    /** What came of withdrawing. */
    public enum Withdrawal {
        /** The place is somebody else's, or nobody's. */
        DONE,
        /** It was withdrawn before. */
        USED,
        /** The event was called off. */
        CANCELLED,
        /** The event has begun. */
        LATE,
        /** There is no such link. */
        UNKNOWN
    }

    /** Withdraws a registration, once; who waits longest gets the place. */
    public Withdrawal withdraw(String token) {
        String outcome = database.select(
                        field("lead.withdraw({0})", String.class, val(new RegistrationLink(token).hash())))
                .fetchSingle()
                .value1();
        return Withdrawal.valueOf(outcome.toUpperCase(Locale.ROOT));
    }
}
