package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.bench.FlowClient;
import nl.allesoveradministratie.pakketwijzer.security.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** A few spoilt requests for every way in; {@code ./pakketwijzer bench fuzz} sends a hundred thousand. */
@ExtendWith(OutputCaptureExtension.class)
class SpoiltRequestsIT extends RunningApplication {

    private static final long REQUESTS = 400;

    @Autowired
    private ApplicationContext application;

    @Test
    void noRequestIsAFaultOfTheServers(CapturedOutput log) throws Exception {
        // Nothing is kept of them: other tests share the database.
        SpoiltRequests requests = new SpoiltRequests(application, at(""), "", false);
        assertThat(Reader.all(requests.readers(), 0, REQUESTS, sent -> {})).isEmpty();
        assertThat(log.getAll()).doesNotContain(" ERROR ");
    }

    /** The container would write what was typed into the log. */
    @Test
    void whatCannotBeTakenApartGetsAClearPageAndStandsInNoLog(CapturedOutput log) throws Exception {
        for (HttpRequest.Builder request : List.of(
                HttpRequest.newBuilder(URI.create(at("/contact")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("email=kanariepiet%40log.test%zz&naam=Kanariepiet%")),
                HttpRequest.newBuilder(URI.create(at("/pakketten?zoek=kanariepiet%C3%28%FF"))),
                HttpRequest.newBuilder(URI.create(at("/keuzehulp?=kanariepiet"))),
                HttpRequest.newBuilder(URI.create(at("/pakketten?" + "kanariepiet=1&".repeat(1_100)))))) {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isIn(200, 400);
            assertThat(answer.body()).contains("<h1").doesNotContain("Exception", "Tomcat");
        }
        assertThat(log.getAll()).doesNotContainIgnoringCase("kanariepiet").doesNotContain("InvalidParameterException");
    }

    /** By whoever has a session: Vaadin would say it is its own fault, and write down where in its inside. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?v-r=uidl&v-uiId=",
                "/?v-r=uidl&v-uiId=kanariepiet",
                "/?v-r=heartbeat&v-uiId=99999999999",
                "/keuzehulp?v-r=uidl&v-uiId=0kanariepiet",
                "/en/keuzehulp/resultaten?v-uiId=&v-r=uidl"
            })
    void aScreenWhoseNumberIsNoneIsABadRequestAndNoFault(String address, CapturedOutput log) throws Exception {
        try (HttpClient visitor =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            visitor.send(
                    HttpRequest.newBuilder(URI.create(at("/?v-r=init&location=keuzehulp&query=")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> answer = visitor.send(
                    HttpRequest.newBuilder(URI.create(at(address)))
                            .header("Content-Type", "application/json; charset=UTF-8")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(log.getAll()).doesNotContain("NumberFormatException", "kanariepiet");
        }
    }

    /** Vaadin would write down what was sent. */
    @Test
    void whatABrowserSaysThatAScreenDoesNotAskIsInNoLine(CapturedOutput log) throws Exception {
        FlowClient visitor = new FlowClient(at(""));
        visitor.open("/keuzehulp", "role=zzp&stap=bedrijf");

        visitor.set("kanariepiet", "Kanariepiet");
        visitor.say(Map.of("type", "kanariepiet\nERROR", "node", 1));

        assertThat(log.getAll())
                .contains("A browser told a screen of ours what it does not ask")
                .doesNotContainIgnoringCase("kanariepiet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/keuzehulp", "/contact", "/api/v1/leads", "/bestaat-niet"})
    void contentsOfAnyKindAreRefusedWithAProblem(String path) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(at(path)))
                                .header("Content-Type", "text/*; charset=utf-8")
                                .POST(HttpRequest.BodyPublishers.ofString("naam=a"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.body()).contains("Content-Type must name one kind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/en/evenementen", "/keuzehulp", "/api/v1/packages", "/assets/icon.svg", "/bestaat-niet"})
    void whatIsAcceptedWithAWeightThatIsNoNumberIsRefusedWithAProblem(String path, CapturedOutput log)
            throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(at(path)))
                                .header("Accept", "application/xhtml+xml;Q=0.NaN9,*/*;Q=0.8")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("A q in Accept must be a number");
        assertThat(log.getAll()).doesNotContain("NumberFormatException");
    }
}
