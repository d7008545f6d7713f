package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.BREACH_ENTRY;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The register of breaches (art. 33(5) GDPR). Nothing in it is ever changed: what is known anew is written below what was
 * known, and the office's login can do nothing else.
 */
@Service
@OnDoor(Door.OFFICE)
@RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
public class BreachDesk {

    private static final JsonMapper JSON = new JsonMapper();

    private final DSLContext database;
    private final Vault privacyVault;
    private final SignedIn signedIn;
    private final Clock clock;

    BreachDesk(DSLContext officeDatabase, Vault privacyVault, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.privacyVault = privacyVault;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** What is sealed of an entry. */
    record Told(String what, String consequences, String measures, String whyNotReported, String whyNotTold) {}

    /** All breaches as they are known now, the last one first. */
    public List<BreachEntry> all() {
        Map<Integer, List<BreachEntry>> entries =
                entries(DSL.noCondition()).stream().collect(Collectors.groupingBy(BreachEntry::number));
        return entries.values().stream()
                .map(List::getLast)
                .sorted(Comparator.comparingInt(BreachEntry::number).reversed())
                .toList();
    }

    /** All that was known of one, in order; empty = there is none with this number. */
    public List<BreachEntry> history(int breach) {
        return entries(BREACH_ENTRY.BREACH.eq(breach));
    }

    /** Writes down a new one, and gives its number. */
    public int begin(Breach known) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            // Two at once would get the same number; the register is small and has no gaps.
            dsl.execute("SELECT pg_advisory_xact_lock(hashtext('privacy.breach_entry'))");
            int number = dsl.select(
                            DSL.coalesce(DSL.max(BREACH_ENTRY.BREACH), 0).plus(1))
                    .from(BREACH_ENTRY)
                    .fetchSingle()
                    .value1();
            write(dsl, number, 1, known);
            return number;
        });
    }

    /**
     * Writes down what is known anew.
     *
     * @param seen the revision that was read before
     * @return the new revision; empty = somebody else wrote meanwhile
     */
    public OptionalInt add(int breach, int seen, Breach known) {
        try {
            database.transaction(transaction -> write(transaction.dsl(), breach, seen + 1, known));
            return OptionalInt.of(seen + 1);
        } catch (IntegrityConstraintViolationException e) {
            return OptionalInt.empty();
        }
    }

    private void write(DSLContext dsl, int breach, int revision, Breach known) {
        dsl.insertInto(BREACH_ENTRY)
                .set(row(
                        privacyVault,
                        breach,
                        revision,
                        clock.instant(),
                        signedIn.get().id(),
                        known))
                .execute();
    }

    /** What is kept of an entry. */
    static Map<Field<?>, Object> row(
            Vault privacyVault, int breach, int revision, Instant at, UUID actor, Breach known) {
        byte[] words = JSON.writeValueAsBytes(new Told(
                known.what().strip(),
                known.consequences().strip(),
                known.measures().strip(),
                known.whyNotReported().strip(),
                known.whyNotTold().strip()));
        Map<Field<?>, Object> row = new HashMap<>();
        row.put(BREACH_ENTRY.BREACH, breach);
        row.put(BREACH_ENTRY.REVISION, revision);
        row.put(BREACH_ENTRY.AT, time(at));
        row.put(BREACH_ENTRY.ACTOR, actor);
        row.put(BREACH_ENTRY.AWARE_AT, time(Objects.requireNonNull(known.awareAt())));
        put(row, BREACH_ENTRY.BEGAN_ON, known.beganOn());
        put(row, BREACH_ENTRY.ENDED_ON, known.endedOn());
        put(row, BREACH_ENTRY.PEOPLE, known.people());
        row.put(BREACH_ENTRY.KINDS, known.kinds().toArray(String[]::new));
        row.put(BREACH_ENTRY.REPORT, known.report());
        put(row, BREACH_ENTRY.REPORTED_AT, known.report().equals("reported") ? known.reportedAt() : null);
        row.put(BREACH_ENTRY.TELL, known.tell());
        put(row, BREACH_ENTRY.TOLD_AT, known.tell().equals("told") ? known.toldAt() : null);
        row.put(BREACH_ENTRY.CLOSED, known.closed());
        row.put(BREACH_ENTRY.WORDS, privacyVault.seal(words, place(breach, revision)));
        return row;
    }

    private static void put(Map<Field<?>, Object> row, Field<?> field, @Nullable Object value) {
        if (value != null) {
            row.put(field, value instanceof Instant moment ? time(moment) : value);
        }
    }

    private List<BreachEntry> entries(Condition which) {
        Map<Integer, @Nullable Instant> decided = new HashMap<>();
        return database.selectFrom(BREACH_ENTRY)
                .where(which)
                .orderBy(BREACH_ENTRY.BREACH, BREACH_ENTRY.REVISION)
                .fetch(row -> {
                    // Since when without a break it has been decided that it need not be reported
                    Instant since = row.get(BREACH_ENTRY.REPORT).equals("not_needed")
                            ? Objects.requireNonNullElse(
                                    decided.get(row.get(BREACH_ENTRY.BREACH)),
                                    row.get(BREACH_ENTRY.AT).toInstant())
                            : null;
                    decided.put(row.get(BREACH_ENTRY.BREACH), since);
                    return new BreachEntry(
                            row.get(BREACH_ENTRY.BREACH),
                            row.get(BREACH_ENTRY.REVISION),
                            row.get(BREACH_ENTRY.AT).toInstant(),
                            row.get(BREACH_ENTRY.ACTOR),
                            known(row),
                            since);
                });
    }

    private Breach known(Record row) {
        Told told = JSON.readValue(
                privacyVault.open(
                        row.get(BREACH_ENTRY.WORDS),
                        place(row.get(BREACH_ENTRY.BREACH), row.get(BREACH_ENTRY.REVISION))),
                Told.class);
        return new Breach(
                row.get(BREACH_ENTRY.AWARE_AT).toInstant(),
                row.get(BREACH_ENTRY.BEGAN_ON),
                row.get(BREACH_ENTRY.ENDED_ON),
                row.get(BREACH_ENTRY.PEOPLE),
                List.of(row.get(BREACH_ENTRY.KINDS)),
                row.get(BREACH_ENTRY.REPORT),
                instant(row.get(BREACH_ENTRY.REPORTED_AT)),
                row.get(BREACH_ENTRY.TELL),
                instant(row.get(BREACH_ENTRY.TOLD_AT)),
                row.get(BREACH_ENTRY.CLOSED),
                told.what(),
                told.consequences(),
                told.measures(),
                told.whyNotReported(),
                told.whyNotTold());
    }

    /** A breach has no id of its own; its number and revision say which row it is. */
    private static Place place(int breach, int revision) {
        return new Place("privacy.breach_entry.words", new UUID(breach, revision));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
