package nl.allesoveradministratie.pakketwijzer.mail;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * The outbox as visitors reach it: a letter goes in, sealed so that this process itself cannot read it again, and nothing
 * comes out. The database takes so many an hour, of all visitors together.
 */
@Service
@OnDoor(Door.PUBLIC)
public class PublicOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(PublicOutbox.class);

    private final DSLContext database;
    private final Sealer mailSealer;
    private final String from;

    PublicOutbox(DSLContext publicDatabase, Sealer mailSealer, @Value("${pakketwijzer.mail.from}") String from) {
        this.database = publicDatabase;
        this.mailSealer = mailSealer;
        this.from = from;
    }

    /** What became of a letter. */
    public enum Taken {
        /** It is in the outbox, from now on or already. */
        YES,
        /** So many were put in this hour that nobody can add one. */
        FULL,
        /** The database stayed away or refused; nothing is known to be kept. */
        AWAY
    }

    /**
     * Puts a visitor's own result in the outbox.
     *
     * @param id of the mail; the same id again is the same mail, and changes nothing
     */
    public Taken putResult(UUID id, Letter letter) {
        byte[] sealed = mailSealer.seal(Outbox.content(letter), Outbox.place(id));
        try {
            boolean taken = database.select(field(
                            "mail.submit_result({0}, {1}, {2})",
                            Boolean.class, val(id), val(Outbox.messageId(id, from)), val(sealed)))
                    .fetchSingle()
                    .value1();
            return taken ? Taken.YES : Taken.FULL;
        } catch (DataAccessException e) {
            LOG.warn("A result could not be put in the outbox ({})", e.sqlState());
            return Taken.AWAY;
        }
    }
}
