package nl.allesoveradministratie.pakketwijzer.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.lead.Arrival;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadIntake;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.lead.Receipt;
import nl.allesoveradministratie.pakketwijzer.lead.Sieve;
import nl.allesoveradministratie.pakketwijzer.sealing.FormToken;
import nl.allesoveradministratie.pakketwijzer.sealing.ProofOfWork;
import nl.allesoveradministratie.pakketwijzer.sealing.SolvedPuzzle;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * How many questions a second are taken in and durable, as a ratio: a submission with everything that is looked at (its work checked,
 * its words weighed, sealed, kept with its receipt and the work it causes) against a bare INSERT of one row with the same bytes into
 * the same PostgreSQL. One client each, and each waits until it is on disk (fsync and synchronous_commit are on). The clockwork runs
 * along and opens what comes in, as it does on a real installation. Beside it, without a goal: the same as a form over HTTP.
 */
public final class IntakeBench {

    private static final double GOAL = 0.2;
    private static final int SAMPLES = 30;
    private static final int PER_SAMPLE = 20;
    private static final int WARM_UP = 200;

    private static final String QUESTION = "Ik stap over van een spreadsheet. Wat past bij mij? Vraag nummer ";
    private static final String NAME = "Sanne de Vries";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private IntakeBench() {}

    public static void main(String[] args) throws Exception {
        List<Double> taken = new ArrayList<>();
        List<Double> overHttp = new ArrayList<>();
        List<Double> inserted = new ArrayList<>();
        // Each question comes from a network of its own: none is turned away.
        System.setProperty("pakketwijzer.trusted-proxy", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
        System.setProperty("pakketwijzer.intake.soonest", "0s");
        try (StartedServer server = new StartedServer();
                Connection owner =
                        server.bean("ownerDataSource", DataSource.class).getConnection()) {
            bare(owner);
            int number = 0;
            for (int i = 0; i < SAMPLES + WARM_UP; i++) {
                List<HttpRequest> forms = new ArrayList<>();
                for (int j = 0; j < PER_SAMPLE; j++) {
                    forms.add(form(server, number++));
                }
                // In turns, so that whatever else the machine does falls on both; the first are to warm up.
                double perSecondOverHttp = take(forms);
                double perSecondTaken = submit(server, number);
                number += PER_SAMPLE;
                double perSecondInserted = insert(owner, length(forms.getFirst()));
                if (i >= WARM_UP) {
                    taken.add(perSecondTaken);
                    overHttp.add(perSecondOverHttp);
                    inserted.add(perSecondInserted);
                }
            }
        }
        new BenchReport("intake")
                .samples("submissionsPerSecond", taken)
                .samples("formsOverHttpPerSecond", overHttp)
                .samples("bareInsertsPerSecond", inserted)
                .goalAtLeast(
                        "questions taken in a second, against bare inserts",
                        BenchReport.median(taken) / BenchReport.median(inserted),
                        GOAL)
                .finish();
    }

    private static void bare(Connection owner) throws Exception {
        try (var statement = owner.createStatement()) {
            statement.execute("CREATE SCHEMA bare");
            statement.execute("CREATE TABLE bare.row (id uuid PRIMARY KEY, content bytea NOT NULL)");
            try (var setting = statement.executeQuery("SHOW fsync")) {
                setting.next();
                if (!setting.getString(1).equals("on")) {
                    throw new IllegalStateException("fsync is off: this would measure nothing");
                }
            }
        }
    }

    private static String body(StartedServer server, int number) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("formulier", server.bean(FormToken.class).fresh());
        fields.put("bewijs", SolvedPuzzle.of(server.bean(ProofOfWork.class).fresh()));
        fields.put("vraag", QUESTION + number);
        fields.put("naam", NAME);
        fields.put("bedrijf", "Studio " + number);
        fields.put("email", "sanne" + number + "@klant.example");
        fields.put("reageren", "mail");
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpRequest form(StartedServer server, int number) {
        return HttpRequest.newBuilder(URI.create(server.origin() + "/contact"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Forwarded-For", "10." + number / 250 + "." + number % 250 + ".1")
                .POST(HttpRequest.BodyPublishers.ofString(body(server, number)))
                .build();
    }

    private static int length(HttpRequest form) {
        return (int) form.bodyPublisher().orElseThrow().contentLength();
    }

    private static double take(List<HttpRequest> forms) throws Exception {
        long start = System.nanoTime();
        for (HttpRequest form : forms) {
            HttpResponse<Void> answer = CLIENT.send(form, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != 303) {
                throw new IllegalStateException("Not taken in: " + answer.statusCode());
            }
        }
        return forms.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static double submit(StartedServer server, int first) throws Exception {
        Sieve sieve = server.bean(Sieve.class);
        LeadIntake intake = server.bean(LeadIntake.class);
        List<String> solutions = new ArrayList<>();
        for (int i = 0; i < PER_SAMPLE; i++) {
            solutions.add(SolvedPuzzle.of(server.bean(ProofOfWork.class).fresh()));
        }
        long start = System.nanoTime();
        for (int i = 0; i < PER_SAMPLE; i++) {
            int number = first + i;
            UUID submission = UUID.randomUUID();
            Enquiry enquiry = new Enquiry(
                    "allesoveradministratie",
                    Language.NL,
                    NAME,
                    "Studio " + number,
                    EmailAddress.parse("sanne" + number + "@klant.example").orElseThrow(),
                    null,
                    null,
                    QUESTION + number,
                    null,
                    null);
            String address = "10." + number / 250 + "." + number % 250 + ".2";
            Arrival arrival = sieve.pass(
                    LeadOrigin.FORM,
                    submission,
                    enquiry,
                    new Sieve.Sending(address, Duration.ofMinutes(1), false, solutions.get(i)));
            if (intake.submit(submission, enquiry, new Receipt(Language.NL, "Verstuur", false), arrival)
                    .isEmpty()) {
                throw new IllegalStateException("Not taken in");
            }
        }
        return PER_SAMPLE / ((System.nanoTime() - start) / 1e9);
    }

    private static double insert(Connection owner, int bytes) throws Exception {
        byte[] content = new byte[bytes];
        new java.util.Random(1).nextBytes(content);
        long start = System.nanoTime();
        for (int i = 0; i < PER_SAMPLE; i++) {
            try (PreparedStatement insert = owner.prepareStatement("INSERT INTO bare.row VALUES (?, ?)")) {
                insert.setObject(1, UUID.randomUUID());
                insert.setBytes(2, content);
                insert.executeUpdate();
            }
        }
        return PER_SAMPLE / ((System.nanoTime() - start) / 1e9);
    }
}
