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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.SubjectData.Pause;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;

/**
 * What is done about what people ask of their own data, step by step. Whoever follows up leads may write down a request that
 * reached him; only the privacy officer decides.
 */
@Service
@OnDoor(Door.OFFICE)
public class RequestDesk {

    private final DSLContext database;
    private final Vault privacyVault;
    private final LeadNumbers numbers;
    private final KeptOfPerson kept;
    private final SignedIn signedIn;
    private final Clock clock;

    RequestDesk(
            DSLContext officeDatabase,
            Vault privacyVault,
            LeadNumbers numbers,
            KeptOfPerson kept,
            SignedIn signedIn,
            Clock clock) {
        this.database = officeDatabase;
        this.privacyVault = privacyVault;
        this.numbers = numbers;
        this.kept = kept;
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
        UNKNOWN,
        /** There is nothing left to change. */
        NOTHING,
        /** It is done, and there is no e-mail address: the person is still to be told. */
        UNTOLD,
        /** What was filled in cannot be carried out. */
        UNFINISHED
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

    /** Keeps how it was made sure who asks. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result check(UUID request, IdentityCheck how, String words) {
        return change(request, "checked", words, (dsl, asked, row) -> {
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
        return change(request, "about", "", (dsl, asked, row) -> {
            lead.ifPresent(id -> row.put(REQUEST.LEAD_ID, id));
            return lead.isPresent() ? Result.DONE : Result.UNKNOWN;
        });
    }

    /** Keeps something that was said or done. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result note(UUID request, String words) {
        return change(request, "note", words, (dsl, asked, row) -> Result.DONE);
    }

    /** Takes two months more; the person was told why, within the first month (art. 12(3)). */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result extend(UUID request, String why) {
        Instant now = clock.instant();
        return change(request, "extended", why, (dsl, asked, row) -> {
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
                (dsl, asked, row) ->
                        asked.right() == AskedRight.ERASE && asked.isChecked() && asked.isAboutSomebodyKnown()
                                ? Result.DONE
                                : Result.TOO_EARLY);
    }

    /**
     * Does what was asked: everything of the person stands still, or goes on again. Where there is an e-mail address the person is
     * told by mail and the request ends; otherwise it waits for an answer.
     */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result carryOut(UUID request) {
        return change(
                request,
                "carried_out",
                "",
                (dsl, asked, row) -> carryOut(dsl, asked, row, lead -> switch (asked.right()) {
                    case RESTRICT -> kept.pause(dsl, lead, Pause.RESTRICTED);
                    case OBJECT -> kept.pause(dsl, lead, Pause.OBJECTED);
                    case LIFT_RESTRICTION -> kept.resume(dsl, lead, Pause.RESTRICTED);
                    case LIFT_OBJECTION -> kept.resume(dsl, lead, Pause.OBJECTED);
                    default -> false;
                }));
    }

    /** Corrects the lead that it is about, and tells the person as {@link #carryOut} does. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result correct(UUID request, DeskCorrection correction) {
        if (!correction.problems().isEmpty()) {
            return Result.UNFINISHED;
        }
        return change(
                request,
                "carried_out",
                "",
                (dsl, asked, row) -> carryOut(
                        dsl,
                        asked,
                        row,
                        lead -> asked.right() == AskedRight.CORRECT && kept.correct(dsl, lead, correction)));
    }

    private Result carryOut(DSLContext dsl, DeskRequest asked, Map<Field<?>, Object> row, Predicate<UUID> work) {
        UUID lead = asked.lead();
        if (!asked.isChecked() || lead == null) {
            return Result.TOO_EARLY;
        }
        if (!work.test(lead)) {
            return Result.NOTHING;
        }
        if (!kept.hasAddress(dsl, lead)) {
            return Result.UNTOLD;
        }
        end(row, "done");
        Later.schedule(dsl, RightsMail.CONFIRM, asked.id(), 0);
        return Result.DONE;
    }

    /** Ends it: the person has an answer. */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result answer(UUID request, String words) {
        return change(request, "answered", words, (dsl, asked, row) -> {
            end(row, "done");
            // Erasing ends it by itself; ended before, nothing would be erased.
            boolean toBeErased = asked.right() == AskedRight.ERASE && asked.isAboutSomebodyKnown();
            return asked.isChecked() && !toBeErased ? Result.DONE : Result.TOO_EARLY;
        });
    }

    /** Ends it: the person was told why not, and where to complain (art. 12(4)). */
    @RolesAllowed(Role.PRIVACY_OFFICER_ROLE)
    public Result refuse(UUID request, String why) {
        return change(request, "refused", why, (dsl, asked, row) -> {
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
        Result apply(DSLContext dsl, DeskRequest asked, Map<Field<?>, Object> row);
    }

    private Result change(UUID request, String kind, String words, Change change) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            DeskRequest asked = dsl.selectFrom(REQUEST)
                    .where(REQUEST.ID.eq(request))
                    .forUpdate()
                    .fetchOne(DeskRequest::of);
            if (asked == null || !asked.isOpen()) {
                return Result.ENDED;
            }
            Map<Field<?>, Object> row = new HashMap<>();
            Result result = change.apply(dsl, asked, row);
            if (result == Result.DONE || result == Result.UNTOLD) {
                if (!row.isEmpty()) {
                    dsl.update(REQUEST).set(row).where(REQUEST.ID.eq(request)).execute();
                }
                step(dsl, request, kind, words);
                if (kind.equals("erasing")) {
                    Later.schedule(dsl, RightsMail.ERASE, request, 0);
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
                                        words.strip().getBytes(StandardCharsets.UTF_8), RequestStep.words(id)))
                .execute();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
