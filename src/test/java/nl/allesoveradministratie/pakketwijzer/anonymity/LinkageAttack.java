package nl.allesoveradministratie.pakketwijzer.anonymity;

import static nl.allesoveradministratie.pakketwijzer.usage.Step.COMPARED;
import static nl.allesoveradministratie.pakketwijzer.usage.Step.SHORTLISTED;

import java.net.http.HttpClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.anonymity.Traces.Person;
import nl.allesoveradministratie.pakketwijzer.anonymity.Traces.Row;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.OwnStatisticsRun;
import nl.allesoveradministratie.pakketwijzer.insight.Period;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadIntake;
import nl.allesoveradministratie.pakketwijzer.lead.Receipt;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay.Did;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

/**
 * Somebody from inside has a copy of all tables, hidden columns included, and wants to know what each person did who asked
 * something: by the number of the transaction that wrote a row ({@code xmin}), by the order of rows on disk ({@code ctid}), and
 * by anything that stands both with a question and in a row. Visitors come over HTTP, one after the other; each opens a
 * result, views a package, compares it with another and keeps it, in a combination that nobody else has, and then asks a
 * question that names none of it. The process sends what it has after every one of them: no moment is worse. Some are left when
 * the day ends.
 *
 * <p>It looks on the day, after midnight, after the release of the day, and after those of the week and the month, in every table
 * of usage and insight in which something of a visit stands.
 */
public final class LinkageAttack {

    /** So many browsers hide each other in a batch, as privacy.md says. */
    private static final int BATCH = 20;

    /** So many are left at midnight: too few for a batch. */
    private static final int LEFT = 13;

    /** Tables in which nothing of a visit stands: processes, closed days, what is released when, that it was, and how often it was refused. */
    private static final Set<String> WITHOUT_VISITS = Set.of(
            "usage.recorder",
            "usage.closed_day",
            "insight.family",
            "insight.calendar",
            "insight.ledger",
            "insight.refusal",
            "insight.head");

    private final ApplicationContext product;
    private final String origin;
    private final RunningScheme scheme;
    private final DSLContext owner;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> lookedAt = new TreeSet<>(WITHOUT_VISITS);

    /** @param origin how addresses of the product begin */
    public LinkageAttack(ApplicationContext product, String origin) {
        this.product = product;
        this.origin = origin;
        this.scheme = new RunningScheme(product);
        this.owner = scheme.owner();
    }

    /**
     * What was found, by where and when: table, kind of rows and moment.
     *
     * @param hits and by way of looking: of how many visitors what they did was found
     * @param findable of how many visitors something stands there that holds for nobody else
     * @param transactions how many transactions wrote the rows
     * @param naming tables in which something stands that also stands with a visit or a question: a number, a cookie, an address
     */
    public record Findings(
            Map<String, Integer> hits,
            Map<String, Integer> findable,
            Map<String, Integer> transactions,
            Set<String> naming) {

        Findings() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
        }

