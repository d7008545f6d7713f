package nl.allesoveradministratie.pakketwijzer.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox.After;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSearch;
import nl.allesoveradministratie.pakketwijzer.lead.LeadToday;
import nl.allesoveradministratie.pakketwijzer.lead.ManyLeads;
import nl.allesoveradministratie.pakketwijzer.lead.Quarantine;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * The inbox at a million leads, as ratios: the first page against the page at depth 10,000 (half a million leads further)
 * and against the first page at a thousand leads; the deep page against the same page by OFFSET; and searches of every
 * kind, the line in the access log included, against the first page. All by the services that the screens call.
 */
public final class InboxBench {

    private static final int FEW = 1_000;
    private static final int MANY = Integer.getInteger("pakketwijzer.bench.leads", 1_000_000);
    private static final int DEPTH = MANY / 100;
    private static final double NEAR = 1.2;
    private static final double LEAST_FASTER = 50;
    private static final double SLOWEST_SEARCH = 2;
    private static final int SAMPLES = 800;
    private static final int WARM_UP = 2_000;

    /** The same columns and order as the list. */
    private static final String BY_OFFSET = """
            SELECT id, reference, initials, topic, package_id, role, site, origin, received_at, first_response_at, status,
                owner, next_step_on, outcome, version
            FROM lead.lead
            WHERE status = 'done' AND quarantined_because IS NULL AND merged_into IS NULL
            ORDER BY received_at DESC, id DESC OFFSET %d LIMIT %d
            """;

    private InboxBench() {}

    public static void main(String[] args) throws Exception {
        BenchReport report = new BenchReport("inbox");
        try (StartedServer server = new StartedServer()) {
            SecurityContextHolder.setContextHolderStrategy(server.bean(SecurityContextHolderStrategy.class));
            LeadInbox inbox = server.bean(LeadInbox.class);
            LeadSearch search = server.bean(LeadSearch.class);
            UUID me = UUID.randomUUID();
            As.colleague(me, Role.SALES);

            fill(server, me, FEW);
            DSLContext office = server.bean("officeDatabase", DSLContext.class);
            List<Typed> typed = searches();
            After halfway = at(office, FEW / 2);
            turns(
                    inbox,
                    search,
                    halfway,
                    typed,
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new TreeMap<>());
            List<Double> firstOfFew = new ArrayList<>();
            turns(inbox, search, halfway, typed, firstOfFew, new ArrayList<>(), new ArrayList<>(), new TreeMap<>());

            fill(server, me, MANY);
            // Connections live half an hour at most: none keeps a plan of when there were a thousand times fewer.
            server.bean("officeDataSource", HikariDataSource.class)
                    .getHikariPoolMXBean()
                    .softEvictConnections();
            After deep = at(office, DEPTH * LeadInbox.PAGE - 1);
            measured(WARM_UP, i -> inbox.page(LeadFilter.DONE, null));
            measured(WARM_UP, i -> inbox.page(LeadFilter.DONE, deep));
            measured(WARM_UP, i -> search.page(typed.get(i % typed.size()).words(), null));
            long readingAllBefore = readingAll(server);
            List<Double> first = new ArrayList<>();
            List<Double> deepDown = new ArrayList<>();
            List<Double> open = new ArrayList<>();
            Map<String, List<Double>> byKind = new TreeMap<>();
            turns(inbox, search, deep, typed, first, deepDown, open, byKind);
            screens(server);
            long reading = readingAll(server) - readingAllBefore;
            List<Double> searched =
                    byKind.values().stream().flatMap(List::stream).toList();
            List<Double> byOffset =
                    measured(5, i -> office.fetch(BY_OFFSET.formatted(DEPTH * LeadInbox.PAGE, LeadInbox.PAGE)));

            double page = BenchReport.median(first);
            double down = BenchReport.median(deepDown);
            double few = BenchReport.median(firstOfFew);
            byKind.forEach((by, each) -> report.samples("searchBy " + by + " milliseconds", each));
            report.samples("firstOfFewMilliseconds", firstOfFew)
                    .samples("firstMilliseconds", first)
                    .samples("deepMilliseconds", deepDown)
                    .samples("firstOpenMilliseconds", open)
                    .samples("byOffsetMilliseconds", byOffset)
                    .samples("searchMilliseconds", searched)
                    .goal(
                            "first page and page at depth " + DEPTH + ", the slower against the faster",
                            Math.max(page, down) / Math.min(page, down),
                            NEAR)
                    .goal("first page at " + MANY + " leads, against " + FEW, page / few, NEAR)
                    .goal("page at depth " + DEPTH + ", against the first page at " + FEW + " leads", down / few, NEAR)
                    .goalAtLeast(
                            "page at depth " + DEPTH + ", times faster than by OFFSET",
                            BenchReport.median(byOffset) / down,
                            LEAST_FASTER)
                    .goal("times that a table of leads was read from end to end, by all screens", reading, 0)
                    .goal("p95 of a search, against p95 of the first page", p95(searched) / p95(first), SLOWEST_SEARCH);
        }
        report.finish();
    }

