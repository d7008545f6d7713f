package nl.allesoveradministratie.pakketwijzer.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** What programs that watch are told, where, and nothing of anybody in it. */
class WatchIT extends RunningApplication {

    private static final Pattern METRIC =
            Pattern.compile("\\b((?:pakketwijzer|http_server|hikaricp|jvm|process|tomcat|jdbc)_[a-z_]+)");

    private final HttpClient client = HttpClient.newHttpClient();

    @Value("${local.management.port}")
    private int managementPort;

    private HttpResponse<String> get(String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> watched(String path) throws Exception {
        return get("http://localhost:" + managementPort + path);
    }

    @Test
    void everyFigureOfTheDashboardAndTheAlertsIsThere() throws Exception {
        get(at("/pakketten"));
        Set<String> there = names(watched("/actuator/prometheus").body());
        for (String file : new String[] {"grafana.json", "alerts.yaml"}) {
            Set<String> named = names(Files.readString(Path.of("docs", "dashboard", file)));
            assertThat(named).hasSizeGreaterThan(10);
            assertThat(there).as(file).containsAll(named);
        }
    }

    private static Set<String> names(String text) {
        Matcher names = METRIC.matcher(text);
        return names.results().map(name -> name.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theFiguresOfTheDatabaseAreNumbers() throws Exception {
        // The sum over the logs is done beside it
        await().untilAsserted(
                        () -> assertThat(watched("/actuator/prometheus").body().lines())
                                .anyMatch(line -> line.matches("pakketwijzer_database_bytes [1-9].*"))
                                .anyMatch(line -> line.matches("pakketwijzer_leads_unanswered \\d.*"))
                                .anyMatch(line -> line.matches("pakketwijzer_logs_whole [01].*")));
    }

    @Test
    @Proves("S6")
    void noAddressThatSomebodyTypedBecomesALabel() throws Exception {
        for (String path : new String[] {
            "/pakketten/canary-of-metrics",
            "/canary-of-metrics?email=canary-of-metrics",
            "/uitnodiging/canary-of-metrics"
        }) {
            get(at(path));
        }
        String figures = watched("/actuator/prometheus").body();
        assertThat(figures).contains("http_server_requests_seconds_count").doesNotContain("canary-of-metrics");
        assertThat(figures.lines().filter(line -> line.startsWith("pakketwijzer_")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("{"));
    }

    @Test
    void whoSharesOutRequestsIsToldUpOrNotAndNothingElse() throws Exception {
        for (String address : new String[] {at("/livez"), at("/readyz")}) {
            HttpResponse<String> answer = get(address);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        }
        assertThat(watched("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void theSiteItselfTellsNoFigures() throws Exception {
        for (String path : new String[] {"/actuator", "/actuator/prometheus", "/actuator/health"}) {
            assertThat(get(at(path)).statusCode()).as(path).isEqualTo(404);
        }
        for (String path :
                new String[] {"/actuator/env", "/actuator/heapdump", "/actuator/loggers", "/actuator/beans"}) {
            assertThat(watched(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
