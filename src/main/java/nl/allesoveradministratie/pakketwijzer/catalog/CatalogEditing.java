package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.CHANGE;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.CHANGE_SET;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.PUBLICATION;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSet.State;
import nl.allesoveradministratie.pakketwijzer.catalog.db.Routines;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What editors do with the catalogue. Each command is one transaction. Nobody publishes what is his own: the database
 * refuses it too, and the office's login can change a fact by {@code catalog.publish} only (migration 10).
 */
@Service
@OnDoor(Door.OFFICE)
@RolesAllowed(Role.EDITOR_ROLE)
public class CatalogEditing {

    /** The most that a title may be long. */
    public static final int LONGEST_TITLE = 200;

    /** The most that the reason for sending back may be long. */
    public static final int LONGEST_REPLY = 500;

    private static final int TRIES = 5;

    private final DSLContext database;
    private final SignedIn signedIn;
    private final Clock clock;

    CatalogEditing(DSLContext officeDatabase, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** What came of a command; whatever is not done changes nothing. */
    public enum Outcome {
        DONE,
        /** It already says so. */
        UNCHANGED,
        /** The set is not in the state for this any more, or was never there. */
        GONE,
        /** Whoever made it does not publish it. */
        OWN,
        /** A fact is no longer what it was when the change was made. */
        CONFLICT
    }

    /**
     * Puts a change in the newest draft of whoever is signed in, or in a new one. Nothing that was not looked at is changed:
     * when the fact is no longer the one shown, it says {@link Outcome#CONFLICT}.
     *
     * @param shown the fact that stood there when the change was made up; null = unknown
     * @param after what the fact becomes; null = unknown
     * @param title of a new draft
     * @throws IllegalArgumentException when the fact breaks a rule: the screen asks {@link FactRules} first
     */
    public Outcome put(FactPlace place, @Nullable Fact shown, @Nullable Fact after, String title) {
        requireValid(place, after);
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            Catalog now = catalog(dsl);
            if (!place.isIn(now)) {
                return Outcome.GONE;
            }
            FactChange change = new FactChange(place, shown, after);
            if (!change.fits(now)) {
                return Outcome.CONFLICT;
            }
            UUID set = dsl.select(CHANGE_SET.ID)
                    .from(CHANGE_SET)
                    .where(isMine(State.DRAFT))
                    .orderBy(CHANGE_SET.CREATED_AT.desc(), CHANGE_SET.ID.desc())
                    .limit(1)
                    .forUpdate()
                    .fetchOptional(CHANGE_SET.ID)
                    .orElse(null);
            if (change.changesNothing()) {
                // What was to be changed, and is not any more.
                int dropped = set == null
                        ? 0
                        : dsl.deleteFrom(CHANGE)
                                .where(CHANGE.CHANGE_SET.eq(set).and(ChangeSets.at(place)))
                                .execute();
                return dropped > 0 ? Outcome.DONE : Outcome.UNCHANGED;
            }
            write(dsl, set == null ? begin(dsl, title, null) : set, List.of(change));
            return Outcome.DONE;
        });
    }

    /**
     * Puts changes that were found elsewhere in a new draft of whoever is signed in.
     *
     * @param changes at least one; what they say is checked already, and here once more
     * @return the draft
     */
    public UUID draft(String title, Collection<FactChange> changes) {
        changes.forEach(change -> requireValid(change.place(), change.after()));
        return database.transactionResult(transaction -> {
            UUID set = begin(transaction.dsl(), title, null);
            write(transaction.dsl(), set, changes);
            return set;
        });
    }

    private void requireValid(FactPlace place, @Nullable Fact after) {
        if (after != null) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Amsterdam"));
            var problems = FactRules.problems(place, after, today);
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(place.field() + ": " + problems);
            }
        }
    }

    private UUID begin(DSLContext dsl, String title, @Nullable UUID undoes) {
        UUID set = UUID.randomUUID();
        dsl.insertInto(CHANGE_SET)
                .set(CHANGE_SET.ID, set)
                .set(CHANGE_SET.TITLE, title(title))
                .set(CHANGE_SET.AUTHOR, signedIn.get().id())
                .set(CHANGE_SET.UNDOES, undoes)
                .set(CHANGE_SET.CREATED_AT, now())
                .execute();
        return set;
    }

    private void write(DSLContext dsl, UUID set, Collection<FactChange> changes) {
        for (FactChange change : changes) {
            dsl.deleteFrom(CHANGE)
                    .where(CHANGE.CHANGE_SET.eq(set).and(ChangeSets.at(change.place())))
                    .execute();
            dsl.insertInto(CHANGE)
                    .set(CHANGE.CHANGE_SET, set)
                    .set(CHANGE.PACKAGE_ID, change.place().pack().value())
                    .set(CHANGE.EDITION, change.place().edition())
                    .set(CHANGE.FIELD, change.place().field())
                    .set(CHANGE.BEFORE, ChangeSets.json(change.before()))
                    .set(CHANGE.AFTER, ChangeSets.json(change.after()))
                    .set(CHANGE.CHANGED_AT, now())
                    .execute();
        }
    }

    private static String title(String title) {
        String stripped = title.strip();
        return stripped.length() <= LONGEST_TITLE ? stripped : stripped.substring(0, LONGEST_TITLE);
    }

    /** Takes a change out of one's own draft. */
    public Outcome drop(UUID set, FactPlace place) {
        return inOwnDraft(
                set,
                dsl -> dsl.deleteFrom(CHANGE)
                        .where(CHANGE.CHANGE_SET.eq(set).and(ChangeSets.at(place)))
                        .execute());
    }

    /** Calls one's own draft something else. */
    public Outcome rename(UUID set, String title) {
        return update(set, isMine(State.DRAFT), Map.of(CHANGE_SET.TITLE, title(title)));
    }

    /** After somebody else published the same facts: holds one's own draft against what they are now. */
    public Outcome renew(UUID set) {
        return inOwnDraft(set, dsl -> {
            Catalog now = catalog(dsl);
            List<FactChange> changes = changes(dsl, set);
            dsl.deleteFrom(CHANGE).where(CHANGE.CHANGE_SET.eq(set)).execute();
            List<FactChange> renewed = new ArrayList<>();
            for (FactChange each : changes) {
                FactChange again =
                        new FactChange(each.place(), each.place().in(now).orElse(null), each.after());
                if (each.place().isIn(now) && !again.changesNothing()) {
                    renewed.add(again);
                }
            }
            write(dsl, set, renewed);
            return 1;
        });
    }

    private Outcome inOwnDraft(UUID set, Function<DSLContext, Integer> work) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            boolean mine = dsl.select(CHANGE_SET.ID)
                    .from(CHANGE_SET)
                    .where(CHANGE_SET.ID.eq(set), isMine(State.DRAFT))
                    .forUpdate()
                    .fetchOptional()
                    .isPresent();
            return mine && work.apply(dsl) > 0 ? Outcome.DONE : Outcome.GONE;
        });
    }

    /** Offers one's own draft to the others; an empty one is not. */
    public Outcome propose(UUID set) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            return dsl.fetchExists(CHANGE, CHANGE.CHANGE_SET.eq(set)) ? propose(dsl, set) : Outcome.GONE;
        });
    }

    private Outcome propose(DSLContext dsl, UUID set) {
        return dsl.update(CHANGE_SET)
                                .set(CHANGE_SET.STATE, State.PROPOSED.key())
                                .set(CHANGE_SET.PROPOSED_AT, now())
                                .set(CHANGE_SET.ROUND, CHANGE_SET.ROUND.plus(1))
                                .setNull(CHANGE_SET.REPLY)
                                .where(CHANGE_SET.ID.eq(set), isMine(State.DRAFT))
                                .execute()
                        == 1
                ? Outcome.DONE
                : Outcome.GONE;
    }

    /** Goes on working on what one proposed. */
    public Outcome takeBack(UUID set) {
        return update(set, isMine(State.PROPOSED), Map.of(CHANGE_SET.STATE, State.DRAFT.key()));
    }

    /** Gives one's own draft up. */
    public Outcome discard(UUID set) {
        return update(set, isMine(State.DRAFT), Map.of(CHANGE_SET.STATE, State.WITHDRAWN.key()));
    }

    /**
     * Gives a proposal of somebody else back to work on.
     *
     * @param looked the round that was looked at
     * @param reply why; not empty
     */
    public Outcome sendBack(UUID set, int looked, String reply) {
        return update(
                set,
                CHANGE_SET
                        .STATE
                        .eq(State.PROPOSED.key())
                        .and(CHANGE_SET.ROUND.eq(looked))
                        .and(CHANGE_SET.AUTHOR.ne(signedIn.get().id())),
                Map.of(CHANGE_SET.STATE, State.DRAFT.key(), CHANGE_SET.REPLY, reply.strip()));
    }

    private Outcome update(UUID set, Condition which, Map<?, ?> values) {
        return database.update(CHANGE_SET)
                                .set(values)
                                .where(CHANGE_SET.ID.eq(set), which)
                                .execute()
                        == 1
                ? Outcome.DONE
                : Outcome.GONE;
    }

    private Condition isMine(State state) {
        return CHANGE_SET.AUTHOR.eq(signedIn.get().id()).and(CHANGE_SET.STATE.eq(state.key()));
    }

    /**
     * Publishes what somebody else proposed.
     *
     * @param looked the round that was looked at: what was changed since is not published unseen
     */
    public Outcome publish(UUID set, int looked) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String said = database.transactionResult(transaction -> tryToPublish(transaction.dsl(), set, looked));
            switch (said) {
                case "published":
                    return Outcome.DONE;
                case "conflict":
                    return Outcome.CONFLICT;
                case "refused":
                    return Outcome.OWN;
                case "gone":
                    return Outcome.GONE;
                default:
                // Something else was published just now: what the whole becomes is worked out again.
            }
        }
        return Outcome.CONFLICT;
    }

    private @Nullable String tryToPublish(DSLContext dsl, UUID set, int looked) {
        // First the publication, then the facts: if another comes in between, the database says so.
        Long base =
                dsl.select(max(PUBLICATION.ID)).from(PUBLICATION).fetchSingle().value1();
        List<FactChange> changes = changes(dsl, set);
        Catalog next = FactChange.applied(catalog(dsl), changes, "next");
        Map<String, String> hashes = changes.stream()
                .map(change -> change.place().pack())
                .distinct()
                .flatMap(id -> next.find(id).stream())
                .map(CatalogEditing::requireReadable)
                .collect(Collectors.toMap(pack -> pack.id().value(), CatalogueText::hash));
        String json = CatalogueFiles.JSON.writeValueAsString(hashes);
        return dsl.select(Routines.publish(
                        val(set),
                        val(looked),
                        val(signedIn.get().id()),
                        val(base),
                        val(JSONB.valueOf(json)),
                        val(CatalogueText.version(next.packages()))))
                .fetchSingle()
                .value1();
    }

    /** What no node could load again is not published. */
    private static AccountingPackage requireReadable(AccountingPackage pack) {
        CatalogueFormat.packageOf(CatalogueFiles.JSON.readTree(CatalogueText.of(pack)));
        return pack;
    }

    /**
     * Proposes to take a published set back; somebody else publishes that.
     *
     * @param title of the new set
     */
    public Outcome undo(UUID set, String title) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            List<ChangeSet> found = ChangeSets.find(
                    dsl, CHANGE_SET.ID.eq(set).and(CHANGE_SET.STATE.eq(State.PUBLISHED.key())), CHANGE_SET.ID.asc());
            if (found.isEmpty()) {
                return Outcome.GONE;
            }
            List<FactChange> back = found.getFirst().changes().stream()
                    .map(FactChange::reversed)
                    .toList();
            Catalog now = catalog(dsl);
            if (!back.stream().allMatch(change -> change.fits(now))) {
                return Outcome.CONFLICT;
            }
            UUID undoing = begin(dsl, title, set);
            write(dsl, undoing, back);
            return propose(dsl, undoing);
        });
    }

    private static List<FactChange> changes(DSLContext dsl, UUID set) {
        return ChangeSets.find(dsl, CHANGE_SET.ID.eq(set), CHANGE_SET.ID.asc()).stream()
                .flatMap(found -> found.changes().stream())
                .toList();
    }

    static Catalog catalog(DSLContext dsl) {
        return new Catalog("now", Instant.EPOCH, CatalogReader.packages(dsl));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
