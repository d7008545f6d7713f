package nl.allesoveradministratie.pakketwijzer.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The peer's side: Umami's way of keeping web statistics, one row for each event and one for each visitor's session, with its
 * indexes, in the same PostgreSQL. Made anew in our own words from what Umami publishes: its database schema for PostgreSQL
 * (github.com/umami-software/umami, prisma/schema.prisma: tables website_event with 15 indexes and session with 12) and the
 * questions that its pages put to it (src/queries/sql: numbers of a website, views by day, breakdowns by device, browser and
 * region, funnel), looked up in November 2026. Nothing of it was copied.
 *
 * <p>Everything here is in the peer's favour: columns that it fills and we have no value for stay empty, sessions are made
 * beforehand, a statement is prepared once, and its counts are exact where ours are private.
 */
final class RowPerEvent {

    static final UUID WEBSITE = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private static final List<String> TABLES =
            List.of("DROP SCHEMA IF EXISTS peer CASCADE", "CREATE SCHEMA peer", """
            CREATE TABLE peer.session (
                session_id uuid PRIMARY KEY, website_id uuid NOT NULL, browser varchar(20), os varchar(20),
                device varchar(20), screen varchar(11), language varchar(35), country char(2), region varchar(20),
                city varchar(50), distinct_id varchar(50), created_at timestamptz(6) DEFAULT now())
            """, """
            CREATE TABLE peer.website_event (
                event_id uuid PRIMARY KEY, website_id uuid NOT NULL, session_id uuid NOT NULL, visit_id uuid NOT NULL,
                created_at timestamptz(6) DEFAULT now(), url_path varchar(500) NOT NULL, url_query varchar(500),
                utm_source varchar(255), utm_medium varchar(255), utm_campaign varchar(255), utm_content varchar(255),
                utm_term varchar(255), referrer_path varchar(500), referrer_query varchar(500),
                referrer_domain varchar(500), page_title varchar(500), gclid varchar(255), fbclid varchar(255),
                msclkid varchar(255), ttclid varchar(255), li_fat_id varchar(255), twclid varchar(255),
                event_type int NOT NULL DEFAULT 1, event_name varchar(50), tag varchar(50), hostname varchar(100))
            """);

    private static final List<String> SESSION_INDEXES = List.of(
            "created_at",
            "website_id",
            "website_id, created_at",
            "website_id, created_at, browser",
            "website_id, created_at, os",
            "website_id, created_at, device",
            "website_id, created_at, screen",
            "website_id, created_at, language",
            "website_id, created_at, country",
            "website_id, created_at, region",
            "website_id, created_at, city");

    private static final List<String> EVENT_INDEXES = List.of(
            "created_at",
            "session_id",
            "visit_id",
            "website_id",
            "website_id, created_at",
            "website_id, created_at, url_path",
            "website_id, created_at, url_query",
            "website_id, created_at, referrer_domain",
            "website_id, created_at, page_title",
            "website_id, created_at, event_name",
            "website_id, created_at, tag",
            "website_id, session_id, created_at",
            "website_id, visit_id, created_at",
            "website_id, created_at, hostname");

