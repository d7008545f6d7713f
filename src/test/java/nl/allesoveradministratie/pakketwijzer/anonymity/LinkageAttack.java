package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadIntake;
import nl.allesoveradministratie.pakketwijzer.lead.Receipt;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.usage.PlayedDay;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;

/**
 * Somebody from inside has a copy of all tables, hidden columns included, and wants to know which package each person looked
 * at who asked something: by the number of the transaction that wrote a row ({@code xmin}) and by the order of rows on disk
 * ({@code ctid}). Visitors come over HTTP, one for each package; each then asks a question that names none.
 */
public final class LinkageAttack {

    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private final ApplicationContext product;
    private final String origin;
    private final RunningScheme scheme;
    private final DSLContext owner;
    private final RandomGenerator chance = RandomGenerator.getDefault();

    /** @param origin how addresses of the product begin */
    public LinkageAttack(ApplicationContext product, String origin) {
        this.product = product;
        this.origin = origin;
        this.scheme = new RunningScheme(product);
        this.owner = scheme.owner();
    }

    /**
     * What came of it.
     *
     * @param visitors how many there were to find
     * @param hits by table and way of looking: how many were found
     * @param hitsInPlanted the same where a row is written for each visit
     */
    public record Result(int visitors, Map<String, Integer> hits, Map<String, Integer> hitsInPlanted) {

        /** So many are guessed by accident once in 10,000 times: two batches of which each hides twenty or so. */
        public static final int BY_CHANCE = 10;

        public int most() {
            return Collections.max(hits.values());
        }

        public int mostInPlanted() {
            return Collections.max(hitsInPlanted.values());
        }
    }

    /** A row as it lies there: when it was written, relative to others, and which package stands in it. */
    private record Row(long transaction, String pack) {}

    /** Lets a day pass with visits and questions, and looks for them before and after its release. */
    public Result play() throws Exception {
        owner.execute("CREATE TABLE usage.planted (package_id text)");
        try {
            LocalDate day = scheme.openDay();
            scheme.clock().moveTo(day.atTime(12, 0));
            Map<UUID, String> truth = visits(day);
            // Midnight passes, and the last of the day are sent.
            scheme.clock().moveTo(day.plusDays(1).atTime(0, 10));
            PlayedDay.send(product);
            List<Long> leads = new ArrayList<>();
            List<String> wanted = new ArrayList<>();
            owner.fetch("SELECT submission_id, xmin::text::bigint FROM lead.receipt ORDER BY xmin::text::bigint, ctid")
                    .forEach(row -> {
                        String pack = truth.get(row.get(0, UUID.class));
                        if (pack != null) {
                            leads.add(row.get(1, Long.class));
                            wanted.add(pack);
                        }
                    });
            Map<String, Integer> hits = new TreeMap<>();
            look("counter", rows("usage.counter WHERE kind = 'step' AND browser_days > 0"), leads, wanted, hits);
            scheme.releaseOn(day.plusDays(1));
            look("closed", rows("usage.closed WHERE kind = 'step' AND day = '" + day + "'"), leads, wanted, hits);
            look(
                    "cell",
                    rows("insight.cell WHERE family = 'R1' AND bin = 'viewed' AND from_day = '" + day + "'"),
                    leads,
                    wanted,
                    hits);
            Map<String, Integer> hitsInPlanted = new TreeMap<>();
            look("planted", rows("usage.planted"), leads, wanted, hitsInPlanted);
            return new Result(truth.size(), hits, hitsInPlanted);
        } finally {
            owner.execute("DROP TABLE usage.planted");
        }
    }

    /** By number of the question: which package its sender looked at. */
    private Map<UUID, String> visits(LocalDate day) throws Exception {
        Map<UUID, String> truth = new LinkedHashMap<>();
        List<PackageId> packages = new ArrayList<>(scheme.catalogue());
        Collections.shuffle(packages);
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (PackageId pack : packages) {
                visit(client, day, pack);
                owner.execute("INSERT INTO usage.planted VALUES (?)", pack.value());
                UUID question = UUID.randomUUID();
                product.getBean(LeadIntake.class)
                        .submit(question, enquiry(), new Receipt(Language.NL, "Alleen medewerkers.", false))
                        .orElseThrow();
                truth.put(question, pack.value());
                if (chance.nextInt(7) == 0) {
                    PlayedDay.send(product);
                }
            }
        }
        return truth;
    }

    private static Enquiry enquiry() {
        return new Enquiry(
                "vixum",
                Language.NL,
                "Iemand",
                "",
                new EmailAddress(UUID.randomUUID() + "@koppeling.test"),
                null,
                null,
                "Wat past bij mij?",
                null,
                null);
    }

    private void visit(HttpClient client, LocalDate day, PackageId pack) throws Exception {
        String choice = "pw_keuze=4.%s.s.C-KKKK-%04d".formatted(day, chance.nextInt(10_000));
        HttpResponse<Void> first = view(client, pack, choice);
        String today = first.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("pw_dag="))
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .findFirst()
                .orElseThrow();
        view(client, pack, choice + "; " + today);
    }

    private HttpResponse<Void> view(HttpClient client, PackageId pack, String cookies) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(origin + "/pakketten/" + pack))
                        .header("User-Agent", AGENT)
                        .header("Cookie", cookies)
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private List<Row> rows(String table) {
        return owner.fetch("SELECT xmin::text::bigint AS transaction, package_id FROM "
                        + table.replace(" WHERE", " t WHERE") + " ORDER BY ctid")
                .map(row -> new Row(row.get(0, Long.class), row.get(1, String.class)));
    }

    private static void look(
            String table, List<Row> rows, List<Long> leads, List<String> wanted, Map<String, Integer> hits) {
        hits.put(table + " in order on disk", matches(inOrder(rows, leads.size()), wanted));
        hits.put(table + " in order on disk, last first", matches(inOrder(rows.reversed(), leads.size()), wanted));
        hits.put(table + " written just before", matches(byTransaction(rows, leads, true), wanted));
        hits.put(table + " written next", matches(byTransaction(rows, leads, false), wanted));
    }

    private static List<String> inOrder(List<Row> rows, int number) {
        return rows.stream().map(Row::pack).limit(number).toList();
    }

    /** For each question what was written last before it, or next; of what was written at once, one after the other. */
    private static List<String> byTransaction(List<Row> rows, List<Long> leads, boolean before) {
        TreeMap<Long, List<String>> byTransaction = new TreeMap<>();
        rows.forEach(row -> byTransaction
                .computeIfAbsent(row.transaction(), each -> new ArrayList<>())
                .add(row.pack()));
        Map<Long, Integer> taken = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (long lead : leads) {
            Long nearest = before ? byTransaction.floorKey(lead) : byTransaction.ceilingKey(lead);
            if (nearest == null) {
                found.add("");
            } else {
                List<String> candidates = byTransaction.get(nearest);
                found.add(candidates.get((taken.merge(nearest, 1, Integer::sum) - 1) % candidates.size()));
            }
        }
        return found;
    }

    private static int matches(List<String> found, List<String> wanted) {
        int matches = 0;
        for (int i = 0; i < Math.min(found.size(), wanted.size()); i++) {
            matches += found.get(i).equals(wanted.get(i)) ? 1 : 0;
        }
        return matches;
    }
}
