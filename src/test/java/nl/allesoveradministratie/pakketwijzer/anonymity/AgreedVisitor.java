package nl.allesoveradministratie.pakketwijzer.anonymity;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who agreed to statistics, with a browser that keeps its cookies and nothing else; over plain HTTP. */
final class AgreedVisitor {

    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client;
    private final String origin;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /**
     * Agreed on a day.
     *
     * @param consent the number of the consent
     */
    AgreedVisitor(HttpClient client, String origin, LocalDate day, String consent) {
        this.client = client;
        this.origin = origin;
        cookies.put("pw_keuze", "4.%s.s.%s".formatted(day, consent));
    }

    /** By which it is counted today. */
    String cookieOfTheDay() {
        return cookies.get("pw_dag");
    }

    void view(PackageId pack) throws Exception {
        send(200, request("/pakketten/" + pack));
    }

    void compare(PackageId one, PackageId other) throws Exception {
        send(200, request("/vergelijken?p=" + one + "," + other));
    }

    void keep(PackageId pack) throws Exception {
        send(
                303,
                request("/mijn-lijst")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString("erbij=" + pack)));
    }

    /** The three requests after which a result is on the screen: the page, Vaadin's start, and the first round trip. */
    void openResult(String query) throws Exception {
        send(200, request("/keuzehulp/resultaat?" + query));
        JsonNode start = JSON.readTree(send(
                        200,
                        request("/?v-r=init&location=keuzehulp%2Fresultaat&query="
                                + URLEncoder.encode(query, StandardCharsets.UTF_8))))
                .path("appConfig");
        Map<String, Object> navigate = Map.of(
                "route", "keuzehulp/resultaat",
                "query", query,
                "appShellTitle", "",
                "historyState", Map.of("idx", 0),
                "trigger", "");
        String drawn = send(
                200,
                request("/?v-r=uidl&v-uiId=" + start.path("v-uiId").asInt())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of(
                                "csrfToken",
                                        start.at("/uidl/Vaadin-Security-Key").asString(),
                                "rpc",
                                        List.of(Map.of(
                                                "type", "event", "node", 1, "event", "ui-navigate", "data", navigate)),
                                "syncId", start.at("/uidl/syncId").asInt(),
                                "clientId", 0)))));
        if (!drawn.contains("res-list")) {
            throw new IllegalStateException("No result was drawn");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).header("User-Agent", AGENT);
    }

    private String send(int expected, HttpRequest.Builder request) throws Exception {
        request.header(
                "Cookie",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        response.headers().allValues("set-cookie").forEach(cookie -> {
            String[] parts = cookie.split("[=;]", 3);
            cookies.put(parts[0], parts[1]);
        });
        if (response.statusCode() != expected) {
            throw new IllegalStateException(response + ": " + response.body());
        }
        return response.body();
    }
}