    /** In turns, so that whatever else the machine does falls on all of them. */
    private static void turns(
            LeadInbox inbox,
            LeadSearch search,
            After deep,
            List<Typed> typed,
            List<Double> first,
            List<Double> deepDown,
            List<Double> open,
            Map<String, List<Double>> searched) {
        for (int i = 0; i < SAMPLES; i++) {
            first.addAll(measured(1, each -> inbox.page(LeadFilter.DONE, null)));
            deepDown.addAll(measured(1, each -> inbox.page(LeadFilter.DONE, deep)));
            open.addAll(measured(1, each -> inbox.page(LeadFilter.OPEN, null)));
            Typed typing = typed.get(i % typed.size());
            searched.computeIfAbsent(typing.by(), each -> new ArrayList<>())
                    .addAll(measured(1, each -> search.page(typing.words(), null)));
        }
    }

    /** What else of the desk reads leads: the day, what is kept apart, and the week. */
    private static void screens(StartedServer server) {
        server.bean(LeadToday.class).day();
        Quarantine apart = server.bean(Quarantine.class);
        apart.page(null);
        apart.waiting();
        LeadFigures figures = server.bean(LeadFigures.class);
        figures.weeks(figures.thisWeek());
        figures.conversion(figures.thisWeek());
        figures.ages();
    }

    /** How often PostgreSQL has read a table of leads from end to end, as it counts that itself. */
    private static long readingAll(StartedServer server) {
        try {
            // A session that has nothing to do tells what it did ten seconds later at most.
            Thread.sleep(11_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return DSL.using(server.bean("ownerDataSource", DataSource.class), SQLDialect.POSTGRES)
                .fetchSingle("SELECT sum(seq_scan) FROM pg_stat_user_tables"
                        + " WHERE schemaname = 'lead' AND relname IN ('lead', 'lookup', 'event')")
                .get(0, Long.class);
    }

    private static void fill(StartedServer server, UUID me, int count) {
        DataSource pool = server.bean("ownerDataSource", DataSource.class);
        DSL.using(pool, SQLDialect.POSTGRES).connection(connection -> {
            DSLContext owner = DSL.using(connection, SQLDialect.POSTGRES);
            owner.execute("TRUNCATE lead.lead, audit.access CASCADE");
            owner.execute(
                    "INSERT INTO identity.account (id, email, name, roles, language, password_hash, created_at) VALUES"
                            + " (?, ?, 'Collega', '{sales}', 'nl', 'none', now()) ON CONFLICT DO NOTHING",
                    me,
                    me + "@kantoor.test");
            ManyLeads.make(owner, server.bean("lookupDigests", Digests.class), me, count);
            owner.execute("VACUUM (ANALYZE) lead.lead");
            owner.execute("VACUUM (ANALYZE) lead.lookup");
        });
    }

    private static After at(DSLContext office, int row) {
        var found = office.fetchSingle("SELECT received_at, id FROM lead.lead WHERE status = 'done'"
                + " ORDER BY received_at DESC, id DESC OFFSET " + row + " LIMIT 1");
        return new After(found.get(0, OffsetDateTime.class), found.get(1, UUID.class));
    }

    /** Twenty searches: by number, address and telephone, by frequent and rare words, alone, together, with a status. */
    private static List<Typed> searches() {
        List<Typed> searches = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            int known = MANY / 5 * i / ManyLeads.KNOWN * ManyLeads.KNOWN;
            searches.add(new Typed("number", ManyLeads.reference(known)));
            searches.add(new Typed("address", ManyLeads.email(known)));
            searches.add(new Typed("telephone", ManyLeads.phone(known)));
            searches.add(new Typed("rare word", ManyLeads.word(i * 400)));
        }
        searches.add(new Typed("frequent word", ManyLeads.word(0)));
        searches.add(new Typed("two words", ManyLeads.word(0) + " " + ManyLeads.word(3)));
        searches.add(new Typed("two words", ManyLeads.word(12) + " " + ManyLeads.word(900)));
        searches.add(new Typed("word and status", ManyLeads.word(5) + " wacht"));
        return searches;
    }

    /**
     * A search.
     *
     * @param by what is looked for
     * @param words as they are typed
     */
    private record Typed(String by, String words) {}

    private static List<Double> measured(int times, IntFunction<?> query) {
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            query.apply(i);
            milliseconds.add((System.nanoTime() - start) / 1e6);
        }
        return milliseconds;
    }

    private static double p95(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() * 95 / 100);
    }
}
