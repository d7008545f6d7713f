package nl.allesoveradministratie.pakketwijzer.bench;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.ShippedRanker;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long the server works on the result page, for a visitor who opens its address: everything between the outermost
 * filter and back for the three requests that a browser makes before the result is on the screen (the page, Vaadin's
 * start, and the first round trip, in which the result is drawn). Network, browser, stylesheets and scripts are left
 * out, so that the page is held against what the server itself does.
 */
final class ResultPage implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PER_SAMPLE = 20;

    private final StartedServer server = new StartedServer(ServerTime.class);
    private final ServerTime time = server.bean(ServerTime.class);
    private final Finder finder = server.bean(Finder.class);
    private final String query;
    private final Answers answers;

    /** @param query the visitor's answers, as in an address */
    ResultPage(String query) {
        this.query = query;
        this.answers = ShippedRanker.answers(query);
    }

    /** Adds samples, in microseconds, of ranking once and of serving the page once; in turns, after warming up both. */
    void measure(int samples, List<Double> ranking, List<Double> serving) throws Exception {
        for (int i = -samples; i < samples; i++) {
            double ranked = rank();
            double served = serve();
            if (i >= 0) {
                ranking.add(ranked);
                serving.add(served);
            }
        }
    }

    private double rank() {
        long start = System.nanoTime();
        int ranked = 0;
        for (int i = 0; i < 10 * PER_SAMPLE; i++) {
            ranked += finder.rank(answers).packages().size();
        }
        double each = (System.nanoTime() - start) / 1_000.0 / (10 * PER_SAMPLE);
        if (ranked == 0) {
            throw new IllegalStateException("Nothing was ranked");
        }
        return each;
    }

    private double serve() throws Exception {
        time.nanoseconds.reset();
        for (int i = 0; i < PER_SAMPLE; i++) {
            open();
        }
        return time.nanoseconds.sum() / 1_000.0 / PER_SAMPLE;
    }

    /** As a browser does it that has never been here. */
    private void open() throws Exception {
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            send(browser, HttpRequest.newBuilder(at("/keuzehulp/resultaat?" + query)));
            String start = send(
                    browser,
                    HttpRequest.newBuilder(at("/?v-r=init&location=keuzehulp%2Fresultaat&query="
                            + URLEncoder.encode(query, StandardCharsets.UTF_8))));
            JsonNode configuration = JSON.readTree(start).path("appConfig");
            JsonNode uidl = configuration.path("uidl");
            String navigate = JSON.writeValueAsString(Map.of(
                    "csrfToken",
                    uidl.path("Vaadin-Security-Key").asString(),
                    "rpc",
                    List.of(Map.of(
                            "type",
                            "event",
                            "node",
                            1,
                            "event",
                            "ui-navigate",
                            "data",
                            Map.of(
                                    "route", "keuzehulp/resultaat",
                                    "query", query,
                                    "appShellTitle", "",
                                    "historyState", Map.of("idx", 0),
                                    "trigger", ""))),
                    "syncId",
                    uidl.path("syncId").asInt(),
                    "clientId",
                    0));
            String drawn = send(
                    browser,
                    HttpRequest.newBuilder(at("/?v-r=uidl&v-uiId="
                                    + configuration.path("v-uiId").asInt()))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(navigate)));
            if (!drawn.contains("result")) {
                throw new IllegalStateException("No result was drawn: " + drawn);
            }
        }
    }

    private URI at(String path) {
        return URI.create(server.origin() + path.replace(">", "%3E").replace(" ", "%20"));
    }

    private static String send(HttpClient browser, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response + ": " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() throws Exception {
        server.close();
    }

    /** Adds up how long requests take, from the outermost filter. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class ServerTime extends OncePerRequestFilter {

        private final LongAdder nanoseconds = new LongAdder();

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            long start = System.nanoTime();
            try {
                chain.doFilter(request, response);
            } finally {
                nanoseconds.add(System.nanoTime() - start);
            }
        }
    }
}
