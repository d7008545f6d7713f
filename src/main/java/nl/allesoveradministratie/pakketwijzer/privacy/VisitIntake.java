package nl.allesoveradministratie.pakketwijzer.privacy;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes in the address of who wants to see his data. This process cannot find out whether anything is kept under it, so it
 * answers the same and as fast to everybody; the worker does the rest.
 */
@Service
@OnDoor(Door.PUBLIC)
public class VisitIntake {

    private static final Logger LOG = LoggerFactory.getLogger(VisitIntake.class);

    private final DSLContext database;
    private final Sealer leadSealer;

    VisitIntake(DSLContext publicDatabase, Sealer leadSealer) {
        this.database = publicDatabase;
        this.leadSealer = leadSealer;
    }

    /**
     * Asks for a link.
     *
     * @param id of the form; the same form again asks nothing new
     * @return false = the database stayed away, or so many asked this hour that nobody could open them all
     */
    public boolean ask(UUID id, EmailAddress address, Language language, Site site) {
        byte[] sealed = new SealedAddress(address, language, site.key()).seal(leadSealer, SealedAddress.ofVisit(id));
        try {
            return database.select(field("privacy.ask({0}, {1})", Boolean.class, val(id), val(sealed)))
                    .fetchSingle()
                    .value1();
        } catch (DataAccessException e) {
            LOG.warn("A request for a link could not be kept ({})", e.sqlState());
            return false;
        }
    }
}