        /** Of all ways the one that finds most. */
        public int most() {
            return Collections.max(hits.values());
        }
    }

    /**
     * What came of it.
     *
     * @param visitors how many there were to find
     * @param product what the product's own tables give away
     * @param unbatched what these would if each visit were written at once, by the product's own function
     * @param planted what a table would with a row for each visit, without time or key, and with the number of the consent
     * @param notLookedAt tables of usage and insight that this attack does not know
     */
    public record Result(
            int visitors, Findings product, Findings unbatched, Findings planted, Set<String> notLookedAt) {

        /** More are not guessed by accident, in some hundred ways of looking: each batch gives one away on average. */
        public static final int BY_CHANCE = 10;

        /** How many visitors there must be of whom something stands that holds for nobody else, or nothing could be found. */
        public int leastFindable() {
            return visitors / 3;
        }

        /** Every transaction that wrote is about so many that they hide each other. */
        public int mostTransactions() {
            return visitors / BATCH;
        }
    }

    /** A visitor, of whom this is known, and what he did, of which is asked. */
    private record Visitor(UUID question, PackageId pack, PackageId other, Set<String> wanted, Set<String> missing) {

        Set<String> packs() {
            return Set.of(pack.value());
        }

        Set<String> pairs() {
            return Set.of(Stream.of(pack.value(), other.value()).sorted().collect(Collectors.joining(" ")));
        }
    }

    /**
     * Where rows are that say something of visits.
     *
     * @param table name
     * @param kind of rows
     * @param says what a row says, in SQL
     * @param which of the rows, in SQL
     * @param of what they would say of a visitor
     */
    private record Source(String table, String kind, String says, String which, Function<Visitor, Set<String>> of) {}

    private static final String PAIR = "least(t.package_id, t.bin) || ' ' || greatest(t.package_id, t.bin)";

    private static Stream<Source> counts(String table, LocalDate day) {
        String which = "t.browser_days > 0 AND t.day = '" + day + "' AND t.kind = ";
        return Stream.of(
                new Source(table, "step", "t.package_id", which + "'step' AND t.bin = 'shortlisted'", Visitor::packs),
                new Source(table, "instead", PAIR, which + "'instead' AND t.bin <> 'none'", Visitor::pairs),
                new Source(table, "compared with", PAIR, which + "'compared_with'", Visitor::pairs));
    }

    private static Source cells(Family family, LocalDate day) {
        boolean pairs = family.hasCatalogue();
        return new Source(
                "insight.cell",
                family.name(),
                pairs ? PAIR : "t.package_id",
                "t.family = '" + family + "' AND t.from_day = '"
                        + family.period().startOf(day) + "' AND t.bin " + (pairs ? "<> 'none'" : "= 'shortlisted'"),
                pairs ? Visitor::pairs : Visitor::packs);
    }

    private static Stream<Source> own(String table, String period, LocalDate start) {
        String which = "t." + period + " = '" + start + "' AND t.kind = ";
        return Stream.of(
                new Source(table, "wanted", "t.key", which + "'wanted'", Visitor::wanted),
                new Source(table, "missing", "t.key", which + "'missing'", Visitor::missing));
    }

    /** Lets a day pass with visits and questions, its week and its month, and looks for the visits again and again. */
    public Result play() throws Exception {
        LocalDate day = scheme.openMonth().plusDays(9);
        LocalDate apart = day.plusYears(3);
        Findings found = new Findings();
        Findings unbatched = new Findings();
        Findings planted = new Findings();
        owner.execute("CREATE TABLE usage.planted (package_id text, consent text)");
        try {
            scheme.releaseOn(day);
            scheme.clock().moveTo(day.atTime(12, 0));
            List<Visitor> visitors = visits(day, apart);
            Stream.concat(counts("usage.counter", day), own("usage.own_counter", "day", day))
                    .forEach(source -> look(source, "that day", visitors, found));
            counts("usage.counter", apart).forEach(source -> look(source, "that day", visitors, unbatched));
            look(
                    new Source("usage.planted", "rows", "t.package_id", "true", Visitor::packs),
                    "that day",
                    visitors,
                    planted);
            name(day.withDayOfMonth(1), found.naming(), planted.naming());
            owner.execute("DROP TABLE usage.planted");

            scheme.clock().moveTo(day.plusDays(1).atTime(0, 10));
            PlayedDay.send(product);
            Stream.concat(counts("usage.counter", day), own("usage.own_counter", "day", day))
                    .forEach(source -> look(source, "after midnight", visitors, found));

            scheme.releaseOn(day.plusDays(1));
            product.getBean(OwnStatisticsRun.class).run();
            Stream.of(
                            counts("usage.closed", day),
                            Stream.of(cells(Family.R1, day)),
                            own("usage.own_week", "week", Period.WEEK.startOf(day)))
                    .flatMap(Function.identity())
                    .forEach(source -> look(source, "after the release", visitors, found));

            scheme.releaseOn(Period.MONTH.next(Period.MONTH.startOf(day)).plusDays(1));
            product.getBean(OwnStatisticsRun.class).run();
            Stream.concat(
                            Stream.of(Family.R2, Family.R3, Family.R7, Family.R8)
                                    .map(family -> cells(family, day)),
                            own("insight.own_figure", "week", Period.WEEK.startOf(day)))
                    .forEach(source -> look(source, "after the month", visitors, found));
            name(day.withDayOfMonth(1), found.naming(), planted.naming());
            return new Result(visitors.size(), found, unbatched, planted, notLookedAt());
        } finally {
            owner.execute("DROP TABLE IF EXISTS usage.planted");
            owner.execute("DELETE FROM usage.counter WHERE day = ?", apart);
            owner.execute("DELETE FROM usage.recorder WHERE day = ?", apart);
        }
    }

    private List<Visitor> visits(LocalDate day, LocalDate apart) throws Exception {
        List<PackageId> packages = new ArrayList<>(scheme.catalogue());
        Collections.shuffle(packages);
        List<String> queries = queries();
        List<Visitor> visitors = new ArrayList<>();
        int number = (packages.size() - LEFT) / BATCH * BATCH + LEFT;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int each = 0; each < number; each++) {
                Visitor visitor =
                        visitor(packages.get(each), packages.get((each + 1) % packages.size()), queries.get(each));
                String consent = "C-KKKK-%04d".formatted(each);
                AgreedVisitor browser = new AgreedVisitor(client, origin, day, consent);
                browser.openResult(queries.get(each));
                browser.view(visitor.pack());
                browser.compare(visitor.pack(), visitor.other());
                browser.keep(visitor.pack());
                PlayedDay.addAtOnce(
                        product,
                        apart,
                        List.of(
                                new Did(COMPARED, List.of(visitor.pack(), visitor.other())),
                                new Did(SHORTLISTED, List.of(visitor.pack()))));
                owner.execute(
                        "INSERT INTO usage.planted VALUES (?, ?)",
                        visitor.pack().value(),
                        consent);
                ask(visitor.question());
                visitors.add(visitor);
                known.addAll(List.of(
                        consent, browser.cookieOfTheDay(), visitor.question().toString()));
                PlayedDay.send(product);
            }
        }
        return visitors;
    }

    /** What people ask for who ask for one thing, of each role: as many different results as there are. */
    private List<String> queries() {
        List<String> criteria = new ArrayList<>(product.getBean(Criteria.class).ids());
        Collections.shuffle(criteria);
        return Stream.of("role=zzp", "role=mkb", "role=accountant")
                .flatMap(role -> criteria.stream()
                        .filter(criterion -> !criterion.equals("role"))
                        .flatMap(criterion -> Stream.of("=need", "=yes")
                                .map(answer -> role + "&" + criterion + answer)
                                .filter(query -> !wanted(role).containsAll(wanted(query)))))
                .toList();
    }

    private Set<String> wanted(String query) {
        return product.getBean(Finder.class).wanted(answers(query));
    }

    private Answers answers(String query) {
        return product.getBean(Finder.class)
                .parse(Stream.of(query.split("&"))
                        .map(part -> part.split("="))
                        .collect(Collectors.toMap(part -> part[0], part -> List.of(part[1]))))
                .answers();
    }

    private Visitor visitor(PackageId pack, PackageId other, String query) {
        Finder finder = product.getBean(Finder.class);
        Answers answers = answers(query);
        return new Visitor(
                UUID.randomUUID(),
                pack,
                other,
                finder.wanted(answers),
                finder.rank(answers).openFacts(5).stream()
                        .map(fact -> fact.pack().id() + ":" + fact.criterion())
                        .collect(Collectors.toSet()));
    }

    private void ask(UUID question) {
        Enquiry enquiry = new Enquiry(
                "vixum",
                Language.NL,
                "Iemand",
                "",
                new EmailAddress(question + "@koppeling.test"),
                null,
                null,
                "Wat past bij mij?",
                null,
                null);
        product.getBean(LeadIntake.class)
                .submit(question, enquiry, new Receipt(Language.NL, "Alleen medewerkers.", false))
                .orElseThrow();
    }

    private void look(Source source, String when, List<Visitor> visitors, Findings findings) {
        Map<UUID, Visitor> byQuestion = visitors.stream().collect(Collectors.toMap(Visitor::question, each -> each));
        List<Person> people = new ArrayList<>();
        owner.fetch("SELECT submission_id, xmin::text::bigint FROM lead.receipt ORDER BY xmin::text::bigint, ctid")
                .forEach(row -> {
                    Visitor visitor = byQuestion.get(row.get(0, UUID.class));
                    if (visitor != null) {
                        people.add(
                                new Person(row.get(1, Long.class), source.of().apply(visitor)));
                    }
                });
        List<Row> rows = owner.fetch("SELECT t.xmin::text::bigint, " + source.says() + " FROM " + source.table()
                        + " t WHERE " + source.which() + " ORDER BY t.ctid")
                .map(row -> new Row(row.get(0, Long.class), row.get(1, String.class)));
        lookedAt.add(source.table());
        Traces traces = Traces.of(rows, people);
        String where = source.table() + ", " + source.kind() + ", " + when;
        findings.findable().put(where, traces.people().size());
        findings.transactions().put(where, traces.transactions());
        traces.found().forEach((way, found) -> findings.hits().put(where + ", " + way, found));
    }

    private List<String> tables() {
        return owner.fetch("""
                        SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname IN ('usage', 'insight') AND c.relkind IN ('r', 'p', 'm') ORDER BY 1
                        """).map(row -> row.get(0, String.class));
    }

    /**
     * Looks in every column of every table for what stands with a visit or a question; of released cells, of which there may
     * be millions, in those since.
     */
    private void name(LocalDate since, Set<String> naming, Set<String> planted) {
        for (String table : tables()) {
            String which = table.equals("insight.cell") ? " AND t.from_day >= '" + since + "'" : "";
            if (owner.fetchSingle(
                            "SELECT EXISTS (SELECT FROM " + table + " t WHERE t::text ~ ?" + which + ")",
                            String.join("|", known))
                    .get(0, Boolean.class)) {
                (table.equals("usage.planted") ? planted : naming).add(table);
            }
        }
    }

    private Set<String> notLookedAt() {
        Set<String> tables = new TreeSet<>(tables());
        tables.removeAll(lookedAt);
        return tables;
    }
}
