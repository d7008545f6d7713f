package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.DRAFT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * What a colleague is writing about a lead and did not keep or send yet, sealed; only who writes it reads it. Of two tabs the
 * last one to write stands, and it is told so.
 */
@Service
@OnDoor(Door.OFFICE)
public class Drafts {

    private static final List<String> FIELDS =
            Arrays.stream(Field.values()).map(Field::key).toList();

    private final DSLContext database;
    private final Opener leadOpener;
    private final SignedIn signedIn;
    private final Clock clock;

    Drafts(DSLContext officeDatabase, Opener leadOpener, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.leadOpener = leadOpener;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** Where one was writing. */
    public enum Field {
        NOTE,
        REPLY,
        STEP,
        /** The day of that step, as ISO 8601 writes it. */
        STEP_ON,
        REASON;

        /** As it is kept. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was being written.
     *
     * @param version of it; 0 = there is none
     */
    public record Draft(String text, int version) {

        /** Nothing was being written. */
        public static final Draft NONE = new Draft("", 0);

        @Override
        public String toString() {
            return "(a draft)";
        }
    }

    /**
     * What came of keeping a draft.
     *
     * @param version of it now
     * @param overwrote whether it took the place of what was written elsewhere meanwhile
     */
    public record Kept(int version, boolean overwrote) {}

    /**
     * One's own drafts about a lead; what was being written about a lead that has been added to it comes with it. Of what stands
     * still nothing is shown, nor a day that has passed meanwhile.
     */
    @RolesAllowed(Role.SALES_ROLE)
    public Map<Field, Draft> of(UUID lead) {
        Map<Field, Draft> drafts = new EnumMap<>(Field.class);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ResponseClock.HERE);
        database.select(DRAFT.ID, DRAFT.FIELD, DRAFT.WORDS, DRAFT.VERSION, LEAD_.ID, LEAD_.DATA_KEY, LEAD_.KEY_NO)
                .from(DRAFT)
                .join(LEAD_)
                .on(LEAD_.ID.eq(DRAFT.LEAD_ID))
                .where(
                        mine(),
                        LEAD_.ID.in(LeadReader.ids(database, lead)),
                        // A newer version, beside this one, may keep more kinds.
                        DRAFT.FIELD.in(FIELDS),
                        LEAD_.DATA_KEY.isNotNull(),
                        StandingStill.GOES_ON)
                .orderBy(DRAFT.SAVED_AT)
                .forEach(row -> {
                    LeadKey key = LeadKey.open(row.value6(), leadOpener, row.value5(), row.value7());
                    String text = key.open(DRAFT.WORDS, row.value1(), row.value3());
                    int version = row.value5().equals(lead) ? row.value4() : 0;
                    Field field = Field.valueOf(row.value2().toUpperCase(Locale.ROOT));
                    if (field == Field.STEP_ON && LocalDate.parse(text).isBefore(today)) {
                        return;
                    }
                    drafts.merge(
                            field,
                            new Draft(text, version),
                            (earlier, later) -> new Draft(
                                    field == Field.STEP_ON ? later.text() : earlier.text() + "\n\n" + later.text(),
                                    Math.max(earlier.version(), later.version())));
                });
        return drafts;
    }

    private Condition mine() {
        return DRAFT.ACCOUNT.eq(signedIn.get().id());
    }

    /**
     * Keeps what is being written; an empty text is no draft any more.
     *
     * @param seen version of the draft that this grew from
     * @return empty when it cannot be kept: the lead is gone, the text is far too long, or it holds a citizen service number
     */
    @RolesAllowed(Role.SALES_ROLE)
    public Optional<Kept> keep(UUID lead, Field field, String text, int seen) {
        if (text.isBlank()) {
            drop(lead, field);
            return Optional.of(new Kept(0, false));
        }
        if (text.length() > LeadDesk.LONGEST_NOTE || Bsn.isIn(text)) {
            return Optional.empty();
        }
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            // Held, so that two tabs write one after the other
            var row = dsl.select(LEAD_.DATA_KEY, LEAD_.KEY_NO)
                    .from(LEAD_)
                    .where(LEAD_.ID.eq(lead), LEAD_.DATA_KEY.isNotNull(), StandingStill.GOES_ON)
                    .forUpdate()
                    .fetchOne();
            if (row == null) {
                return Optional.empty();
            }
            LeadKey key = LeadKey.open(row.value1(), leadOpener, lead, row.value2());
            return Optional.of(write(dsl, key, lead, field, text, seen));
        });
    }

    private Kept write(DSLContext dsl, LeadKey key, UUID lead, Field field, String text, int seen) {
        var kept = dsl.select(DRAFT.ID, DRAFT.VERSION)
                .from(DRAFT)
                .where(mine(), DRAFT.LEAD_ID.eq(lead), DRAFT.FIELD.eq(field.key()))
                .fetchOne();
        // What came along with an added lead is part of this text now.
        dropAdded(dsl, lead, field);
        UUID id = kept == null ? UUID.randomUUID() : kept.value1();
        int version = kept == null ? seen + 1 : kept.value2() + 1;
        dsl.insertInto(DRAFT)
                .set(DRAFT.ID, id)
                .set(DRAFT.LEAD_ID, lead)
                .set(DRAFT.ACCOUNT, signedIn.get().id())
                .set(DRAFT.FIELD, field.key())
                .set(DRAFT.WORDS, key.seal(DRAFT.WORDS, id, text))
                .set(DRAFT.VERSION, version)
                .set(DRAFT.SAVED_AT, OffsetDateTime.now(clock))
                .onConflict(DRAFT.ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        return new Kept(version, kept != null && kept.value2() != seen);
    }

    /** What was sent and taken back is being written again, before whatever was begun since. */
    void restore(DSLContext dsl, LeadKey key, UUID lead, String text) {
        var kept = dsl.select(DRAFT.ID, DRAFT.WORDS, DRAFT.VERSION)
                .from(DRAFT)
                .where(mine(), DRAFT.LEAD_ID.eq(lead), DRAFT.FIELD.eq(Field.REPLY.key()))
                .fetchOne();
        String since = kept == null ? "" : "\n\n" + key.open(DRAFT.WORDS, kept.value1(), kept.value2());
        write(dsl, key, lead, Field.REPLY, text + since, kept == null ? 0 : kept.value3());
    }

    /** But for what stands still, and so was not seen. */
    private void dropAdded(DSLContext dsl, UUID lead, Field field) {
        Set<UUID> added = LeadReader.ids(dsl, lead);
        added.remove(lead);
        dsl.deleteFrom(DRAFT)
                .where(
                        mine(),
                        DRAFT.FIELD.eq(field.key()),
                        DRAFT.LEAD_ID.in(
                                dsl.select(LEAD_.ID).from(LEAD_).where(LEAD_.ID.in(added), StandingStill.GOES_ON)))
                .execute();
    }

    /** They were kept or sent, or thrown away. */
    @RolesAllowed(Role.SALES_ROLE)
    public void drop(UUID lead, Field... fields) {
        database.transaction(transaction -> {
            for (Field field : fields) {
                drop(transaction.dsl(), lead, field);
            }
        });
    }

    /** The same, as part of a change. */
    void drop(DSLContext dsl, UUID lead, Field field) {
        dropAdded(dsl, lead, field);
        dsl.deleteFrom(DRAFT)
                .where(mine(), DRAFT.LEAD_ID.eq(lead), DRAFT.FIELD.eq(field.key()))
                .execute();
    }
}
