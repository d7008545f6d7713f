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

/** Staff and partners at host names of their own: elsewhere there are no such doors. */
@TestPropertySource(
        properties = {"pakketwijzer.hosts.office=kantoor.test", "pakketwijzer.hosts.partner=aanbieders.test:8443"})
class DoorHostsIT extends RunningApplication {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Partners partners;

    private String send(String host, String method, String path, String body) throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
        assertThat(mailTo(colleague)).contains("http://kantoor.test/uitnodiging/");
        assertThat(mailTo(partner)).contains("http://aanbieders.test:8443/en/partner/uitnodiging/");
        As.nobody();
    }
}
