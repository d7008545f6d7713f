package nl.allesoveradministratie.pakketwijzer.privacy;

import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;

/**
 * Finds people by the address that they proved, for the clockwork; answered by whoever keeps them, so that this module need
 * not know them.
 */
public interface SubjectAddresses {

    /**
     * Where somebody is written to.
     *
     * @param site key of the site that he knows us by
     */
    record Addressee(EmailAddress email, String name, Language language, String site) {

        @Override
        public String toString() {
            return "(an addressee)";
        }
    }

    /** The keyed digest by which an address is found: 32 bytes. */
    byte[] digest(EmailAddress address);

    /** Who is kept under a digest; empty = nobody. */
    Optional<Addressee> find(DSLContext transaction, byte[] subject);

    /** Whose lead it is; empty = it is not there, or holds no address. */
    Optional<Addressee> of(DSLContext transaction, UUID lead);

    /** Gives everything that is kept under a digest another address, which was proved. */
    void change(DSLContext transaction, byte[] subject, EmailAddress to);
}
