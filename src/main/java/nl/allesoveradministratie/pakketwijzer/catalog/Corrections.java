package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.CORRECTION;
import static org.jooq.impl.DSL.field;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What editors do with what visitors say is wrong. */
@Service
@OnDoor(Door.OFFICE)
public class Corrections {

    /** How many a page holds. */
    public static final int PAGE = 25;

    /** "Name, vendor"; read by its address, as accounts are another module's. */
    private static final Field<String> SAID_BY = field(
            "(SELECT a.name || ', ' || v.name FROM identity.account a JOIN identity.vendor v ON v.id = a.vendor_id"
                    + " WHERE a.id = {0})",
            String.class, CORRECTION.SAID_BY);

    /** The most that a note may be long. */
    public static final int LONGEST_NOTE = 1_000;

    private final DSLContext database;
    private final SignedIn signedIn;
    private final Clock clock;

    Corrections(DSLContext officeDatabase, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** After which correction a page begins. */
    public record After(LocalDate submittedOn, UUID id) {}

    /** What an editor decided. */
    public enum Decision {
        /** The catalogue says so now. */
        ACCEPTED,
        /** The catalogue stays as it is. */
        REJECTED;

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Those that wait, oldest first.
     *
     * @param after null = from the beginning
     */
    @RolesAllowed(Role.EDITOR_ROLE)
    public List<Correction> page(@Nullable After after) {
        var open = database.select(
                        CORRECTION.ID,
                        CORRECTION.PACKAGE_ID,
                        CORRECTION.FIELD,
                        CORRECTION.SAID,
                        CORRECTION.SOURCE_URL,
                        CORRECTION.SUBMITTED_ON,
                        SAID_BY)
                .from(CORRECTION)
                .where(CORRECTION.STATUS.eq("open"))
                .orderBy(CORRECTION.SUBMITTED_ON, CORRECTION.ID);
        var page = after == null
                ? open.limit(PAGE)
                : open.seek(after.submittedOn(), after.id()).limit(PAGE);
        return page.fetch(Records.mapping(Correction::new));
    }

    /**
     * Writes down what was decided, and plans that it is forgotten ({@link CorrectionRetention}).
     *
     * @param seen the correction as the editor read it
     * @param note for colleagues, at most {@link #LONGEST_NOTE} characters; empty = none
     * @return false: a colleague was first, or the visitor has changed it since; nothing was changed
     */
    @RolesAllowed(Role.EDITOR_ROLE)
    public boolean handle(Correction seen, Decision decision, String note) {
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("The note is too long");
        }
        UUID me = signedIn.get().id();
        return database.transactionResult(transaction -> {
            int handled = transaction
                    .dsl()
                    .update(CORRECTION)
                    .set(CORRECTION.STATUS, decision.key())
                    .set(CORRECTION.HANDLED_AT, OffsetDateTime.now(clock))
                    .set(CORRECTION.HANDLED_BY, me)
                    .set(CORRECTION.NOTE, note.isBlank() ? null : note.strip())
                    .where(
                            CORRECTION.ID.eq(seen.id()),
                            CORRECTION.STATUS.eq("open"),
                            CORRECTION.FIELD.eq(seen.subject()),
                            CORRECTION.SAID.eq(seen.said()),
                            CORRECTION.SOURCE_URL.isNotDistinctFrom(seen.source()))
                    .execute();
            if (handled == 1) {
                Later.schedule(transaction.dsl(), CorrectionRetention.TASK, seen.id(), 1);
            }
            return handled == 1;
        });
    }
}
