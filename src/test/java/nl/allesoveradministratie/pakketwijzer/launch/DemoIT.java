package nl.allesoveradministratie.pakketwijzer.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A demonstration as somebody starts it: everybody in it is made up, and every page says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {

    private static final String PASSWORD = "een wachtwoord om te laten zien";
    private static final String BANNER = "Dit is een demonstratie. Alle mensen, vragen en cijfers zijn verzonnen.";

    private final HttpClient client = HttpClient.newHttpClient();
    private Path folder;
    private Path data;
    private StartedJar demo;
    private String address;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        data = folder.resolve("data");
        startDemo("first.txt");
    }

    private void startDemo(String log) throws Exception {
        demo = StartedJar.start(
                data, folder.resolve(log), "--demo", "--server.port=0", "--PAKKETWIJZER_DEMO_PASSWORD=" + PASSWORD);
        address = demo.awaitAddress();
    }

    @AfterAll
    void stop() throws Exception {
        demo.stop();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> signIn(String email, String password) throws Exception {
        return signIn("/inloggen", email, password);
    }

    private HttpResponse<String> signIn(String path, String email, String password) throws Exception {
        String body = "email=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&wachtwoord="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The server that the demonstration runs, as its owner. */
    private Connection database() throws Exception {
        Properties passwords = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("logins.properties"))) {
            passwords.load(reader);
        }
        String port = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .get(3);
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port.strip() + "/pakketwijzer",
                "pw_owner",
                passwords.getProperty("pw_owner"));
    }

    private List<String> texts(String query) throws Exception {
        try (Connection database = database();
                ResultSet rows = database.createStatement().executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/pakketten",
                "/pakketten/moneybird",
                "/vergelijken?p=moneybird,jortt",
                "/contact",
                "/keuzehulp",
                "/keuzehulp/resultaat?role=zzp",
                "/inloggen",
                "/partner/inloggen",
                "/nergens"
            })
    void everyPageSaysThatItIsADemonstration(String path) throws Exception {
        assertThat(get(path).body()).contains(BANNER);
    }

    @Test
    void thePagesOfTheOfficeSayItToo() throws Exception {
        String cookie = signIn("mila@kantoor.example", PASSWORD)
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";")[0];
        HttpResponse<String> page = get("/kantoor/leads", "Cookie", cookie);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(BANNER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mila@kantoor.example",
                "jan@kantoor.example",
                "petra@kantoor.example",
                "ada@kantoor.example",
                "eva@kantoor.example"
            })
    void whoPlaysAColleagueComesInWithoutASecondFactor(String email) throws Exception {
        HttpResponse<String> answer = signIn(email, PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/kantoor"));
    }

    @Test
    void whoPlaysAPartnerComesInAtTheOtherDoorAndThereOnly() throws Exception {
        assertThat(demo.log()).contains(address + "/partner/inloggen as pim@aanbieder.example");
        HttpResponse<String> answer = signIn("/partner/inloggen", "pim@aanbieder.example", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/partner"));
        assertThat(signIn("pim@aanbieder.example", PASSWORD).statusCode()).isEqualTo(422);
        assertThat(signIn("/partner/inloggen", "ada@kantoor.example", PASSWORD).statusCode())
                .isEqualTo(422);
        assertThat(texts("SELECT package_id FROM identity.vendor_package ORDER BY 1"))
                .containsExactly("bunni", "moneybird");
    }

    @Test
    void anotherPasswordDoesNotWork() throws Exception {
        assertThat(signIn("mila@kantoor.example", "een ander wachtwoord").statusCode())
                .isEqualTo(422);
    }

    @Test
    void thePasswordIsNotPrintedWhenItWasChosen() throws Exception {
        assertThat(demo.log()).contains("PAKKETWIJZER_DEMO_PASSWORD").doesNotContain(PASSWORD);
    }

    @Test
    void thereAreLeadsOfPeopleWhoDoNotExist() throws Exception {
        assertThat(texts("SELECT DISTINCT status FROM lead.lead ORDER BY 1"))
                .containsExactly("advising", "contacted", "done", "new", "waiting");
        assertThat(texts("SELECT email FROM identity.account WHERE vendor_id IS NOT NULL"))
                .containsExactly("pim@aanbieder.example");
        assertThat(texts("SELECT email FROM identity.account WHERE vendor_id IS NULL"))
                .hasSize(6)
                .allSatisfy(email -> assertThat(email).endsWith("@kantoor.example"));
        HybridConfig.register();
        HybridDecrypt key = TinkJsonProtoKeysetFormat.parseKeyset(
                        Files.readString(data.resolve("keys").resolve("mail.json")), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
        List<String> recipients = new ArrayList<>();
        try (Connection database = database();
                ResultSet letters =
                        database.createStatement().executeQuery("SELECT outbox_id, sealed FROM mail.letter")) {
            while (letters.next()) {
                String place = "mail.letter.sealed|" + letters.getObject(1, UUID.class) + "|0";
                byte[] letter = key.decrypt(letters.getBytes(2), place.getBytes(StandardCharsets.UTF_8));
                recipients.add(JsonMapper.shared().readTree(letter).get("to").stringValue());
            }
        }
        assertThat(recipients)
                .hasSizeGreaterThanOrEqualTo(
                        texts("SELECT submission_id FROM lead.intake WHERE opened_at IS NOT NULL AND NOT EXISTS"
                                        + " (SELECT FROM lead.lead l WHERE l.id = submission_id"
                                        + " AND (l.quarantined_because IS NOT NULL OR l.origin = 'event'))")
                                .size())
                .allSatisfy(recipient -> assertThat(recipient).endsWith(".example"));
    }

    private List<String> counts() throws Exception {
        List<String> counts = new ArrayList<>();
        for (String table : List.of(
                "identity.account",
                "identity.vendor",
                "identity.vendor_package",
                "identity.invitation",
                "lead.intake",
                "lead.lead",
                "lead.event",
                "mail.outbox")) {
            counts.addAll(texts("SELECT '" + table + " ' || count(*) FROM " + table));
        }
        return counts;
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void startedAgainNothingIsAddedAndItCannotBecomeReal() throws Exception {
        List<String> before = counts();
        assertThat(before).contains("identity.account 7", "identity.invitation 0");
        demo.stop();

        StartedJar real = StartedJar.start(data, folder.resolve("real.txt"), "--server.port=0");
        assertThat(real.awaitExit()).isEqualTo(1);
        assertThat(real.log())
                .contains("Pakketwijzer cannot start: The data folder " + data + " is of a demonstration.")
                .doesNotContain("\tat ");

        startDemo("second.txt");
        assertThat(counts()).isEqualTo(before);
    }
}
