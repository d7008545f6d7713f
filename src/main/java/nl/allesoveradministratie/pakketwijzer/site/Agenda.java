package nl.allesoveradministratie.pakketwijzer.site;

import static nl.allesoveradministratie.pakketwijzer.site.db.Tables.EVENT;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** What each site organises, as visitors may know it: without drafts, and without the link to be there online. */
@Service
@OnDoor(Door.PUBLIC)
public class Agenda {

    /** So many of what is to come, and of what was, stand on a page. */
    private static final int MOST = 100;

    private final DSLContext database;
    private final Clock clock;

    Agenda(DSLContext publicDatabase, Clock clock) {
        this.database = publicDatabase;
        this.clock = clock;
    }

    /** What is to come or going on, soonest first; what was called off stands there until its time has passed. */
    public List<SiteEvent> ahead(Site site) {
        return database.select(EventRow.forVisitors())
                .from(EVENT)
                .where(shown(site), EVENT.ENDS_AT.gt(OffsetDateTime.now(clock)))
                .orderBy(EVENT.STARTS_AT, EVENT.ID)
                .limit(MOST)
                .fetch(EventRow::read);
    }

    /** What was, latest first; not what was called off. */
    public List<SiteEvent> past(Site site) {
        return database.select(EventRow.forVisitors())
                .from(EVENT)
                .where(shown(site), EVENT.STATE.eq("published"), EVENT.ENDS_AT.le(OffsetDateTime.now(clock)))
                .orderBy(EVENT.STARTS_AT.desc(), EVENT.ID)
                .limit(MOST)
                .fetch(EventRow::read);
    }

    /** One of a site's own, by its address. */
    public Optional<SiteEvent> find(Site site, String address) {
        return database.select(EventRow.forVisitors())
                .from(EVENT)
                .where(shown(site), EVENT.ADDRESS.eq(address))
                .fetchOptional(EventRow::read);
    }

    /** One by its id, whichever site it stands on. */
    public Optional<SiteEvent> find(UUID id) {
        return database.select(EventRow.forVisitors())
                .from(EVENT)
                .where(EVENT.ID.eq(id), EVENT.STATE.ne("draft"))
                .fetchOptional(EventRow::read);
    }

    private static Condition shown(Site site) {
        return EVENT.STATE.ne("draft").and(EVENT.SITES.contains(new String[] {site.key()}));
    }

    /** One with its link, for the clockwork, as part of what it does. */
    public static SiteEvent withLink(DSLContext transaction, UUID id) {
        return transaction
                .select(EventRow.all())
                .from(EVENT)
                .where(EVENT.ID.eq(id))
                .fetchSingle(EventRow::read);
    }
}
