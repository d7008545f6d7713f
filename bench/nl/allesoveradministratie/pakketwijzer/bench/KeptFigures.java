package nl.allesoveradministratie.pakketwijzer.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.insight.OwnStatisticsRun;
import nl.allesoveradministratie.pakketwijzer.insight.ReleaseRun;
import nl.allesoveradministratie.pakketwijzer.site.Words;

/**
 * What this product keeps of so many visits: last month and this one until yesterday, counted, closed and released by the
 * functions and the runs of production. The counts are worked out instead of counted, since only their number matters: a bin
 * that more than half a browser-day is expected in has a row.
 */
final class KeptFigures {

    /** Of the browser-days with a package, how many stand in each bin; of 1,000. */
    private static final String BINS = """
            ('step', 'shown', 400), ('step', 'viewed', 350), ('step', 'compared', 130), ('step', 'shortlisted', 70),
            ('step', 'clicked_out', 50), ('device', 'computer', 300), ('device', 'phone', 250), ('device', 'other', 50),
            ('browser', 'chromium_new', 300), ('browser', 'chromium_old', 30), ('browser', 'safari_new', 180),
            ('browser', 'safari_old', 20), ('browser', 'other_new', 60), ('browser', 'other_old', 10),
            ('region', 'north', 60), ('region', 'east', 110), ('region', 'west', 260), ('region', 'south', 110),
            ('region', 'abroad', 40), ('region', 'unknown', 20), ('instead', 'none', 400)""";

    /** A package's part of all browser-days with packages: the first is looked at most. A visit is with five of them. */
    private static final String SHARES = """
            share AS (
                SELECT id, 5 * (sqrt(place) - sqrt(place - 1)) / sqrt(count(*) OVER ()) AS part
                FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM catalog.package) p)""";

    private static final String COUNT = """
            WITH %s
            INSERT INTO usage.counter (day, package_id, kind, bin, browser_days)
                SELECT ?, id, kind, bin, round(visits * part)
                FROM (
                    SELECT s.id, b.kind, b.bin, s.part * b.thousandths / 1000 AS part FROM share s
                    CROSS JOIN (VALUES %s) b (kind, bin, thousandths)
                    UNION ALL
                    SELECT s.id, k.kind, o.id, s.part * o.part * k.thousandths / 5000 FROM share s
                    JOIN share o ON o.id <> s.id
                    CROSS JOIN (VALUES ('instead', 200), ('compared_with', 300)) k (kind, thousandths)) b,
                    (SELECT ?::float8 AS visits) v
                WHERE visits * part >= 0.5
            """.formatted(SHARES, BINS);

    private static final String COUNT_OWN = """
            WITH %s
            INSERT INTO usage.own_counter (day, site, kind, key, browser_days)
                SELECT ?, site, kind, key, round(visits * part)
                FROM (
                    SELECT kind, key, part FROM (
                        SELECT 'page' AS kind, (ARRAY ['home', 'finder', 'result', 'packages', 'package', 'situation', 'compare',
                            'head_to_head', 'segments', 'segment', 'switching', 'my_list', 'events', 'how_we_rank',
                            'how_anonymous', 'privacy', 'cookies'])[n] AS key, 0.5 / n AS part
                        FROM generate_series(1, 17) n
                        UNION ALL SELECT 'finder', n::text, 0.05 FROM generate_series(0, 10) n
                        UNION ALL SELECT 'wanted', 'criterion_' || n, 0.3 / n FROM generate_series(1, 50) n
                        UNION ALL SELECT 'missing', s.id || ':criterion_' || n, s.part * 0.05 / n
                            FROM share s CROSS JOIN generate_series(1, 50) n) each) k,
                    (VALUES ('allesoveradministratie', 0.7), ('sevenelements', 0.2), ('vixum', 0.1)) t (site, of_all),
                    (SELECT ?::float8 AS visits) v
                WHERE visits * part * of_all >= 0.5
            """.formatted(SHARES);

    private static final List<String> EMPTY = List.of(
            "TRUNCATE usage.counter, usage.recorder, usage.closed, usage.closed_day, usage.own_counter, usage.own_week",
            "TRUNCATE insight.cell, insight.ledger, insight.calendar, insight.own_figure",
            "UPDATE insight.head SET position = 0, hash = sha256('pakketwijzer privacy ledger'::bytea)");

    private final StartedServer server;
    private final Connection owner;
    private final LocalDate today = LocalDate.now(Words.HERE);

    KeptFigures(StartedServer server, Connection owner) {
        this.server = server;
        this.owner = owner;
    }

    /** The month that is over and was released: a month comes on the 2nd of the next. */
    YearMonth month() {
        return YearMonth.from(today.minusDays(2)).minusMonths(1);
    }

    /** The catalogue's ids, in the order in which they are looked at. */
    List<String> packages() {
        return server.bean(PublishedCatalog.class).current().packages().stream()
                .map(pack -> pack.id().value())
                .sorted()
                .toList();
    }

    /** Nothing of before, and then so many visits in the month that is over, and as many a day since. */
    KeptFigures fill(long visits) throws SQLException {
        for (String each : EMPTY) {
            run(each);
        }
        LocalDate first = month().atDay(1);
        server.bean(ReleaseRun.class).begin(first);
        double perDay = (double) visits / month().lengthOfMonth();
        for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
            count(COUNT, day, perDay);
            count(COUNT_OWN, day, perDay);
        }
        if (server.bean(ReleaseRun.class).run() == 0) {
            throw new IllegalStateException("Nothing was released");
        }
        server.bean(OwnStatisticsRun.class).run();
        run("VACUUM (FULL, ANALYZE)");
        return this;
    }

    private void count(String query, LocalDate day, double visits) throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement(query)) {
            insert.setObject(1, day);
            insert.setDouble(2, visits);
            insert.executeUpdate();
        }
    }

    private void run(String command) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(command);
        }
    }

    /** Everything that is kept of visits, indexes included. */
    double bytes() throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT sum(pg_total_relation_size(c.oid))::float8 FROM pg_class c
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname IN ('usage', 'insight') AND c.relkind = 'r'
                        """)) {
            row.next();
            return row.getDouble(1);
        }
    }
}
