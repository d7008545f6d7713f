package nl.allesoveradministratie.pakketwijzer.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.Pakketwijzer;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.database.PlainCluster;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One installation in processes of their own, on a PostgreSQL of somebody else: each has the passwords and the keys of its
 * own door and cannot do what another does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorsIT {

    private static final String PASSWORD = "pakketwijzer.database.password.";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<ConfigurableApplicationContext> started = new ArrayList<>();
    private Path folder;
    private PlainCluster cluster;
    private ConfigurableApplicationContext visitors;
    private String sentTo;
    private UUID submission;
    private byte[] sealed;

    @BeforeAll
    void prepareAndAsk(@TempDir Path folder) throws Exception {
        this.folder = folder;
        cluster = new PlainCluster(Files.createDirectory(folder.resolve("cluster")));
        StartedJar preparation = StartedJar.start(
                folder.resolve("prepare"),
                folder.resolve("prepare.txt"),
                Stream.concat(
                                Stream.of("--prepare", "--pakketwijzer.keys=" + folder.resolve("keys")),
                                arguments(cluster.settings()))
                        .toArray(String[]::new));
        assertThat(preparation.awaitExit()).as(preparation.log()).isZero();
        visitors = start("public", List.of("pw_public"), List.of("lead.public.json", "mail.public.json", "form.json"));
        ask();
    }

    @AfterAll
    void stop() throws Exception {
        started.forEach(ConfigurableApplicationContext::close);
        cluster.close();
    }

    private static Stream<String> arguments(Map<String, String> settings) {
        return settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
    }

    /** A process with these passwords and key files and no other. */
    private ConfigurableApplicationContext start(String door, List<String> logins, List<String> keys) throws Exception {
        Path own = Files.createDirectory(folder.resolve(door + "-keys"));
        for (String key : keys) {
            Files.copy(folder.resolve("keys").resolve(key), own.resolve(key));
        }
        Map<String, String> settings = cluster.settings();
        settings.keySet()
                .removeIf(setting -> setting.contains(".admin.")
                        || setting.startsWith(PASSWORD) && !logins.contains(setting.substring(PASSWORD.length())));
        settings.put("pakketwijzer.doors", door);
        settings.put("pakketwijzer.keys", own.toString());
        settings.put("pakketwijzer.data", folder.resolve(door).toString());
        settings.put("pakketwijzer.worker.polling", "100ms");
        // No person fills in a form as fast as a test
        settings.put("pakketwijzer.intake.soonest", "0s");
        settings.put("server.port", "0");
        ConfigurableApplicationContext process = new SpringApplicationBuilder(Pakketwijzer.class)
                .run(arguments(settings).toArray(String[]::new));
        started.add(process);
        return process;
    }

    private HttpRequest.Builder request(ConfigurableApplicationContext process, String path) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + process.getEnvironment().getProperty("local.server.port") + path));
    }

    private HttpResponse<String> get(ConfigurableApplicationContext process, String path) throws Exception {
        return client.send(request(process, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void ask() throws Exception {
        String token = Jsoup.parse(get(visitors, "/contact").body())
                .select("[name=formulier]")
                .val();
        String body = Map.of(
                        "formulier", token,
                        "vraag", "Welk pakket past bij mij?",
                        "naam", "Sanne de Vries",
                        "email", "sanne@doors.test",
                        "reageren", "mail")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> sent = client.send(
                request(visitors, "/contact")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        sentTo = sent.headers().firstValue("location").orElse(sent.body());
        submission = UUID.fromString(token.substring(0, 36));
        try (Connection administrator = cluster.administrator(PlainCluster.DATABASE);
                var query = administrator.prepareStatement("SELECT sealed FROM lead.intake WHERE submission_id = ?")) {
            query.setObject(1, submission);
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).as(sentTo).isTrue();
                sealed = rows.getBytes(1);
            }
        }
    }

    @Test
    void theDoorForVisitorsTakesAQuestionIn() throws Exception {
        assertThat(sentTo).startsWith("/contact/verstuurd/PW-");
        assertThat(get(visitors, sentTo).body()).contains(sentTo.substring(19));
        assertThat(get(visitors, "/keuzehulp").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/inloggen",
                "/en/inloggen",
                "/uitnodiging/x",
                "/kantoor",
                "/en/kantoor",
                "/kantoor/leads",
                "/kantoor/leads-nieuw",
                "/kantoor/medewerkers",
                "/kantoor/e-mails",
                "/kantoor/inzagelogboek",
                "/kantoor/aanbieders",
                "/partner",
                "/en/partner",
                "/partner/inloggen",
                "/en/partner/inloggen",
                "/partner/uitnodiging/x"
            })
    void theDoorForVisitorsHasNothingOfTheOthers(String path) throws Exception {
        HttpResponse<String> page = get(visitors, path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().allValues("set-cookie")).isEmpty();
    }

    private static List<String> screens(ConfigurableApplicationContext process) {
        ServletContext servletContext = process.getBean(ServletContext.class);
        RouteConfiguration routes = RouteConfiguration.forRegistry(
                ApplicationRouteRegistry.getInstance(new VaadinServletContext(servletContext)));
        List<String> templates = new ArrayList<>();
        for (RouteData route : routes.getAvailableRoutes()) {
            templates.add(route.getTemplate());
            route.getRouteAliases().forEach(alias -> templates.add(alias.getTemplate()));
        }
        return templates;
    }

    /** Vaadin goes from screen to screen without asking for an address. */
    @Test
    void noScreenOfTheOfficeIsReachedFromAScreenForVisitors() {
        assertThat(screens(visitors))
                .contains("keuzehulp", "en/keuzehulp")
                .noneMatch(template -> template.contains("kantoor") || template.contains("partner"));
    }

    @Test
    void theDoorForVisitorsHoldsNoKeyThatOpensAndNoOtherLogin() {
        assertThat(visitors.getBeansOfType(Opener.class)).isEmpty();
        assertThat(visitors.getBeansOfType(Vault.class)).isEmpty();
        assertThat(visitors.getBeanDefinitionNames())
                .contains("publicDataSource", "leadSealer", "mailSealer")
                .doesNotContain(
                        "ownerDataSource",
                        "officeDataSource",
                        "workerDataSource",
                        "officeDatabase",
                        "workerDatabase",
                        "partnerDataSource",
                        "partnerDatabase",
                        "lookupDigests",
                        "scheduledWork");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lead.intake",
                "lead.receipt",
                "lead.lead",
                "lead.event",
                "lead.lookup",
                "mail.letter",
                "mail.outbox",
                "scheduler.scheduled_tasks",
                "identity.account",
                "audit.access"
            })
    void whoHoldsTheLoginForVisitorsReadsNothingBack(String table) throws Exception {
        try (Connection stolen = DriverManager.getConnection(
                        cluster.url(), "pw_public", cluster.settings().get(PASSWORD + "pw_public"));
                var statement = stolen.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM " + table))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void whoHoldsTheKeysForVisitorsOpensNothing() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("public-keys"))) {
            assertThat(files).hasSize(3).noneMatch(this::opensTheQuestion);
        }
        assertThat(opensTheQuestion(folder.resolve("keys").resolve("lead.json")))
                .as("the key that belongs to it")
                .isTrue();
    }

    private boolean opensTheQuestion(Path keyFile) {
        try {
            String place = "lead.intake.sealed|" + submission + "|0";
            byte[] opened = TinkJsonProtoKeysetFormat.parseKeyset(
                            Files.readString(keyFile), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
            return new String(opened, StandardCharsets.UTF_8).contains("sanne@doors.test");
        } catch (GeneralSecurityException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String query) throws SQLException {
        try (Connection administrator = cluster.administrator(PlainCluster.DATABASE);
                var statement = administrator.prepareStatement(query)) {
            statement.setObject(1, submission);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }

    @Test
    void theClockworkMakesALeadOfItInAProcessOfItsOwn() throws Exception {
        ConfigurableApplicationContext worker = start(
                "worker",
                List.of("pw_public", "pw_worker", "pw_figures"),
                List.of(
                        "lead.json",
                        "lead.public.json",
                        "mail.json",
                        "mail.public.json",
                        "lookup.json",
                        "audit.json",
                        "audit.public.json"));

        await().until(() -> text("SELECT initials FROM lead.lead WHERE id = ?").equals("S. de V."));
        assertThat(text("SELECT status FROM mail.outbox WHERE about = ?")).isEqualTo("waiting");
        assertThat(worker.getBeansOfType(Vault.class)).isEmpty();
        assertThat(worker.getBeanDefinitionNames())
                .contains("scheduledWork", "mailOpener")
                .doesNotContain("ownerDataSource", "officeDataSource", "identityVault", "formDigests");
        for (String path :
                List.of("/contact", "/inloggen", "/partner/inloggen", "/kantoor", "/kantoor/leads", "/partner")) {
            assertThat(get(worker, path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void theOfficeIsAProcessOfItsOwnToo() throws Exception {
        ConfigurableApplicationContext office = start(
                "office",
                List.of("pw_public", "pw_office"),
                List.of(
                        "lead.json",
                        "lead.public.json",
                        "mail.public.json",
                        "identity.json",
                        "privacy.json",
                        "lookup.json",
                        "audit.public.json"));

        assertThat(get(office, "/inloggen").statusCode()).isEqualTo(200);
        assertThat(get(office, "/kantoor/leads").headers().firstValue("location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/inloggen?verder=%2Fkantoor%2Fleads"));
        assertThat(screens(office))
                .contains("kantoor", "en/kantoor/leads/:reference?")
                .noneMatch(template -> template.contains("partner"));
        assertThat(get(office, "/partner/inloggen").statusCode()).isEqualTo(404);
        assertThat(get(office, "/partner").statusCode()).isEqualTo(404);
        assertThat(get(office, "/contact").statusCode()).isEqualTo(404);
        assertThat(office.getBeanDefinitionNames())
                .contains("leadOpener", "identityVault", "lookupDigests", "mailSealer")
                .doesNotContain(
                        "ownerDataSource",
                        "workerDataSource",
                        "partnerDataSource",
                        "partnerVault",
                        "mailOpener",
                        "formDigests",
                        "scheduledWork");
    }

    @Test
    @Proves({"S1", "P4"})
    void whoAsksAboutHimselfComesToAProcessOfItsOwn() throws Exception {
        ConfigurableApplicationContext subject =
                start("subject", List.of("pw_public", "pw_subject"), List.of("lead.json", "lead.public.json"));

        assertThat(get(subject, "/mijn-gegevens/" + "x".repeat(43)).statusCode())
                .isEqualTo(410);
        assertThat(get(subject, "/en/mijn-gegevens/overzicht").statusCode()).isEqualTo(410);
        for (String path :
                List.of("/mijn-gegevens", "/contact", "/inloggen", "/kantoor", "/kantoor/leads", "/partner/inloggen")) {
            assertThat(get(subject, path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get(visitors, "/mijn-gegevens").statusCode()).isEqualTo(200);
        assertThat(get(visitors, "/mijn-gegevens/overzicht").statusCode()).isEqualTo(404);
        assertThat(screens(subject))
                .noneMatch(template -> template.contains("kantoor") || template.contains("partner"));
        assertThat(subject.getBeanDefinitionNames())
                .contains("subjectDataSource", "leadOpener", "ownRights")
                .doesNotContain(
                        "ownerDataSource",
                        "officeDataSource",
                        "workerDataSource",
                        "partnerDataSource",
                        "figuresDataSource",
                        "identityVault",
                        "partnerVault",
                        "mailSealer",
                        "mailOpener",
                        "lookupDigests",
                        "formDigests",
                        "scheduledWork");
    }

    @Test
    void partnersHaveAProcessOfTheirOwnToo() throws Exception {
        ConfigurableApplicationContext partner =
                start("partner", List.of("pw_public", "pw_partner"), List.of("mail.public.json", "partner.json"));

        for (String path : List.of("/partner/inloggen", "/en/partner/inloggen")) {
            assertThat(get(partner, path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(get(partner, "/partner/uitnodiging/x").statusCode()).isEqualTo(410);
        assertThat(get(partner, "/partner/cijfers").headers().firstValue("location"))
                .hasValueSatisfying(
                        address -> assertThat(address).endsWith("/partner/inloggen?verder=%2Fpartner%2Fcijfers"));
        for (String path : List.of(
                "/inloggen",
                "/en/inloggen",
                "/uitnodiging/x",
                "/kantoor",
                "/en/kantoor",
                "/kantoor/leads",
                "/kantoor/aanbieders",
                "/contact")) {
            assertThat(get(partner, path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(screens(partner)).noneMatch(template -> template.contains("kantoor"));
        assertThat(partner.getBeanDefinitionNames())
                .contains("partnerDataSource", "partnerVault", "partnerSignIn")
                .doesNotContain(
                        "ownerDataSource",
                        "officeDataSource",
                        "workerDataSource",
                        "figuresDataSource",
                        "identityVault",
                        "officeSignIn",
                        "leadSealer",
                        "leadOpener",
                        "mailOpener",
                        "lookupDigests",
                        "formDigests",
                        "scheduledWork");
    }
}
