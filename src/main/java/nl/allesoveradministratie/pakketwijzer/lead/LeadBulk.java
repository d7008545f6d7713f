package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Does the same with several leads, and takes it back. Each lead is a transaction of its own: where a colleague was first
 * nothing is changed, and the others are.
 */
@Service
@OnDoor(Door.OFFICE)
public class LeadBulk {

    /** The most that can be done in one go. */
    public static final int MOST = 500;

    private static final List<Field<?>> CONTACT =
            List.of(LEAD_.FIRST_RESPONSE_AT, LEAD_.RESPONSE_MINUTES, LEAD_.LAST_CONTACT_AT, LEAD_.ANONYMISE_ON);

    /** What an undo may have to put back. */
    private static final List<Field<?>> RESTORED = Stream.of(
                    Ending.FIELDS, CONTACT, List.<Field<?>>of(LEAD_.OWNER, LEAD_.NEXT_STEP, LEAD_.NEXT_STEP_ON))
            .flatMap(List::stream)
            .toList();

    private final DSLContext database;
    private final Opener leadOpener;
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final Clock clock;

    LeadBulk(DSLContext officeDatabase, Opener leadOpener, Accounts accounts, SignedIn signedIn, Clock clock) {
        this.database = officeDatabase;
        this.leadOpener = leadOpener;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** What is done with each of them. */
    public sealed interface Action {

        /** Makes nobody's leads one's own. */
        record Claim() implements Action {}

        /** Gives leads to a colleague, whoever has them. */
        record Assign(UUID to) implements Action {}

        /** Gives one's own leads back to nobody in particular. */
        record Release() implements Action {}

        /** Says how far they are; {@link LeadStatus#DONE} is for {@link Finish}. */
        record Move(LeadStatus to) implements Action {}

        /** Says what is to be done next, and when. */
        record Plan(String text, LocalDate on) implements Action {

            @Override
            public String toString() {
                return "(a next step)";
            }
        }

        /** They are done. */
        record Finish(LeadOutcome outcome) implements Action {}
    }

    /** A lead as it was seen when it was chosen. */
    public record Chosen(UUID id, int version, String reference, String initials) {

        /** A line of a list. */
        public static Chosen of(LeadSummary lead) {
            return new Chosen(lead.id(), lead.version(), lead.reference(), lead.initials());
        }
    }

    /**
     * A lead that was left as it is.
     *
     * @param last what a colleague did with it; null = it is not there any more, or it is not for one to change
     */
    public record Left(Chosen lead, LeadDetail.@Nullable Event last) {}

    /** What was changed, and how it was before: all that is needed to take it back. */
    public static final class Done {

        private final List<Changed> changed = new ArrayList<>();
        private final List<Left> left = new ArrayList<>();

        private Done() {}

        /** How many leads were changed. */
        public int changed() {
            return changed.size();
        }

        /** Those that were left as they are. */
        public List<Left> left() {
            return List.copyOf(left);
        }
    }

    /** @param at after which nothing that was done later is taken back with it */
    private record Changed(Chosen lead, int version, Record before, Action action, OffsetDateTime at) {

        /** What an undo puts back; that somebody was in contact only when nobody was since. */
        List<Field<?>> fields(OffsetDateTime lastContact) {
            return switch (action) {
                case Action.Claim claim -> List.of(LEAD_.OWNER);
                case Action.Assign assign -> List.of(LEAD_.OWNER);
                case Action.Release release -> List.of(LEAD_.OWNER);
                case Action.Plan plan -> List.of(LEAD_.NEXT_STEP, LEAD_.NEXT_STEP_ON);
                case Action.Finish finish -> Ending.FIELDS;
                case Action.Move move ->
                    Stream.concat(Ending.FIELDS.stream(), lastContact.isAfter(at) ? Stream.empty() : CONTACT.stream())
                            .toList();
            };
        }
    }

    /** Does it with each lead that is still as it was seen. */
    @RolesAllowed(Role.SALES_ROLE)
    public Done apply(List<Chosen> leads, Action action) {
        if (leads.size() > MOST) {
            throw new IllegalArgumentException("Too many at once");
        }
        Done done = new Done();
        if (action instanceof Action.Assign(UUID to)
                && !accounts.with(Role.SALES).containsKey(to)) {
            leads.forEach(lead -> done.left.add(new Left(lead, null)));
            return done;
        }
        for (Chosen lead : leads) {
            Optional<Record> before = database.transactionResult(transaction -> {
                DSLContext dsl = transaction.dsl();
                Optional<Record> row = held(dsl, lead.id(), lead.version());
                return row.filter(each -> changed(dsl, lead.id(), each, action));
            });
            before.ifPresentOrElse(
                    row -> done.changed.add(new Changed(lead, lead.version() + 1, row, action, now())),
                    () -> done.left.add(new Left(lead, last(lead.id()))));
        }
        return done;
    }

    /**
     * Takes it back: what was changed is to the letter what it was before, unless the lead was changed since.
     *
     * @return what was put back, and what was left
     */
    @RolesAllowed(Role.SALES_ROLE)
    public Done undo(Done done) {
        Done undone = new Done();
        for (Changed each : done.changed) {
            UUID lead = each.lead().id();
            boolean putBack = database.transactionResult(transaction -> {
                DSLContext dsl = transaction.dsl();
                OffsetDateTime lastContact = dsl.select(LEAD_.LAST_CONTACT_AT)
                        .from(LEAD_)
                        .where(LEAD_.ID.eq(lead))
                        .forUpdate()
                        .fetchOptional(LEAD_.LAST_CONTACT_AT)
                        .orElse(each.at());
                Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
                each.fields(lastContact)
                        .forEach(field -> values.put(field, each.before().get(field)));
                values.put(LEAD_.VERSION, each.version() + 1);
                int rows = dsl.update(LEAD_)
                        .set(values)
                        .where(LEAD_.ID.eq(lead), LEAD_.VERSION.eq(each.version()), LEAD_.DATA_KEY.isNotNull())
                        .execute();
                if (rows == 1) {
                    if (values.containsKey(LEAD_.ANONYMISE_ON)) {
                        Contact.keepAddedAsLong(dsl, lead);
                    }
                    new Timeline(dsl, lead)
                            .add(now(), EventKind.UNDONE, signedIn.get().id(), null);
                }
                return rows == 1;
            });
            if (putBack) {
                undone.changed.add(each);
            } else {
                undone.left.add(new Left(each.lead(), last(lead)));
            }
        }
        return undone;
    }

    /** The lead as it was seen, held so that nobody else changes it; empty = it is not as it was seen. */
    private static Optional<Record> held(DSLContext dsl, UUID lead, int version) {
        List<Field<?>> fields = new ArrayList<>(RESTORED);
        fields.addAll(List.of(LEAD_.DATA_KEY, LEAD_.KEY_NO));
        return dsl.select(fields)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead), LEAD_.VERSION.eq(version), LEAD_.DATA_KEY.isNotNull(), LeadInbox.LISTED)
                .forUpdate()
                .fetchOptional()
                .map(row -> row);
    }

    /** Changes one lead; false = that is not for one to do. */
    private boolean changed(DSLContext dsl, UUID lead, Record row, Action action) {
        UUID me = signedIn.get().id();
        UUID owner = row.get(LEAD_.OWNER);
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        EventKind kind;
        String detail = null;
        byte[] words = null;
        UUID event = UUID.randomUUID();
        switch (action) {
            case Action.Claim() -> {
                if (owner != null) {
                    return false;
                }
                values.put(LEAD_.OWNER, me);
                kind = EventKind.CLAIMED;
            }
            case Action.Assign(UUID to) -> {
                values.put(LEAD_.OWNER, to);
                kind = EventKind.ASSIGNED;
                detail = to.toString();
            }
            case Action.Release() -> {
                if (!me.equals(owner)) {
                    return false;
                }
                values.put(LEAD_.OWNER, null);
                kind = EventKind.RELEASED;
            }
            case Action.Move(LeadStatus to) -> {
                if (to == LeadStatus.DONE) {
                    throw new IllegalArgumentException("Done has an outcome");
                }
                values.put(LEAD_.STATUS, to.key());
                values.putAll(Ending.none());
                if (to == LeadStatus.CONTACTED || to == LeadStatus.ADVISING) {
                    Contact.happened(dsl, lead, now());
                }
                kind = EventKind.STATUS;
                detail = to.key();
            }
            case Action.Plan(String text, LocalDate on) -> {
                LeadKey key = LeadKey.open(row.get(LEAD_.DATA_KEY), leadOpener, lead, row.get(LEAD_.KEY_NO));
                values.put(LEAD_.NEXT_STEP, key.seal(LEAD_.NEXT_STEP, checked(text)));
                values.put(LEAD_.NEXT_STEP_ON, on);
                kind = EventKind.NEXT_STEP;
                detail = on.toString();
                words = key.seal(EVENT.WORDS, event, checked(text));
            }
            case Action.Finish(LeadOutcome outcome) -> {
                values.putAll(Ending.as(outcome, null, now()));
                kind = EventKind.OUTCOME;
                detail = outcome.key();
            }
        }
        values.put(LEAD_.VERSION, LEAD_.VERSION.plus(1));
        dsl.update(LEAD_).set(values).where(LEAD_.ID.eq(lead)).execute();
        new Timeline(dsl, lead).add(event, now(), kind, me, detail, words);
        return true;
    }

    /** The last thing that a colleague did with it, without words; null = nothing, or it is not there. */
    private LeadDetail.@Nullable Event last(UUID lead) {
        return database.select(EVENT.AT, EVENT.ACTOR, EVENT.KIND, EVENT.DETAIL, EVENT.POSITION)
                .from(EVENT)
                .where(EVENT.LEAD_ID.eq(lead), EVENT.ACTOR.ne(signedIn.get().id()))
                .orderBy(EVENT.POSITION.desc())
                .limit(1)
                .fetchOne(row -> new LeadDetail.Event(
                        row.value1().toInstant(),
                        row.value2(),
                        EventKind.ofKey(row.value3()),
                        Optional.ofNullable(row.value4()).orElse(""),
                        "",
                        "",
                        "",
                        row.value5()));
    }

    private static String checked(String text) {
        if (text.isBlank() || text.length() > LeadDesk.LONGEST_NOTE || Bsn.isIn(text)) {
            throw new IllegalArgumentException("A text that cannot be kept");
        }
        return text.strip();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
