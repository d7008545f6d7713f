package nl.allesoveradministratie.pakketwijzer.privacy;

import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.REQUEST;
import static nl.allesoveradministratie.pakketwijzer.privacy.db.privacy.Tables.STEP;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The register of what people ask about their own data. Whoever follows up leads may write down a request that reached him;
 * only the privacy officer sees the register and decides.
 */
@Service
@OnDoor(Door.OFFICE)
public class RequestDesk {

    private static final String SEALED = "privacy.step.words";

    private final DSLContext database;
    private final Vault privacyVault;
    private final LeadNumbers numbers;
    private final SignedIn signedIn;
    private final Clock clock;

    RequestDesk(DSLContext officeDatabase, Vault privacyVault, LeadNumbers numbers, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.privacyVault = privacyVault;
        this.numbers = numbers;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** What came of a step. */
    public enum Result {
        DONE,
        /** Somebody ended it meanwhile. */
        ENDED,
        /** It is not known yet who asks, or about whom. */
        TOO_EARLY,
        /** The first month is over, or it was extended before: art. 12(3) gives no more. */
        TOO_LATE,
        /** There is no lead with that number. */
        UNKNOWN
    }

    /** Whether one may write down a request: for a screen that shows nothing of any before it keeps one. */
    @RolesAllowed({Role.SALES_ROLE, Role.PRIVACY_OFFICER_ROLE})
    public void mayEnter() {}

    /**
     * Writes down a request that came by mail, telephone, letter or visit.
     *
     * @return its number; empty = there is no lead with the number that was given
     */
    @RolesAllowed({Role.SALES_ROLE, Role.PRIVACY_OFFICER_ROLE})
    public Optional<String> enter(EnteredRequest entered) {
        Optional<UUID> lead = numbers.find(entered.leadNumber());
        if (lead.isEmpty() && !entered.leadNumber().isBlank()) {
            return Optional.empty();
        }
        LocalDate day = Objects.requireNonNull(entered.receivedOn());
        Instant now = clock.instant();
        // Of an earlier day the hour is not known, and does not matter.
        Instant received = day.equals(LocalDate.ofInstant(now, Words.HERE))
                ? now
                : day.atTime(12, 0).atZone(Words.HERE).toInstant();
        return Optional.of(database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            UUID id = UUID.randomUUID();
            String number = Objects.requireNonNull(dsl.insertInto(REQUEST)
                    .set(REQUEST.ID, id)
                    .set(REQUEST.NUMBER, DSL.field("privacy.new_number()", String.class))
                    .set(REQUEST.KIND, entered.right().key())
                    .set(REQUEST.CAME_BY, entered.cameBy())
                    .set(REQUEST.LEAD_ID, lead.orElse(null))
                    .set(REQUEST.RECEIVED_AT, time(received))
                    .set(REQUEST.DUE_ON, RequestClock.due(received))
                    .set(REQUEST.IDENTITY_CHECKED, entered.check().key())
                    .returningResult(REQUEST.NUMBER)
                    .fetchSingle()
                    .value1());
            step(dsl, id, "entered", entered.note());
            return number;
        }));
    }

    /** What waits for an answer, the most urgent first. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<DeskRequest> open() {
        return database.selectFrom(REQUEST)
                .where(REQUEST.STATUS.eq("open"))
                .orderBy(REQUEST.DUE_ON, REQUEST.ID)
                .fetch(RequestDesk::request);
    }

    /**
     * What was answered or refused, the one that came in last first.
     *
     * @param before the last of the page before; null = the first page
     */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<DeskRequest> ended(@Nullable DeskRequest before, int size) {
        return database.selectFrom(REQUEST)
                .where(REQUEST.STATUS.ne("open"))
                .and(
                        before == null
                                ? DSL.noCondition()
                                : DSL.row(REQUEST.RECEIVED_AT, REQUEST.ID).lt(time(before.receivedAt()), before.id()))
                .orderBy(REQUEST.RECEIVED_AT.desc(), REQUEST.ID.desc())
                .limit(size)
                .fetch(RequestDesk::request);
    }

    /** The request with a number; empty = there is none. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Optional<DeskRequest> find(String number) {
        return database.selectFrom(REQUEST).where(REQUEST.NUMBER.eq(number)).fetchOptional(RequestDesk::request);
    }

    /** What was done about it, in order. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public List<RequestStep> history(UUID request) {
        return database.selectFrom(STEP)
                .where(STEP.REQUEST_ID.eq(request))
                .orderBy(STEP.POSITION)
                .fetch(row -> new RequestStep(
                        row.get(STEP.AT).toInstant(),
                        row.get(STEP.ACTOR),
                        row.get(STEP.KIND),
                        words(row.get(STEP.ID), row.get(STEP.WORDS))));
    }

    private String words(UUID step, byte @Nullable [] sealed) {
        return sealed == null
                ? ""
                : new String(privacyVault.open(sealed, new Place(SEALED, step)), StandardCharsets.UTF_8);
    }

    /** Keeps how it was made sure who asks. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result check(UUID request, IdentityCheck how, String words) {
        return change(request, "checked", words, (asked, row) -> {
            row.put(REQUEST.IDENTITY_CHECKED, how.key());
            return Result.DONE;
        });
    }

    /**
     * Keeps whose data it is about.
     *
     * @param leadNumber of one of the person's leads
     */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result about(UUID request, String leadNumber) {
        Optional<UUID> lead = numbers.find(leadNumber);
        return change(request, "about", "", (asked, row) -> {
            lead.ifPresent(id -> row.put(REQUEST.LEAD_ID, id));
            return lead.isPresent() ? Result.DONE : Result.UNKNOWN;
        });
    }

    /** Keeps something that was said or done. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result note(UUID request, String words) {
        return change(request, "note", words, (asked, row) -> Result.DONE);
    }

    /** Takes two months more; the person was told why, within the first month (art. 12(3)). */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result extend(UUID request, String why) {
        Instant now = clock.instant();
        return change(request, "extended", why, (asked, row) -> {
            if (asked.extendedAt() != null || asked.clock(now).state() == RequestClock.State.OVERDUE) {
                return Result.TOO_LATE;
            }
            row.put(REQUEST.EXTENDED_AT, time(now));
            row.put(REQUEST.DUE_ON, RequestClock.extended(asked.receivedAt()));
            return Result.DONE;
        });
    }

    /** Has what it is about erased, soon and by itself; that ends the request too. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result erase(UUID request) {
        return change(
                request,
                "erasing",
                "",
                (asked, row) -> asked.right() == AskedRight.ERASE && asked.isChecked() && asked.isAboutSomebodyKnown()
                        ? Result.DONE
                        : Result.TOO_EARLY);
    }

    /** Ends it: the person has an answer. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result answer(UUID request, String words) {
        return change(request, "answered", words, (asked, row) -> {
            end(row, "done");
            // Erasing ends it by itself; ended before, nothing would be erased.
            boolean toBeErased = asked.right() == AskedRight.ERASE && asked.isAboutSomebodyKnown();
            return asked.isChecked() && !toBeErased ? Result.DONE : Result.TOO_EARLY;
        });
    }

    /** Ends it: the person was told why not, and where to complain (art. 12(4)). */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result refuse(UUID request, String why) {
        return change(request, "refused", why, (asked, row) -> {
            end(row, "refused");
            return Result.DONE;
        });
    }

    private void end(Map<Field<?>, Object> row, String status) {
        row.put(REQUEST.STATUS, status);
        row.put(REQUEST.ENDED_AT, time(clock.instant()));
    }

    /** What a step changes in the request, or why it cannot be taken. */
    private interface Change {
        Result apply(DeskRequest asked, Map<Field<?>, Object> row);
    }

    private Result change(UUID request, String kind, String words, Change change) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            DeskRequest asked = dsl.selectFrom(REQUEST)
                    .where(REQUEST.ID.eq(request))
                    .forUpdate()
                    .fetchOne(RequestDesk::request);
            if (asked == null || !asked.isOpen()) {
                return Result.ENDED;
            }
            Map<Field<?>, Object> row = new HashMap<>();
            Result result = change.apply(asked, row);
            if (result == Result.DONE) {
                if (!row.isEmpty()) {
                    dsl.update(REQUEST).set(row).where(REQUEST.ID.eq(request)).execute();
                }
                step(dsl, request, kind, words);
                if (kind.equals("erasing")) {
                    Later.schedule(dsl, "erase-person", request, 0);
                }
            }
            return result;
        });
    }

    private void step(DSLContext dsl, UUID request, String kind, String words) {
        UUID id = UUID.randomUUID();
        dsl.insertInto(STEP)
                .set(STEP.ID, id)
                .set(STEP.REQUEST_ID, request)
                .set(
                        STEP.POSITION,
                        DSL.field(DSL.select(
                                        DSL.coalesce(DSL.max(STEP.POSITION), 0).plus(1))
                                .from(STEP)
                                .where(STEP.REQUEST_ID.eq(request))))
                .set(STEP.AT, time(clock.instant()))
                .set(STEP.ACTOR, signedIn.get().id())
                .set(STEP.KIND, kind)
                .set(
                        STEP.WORDS,
                        words.isBlank()
                                ? null
                                : privacyVault.seal(
                                        words.strip().getBytes(StandardCharsets.UTF_8), new Place(SEALED, id)))
                .execute();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static DeskRequest request(Record row) {
        String check = row.get(REQUEST.IDENTITY_CHECKED);
        return new DeskRequest(
                row.get(REQUEST.ID),
                row.get(REQUEST.NUMBER),
                AskedRight.ofKey(row.get(REQUEST.KIND)),
                row.get(REQUEST.CAME_BY),
                row.get(REQUEST.LEAD_ID),
                row.get(REQUEST.SUBJECT) != null,
                row.get(REQUEST.RECEIVED_AT).toInstant(),
                row.get(REQUEST.DUE_ON),
                row.get(REQUEST.STATUS),
                instant(row.get(REQUEST.ENDED_AT)),
                check == null ? null : IdentityCheck.ofKey(check),
                instant(row.get(REQUEST.EXTENDED_AT)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
