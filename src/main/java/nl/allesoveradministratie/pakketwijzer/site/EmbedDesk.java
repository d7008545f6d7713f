package nl.allesoveradministratie.pakketwijzer.site;

import static nl.allesoveradministratie.pakketwijzer.site.db.Tables.EMBED;
import static nl.allesoveradministratie.pakketwijzer.site.db.Tables.EMBED_PARTY;
import static nl.allesoveradministratie.pakketwijzer.site.db.Tables.EVENT;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Places videos of others on our pages, and takes them away. With the first one of a party, the list of cookies grows: what
 * visitors chose before does not cover it, and those who accepted something are asked again (decision 24).
 */
@Service
@OnDoor(Door.OFFICE)
public class EmbedDesk {

    private static final String EDITOR = "EDITOR";

    /** So many events can be chosen. */
    private static final int MOST = 200;

    private final DSLContext database;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    EmbedDesk(DSLContext officeDatabase, Clock clock, ApplicationEventPublisher events) {
        this.database = officeDatabase;
        this.clock = clock;
        this.events = events;
    }

    /** What came of placing a video. */
    public enum Result {
        DONE,
        /** It stands on that page already. */
        THERE_ALREADY
    }

    /** All videos on our pages. */
    @RolesAllowed(EDITOR)
    public List<Embed> all() {
        return database.selectFrom(EMBED)
                .orderBy(EMBED.PLACE, EMBED.TITLE_NL, EMBED.ID)
                .fetch(Embeds::read);
    }

    /** Pages of events that a video can stand on, by path: what is not over and was not called off, soonest first. */
    @RolesAllowed(EDITOR)
    public Map<String, SiteEvent> eventPages() {
        Map<String, SiteEvent> pages = new LinkedHashMap<>();
        database.select(EventRow.forVisitors())
                .from(EVENT)
                .where(EVENT.ENDS_AT.gt(OffsetDateTime.now(clock)), EVENT.STATE.ne("cancelled"))
                .orderBy(EVENT.STARTS_AT, EVENT.ID)
                .limit(MOST)
                .fetch(EventRow::read)
                .forEach(event -> pages.put("/evenementen/" + event.address(), event));
        return pages;
    }

    /**
     * Places a video.
     *
     * @throws IllegalArgumentException when something is wrong with what was filled in; the screen asks for that first
     */
    @RolesAllowed(EDITOR)
    public Result place(EmbedInput input) {
        EmbedProvider provider = input.provider().orElseThrow(IllegalArgumentException::new);
        if (!input.problems().isEmpty()) {
            throw new IllegalArgumentException("A video that cannot be placed");
        }
        Result result = database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            oneAfterTheOther(dsl);
            if (!dsl.fetchExists(EMBED, EMBED.PROVIDER.eq(provider.key()))) {
                letGrow(dsl, provider);
            }
            return dsl.insertInto(EMBED)
                                    .set(EMBED.ID, UUID.randomUUID())
                                    .set(EMBED.PLACE, input.place())
                                    .set(EMBED.PROVIDER, provider.key())
                                    .set(
                                            EMBED.VIDEO,
                                            provider.video(input.address()).orElseThrow())
                                    .set(EMBED.TITLE_NL, input.titleNl())
                                    .set(EMBED.TITLE_EN, input.titleEn())
                                    .onConflictDoNothing()
                                    .execute()
                            == 1
                    ? Result.DONE
                    : Result.THERE_ALREADY;
        });
        events.publishEvent(new EmbedsChanged());
        return result;
    }

    /** Takes a video away; one that is gone already stays so. */
    @RolesAllowed(EDITOR)
    public void remove(UUID embed) {
        database.transaction(transaction -> {
            oneAfterTheOther(transaction.dsl());
            transaction.dsl().deleteFrom(EMBED).where(EMBED.ID.eq(embed)).execute();
        });
        events.publishEvent(new EmbedsChanged());
    }

    /** Somebody comes, or comes back: whatever was chosen until now was chosen without them in the list. */
    private static void letGrow(DSLContext dsl, EmbedProvider provider) {
        int next = dsl.select(DSL.coalesce(DSL.max(EMBED_PARTY.SINCE), 0).plus(1))
                .from(EMBED_PARTY)
                .fetchSingle()
                .value1();
        dsl.insertInto(EMBED_PARTY)
                .set(EMBED_PARTY.PROVIDER, provider.key())
                .set(EMBED_PARTY.SINCE, next)
                .onConflict(EMBED_PARTY.PROVIDER)
                .doUpdate()
                .set(EMBED_PARTY.SINCE, next)
                .execute();
    }

    /** So that no two become the first. */
    private static void oneAfterTheOther(DSLContext dsl) {
        dsl.execute("SELECT pg_advisory_xact_lock('site.embed'::regclass::oid::bigint)");
    }
}
