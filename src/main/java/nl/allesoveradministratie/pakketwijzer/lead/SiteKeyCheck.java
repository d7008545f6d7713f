package nl.allesoveradministratie.pakketwijzer.lead;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Tells of which sister site a key is. */
@Service
@OnDoor(Door.PUBLIC)
public class SiteKeyCheck {

    /** So that a key that turns up somewhere is known for one. */
    static final String PREFIX = "pw_";

    private static final int LONGEST = 100;
    private static final Logger LOG = LoggerFactory.getLogger(SiteKeyCheck.class);

    private final DSLContext database;
    private final Clock clock;

    SiteKeyCheck(DSLContext publicDatabase, Clock clock) {
        this.database = publicDatabase;
        this.clock = clock;
    }

    /** What came of looking a key up. */
    public sealed interface Outcome {}

    /** It works, and is of the site with this key. */
    public record OfSite(String site) implements Outcome {}

    /** There is no such key, or it was revoked. */
    public record Unknown() implements Outcome {}

    /** The database did not say. */
    public record Away() implements Outcome {}

    /** Looks a key up, whatever somebody sent for one. */
    public Outcome check(String key) {
        if (key.isEmpty() || key.length() > LONGEST) {
            return new Unknown();
        }
        try {
            String site = database.select(field(
                            "lead.site_of_key({0}, {1})", String.class, val(digest(key)), val(LocalDate.now(clock))))
                    .fetchSingle()
                    .value1();
            return site == null ? new Unknown() : new OfSite(site);
        } catch (DataAccessException e) {
            LOG.warn("The key of a site could not be looked up ({})", e.sqlState());
            return new Away();
        }
    }

    /** What is kept of a key: it has 192 random bits, so that its plain hash tells nothing. */
    static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
