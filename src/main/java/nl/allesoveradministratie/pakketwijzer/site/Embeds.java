package nl.allesoveradministratie.pakketwijzer.site;

import static nl.allesoveradministratie.pakketwijzer.site.db.Tables.EMBED;
import static nl.allesoveradministratie.pakketwijzer.site.db.Tables.EMBED_PARTY;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The videos on our pages, kept in memory and read anew every few seconds: each request asks for them. */
@Component
public class Embeds {

    private static final Logger LOG = LoggerFactory.getLogger(Embeds.class);

    /** What was placed in another process is seen here after so long. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final DSLContext database;
    private final Map<EmbedProvider, String> players = new EnumMap<>(EmbedProvider.class);
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile @Nullable Read read;

    /**
     * @param youtube address of a video's player, with {@code {video}} where its name goes
     * @param vimeo the same at Vimeo
     */
    Embeds(
            DSLContext publicDatabase,
            @Value("${pakketwijzer.embeds.youtube}") String youtube,
            @Value("${pakketwijzer.embeds.vimeo}") String vimeo) {
        this.database = publicDatabase;
        players.put(EmbedProvider.YOUTUBE, youtube);
        players.put(EmbedProvider.VIMEO, vimeo);
    }

    /**
     * What is placed.
     *
     * @param byPlace the videos of each page that has any
     * @param since of whom there are any, with the growth of the list of cookies by which they came
     * @param grown how often the list grew by somebody who came
     */
    public record Placed(Map<String, List<Embed>> byPlace, Map<EmbedProvider, Integer> since, int grown) {

        /** Nothing. */
        public static final Placed NOTHING = new Placed(Map.of(), Map.of(), 0);

        public Placed {
            byPlace = Map.copyOf(byPlace);
            since = Map.copyOf(since);
        }
    }

    /** What was read, and when by the clock that only goes forward. */
    private record Read(Placed placed, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < FRESH.toNanos();
        }
    }

    /** What is placed now. When the database is away, what was known before; with nothing known, nothing. */
    public Placed current() {
        Read known = read;
        if (known != null && (known.isFresh() || !reading.compareAndSet(false, true))) {
            return known.placed();
        }
        try {
            Placed placed = fetch();
            read = new Read(placed, System.nanoTime());
            return placed;
        } catch (DataAccessException e) {
            LOG.warn("The videos on our pages could not be read ({})", e.sqlState());
            Placed before = known == null ? Placed.NOTHING : known.placed();
            read = new Read(before, System.nanoTime());
            return before;
        } finally {
            reading.set(false);
        }
    }

    /** The same again is the same object, so that what is made of it can be kept. */
    private Placed fetch() {
        Map<String, List<Embed>> byPlace =
                database.selectFrom(EMBED).orderBy(EMBED.TITLE_NL, EMBED.ID).fetchGroups(EMBED.PLACE, Embeds::read);
        Map<EmbedProvider, Integer> since = new EnumMap<>(EmbedProvider.class);
        int grown = 0;
        for (Record party : database.selectFrom(EMBED_PARTY)) {
            EmbedProvider provider =
                    EmbedProvider.find(party.get(EMBED_PARTY.PROVIDER)).orElseThrow();
            grown = Math.max(grown, party.get(EMBED_PARTY.SINCE));
            if (byPlace.values().stream().flatMap(List::stream).anyMatch(embed -> embed.provider() == provider)) {
                since.put(provider, party.get(EMBED_PARTY.SINCE));
            }
        }
        Placed placed = new Placed(byPlace, since, grown);
        Read known = read;
        return known != null && known.placed().equals(placed) ? known.placed() : placed;
    }

    static Embed read(Record row) {
        return new Embed(
                row.get(EMBED.ID),
                row.get(EMBED.PLACE),
                EmbedProvider.find(row.get(EMBED.PROVIDER)).orElseThrow(),
                row.get(EMBED.VIDEO),
                row.get(EMBED.TITLE_NL),
                row.get(EMBED.TITLE_EN));
    }

    @EventListener
    void on(EmbedsChanged changed) {
        read = null;
    }

    /** Where a video's player is loaded from. */
    public String player(Embed embed) {
        return players.getOrDefault(embed.provider(), "").replace("{video}", embed.video());
    }

    /** Scheme, host and port of a provider's players, as a content-security-policy names them. */
    public String origin(EmbedProvider provider) {
        URI player = URI.create(players.getOrDefault(provider, "").replace("{video}", ""));
        return player.getScheme() + "://" + player.getAuthority();
    }
}
