package nl.allesoveradministratie.pakketwijzer.http;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser of somebody at the office door or the partner door, at an address of its own: it keeps one session and follows nothing. */
public final class OfficeBrowser {

    private static final AtomicInteger BROWSERS = new AtomicInteger();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final String server;
    private final String door;
    private final String home;
    private final String address = "2001:db8:1:" + Integer.toHexString(BROWSERS.incrementAndGet()) + "::1";
    private String session = "";
    private String device = "";
    private String agent = "";

    /** @param server how addresses begin */
    OfficeBrowser(String server) {
        this(server, "", "/kantoor");
    }

    private OfficeBrowser(String server, String door, String home) {
        this.server = server;
        this.door = door;
        this.home = home;
    }

    /** One at the door of partners. */
    public static OfficeBrowser ofPartner(String server) {
        return new OfficeBrowser(server, "/partner", PartnerScreen.PATH);
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    /** As one of our own pages sends a form. */
    HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return post(path, fields, "Sec-Fetch-Site", "same-origin");
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String header, String value) throws Exception {
        String body = new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> password(String email, String password) throws Exception {
        return post(door + "/inloggen", Map.of("email", email, "wachtwoord", password));
    }

    public HttpResponse<String> code(String code) throws Exception {
        return post(door + "/inloggen/code", Map.of("code", code));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).header("X-Forwarded-For", address);
        if (!agent.isEmpty()) {
            request.header("User-Agent", agent);
        }
        String cookies = Stream.of(
                        session.isEmpty() ? "" : "JSESSIONID=" + session,
                        device.isEmpty() ? "" : "pw_apparaat=" + device)
                .filter(cookie -> !cookie.isEmpty())
                .collect(Collectors.joining("; "));
        return cookies.isEmpty() ? request : request.header("Cookie", cookies);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        response.headers().allValues("set-cookie").forEach(cookie -> {
            String value = cookie.replaceAll("^[^=]*=|;.*", "");
            if (cookie.startsWith("JSESSIONID=")) {
                session = value;
            } else if (cookie.startsWith("pw_apparaat=")) {
                device = value;
            }
        });
        return response;
    }

    /** By what its owner signed in before; empty = never. */
    String device() {
        return device;
    }

    /** A browser in which somebody signed in before, and is no more. */
    OfficeBrowser withDevice(String known) {
        device = known;
        return this;
    }

    /** What it says of itself. */
    OfficeBrowser saying(String userAgent) {
        agent = userAgent;
        return this;
    }

    /** The session it has; empty = none. */
    String session() {
        return session;
    }

    /** Takes over a session, as somebody would who knows or planted it. */
    OfficeBrowser withSession(String other) {
        session = other;
        return this;
    }

    /** Whether its door lets it in. */
    boolean isIn() throws Exception {
        return get(home).statusCode() == 200;
    }

    /** Where a response leads, without our own server before it. */
    String leadsTo(HttpResponse<String> response) {
        String address = response.headers().firstValue("location").orElse("nowhere");
        return address.startsWith(server + "/") ? address.substring(server.length()) : address;
    }

    static Document read(HttpResponse<String> response) {
        return Jsoup.parse(response.body());
    }

    /** The only element of its kind. */
    static Element one(HttpResponse<String> response, String selector) {
        return read(response).select(selector).stream()
                .reduce((first, second) -> {
                    throw new AssertionError("More than one " + selector);
                })
                .orElseThrow(() -> new AssertionError("No " + selector + " in " + response.body()));
    }
}
