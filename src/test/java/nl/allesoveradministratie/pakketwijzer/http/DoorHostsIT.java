package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.Partners;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** Staff and partners at host names of their own: elsewhere there are no such doors. And no proxy is there that is believed. */
@TestPropertySource(
        properties = {
            "pakketwijzer.trusted-proxy=(?!)",
            "pakketwijzer.hosts.office=kantoor.test",
            "pakketwijzer.hosts.partner=aanbieders.test:8443",
            "pakketwijzer.address=https://wijzer.test"
        })
class DoorHostsIT extends RunningApplication {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Partners partners;

    private String send(String host, String method, String path, String body) throws IOException {
        return send(host, method, path, body, "");
    }

    private String send(String host, String method, String path, String body, String headers) throws IOException {
        return raw(host, method, path, body, "close", "Sec-Fetch-Site: same-origin\r\n" + headers);
    }

    /** As it stands here, to the letter. */
    private String raw(String host, String method, String path, String body, String connection, String headers)
            throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: " + connection
                    + "\r\n" + headers + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            // A socket that is open stays so: what was said first is enough.
            return connection.equals("close")
                    ? new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    : new String(socket.getInputStream().readNBytes(64), StandardCharsets.UTF_8);
        }
    }

    private String get(String host, String path) throws IOException {
        return send(host, "GET", path, "");
    }

    private static String status(String response) {
        return response.substring(9, 12);
    }

    /** What the page says, without what each answer has of its own. */
    private static String page(String response) {
        return response.substring(response.indexOf("<!"))
                .replaceAll("[a-z]+\\.test(:[0-9]+)?", "host")
                .replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/inloggen",
                "/en/inloggen",
                "/inloggen/code",
                "/inloggen/herstelcode",
                "/uitnodiging/x",
                "/kantoor",
                "/en/kantoor",
                "/kantoor/leads",
                "/kantoor/account",
                "/kantoor/sessie",
                "/%6bantoor",
                "/partner",
                "/partner/inloggen",
                "/partner/account",
                "/en/partner/uitnodiging/x"
            })
    void elsewhereTheAnswerIsThatOfAnAddressThatThereIsNot(String path) throws IOException {
        String other = path.contains("partner") ? "kantoor.test" : "aanbieders.test";
        String nowhere = path.startsWith("/en") ? "/en/nergens" : "/nergens";
        for (String host : new String[] {"vixum.test", other}) {
            String answer = get(host, path);
            assertThat(status(answer)).as(host).isEqualTo("404");
            assertThat(page(answer)).as(host).isEqualTo(page(get(host, nowhere)));
            assertThat(answer).doesNotContain("Set-Cookie");
        }
    }

    @Test
    void noPasswordIsLookedAtElsewhere() throws IOException {
        Hired colleague = Hired.as(application, UUID.randomUUID() + "@host.test", Role.SALES);
        String body = "email=" + colleague.email() + "&wachtwoord=" + Hired.PASSWORD.replace(' ', '+');
        assertThat(status(send("vixum.test", "POST", "/inloggen", body))).isEqualTo("404");
        String in = send("kantoor.test", "POST", "/inloggen", body);
        assertThat(status(in)).isEqualTo("303");
        assertThat(in).contains("Set-Cookie: JSESSIONID=").doesNotContain("Domain=");
    }

    @Test
    void eachDoorIsAtItsOwnHost() throws IOException {
        assertThat(status(get("kantoor.test", "/inloggen"))).isEqualTo("200");
        assertThat(status(get("KANTOOR.test:443", "/inloggen"))).isEqualTo("200");
        assertThat(get("kantoor.test", "/kantoor/leads")).contains("302", "/inloggen?verder=%2Fkantoor%2Fleads");
        assertThat(status(get("aanbieders.test:8443", "/partner/inloggen"))).isEqualTo("200");
        assertThat(status(get("vixum.test", "/pakketten")))
                .as("the site itself")
                .isEqualTo("200");
    }

    /** Whoever sends somebody a link, or fills a memory on the way, with a host name of his own gets nowhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/en",
                "/pakketten/moneybird",
                "/vergelijken/moneybird/jortt",
                "/evenementen",
                "/contact",
                "/mijn-gegevens",
                "/keuzehulp",
                "/sitemap.xml",
                "/robots.txt",
                "/bestaat-niet",
                "/api/v1/packages",
                "/api/v1/openapi"
            })
    void aHostThatIsNotOursStandsOnNoPage(String path) throws IOException {
        for (String host : new String[] {"kwaad.example", "kwaad.example:8080", "vixum.test.kwaad.example"}) {
            assertThat(get(host, path)).as(host).startsWith("HTTP/1.1 ").doesNotContain("kwaad.example");
        }
        assertThat(get("vixum.test", "/pakketten/moneybird"))
                .contains("rel=\"canonical\" href=\"http://vixum.test/pakketten/moneybird\"");
        assertThat(get("kwaad.example", "/pakketten/moneybird"))
                .contains("rel=\"canonical\" href=\"https://wijzer.test/pakketten/moneybird\"");
    }

    @Test
    void whereOneIsSentOnNoHostIsNamed() throws IOException {
        assertThat(get("kantoor.test", "/kantoor/leads"))
                .contains("\r\nLocation: /inloggen?verder=%2Fkantoor%2Fleads\r\n");
    }

    /** Nobody's are believed here: neither where one comes from, nor by which name, nor how. */
    @Test
    void whatAProxyWouldSayIsBelievedOfNobodyThatIsNotOne() throws IOException {
        String forwarded = "X-Forwarded-Host: kantoor.test\r\nX-Forwarded-Proto: https\r\nForwarded:"
                + " host=kantoor.test;proto=https\r\nX-Forwarded-Port: 443\r\nX-Forwarded-Prefix: /kwaad\r\n";
        assertThat(status(send("vixum.test", "GET", "/inloggen", "", forwarded)))
                .isEqualTo("404");
        assertThat(send("iets-anders.test", "GET", "/", "", "X-Forwarded-Host: vixum.test\r\n"))
                .contains("van AllesoverAdministratie");
        String chosen = send("vixum.test", "POST", "/cookies", "keuze=weigeren", forwarded);
        assertThat(chosen)
                .contains("Set-Cookie: pw_keuze=")
                .doesNotContain("Strict-Transport-Security", "Secure", "/kwaad");
        // Each time from somewhere else, as it says: it is counted as one.
        int refused = 0;
        for (int i = 0; i < 25; i++) {
            String from = "X-Forwarded-For: 203.0.113." + i + "\r\nX-Real-IP: 198.51.100." + i + "\r\n";
            refused += status(send("vixum.test", "POST", "/cookies/bewijs", "nummer=C-0000-0000", from))
                            .equals("429")
                    ? 1
                    : 0;
        }
        assertThat(refused).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.yml",
                "/assets/%2e%2e/application.yml",
                "/assets/..%2fapplication.yml",
                "/assets/%2e%2e%2f%2e%2e%2fapplication.yml",
                "/assets/..;/application.yml",
                "/assets/%252e%252e%252fapplication.yml",
                "/assets/..\\application.yml",
                "/assets/..%5capplication.yml",
                "/assets//../../db/catalog/packages/moneybird.json",
                "/assets/fonts/%00/../../application.yml",
                "/assets/file:/etc/passwd",
                "/assets/%c0%ae%c0%ae/application.yml",
                "/VAADIN/../application.yml",
                "/VAADIN/%2e%2e/%2e%2e/application.yml",
                "/VAADIN/build/..%2f..%2fapplication.yml",
                "/VAADIN/config/stats.json",
                "/META-INF/MANIFEST.MF",
                "/META-INF/sbom/application.cdx.json",
                "/WEB-INF/web.xml",
                "/.git/config",
                "/application.yml",
                "/static/assets/base.css",
                "/kantoor/agenda/../../etc/passwd.ics",
                "/kantoor/agenda/%2e%2e%2fx.ics",
                "/evenementen/..%2f..%2fetc%2fpasswd.ics",
                "/partner/pakketten/..%2f..%2fjortt/publiek.csv",
                "/kantoor/../inloggen",
                "/pakketten/..%2f..%2fkantoor",
                "/privacy/versies/..%2f..%2fversions.yaml"
            })
    void noAddressIsAWayToAnotherFile(String path) throws IOException {
        for (String host : new String[] {"vixum.test", "kantoor.test"}) {
            String answer = get(host, path);
            assertThat(Integer.parseInt(status(answer))).as(answer).isBetween(300, 499);
            assertThat(answer)
                    .doesNotContain("root:", "pakketwijzer:\n", "Manifest-Version", "npmModules", "bomFormat");
            assertThat(answer).doesNotContain("Exception", "Tomcat", "\tat ");
        }
    }

    /** Whoever gets a proxy and the server to disagree on where a request ends slips one in between. */
    @Test
    void aRequestThatEndsInTwoPlacesIsRefused() throws IOException {
        String chunked = "Transfer-Encoding: chunked\r\n";
        String slipped = "0\r\n\r\nGET /pakketten HTTP/1.1\r\nHost: vixum.test\r\n\r\n";
        assertThat(raw("vixum.test", "POST", "/cookies", slipped, "close", chunked)
                        .split("HTTP/1\\.1 "))
                .as("one answer, after nothing")
                .hasSize(2);
        assertThat(status(raw("vixum.test", "GET", "/", "", "close", "Content-Length: 7\r\n")))
                .isEqualTo("400");
        assertThat(status(raw("vixum.test", "GET", "/", "", "close", "Host: kwaad.example\r\n")))
                .isEqualTo("400");
    }

    @Test
    void theMethodThatRepeatsEverythingIsRefused() throws IOException {
        String answer = send("vixum.test", "TRACE", "/", "", "X-Kanarie: 1\r\n");
        assertThat(Integer.parseInt(status(answer))).isBetween(400, 405);
        assertThat(answer).doesNotContain("X-Kanarie");
    }

    /** Browsers let any page open a socket to any server, with its cookies. */
    @Test
    void aSocketIsOpenedByOurOwnPagesOnly() throws IOException {
        String upgrade =
                "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
        String path = "/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=websocket";
        for (String foreign :
                new String[] {"Origin: https://kwaad.example", "Sec-Fetch-Site: cross-site", "Origin: null", "X-No: 1"
                }) {
            assertThat(status(raw("vixum.test", "GET", path, "", "Upgrade", upgrade + foreign + "\r\n")))
                    .as(foreign)
                    .isEqualTo("404");
        }
        assertThat(status(raw("vixum.test", "GET", path, "", "Upgrade", upgrade + "Origin: http://vixum.test\r\n")))
                .isEqualTo("101");
    }

    private static String mailTo(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .map(mail -> {
                    try {
                        return mail.getRecipients(Message.RecipientType.TO)[0] + "\n" + mail.getContent();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .filter(mail -> mail.startsWith(address))
                .findFirst()
                .orElse("");
    }

    @Test
    void mailsLeadToTheHostOfTheDoor() {
        Hired ada = Hired.as(application, UUID.randomUUID() + "@host.test", Role.ADMIN);
        As.colleague(ada.id(), Role.ADMIN);
        String colleague = UUID.randomUUID() + "@host.test";
        String partner = UUID.randomUUID() + "@host.test";
        UUID vendor = HiredPartner.of(application, "Aanbieder van de host").vendor();
        accounts.invite(new EmailAddress(colleague), "Mila Bakker", Set.of(Role.SALES), Language.NL);
        partners.invite(vendor, new EmailAddress(partner), "Pim de Wit", Language.EN);
        await().until(() -> !mailTo(colleague).isEmpty() && !mailTo(partner).isEmpty());
        assertThat(mailTo(colleague)).contains("https://kantoor.test/uitnodiging/");
        assertThat(mailTo(partner)).contains("https://aanbieders.test:8443/en/partner/uitnodiging/");
        As.nobody();
    }
}
