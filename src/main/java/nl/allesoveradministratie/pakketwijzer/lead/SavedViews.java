package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.KEYS_OFF;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.SAVED_VIEW;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** How a colleague likes the desk: lists to come back to, and whether keys of one letter do something. */
@Service
@OnDoor(Door.OFFICE)
public class SavedViews {

    /** More do not fit beside the screen, and each is counted. */
    public static final int MOST = 12;

    /** The most that a name may be long. */
    public static final int LONGEST_NAME = 40;

    private final DSLContext database;
    private final SignedIn signedIn;
    private final Clock clock;

    SavedViews(DSLContext officeDatabase, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** A list under a name. */
    public record SavedView(UUID id, String name, LeadFilter filter) {}

    /** What came of keeping one. */
    public enum Kept {
        DONE,
        /** There is another with that name. */
        SAME_NAME,
        /** There are as many as there may be. */
        FULL
    }

    /** One's own, in alphabetical order. */
    @RolesAllowed(Role.SALES_ROLE)
    public List<SavedView> mine() {
        return database.select(SAVED_VIEW.ID, SAVED_VIEW.NAME, SAVED_VIEW.FILTER)
                .from(SAVED_VIEW)
                .where(SAVED_VIEW.ACCOUNT.eq(me()))
                .orderBy(SAVED_VIEW.NAME)
                .fetch(row -> new SavedView(row.value1(), row.value2(), LeadFilter.parse(row.value3())));
    }

    /** Keeps a list under a name. */
    @RolesAllowed(Role.SALES_ROLE)
    public Kept keep(String name, LeadFilter filter) {
        if (database.fetchCount(SAVED_VIEW, SAVED_VIEW.ACCOUNT.eq(me())) >= MOST) {
            return Kept.FULL;
        }
        int kept = database.insertInto(SAVED_VIEW)
                .set(SAVED_VIEW.ID, UUID.randomUUID())
                .set(SAVED_VIEW.ACCOUNT, me())
                .set(SAVED_VIEW.NAME, checked(name))
                .set(SAVED_VIEW.FILTER, filter.query())
                .set(SAVED_VIEW.SAVED_AT, OffsetDateTime.now(clock))
                .onConflictDoNothing()
                .execute();
        return kept == 1 ? Kept.DONE : Kept.SAME_NAME;
    }

    /** Gives one of one's own another name. */
    @RolesAllowed(Role.SALES_ROLE)
    public Kept rename(UUID view, String name) {
        String to = checked(name);
        var other = SAVED_VIEW.as("other");
        int renamed = database.update(SAVED_VIEW)
                .set(SAVED_VIEW.NAME, to)
                .where(SAVED_VIEW.ID.eq(view), SAVED_VIEW.ACCOUNT.eq(me()))
                .andNotExists(database.selectOne()
                        .from(other)
                        .where(other.ACCOUNT.eq(me()), other.NAME.eq(to), other.ID.ne(view)))
                .execute();
        return renamed == 1 ? Kept.DONE : Kept.SAME_NAME;
    }

    /** Forgets one of one's own. */
    @RolesAllowed(Role.SALES_ROLE)
    public void drop(UUID view) {
        database.deleteFrom(SAVED_VIEW)
                .where(SAVED_VIEW.ID.eq(view), SAVED_VIEW.ACCOUNT.eq(me()))
                .execute();
    }

    /** Whether keys of one letter do something for who is signed in; they do until turned off. */
    @RolesAllowed(Role.SALES_ROLE)
    public boolean keysOn() {
        return !database.fetchExists(KEYS_OFF, KEYS_OFF.ACCOUNT.eq(me()));
    }

    /** Turns those keys on or off, for oneself. */
    @RolesAllowed(Role.SALES_ROLE)
    public void turnKeys(boolean on) {
        if (on) {
            database.deleteFrom(KEYS_OFF).where(KEYS_OFF.ACCOUNT.eq(me())).execute();
        } else {
            database.insertInto(KEYS_OFF)
                    .set(KEYS_OFF.ACCOUNT, me())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private static String checked(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name that cannot be kept");
        }
        return stripped;
    }

    private UUID me() {
        return signedIn.get().id();
    }
}
