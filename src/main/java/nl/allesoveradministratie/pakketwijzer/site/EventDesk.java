package nl.allesoveradministratie.pakketwijzer.site;

import static nl.allesoveradministratie.pakketwijzer.site.db.Tables.EVENT;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What staff do with events. Each change is one transaction; what it means for people who registered, the database's
 * {@code lead.event_changed} sees to in that same transaction.
 */
@Service
@OnDoor(Door.OFFICE)
public class EventDesk {

    private static final String SALES = "SALES";

    /** So many of what is to come, and of what was, stand on the screen. */
    private static final int MOST = 200;

    private final DSLContext database;
    private final Clock clock;

    EventDesk(DSLContext officeDatabase, Clock clock) {
        this.database = officeDatabase;
        this.clock = clock;
    }

    /** What came of a change. */
    public enum Result {
        /** It was made. */
        DONE,
        /** A colleague was first; nothing was changed. */
        OVERTAKEN,
        /** More people come than there would be places for; nothing was changed. */
        TOO_FEW_PLACES,
        /** It was called off or is over, and stays as it is. */
        PAST
    }

    /** What is to come or going on, drafts too, soonest first. */
    @RolesAllowed(SALES)
    public List<SiteEvent> ahead() {
        return database.select(EventRow.all())
                .from(EVENT)
                .where(EVENT.ENDS_AT.gt(now()))
                .orderBy(EVENT.STARTS_AT, EVENT.ID)
                .limit(MOST)
                .fetch(EventRow::read);
    }

    /** What was, latest first. */
    @RolesAllowed(SALES)
    public List<SiteEvent> past() {
        return database.select(EventRow.all())
                .from(EVENT)
                .where(EVENT.ENDS_AT.le(now()))
                .orderBy(EVENT.STARTS_AT.desc(), EVENT.ID)
                .limit(MOST)
                .fetch(EventRow::read);
    }

    /** One of them; empty = there is none. */
    @RolesAllowed(SALES)
    public Optional<SiteEvent> find(UUID event) {
        return database.select(EventRow.all())
                .from(EVENT)
                .where(EVENT.ID.eq(event))
                .fetchOptional(EventRow::read);
    }

    /**
     * Keeps a new event as a draft. The same id again changes nothing, so that a second click is no second event.
     *
     * @param event made when the form was shown
     * @throws IllegalArgumentException when something is wrong with what was filled in; the screen asks for that first
     */
    @RolesAllowed(SALES)
    public void draft(UUID event, EventInput input) {
        Map<Field<?>, Object> values = values(checked(input));
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            // One after the other, so that no two events of a title and a day get the same address.
            dsl.execute("SELECT pg_advisory_xact_lock('site.event'::regclass::oid::bigint)");
            String address = input.address(Objects.requireNonNull(input.startsAt()));
            String free = IntStream.iterate(1, number -> number + 1)
                    .mapToObj(number -> number == 1 ? address : address + "-" + number)
                    .filter(each -> !dsl.fetchExists(EVENT, EVENT.ADDRESS.eq(each)))
                    .findFirst()
                    .orElseThrow();
            dsl.insertInto(EVENT)
                    .set(EVENT.ID, event)
                    .set(EVENT.ADDRESS, free)
                    .set(values)
                    .onConflict(EVENT.ID)
                    .doNothing()
                    .execute();
        });
    }

    /** Changes an event. People who registered hear of another time or place, or get a place that was added. */
    @RolesAllowed(SALES)
    public Result change(UUID event, int version, EventInput input) {
        Map<Field<?>, Object> values = values(checked(input));
        return change(event, version, seen -> {
            if (seen.coming() > Objects.requireNonNull(input.capacity())) {
                return null;
            }
            boolean moved = !seen.startsAt().equals(EventInput.instant(Objects.requireNonNull(input.startsAt())))
                    || !seen.endsAt().equals(EventInput.instant(Objects.requireNonNull(input.endsAt())))
                    || !seen.place().equals(input.place())
                    || !seen.link().equals(input.link());
            return new Made(values, moved && seen.state() == SiteEvent.State.PUBLISHED);
        });
    }

    /** From now on visitors see it. */
    @RolesAllowed(SALES)
    public Result publish(UUID event, int version) {
        return change(event, version, seen -> new Made(Map.of(EVENT.STATE, "published"), false));
    }

    /** It is off: everybody who registered is told. */
    @RolesAllowed(SALES)
    public Result cancel(UUID event, int version) {
        return change(event, version, seen -> {
            if (seen.state() == SiteEvent.State.DRAFT) {
                throw new IllegalStateException("What nobody knew of cannot be called off");
            }
            return new Made(Map.of(EVENT.STATE, "cancelled"), true);
        });
    }

    /**
     * A change.
     *
     * @param values the columns
     * @param isNews whether people who registered must know
     */
    private record Made(Map<Field<?>, Object> values, boolean isNews) {}

    /** Says what to change of what is there; null = there would be too few places. */
    private interface Change {
        @Nullable
        Made of(SiteEvent seen);
    }

    private Result change(UUID event, int version, Change change) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            SiteEvent seen = dsl.select(EventRow.all())
                    .from(EVENT)
                    .where(EVENT.ID.eq(event))
                    .forUpdate()
                    .fetchOne(EventRow::read);
            if (seen == null || seen.version() != version) {
                return Result.OVERTAKEN;
            }
            if (seen.state() == SiteEvent.State.CANCELLED || seen.isOver(clock.instant())) {
                return Result.PAST;
            }
            Made made = change.of(seen);
            if (made == null) {
                return Result.TOO_FEW_PLACES;
            }
            dsl.update(EVENT)
                    .set(made.values())
                    .set(EVENT.VERSION, EVENT.VERSION.plus(1))
                    .set(EVENT.EDITION, EVENT.EDITION.plus(made.isNews() ? 1 : 0))
                    .where(EVENT.ID.eq(event))
                    .execute();
            dsl.execute("SELECT lead.event_changed({0}, {1})", DSL.val(event), DSL.val(made.isNews()));
            return Result.DONE;
        });
    }

    private EventInput checked(EventInput input) {
        if (!input.problems(LocalDateTime.ofInstant(clock.instant(), Words.HERE))
                .isEmpty()) {
            throw new IllegalArgumentException("An event that cannot be kept");
        }
        return input;
    }

    /** The columns of what was filled in. */
    static Map<Field<?>, Object> values(EventInput input) {
        Map<Field<?>, Object> values = new java.util.LinkedHashMap<>();
        values.put(EVENT.SITES, input.sites().toArray(String[]::new));
        values.put(EVENT.TITLE_NL, input.titleNl());
        values.put(EVENT.TITLE_EN, input.titleEn());
        values.put(EVENT.ABOUT_NL, input.aboutNl());
        values.put(EVENT.ABOUT_EN, input.aboutEn());
        values.put(EVENT.STARTS_AT, at(input.startsAt()));
        values.put(EVENT.ENDS_AT, at(input.endsAt()));
        values.put(EVENT.CLOSES_AT, at(input.closesAt()));
        values.put(EVENT.PLACE, orNull(EVENT.PLACE, input.place()));
        values.put(EVENT.LINK, orNull(EVENT.LINK, input.link()));
        values.put(EVENT.CAPACITY, Objects.requireNonNull(input.capacity()));
        return values;
    }

    private static OffsetDateTime at(@Nullable LocalDateTime wall) {
        return Objects.requireNonNull(wall).atZone(Words.HERE).toOffsetDateTime();
    }

    private static Field<String> orNull(Field<String> column, String text) {
        return DSL.val(text.isEmpty() ? null : text, column);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