    private static final String INSERT = """
            INSERT INTO peer.website_event (event_id, website_id, session_id, visit_id, created_at, url_path,
                referrer_domain, page_title, event_type, event_name, hostname)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private RowPerEvent() {}

    /** Empty tables with all indexes. */
    static void make(Connection owner) throws SQLException {
        run(owner, TABLES);
        index(owner);
    }

    private static void index(Connection owner) throws SQLException {
        List<String> indexes = new ArrayList<>();
        SESSION_INDEXES.forEach(columns -> indexes.add("CREATE INDEX ON peer.session (" + columns + ")"));
        EVENT_INDEXES.forEach(columns -> indexes.add("CREATE INDEX ON peer.website_event (" + columns + ")"));
        run(owner, indexes);
    }

    private static void run(Connection owner, List<String> statements) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** One client: each event is on disk before the next begins. */
    static final class Client implements AutoCloseable {

        private final Connection connection;
        private final PreparedStatement insert;

        Client(Connection connection) throws SQLException {
            this.connection = connection;
            this.insert = connection.prepareStatement(INSERT);
        }

        /**
         * Keeps an event.
         *
         * @param browser number of the browser: its session and its visit
         * @param name of what was done; empty = a page was opened
         */
        void keep(int browser, String path, String name) throws SQLException {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, WEBSITE);
            insert.setObject(3, new UUID(1, browser));
            insert.setObject(4, new UUID(2, browser));
            insert.setTimestamp(5, Timestamp.from(Instant.now()));
            insert.setString(6, path);
            insert.setString(7, "www.google.com");
            insert.setString(8, "Pakketwijzer" + path.replace('/', ' '));
            insert.setInt(9, name.isEmpty() ? 1 : 2);
            insert.setString(10, name.isEmpty() ? null : name);
            insert.setString(11, "www.pakketwijzer.example");
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /**
     * A month of events, all at once: visits of four events about one package, spread evenly over the month, of which the
     * first packages have far more than the last. Indexes are made afterwards, which keeps them as small as they can be.
     *
     * @param month its first day
     * @param packages paths of their pages are made of these
     */
    static void fill(Connection owner, int events, LocalDate month, List<String> packages) throws SQLException {
        run(owner, TABLES);
        Timestamp from =
                Timestamp.from(month.atStartOfDay(ZoneId.of("Europe/Amsterdam")).toInstant());
        try (PreparedStatement sessions = owner.prepareStatement("""
                        INSERT INTO peer.session (session_id, website_id, browser, os, device, screen, language, country,
                            region, city, created_at)
                        SELECT lpad(to_hex(n), 32, '0')::uuid, ?, (ARRAY ['chrome', 'safari', 'firefox', 'edge'])[1 + n % 4],
                            (ARRAY ['Windows 10', 'iOS', 'Mac OS', 'Android OS'])[1 + n % 4],
                            (ARRAY ['desktop', 'mobile', 'laptop', 'tablet'])[1 + n % 4], '1920x1080', 'nl-NL', 'NL',
                            'NL-' || (ARRAY ['NH', 'ZH', 'UT', 'NB', 'GE', 'OV'])[1 + n % 6], 'Utrecht',
                            ?::timestamptz + n * (interval '30 days' / ?)
                        FROM generate_series(1, ?) n
                        """);
                PreparedStatement rows = owner.prepareStatement("""
                        INSERT INTO peer.website_event (event_id, website_id, session_id, visit_id, created_at, url_path,
                            referrer_domain, page_title, event_type, event_name, hostname)
                        SELECT gen_random_uuid(), ?, lpad(to_hex(1 + n / 4), 32, '0')::uuid,
                            lpad('f' || to_hex(1 + n / 4), 32, '0')::uuid, ?::timestamptz + n * (interval '30 days' / ?),
                            '/pakketten/' || p.id, 'www.google.com', 'Pakketwijzer ' || p.id,
                            CASE WHEN n % 4 = 3 THEN 2 ELSE 1 END,
                            CASE WHEN n % 4 = 3 THEN (ARRAY ['compared', 'shortlisted', 'clicked_out'])[1 + n / 4 % 3] END,
                            'www.pakketwijzer.example'
                        FROM generate_series(0, ? - 1) n
                        CROSS JOIN LATERAL (SELECT (?::text[])
                            [1 + floor(cardinality(?::text[]) * power(((n / 4)::bigint * 7919 % 10007) / 10007.0::float8, 2))::int] AS id) p
                        """)) {
            int visitors = events / 4 + 1;
            sessions.setObject(1, WEBSITE);
            sessions.setTimestamp(2, from);
            sessions.setInt(3, visitors);
            sessions.setInt(4, visitors);
            sessions.executeUpdate();
            Object ids = owner.createArrayOf("text", packages.toArray());
            rows.setObject(1, WEBSITE);
            rows.setTimestamp(2, from);
            rows.setInt(3, events);
            rows.setInt(4, events);
            rows.setObject(5, ids);
            rows.setObject(6, ids);
            rows.executeUpdate();
        }
        index(owner);
        run(owner, List.of("VACUUM (ANALYZE) peer.session", "VACUUM (ANALYZE) peer.website_event"));
    }

    /** Bytes on disk for each event, indexes and sessions included. */
    static double bytesPerEvent(Connection owner) throws SQLException {
        return number(owner, """
                SELECT (pg_total_relation_size('peer.website_event') + pg_total_relation_size('peer.session'))::float8
                    / greatest(1, (SELECT count(*) FROM peer.website_event))
                """);
    }

    private static double number(Connection owner, String query) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }

    /** One month of one package, as a partner's page here shows it. */
    private static final List<String> REPORT = List.of(
            // Numbers: views, visitors, visits, those of one page, time
            """
            SELECT sum(v.views), count(DISTINCT v.session_id), count(DISTINCT v.visit_id),
                count(*) FILTER (WHERE v.views = 1), sum(extract(epoch FROM v.last - v.first))
            FROM (SELECT e.session_id, e.visit_id, count(*) AS views, min(e.created_at) AS first, max(e.created_at) AS last
                FROM peer.website_event e
                WHERE e.website_id = :site AND e.created_at BETWEEN :from AND :until AND e.event_type = 1
                    AND e.url_path = :path
                GROUP BY 1, 2) v
            """,
            // By day
            """
            SELECT to_char(date_trunc('day', e.created_at AT TIME ZONE 'Europe/Amsterdam'), 'YYYY-MM-DD'), count(*),
                count(DISTINCT e.session_id)
            FROM peer.website_event e
            WHERE e.website_id = :site AND e.created_at BETWEEN :from AND :until AND e.event_type = 1 AND e.url_path = :path
            GROUP BY 1
            """,
            // What was done, by name
            """
            SELECT e.event_name, count(*), count(DISTINCT e.session_id) FROM peer.website_event e
            WHERE e.website_id = :site AND e.created_at BETWEEN :from AND :until AND e.event_type = 2 AND e.url_path = :path
            GROUP BY 1 ORDER BY 2 DESC LIMIT 500
            """,
            breakdown("device"),
            breakdown("browser"),
            breakdown("region"),
            // Funnel: who viewed the package, of those who went on to something else with it, of those who left for its
            // site
            """
            WITH one AS (
                SELECT DISTINCT e.session_id, e.created_at FROM peer.website_event e
                WHERE e.website_id = :site AND e.created_at BETWEEN :from AND :until AND e.url_path = :path
                    AND e.event_type = 1),
            two AS (
                SELECT DISTINCT e.session_id, e.created_at FROM one JOIN peer.website_event e ON e.session_id = one.session_id
                WHERE e.website_id = :site AND e.created_at BETWEEN one.created_at AND one.created_at + interval '1 hour'
                    AND e.event_name = 'compared'),
            three AS (
                SELECT DISTINCT e.session_id FROM one JOIN peer.website_event e ON e.session_id = one.session_id
                WHERE e.website_id = :site AND e.created_at BETWEEN one.created_at AND one.created_at + interval '1 hour'
                    AND e.event_name = 'clicked_out')
            SELECT (SELECT count(DISTINCT session_id) FROM one), (SELECT count(DISTINCT session_id) FROM two),
                (SELECT count(DISTINCT session_id) FROM three)
            """);

    private static String breakdown(String column) {
        return """
            SELECT s.%s, count(DISTINCT e.session_id) FROM peer.website_event e JOIN peer.session s USING (session_id)
            WHERE e.website_id = :site AND e.created_at BETWEEN :from AND :until AND e.event_type = 1 AND e.url_path = :path
            GROUP BY 1 ORDER BY 2 DESC LIMIT 500
            """.formatted(column);
    }

    /** Draws up the report; returns how many rows came of it. */
    static int report(Connection connection, LocalDate month, String pack) throws SQLException {
        int rows = 0;
        for (String query : REPORT) {
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(query.replace(":site", "'" + WEBSITE + "'")
                            .replace(":from", "timestamptz '" + month + " 00:00 Europe/Amsterdam'")
                            .replace(":until", "timestamptz '" + month.plusMonths(1) + " 00:00 Europe/Amsterdam'")
                            .replace(":path", "'/pakketten/" + pack + "'"))) {
                while (found.next()) {
                    rows++;
                }
            }
        }
        return rows;
    }
}
