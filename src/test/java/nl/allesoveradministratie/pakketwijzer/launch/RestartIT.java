package nl.allesoveradministratie.pakketwijzer.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.Pakketwijzer;
import nl.allesoveradministratie.pakketwijzer.Patience;
import nl.allesoveradministratie.pakketwijzer.bench.FlowClient;
import nl.allesoveradministratie.pakketwijzer.bench.Inspection;
import nl.allesoveradministratie.pakketwijzer.bench.Submitters;
import nl.allesoveradministratie.pakketwijzer.database.PlainCluster;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.Drafts;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Two nodes on one database, which goes down and comes up again while somebody asks something: nothing is lost, and nothing is there
 * twice. {@code ./pakketwijzer chaos nodes} does so with processes, nginx and kills.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartIT {

    private final HttpClient client = HttpClient.newHttpClient();
    private Path folder;
    private PlainCluster cluster;
    private ConfigurableApplicationContext application;
    private ConfigurableApplicationContext other;
    private final GreenMail post = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        cluster = new PlainCluster(Files.createDirectory(folder.resolve("cluster")));
        post.start();
        application = start("a");
        other = start("b");
    }

    private ConfigurableApplicationContext start(String node) {
        Map<String, String> settings = cluster.settings();
        settings.put("pakketwijzer.keys", folder.resolve("keys").toString());
        settings.put("pakketwijzer.data", folder.resolve("data-" + node).toString());
        settings.put("pakketwijzer.node", node);
        settings.put("pakketwijzer.intake.soonest", "0s");
        settings.put("pakketwijzer.worker.polling", "100ms");
        settings.put("pakketwijzer.trusted-proxy", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
        settings.put("pakketwijzer.mail.from", "noreply@restart.test");
        settings.put("pakketwijzer.mail.pause", "300ms");
        settings.put("spring.mail.host", "localhost");
        settings.put("spring.mail.port", String.valueOf(post.getSmtp().getPort()));
        settings.put("server.port", "0");
        return new SpringApplicationBuilder(Pakketwijzer.class)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    @AfterAll
    void stop() throws Exception {
        other.close();
        application.close();
        cluster.close();
        post.stop();
    }

    private static String at(ConfigurableApplicationContext node) {
        return "http://localhost:" + node.getEnvironment().getProperty("local.server.port");
    }

    private HttpRequest.Builder contact() {
        return HttpRequest.newBuilder(URI.create(at(application) + "/contact"));
    }

    private String freshToken() throws Exception {
        String page = client.send(contact().build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return Jsoup.parse(page).select("[name=formulier]").val();
    }

    private HttpResponse<String> send(String token, String question) throws Exception {
        String body = Map.of(
                        "formulier", token, "vraag", question, "naam", "Sanne de Vries", "email", "sanne@restart.test")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(
                contact()
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private int kept(String token) throws Exception {
        try (Connection administrator = cluster.administrator(PlainCluster.DATABASE);
                var query = administrator.prepareStatement(
                        "SELECT count(*) FROM lead.intake WHERE submission_id = ?::uuid AND revision = 1")) {
            query.setString(1, token.substring(0, 36));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Test
    void whoSendsDuringARestartWaitsAMomentAndIsThanked() throws Exception {
        String token = freshToken();
        cluster.goDown();
        CompletableFuture<HttpResponse<String>> sending = CompletableFuture.supplyAsync(() -> {
            try {
                return send(token, "Komt dit door?");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(1_500);
        cluster.comeUp();

        HttpResponse<String> sent = sending.get();
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("location").orElse("")).startsWith("/contact/verstuurd/PW-");
        assertThat(kept(token)).isEqualTo(1);
    }

    @Test
    void whenItStaysAwayTheTextStaysInTheFormAndSendingAgainIsTheSameQuestion() throws Exception {
        String token = freshToken();
        cluster.goDown();
        HttpResponse<String> away;
        try {
            away = send(token, "Blijft dit \"staan\"?");
        } finally {
            cluster.comeUp();
        }

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("retry-after")).isPresent();
        Document page = Jsoup.parse(away.body());
        assertThat(page.select("#vraag").text()).isEqualTo("Blijft dit \"staan\"?");
        assertThat(page.select("#email").val()).isEqualTo("sanne@restart.test");
        assertThat(page.select("form[data-retry]")).hasSize(1);
        String renewed = page.select("[name=formulier]").val();
        assertThat(renewed.substring(0, 36)).isEqualTo(token.substring(0, 36));
        assertThat(send(renewed, "Blijft dit \"staan\"?").statusCode()).isEqualTo(303);
        assertThat(kept(token)).isEqualTo(1);
    }

    private int status(String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void theFinderAndThePagesGoOnWhileTheDatabaseIsAway() throws Exception {
        cluster.goDown();
        try {
            for (String page : List.of("/", "/pakketten", "/pakketten/moneybird", "/zo-werken-we", "/contact")) {
                assertThat(status(at(application) + page)).as(page).isEqualTo(200);
            }
            FlowClient visitor = new FlowClient(at(application));
            visitor.open("/keuzehulp", "");
            for (int page = 0; page < 12 && !visitor.address().contains("/resultaat"); page++) {
                visitor.answer(0);
                visitor.goOn();
            }
            assertThat(visitor.address()).startsWith("/keuzehulp/resultaat?").contains("role=zzp");
        } finally {
            cluster.comeUp();
        }
        assertThat(send(freshToken(), "Zijn jullie er weer?").statusCode()).isEqualTo(303);
    }

    @Test
    void whoseNodeIsGoneGoesOnWithTheSameAnswersAtTheOther() throws Exception {
        FlowClient visitor = new FlowClient(at(application));
        visitor.open("/keuzehulp", "");
        assertThat(visitor.session()).endsWith(".a");
        visitor.answer(0);
        visitor.goOn();
        visitor.answer(1);
        String answers = visitor.address().replaceAll("&(stap|onbekend)=.*", "");
        assertThat(answers).contains("role=zzp");

        visitor.through(at(other));
        assertThatThrownBy(visitor::goOn).isInstanceOf(FlowClient.Expired.class);
        visitor.reload();
        assertThat(visitor.goOn()).isTrue();
        assertThat(visitor.address()).startsWith(answers);
        assertThat(visitor.session()).endsWith(".b");
    }

    /** The server does not keep its long answers for each visitor (see ui.ShortMemory). */
    @Test
    void whoDidNotGetTheLastAnswerLoadsTheAddressAnewAndFindsHisAnswers() throws Exception {
        FlowClient visitor = new FlowClient(at(application));
        visitor.open("/keuzehulp", "role=zzp&bank_link=need");
        assertThatThrownBy(visitor::askAgain).isInstanceOf(FlowClient.Expired.class);

        visitor.reload();
        assertThat(visitor.goOn()).isTrue();
        assertThat(visitor.address()).contains("role=zzp").contains("bank_link=need");
    }

    @Test
    void whatIsPublishedReachesBothNodes() throws Exception {
        try (Connection administrator = cluster.administrator(PlainCluster.DATABASE);
                var statement = administrator.createStatement()) {
            statement.execute("UPDATE catalog.package SET name = 'Kwetterboek' WHERE id = 'moneybird'");
            statement.execute("INSERT INTO catalog.publication (version, origin) VALUES ('0123456789ab', 'desk')");
        }
        for (ConfigurableApplicationContext node : List.of(application, other)) {
            await().until(() -> client.send(
                            HttpRequest.newBuilder(URI.create(at(node) + "/pakketten/moneybird"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("Kwetterboek"));
        }
    }

    /** First, while nobody else asked anything. */
    @Test
    @Order(1)
    void whatPeopleAskIsTakenUpAndMailedByOneOfTheTwo() throws Exception {
        try (Connection administrator = cluster.administrator(PlainCluster.DATABASE);
                Submitters people = new Submitters(List.of(at(application), at(other)), 4)) {
            Inspection inspection = new Inspection(administrator, post);
            inspection.hireColleague();
            people.ask(16);
            assertThat(people.allThanked(Patience.LONGEST)).isTrue();
            assertThat(inspection.of(people.thanked()).faults()).isEmpty();
            assertThat(inspection.sentTwice()).isZero();
        }
    }

    /** What a colleague is writing is sealed, so the keys have to be there again too. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void whatAColleagueWasWritingIsThereAfterARestart() {
        Hired colleague = Hired.as(other, "mila@restart.test", Role.SALES);
        UUID lead = as(colleague, () -> {
            String reference = other.getBean(LeadDesk.class)
                    .enter(
                            UUID.randomUUID(),
                            new Enquiry(
                                    "vixum",
                                    Language.NL,
                                    "Jan Jansen",
                                    "",
                                    new EmailAddress("jan@restart.test"),
                                    null,
                                    null,
                                    "Vraag",
                                    null,
                                    null),
                            LeadOrigin.PHONE);
            return other.getBean("officeDatabase", DSLContext.class)
                    .fetchSingle("SELECT id FROM lead.lead WHERE reference = ?", reference)
                    .get(0, UUID.class);
        });
        as(colleague, () -> other.getBean(Drafts.class).keep(lead, Drafts.Field.REPLY, "Beste Jan, bijna", 0));

        other.close();
        other = start("b");

        assertThat(as(colleague, () -> other.getBean(Drafts.class).of(lead)))
                .containsEntry(Drafts.Field.REPLY, new Drafts.Draft("Beste Jan, bijna", 1));
    }

    /** Each node has a holder of its own of who is signed in. */
    private <T> T as(Hired colleague, Supplier<T> does) {
        SecurityContextHolder.setContextHolderStrategy(other.getBean(SecurityContextHolderStrategy.class));
        try (SignedInAs here = new SignedInAs(colleague.id(), Role.SALES)) {
            return does.get();
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whoSendsWhileTheProgramStopsIsAnsweredFirst() throws Exception {
        String token = freshToken();
        cluster.goDown();
        CompletableFuture<HttpResponse<String>> sending = CompletableFuture.supplyAsync(() -> {
            try {
                return send(token, "Gaat dit nog door?");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        // It waits for the database by now
        Thread.sleep(1_000);
        assertThat(sending).isNotDone();
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(application::close);
        await().until(this::refusesOthers);
        cluster.comeUp();

        assertThat(sending.get().statusCode()).isEqualTo(303);
        assertThat(kept(token)).isEqualTo(1);
        stopping.get(1, TimeUnit.MINUTES);
    }

    /** Whether nobody else is let in any more. */
    private boolean refusesOthers() throws Exception {
        try {
            HttpClient.newHttpClient().send(contact().build(), HttpResponse.BodyHandlers.ofString());
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
