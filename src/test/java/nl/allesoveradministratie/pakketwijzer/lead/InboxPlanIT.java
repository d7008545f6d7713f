package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter.Part;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox.After;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;

/**
 * How PostgreSQL goes about every list, column and search among 50,000 leads, as it says itself: by an index, never by
 * reading all leads. The leads are made once, in a transaction that is never committed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxPlanIT extends InboxDesk {

    private static final int COUNT = 50_000;

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    @Autowired
    private Opener leadOpener;

    @Autowired
    private AccessLog accessLog;

    @Autowired
    private SignedIn signedInBean;

    @Autowired
    private Digests lookupDigests;

    @Autowired
    private Texts texts;

    @Autowired
    private Clock clock;

    private Connection connection;
    private Savepoint made;
    private UUID whose;
    private DSLContext plain;
    private DSLContext listened;
    private LeadInbox many;
    private LeadSearch search;
    private final List<String> asked = new ArrayList<>();
    private Query lastAsked;

    /** Keeps what is asked, with its values in it. */
    private final ExecuteListener listener = new ExecuteListener() {
        @Override
        public void executeStart(ExecuteContext context) {
            if (context.query() != null) {
                String sql = context.query().getSQL(ParamType.INLINED);
                if (sql.startsWith("select") && !sql.contains("audit.")) {
                    asked.add(sql);
                    lastAsked = context.query();
                }
            }
        }
    };

    /** What is asked in a transaction is so here, in the one that is rolled back. */
    private final TransactionProvider neverCommitting = new TransactionProvider() {
        @Override
        public void begin(TransactionContext context) {}

        @Override
        public void commit(TransactionContext context) {}

        @Override
        public void rollback(TransactionContext context) {}
    };

    private void fill() throws Exception {
        connection = owner.getConnection();
        connection.setAutoCommit(false);
        plain = DSL.using(connection, SQLDialect.POSTGRES);
        whose = me;
        ManyLeads.make(plain, lookupDigests, whose, COUNT);
        ManyLeads.analyze(plain);
        listened = DSL.using(new DefaultConfiguration()
                .set(connection)
                .set(SQLDialect.POSTGRES)
                .set(neverCommitting)
                .set(listener));
        many = new LeadInbox(listened, leadOpener, accessLog, signedInBean, clock);
        search = new LeadSearch(listened, lookupDigests, accessLog, texts);
    }

    @BeforeEach
    void begin() throws Exception {
        if (connection == null) {
            fill();
        }
        made = connection.setSavepoint();
        new SignedInAs(whose, Role.SALES);
    }

    @AfterEach
    void asItWasMade() throws Exception {
        connection.rollback(made);
        asked.clear();
    }

    @AfterAll
    void forget() throws Exception {
        connection.rollback();
        connection.close();
    }

    private void everyPlanUsesAnIndex(int atLeast) {
        List<String> queries = List.copyOf(asked);
        assertThat(queries).hasSizeGreaterThanOrEqualTo(atLeast);
        for (String query : queries) {
            String plan = String.join("\n", plain.fetch("EXPLAIN " + query).getValues(0, String.class));
            assertThat(plan)
                    .as(query + "\n" + plan)
                    .doesNotContain("Seq Scan on lead", "Seq Scan on lookup")
                    .contains("Index");
        }
    }

    private static Stream<LeadFilter> filters() {
        LeadFilter three = LeadFilter.OPEN
                .with(Part.SITE, "vixum")
                .with(Part.ROLE, "accountant")
                .with(Part.ORIGIN, "visit");
        return Stream.of(
                LeadFilter.OPEN,
                LeadFilter.DONE,
                LeadFilter.MINE,
                LeadFilter.NOBODYS,
                LeadFilter.LATE,
                LeadFilter.LATE.with(Part.OWNER, LeadFilter.ME),
                LeadFilter.OPEN.with(Part.SITE, "vixum"),
                LeadFilter.OPEN.with(Part.TOPIC, "event"),
                LeadFilter.OPEN.with(Part.ROLE, "mkb"),
                LeadFilter.OPEN.with(Part.ORIGIN, "api"),
                LeadFilter.OPEN.with(Part.DAYS, "7"),
                LeadFilter.OPEN.with(Part.STATUS, "waiting"),
                LeadFilter.DONE.with(Part.OWNER, LeadFilter.ME),
                three,
                three.with(Part.STATUS, "done"),
                three.with(Part.STATUS, "done").with(Part.DAYS, "30"));
    }

    @Test
    void aListIsReadByItsIndexHoweverItIsFiltered() {
        filters().forEach(filter -> {
            many.page(filter, null);
            many.count(filter);
        });
        everyPlanUsesAnIndex(32);
        // And as for the office's login, whose policy lets it see every row.
        plain.execute("ALTER TABLE lead.lead FORCE ROW LEVEL SECURITY");
        plain.execute("CREATE POLICY planted ON lead.lead TO pw_owner USING (true)");
        everyPlanUsesAnIndex(32);
    }

    @Test
    void aPageDeepDownIsReadFromWhereItBegins() {
        filters().forEach(filter -> {
            var somewhere = plain.fetchSingle(
                    "SELECT received_at, id FROM lead.lead ORDER BY received_at OFFSET 25000 LIMIT 1");
            many.page(
                    filter, new After(somewhere.get(0, java.time.OffsetDateTime.class), somewhere.get(1, UUID.class)));
        });
        everyPlanUsesAnIndex(16);
        assertThat(asked).allSatisfy(query -> assertThat(query).doesNotContainIgnoringCase("offset"));
    }

    @Test
    void theColumnsOfTheBoardAreReadByTheirIndexes() {
        for (LeadStatus status : LeadStatus.values()) {
            for (LeadFilter filter : List.of(LeadFilter.OPEN, LeadFilter.MINE, LeadFilter.OPEN.with(Part.DAYS, "30"))) {
                LeadFilter column = filter.with(Part.STATUS, status.key());
                many.page(column, null);
                many.count(column);
            }
        }
        everyPlanUsesAnIndex(30);
    }

    @Test
    void aSearchIsALookInAnIndex() {
        int known = ManyLeads.KNOWN * 7;
        Stream.of(
                        ManyLeads.reference(known),
                        ManyLeads.email(known),
                        ManyLeads.phone(known),
                        ManyLeads.word(0),
                        ManyLeads.word(1_500),
                        ManyLeads.word(0) + " " + ManyLeads.word(3),
                        ManyLeads.word(0) + " " + ManyLeads.word(1_500) + " " + ManyLeads.word(7),
                        ManyLeads.word(4) + " wacht",
                        ManyLeads.word(4) + " advies",
                        "wacht",
                        "afgerond",
                        "resultaat",
                        "evenement nieuw",
                        "iemand die er niet is")
                .forEach(typed -> search.page(typed, null));
        assertThat(search.page(ManyLeads.email(known), null)).hasSize(1);
        assertThat(search.page(ManyLeads.phone(known), null)).hasSize(1);
        assertThat(search.page(ManyLeads.word(0) + " " + ManyLeads.word(3), null))
                .isNotEmpty();
        everyPlanUsesAnIndex(17);
    }

    @Test
    void theDayAndWhatIsKeptApartAreReadByTheirIndexes() {
        new LeadToday(listened, leadOpener, signedInBean, clock).day();
        Quarantine apart = new Quarantine(listened, leadOpener, accessLog, signedInBean, clock);
        apart.page(null);
        apart.waiting();
        everyPlanUsesAnIndex(6);
    }

    private static final Pattern PAGES_READ = Pattern.compile("Buffers: shared hit=([0-9]+)");

    /**
     * How many pages of the database a search looks into, as PostgreSQL says when it has done so by the plan that it keeps: the
     * one that does not know what is looked for.
     */
    private int pagesRead(String typed) {
        search.page(typed, null);
        List<Object> values = lastAsked.getBindValues();
        String types = values.stream()
                .map(value -> value instanceof byte[] ? "bytea" : "bigint")
                .collect(Collectors.joining(", "));
        String given = values.stream()
                .map(value -> plain.renderInlined(DSL.val(value)))
                .collect(Collectors.joining(", "));
        AtomicInteger number = new AtomicInteger();
        String numbered =
                Pattern.compile("\\?").matcher(lastAsked.getSQL()).replaceAll(each -> "\\$" + number.incrementAndGet());
        plain.execute("SET LOCAL plan_cache_mode = force_generic_plan");
        // Nothing that is not committed can be vacuumed; in what is, the index alone tells, which no bitmap is cheaper
        // than.
        plain.execute("SET LOCAL enable_bitmapscan = off");
        plain.connection(session -> {
            try (Statement statement = session.createStatement()) {
                statement.execute("PREPARE kept (" + types + ") AS " + numbered);
            }
        });
        String plan = String.join(
                "\n",
                plain.fetch("EXPLAIN (ANALYZE, BUFFERS) EXECUTE kept (" + given + ")")
                        .getValues(0, String.class));
        plain.execute("DEALLOCATE kept");
        Matcher first = PAGES_READ.matcher(plan);
        assertThat(first.find()).as(plan).isTrue();
        return Integer.parseInt(first.group(1));
    }

    @Test
    void wordsTogetherCostWhatTheRarestOfThemCostsInWhateverOrderTheyAreTyped() {
        String frequent = ManyLeads.word(0);
        String rare = ManyLeads.word(1_500);
        int alone = pagesRead(frequent);
        assertThat(alone).isPositive();

        for (String typed : List.of(
                frequent + " " + rare,
                rare + " " + frequent,
                frequent + " " + ManyLeads.word(1) + " " + rare,
                rare + " " + ManyLeads.word(1) + " " + frequent)) {
            // Thousands are called by the frequent word; reading the finds of that one costs a page for each.
            assertThat(pagesRead(typed)).as(typed).isLessThan(3 * alone);
        }
    }
}
