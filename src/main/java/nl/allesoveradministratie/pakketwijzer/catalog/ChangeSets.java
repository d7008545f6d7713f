package nl.allesoveradministratie.pakketwijzer.catalog;

import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.CHANGE;
import static nl.allesoveradministratie.pakketwijzer.catalog.db.Tables.CHANGE_SET;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Records;
import org.jooq.Row2;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What editors proposed and published: the reading side of the desk. */
@Service
@OnDoor(Door.OFFICE)
@RolesAllowed(Role.EDITOR_ROLE)
public class ChangeSets {

    /** How many sets there are on a page. */
    public static final int PAGE = 20;

    private final DSLContext database;
    private final SignedIn signedIn;

    ChangeSets(DSLContext officeDatabase, SignedIn signedIn) {
        this.database = officeDatabase;
        this.signedIn = signedIn;
    }

    /**
     * Where the next page begins.
     *
     * @param at when the last one that was shown was begun, proposed or published: that by which the list is in order
     * @param id of the same
     */
    public record After(Instant at, UUID id) {}

    /**
     * A change of one fact that was published.
     *
     * @param set which set it was part of
     * @param change what became what
     */
    public record Past(ChangeSet set, FactChange change) {}

    /**
     * A page of the drafts of whoever is signed in, newest first.
     *
     * @param after null = the first page
     */
    public List<ChangeSet> mine(@Nullable After after) {
        return find(
                database,
                CHANGE_SET
                        .AUTHOR
                        .eq(signedIn.get().id())
                        .and(CHANGE_SET.STATE.eq(ChangeSet.State.DRAFT.key()))
                        .and(before(CHANGE_SET.CREATED_AT, after)),
                CHANGE_SET.CREATED_AT.desc());
    }

    /**
     * A page of what waits for a second pair of eyes, the longest waiting first.
     *
     * @param after null = the first page
     */
    public List<ChangeSet> proposed(@Nullable After after) {
        return find(
                database,
                CHANGE_SET
                        .STATE
                        .eq(ChangeSet.State.PROPOSED.key())
                        .and(
                                after == null
                                        ? noCondition()
                                        : place(CHANGE_SET.PROPOSED_AT).gt(time(after), after.id())),
                CHANGE_SET.PROPOSED_AT.asc());
    }

    /** How many wait for a second pair of eyes. */
    public int waiting() {
        return database.fetchCount(CHANGE_SET, CHANGE_SET.STATE.eq(ChangeSet.State.PROPOSED.key()));
    }

    /**
     * A page of what was published, newest first.
     *
     * @param after null = the first page
     */
    public List<ChangeSet> published(@Nullable After after) {
        return find(
                database,
                CHANGE_SET.STATE.eq(ChangeSet.State.PUBLISHED.key()).and(before(CHANGE_SET.PUBLISHED_AT, after)),
                CHANGE_SET.PUBLISHED_AT.desc());
    }

    private static Condition before(Field<OffsetDateTime> moment, @Nullable After after) {
        return after == null ? noCondition() : place(moment).lt(time(after), after.id());
    }

    private static Row2<OffsetDateTime, UUID> place(Field<OffsetDateTime> moment) {
        return row(moment, CHANGE_SET.ID);
    }

    private static OffsetDateTime time(After after) {
        return OffsetDateTime.ofInstant(after.at(), ZoneOffset.UTC);
    }

    /** One set; empty = there is none. */
    public Optional<ChangeSet> find(UUID id) {
        return find(database, CHANGE_SET.ID.eq(id), CHANGE_SET.ID.asc()).stream()
                .findFirst();
    }

    /**
     * A page of what one fact was before, newest first; facts of before the desk have no history here.
     *
     * @param after null = the first page
     */
    public List<Past> history(FactPlace place, @Nullable After after) {
        return find(
                        database,
                        CHANGE_SET
                                .STATE
                                .eq(ChangeSet.State.PUBLISHED.key())
                                .and(CHANGE_SET.ID.in(
                                        select(CHANGE.CHANGE_SET).from(CHANGE).where(at(place))))
                                .and(before(CHANGE_SET.PUBLISHED_AT, after)),
                        CHANGE_SET.PUBLISHED_AT.desc())
                .stream()
                .flatMap(set -> set.changes().stream()
                        .filter(change -> change.place().equals(place))
                        .map(change -> new Past(set, change)))
                .toList();
    }

    static Condition at(FactPlace place) {
        return CHANGE.PACKAGE_ID
                .eq(place.pack().value())
                .and(CHANGE.EDITION.isNotDistinctFrom(place.edition()))
                .and(CHANGE.FIELD.eq(place.field()));
    }

    static List<ChangeSet> find(DSLContext dsl, Condition which, SortField<?> order) {
        return dsl.select(
                        CHANGE_SET.ID,
                        CHANGE_SET.TITLE,
                        CHANGE_SET.AUTHOR,
                        CHANGE_SET.UNDOES,
                        CHANGE_SET.STATE.convertFrom(ChangeSet.State::ofKey),
                        CHANGE_SET.CREATED_AT.convertFrom(ChangeSets::instant),
                        CHANGE_SET.ROUND,
                        CHANGE_SET.PROPOSED_AT.convertFrom(ChangeSets::instant),
                        CHANGE_SET.REPLY,
                        CHANGE_SET.PUBLISHED_AT.convertFrom(ChangeSets::instant),
                        CHANGE_SET.PUBLISHED_BY,
                        multiset(select(CHANGE.PACKAGE_ID, CHANGE.EDITION, CHANGE.FIELD, CHANGE.BEFORE, CHANGE.AFTER)
                                        .from(CHANGE)
                                        .where(CHANGE.CHANGE_SET.eq(CHANGE_SET.ID))
                                        .orderBy(
                                                CHANGE.PACKAGE_ID,
                                                CHANGE.EDITION.asc().nullsFirst(),
                                                CHANGE.FIELD))
                                .convertFrom(rows -> rows.map(Records.mapping(ChangeSets::change))))
                .from(CHANGE_SET)
                .where(which)
                .orderBy(order, order.getOrder() == SortOrder.ASC ? CHANGE_SET.ID.asc() : CHANGE_SET.ID.desc())
                .limit(PAGE)
                .fetch(Records.mapping(ChangeSet::new));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static FactChange change(
            String pack, @Nullable Integer edition, String field, @Nullable JSONB before, @Nullable JSONB after) {
        return new FactChange(
                new FactPlace(new PackageId(pack), edition, field), fact(before, field), fact(after, field));
    }

    private static @Nullable Fact fact(@Nullable JSONB json, String where) {
        return json == null ? null : CatalogueFormat.fact(CatalogueFiles.JSON.readTree(json.data()), where);
    }

    /** A fact as it is kept in a change; null = unknown. */
    static @Nullable JSONB json(@Nullable Fact fact) {
        return fact == null ? null : JSONB.valueOf(CatalogueText.line(fact));
    }
}
