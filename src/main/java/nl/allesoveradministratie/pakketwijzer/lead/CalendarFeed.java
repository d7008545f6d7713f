package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.CALENDAR_FEED;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.OPEN_CALENDAR_FEED;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Service;

/**
 * The days of a colleague's next steps, for a calendar of the colleague's own. It is read at a secret address, without
 * signing in; so it says the day and the number of a lead, and never who it is or what is to be done.
 */
@Service
@OnDoor(Door.OFFICE)
public class CalendarFeed {

    /** 192 random bits, as they stand in the address. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32}");

    private static final int MOST = 1_000;

    private final DSLContext database;
    private final SignedIn signedIn;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeed(DSLContext officeDatabase, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * A day in the calendar.
     *
     * @param lead whose next step
     * @param reference its number
     * @param planned when the step was planned
     */
    public record Step(UUID lead, String reference, LocalDate day, Instant planned) {}

    /** What a calendar is answered, in its colleague's language. */
    public record Steps(Language language, List<Step> steps) {

        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /** When the colleague's address was made; empty = there is none. */
    @RolesAllowed(Role.SALES_ROLE)
    public Optional<Instant> madeAt() {
        return database.select(CALENDAR_FEED.MADE_AT)
                .from(CALENDAR_FEED)
                .where(CALENDAR_FEED.ACCOUNT.eq(signedIn.get().id()))
                .fetchOptional(row -> row.value1().toInstant());
    }

    /**
     * Makes the colleague an address; an earlier one no longer works.
     *
     * @return what stands in it, to be shown once: only its hash is kept
     */
    @RolesAllowed(Role.SALES_ROLE)
    public String make(Language language) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        OffsetDateTime now = OffsetDateTime.now(clock);
        database.insertInto(CALENDAR_FEED)
                .set(CALENDAR_FEED.ACCOUNT, signedIn.get().id())
                .set(CALENDAR_FEED.TOKEN_HASH, hash(token))
                .set(CALENDAR_FEED.LANGUAGE, language.tag())
                .set(CALENDAR_FEED.MADE_AT, now)
                .onConflict(CALENDAR_FEED.ACCOUNT)
                .doUpdate()
                .set(CALENDAR_FEED.TOKEN_HASH, hash(token))
                .set(CALENDAR_FEED.LANGUAGE, language.tag())
                .set(CALENDAR_FEED.MADE_AT, now)
                .execute();
        return token;
    }

    /** From now on the colleague's address does not work. */
    @RolesAllowed(Role.SALES_ROLE)
    public void withdraw() {
        database.deleteFrom(CALENDAR_FEED)
                .where(CALENDAR_FEED.ACCOUNT.eq(signedIn.get().id()))
                .execute();
    }

    /**
     * What stands in the calendar of an address, by day.
     *
     * @return empty = nobody's address, or of somebody who may not sign in any more
     */
    @PermitAll
    public Optional<Steps> read(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return database.select(OPEN_CALENDAR_FEED.ACCOUNT, OPEN_CALENDAR_FEED.LANGUAGE)
                .from(OPEN_CALENDAR_FEED)
                .where(OPEN_CALENDAR_FEED.TOKEN_HASH.eq(hash(token)))
                .fetchOptional(row -> new Steps(Language.ofTag(row.value2()), steps(row.value1())));
    }

    private List<Step> steps(UUID owner) {
        Field<OffsetDateTime> planned = field(select(max(EVENT.AT))
                .from(EVENT)
                .where(EVENT.LEAD_ID.eq(LEAD_.ID), EVENT.KIND.eq(inline("next_step"))));
        return database.select(LEAD_.ID, LEAD_.REFERENCE, LEAD_.NEXT_STEP_ON, planned, LEAD_.LAST_CONTACT_AT)
                .from(LEAD_)
                .where(
                        LEAD_.OWNER.eq(owner),
                        LEAD_.STATUS.ne(inline("done")),
                        LEAD_.NEXT_STEP_ON.isNotNull(),
                        LEAD_.DATA_KEY.isNotNull(),
                        LeadInbox.LISTED)
                .orderBy(LEAD_.NEXT_STEP_ON, LEAD_.ID)
                .limit(MOST)
                .fetch(row -> new Step(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        (row.value4() == null ? row.value5() : row.value4()).toInstant()));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
