package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A visitor's part of the conversation with the finder, as the browser has it with Vaadin's server, without the browser: the page, the
 * start of the conversation, and then a round trip for each thing the visitor does. What the server says about the screen
 * is kept as far as is needed to know what can be answered and pressed.
 */
public final class FlowClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Shared: there may be thousands of visitors. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final AtomicInteger VISITORS = new AtomicInteger();

    private String origin;
    private final LongConsumer nanoseconds;

    /** Of its own: a proxy before several nodes sends everybody of one network to the same. */
    private final String network = network(VISITORS.incrementAndGet());

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<Integer, Node> nodes = new HashMap<>();
    private URI address = URI.create("/");
    private JsonNode start = JSON.createObjectNode();
    private int syncId;
    private int clientId;
    private String body = "";

    /** A node of the screen, as far as it matters here. */
    private static final class Node {
        private final int number;
        private int parent;
        private String tag = "";
        private String text = "";

        /** What was drawn in it: the server keeps no nodes of that. */
        private String drawn = "";

        private boolean visible = true;
        private final Map<String, String> properties = new HashMap<>();
        private final Map<String, String> attributes = new HashMap<>();
        private final List<Integer> children = new ArrayList<>();

        private Node(int number) {
            this.number = number;
        }
    }

    /** The server does not know the conversation any more; a browser then loads the page anew. */
    public static final class Expired extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Somebody who has never been here. */
    public FlowClient(String origin) {
        this(origin, nanoseconds -> {});
    }

    /** @param nanoseconds is told how long each answer took */
    FlowClient(String origin, LongConsumer nanoseconds) {
        this.origin = origin;
        this.nanoseconds = nanoseconds;
    }

    /** An address in one of many networks, by number. */
    static String network(int number) {
        return "10." + number / 250 % 250 + "." + number % 250 + ".1";
    }

    /** Opens an address, as typed or followed; what was there before is gone. */
    public void open(String path, String query) throws Exception {
        nodes.clear();
        clientId = 0;
        address = URI.create(
                path + (query.isEmpty() ? "" : "?" + query.replace(">", "%3E").replace(" ", "%20")));
        send(request(address.toString()).GET());
        start = JSON.readTree(
                        send(request("/?v-r=init&location=" + encoded(path.substring(1)) + "&query=" + encoded(query))
                                .GET()))
                .path("appConfig");
        syncId = start.path("uidl").path("syncId").asInt();
        take(start.path("uidl"));
        navigate();
    }

    /** Reads a plain page. */
    void read(String path) throws Exception {
        send(request(path).GET());
    }

    /** Opens where one is once more: after the conversation was lost, or for good measure. */
    public void reload() throws Exception {
        open(address.getPath(), address.getQuery() == null ? "" : address.getQuery());
    }

    /** From now on another node answers. */
    public void through(String other) {
        origin = other;
    }

    /** Where one is: the path with its query, in which all answers are. */
    public String address() {
        return address.toString();
    }

    /** Whether a text is on the screen. */
    public boolean shows(String text) {
        return nodes.values().stream().anyMatch(node -> node.text.contains(text) || node.drawn.contains(text));
    }

    /**
     * Answers the questions on the screen that are answered by choosing one of several.
     *
     * @param choice which option of each, counted from 0 and beyond the last from the first again
     */
    public int answer(int choice) throws Exception {
        return answer(choice, () -> {});
    }

    /** What happens before each answer. */
    interface Thought {
        void pass() throws InterruptedException;
    }

    /** The same, thinking before each. */
    int answer(int choice, Thought thought) throws Exception {
        List<Node> groups = visible(node -> node.drawn.contains("<vaadin-radio-group"));
        for (Node group : groups) {
            List<String> values = Jsoup.parseBodyFragment(group.drawn)
                    .select("vaadin-radio-button")
                    .eachAttr("value");
            if (isVisible(group)) {
                thought.pass();
                String value = values.get(choice % values.size());
                talk(List.of(Map.of(
                        "type",
                        "event",
                        "node",
                        group.number,
                        "event",
                        "change",
                        "data",
                        Map.of("element.firstElementChild.value", value))));
            }
        }
        return groups.size();
    }

    /** Presses the button that leads on; false = there is none. */
    public boolean goOn() throws Exception {
        List<Node> buttons = visible(node -> node.tag.equals("vaadin-button")
                && node.attributes.getOrDefault("theme", "").contains("primary"));
        if (buttons.isEmpty()) {
            return false;
        }
        talk(List.of(Map.of("type", "event", "node", buttons.getFirst().number, "event", "click", "data", CLICK)));
        return true;
    }

    /** What drawn parts of the finder tell of (ui.Drawn). */
    private static final List<String> MARKS = List.of(
            "data-interim",
            "data-change",
            "data-subject",
            "data-back",
            "data-compare",
            "data-order",
            "data-level",
            "data-kept");

    /**
     * Does what no browser does: tells a part of the screen that a text was pressed, ticked, chosen and filled in, whatever there is
     * to choose from.
     *
     * @param part which of the parts with something in them, counted from 0 and beyond the last from the first again
     */
    public void meddle(int part, String text) throws Exception {
        List<Node> parts = visible(node -> !node.drawn.isEmpty() || node.tag.endsWith("-field"));
        if (parts.isEmpty()) {
            return;
        }
        Node meant = parts.get(Math.floorMod(part, parts.size()));
        int node = meant.number;
        Map<String, Object> data = new HashMap<>(CLICK);
        data.put("element.firstElementChild.value", text);
        data.put("event.target.value", text);
        data.put("event.target.checked", text.length() % 2 == 0);
        data.put("true", true);
        for (String mark : MARKS) {
            String marked = "event.target.closest('[" + mark + "]')";
            data.put("!!" + marked, true);
            data.put(marked + "?.getAttribute('" + mark + "') ?? ''", text);
        }
        List<Map<String, Object>> said = new ArrayList<>();
        if (meant.tag.endsWith("-field")) {
            said.add(Map.of("type", "mSync", "node", node, "feature", 1, "property", "value", "value", text));
        }
        said.add(Map.of("type", "event", "node", node, "event", "change", "data", data));
        said.add(Map.of("type", "event", "node", node, "event", "click", "data", data));
        talk(said);
    }

    /** Sets something of the screen that no browser of ours sets; the server may take it ill. */
    public void set(String property, String text) throws Exception {
        int node = visible(any -> true).getFirst().number;
        say(Map.of("type", "mSync", "node", node, "feature", 1, "property", property, "value", text));
    }

    /** Says what no browser says; the server may take it ill. */
    public void say(Map<String, Object> something) throws Exception {
        try {
            talk(List.of(something));
        } catch (IllegalStateException e) {
            // As it should
        }
    }

    private static final Map<String, Object> CLICK = Map.ofEntries(
            Map.entry("event.shiftKey", false),
            Map.entry("event.metaKey", false),
            Map.entry("event.detail", 1),
            Map.entry("event.ctrlKey", false),
            Map.entry("event.clientX", 10),
            Map.entry("event.clientY", 10),
            Map.entry("event.altKey", false),
            Map.entry("event.button", 0),
            Map.entry("event.screenY", 10),
            Map.entry("event.screenX", 10));

    private List<Node> visible(Predicate<Node> wanted) {
        return nodes.values().stream()
                .filter(wanted)
                .filter(this::isVisible)
                .sorted(Comparator.comparingInt(node -> node.number))
                .toList();
    }

    /** On the screen, with everything around it. */
    private boolean isVisible(Node node) {
        for (Node each = node; each != null; each = nodes.get(each.parent)) {
            if (!each.visible) {
                return false;
            }
            if (each.parent == 0) {
                return each.number == 1 || each.tag.equals("body") || each.tag.startsWith("flow-container");
            }
        }
        return false;
    }

    private void navigate() throws Exception {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("route", address.getPath().substring(1));
        data.put("query", address.getQuery() == null ? "" : address.getQuery());
        data.put("appShellTitle", "");
        data.put("historyState", Map.of("idx", 0));
        data.put("trigger", "");
        talk(List.of(Map.of("type", "event", "node", 1, "event", "ui-navigate", "data", data)));
    }

    /** A round trip; and one more when the server sends the browser to another address of ours. */
    private void talk(List<Map<String, Object>> said) throws Exception {
        body = JSON.writeValueAsString(Map.of(
                "csrfToken",
                start.path("uidl").path("Vaadin-Security-Key").asString(),
                "rpc",
                said,
                "syncId",
                syncId,
                "clientId",
                clientId++));
        askAgain();
    }

    /** Says the last thing once more, as a browser does that got no answer. */
    public void askAgain() throws Exception {
        String answer = send(request("/?v-r=uidl&v-uiId=" + start.path("v-uiId").asInt())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        JsonNode message = JSON.readTree(answer.replaceFirst("^for\\(;;\\);", ""));
        if (message.isArray()) {
            message = message.path(0);
        }
        if (message.path("meta").has("sessionExpired")) {
            throw new Expired();
        }
        if (message.path("meta").has("appError")) {
            throw new IllegalStateException("The screen at " + address.getPath() + " failed");
        }
        syncId = message.path("syncId").asInt();
        take(message);
        draw(message.path("execute"));
        if (follows(message.path("execute"))) {
            navigate();
        }
    }

    /** Takes in what is drawn without nodes. */
    private void draw(JsonNode execute) {
        for (JsonNode each : execute) {
            if (each.get(each.size() - 1).asString("").contains("innerHTML = $0")) {
                Node node = nodes.get(each.get(1).path("@v-node").asInt());
                if (node != null) {
                    node.drawn = each.get(0).asString("");
                }
            }
        }
    }

    /** Takes over the address that the server put in the bar; true = the browser now asks for its screen. */
    private boolean follows(JsonNode execute) {
        boolean follows = false;
        for (JsonNode each : execute) {
            String script = each.get(each.size() - 1).asString("");
            if (script.contains("vaadin-router-go") || script.contains("vaadin-navigate'")) {
                follows = true;
                address = resolved(each.get(script.contains("$1") ? 1 : 0).asString());
            } else if (script.contains("history.replaceState") || script.contains("history.pushState")) {
                address = resolved(each.get(1).asString());
            }
        }
        return follows;
    }

    private URI resolved(String to) {
        String encoded = to.replace(">", "%3E").replace(" ", "%20");
        return URI.create("/").resolve(encoded.startsWith("?") ? address.getPath() + encoded : encoded);
    }

    private void take(JsonNode message) {
        for (JsonNode change : message.path("changes")) {
            Node node = nodes.computeIfAbsent(change.path("node").asInt(), Node::new);
            int feature = change.path("feat").asInt(-1);
            String key = change.path("key").asString("");
            switch (change.path("type").asString()) {
                case "put" -> put(node, feature, key, change.path("value"));
                case "splice" -> splice(node, feature, change);
                case "detach" -> nodes.remove(node.number);
                default -> {}
            }
        }
    }

    private static void put(Node node, int feature, String key, JsonNode value) {
        switch (feature) {
            case 0 -> {
                if (key.equals("tag")) {
                    node.tag = value.asString("");
                } else if (key.equals("visible")) {
                    node.visible = value.asBoolean(true);
                }
            }
            case 1 -> node.properties.put(key, value.asString(""));
            case 3 -> node.attributes.put(key, value.asString(""));
            case 7 -> node.text = value.asString("");
            default -> {}
        }
    }

    private void splice(Node node, int feature, JsonNode change) {
        if (feature != 2) {
            return;
        }
        int index = change.path("index").asInt();
        for (int i = change.path("remove").asInt(); i > 0 && index < node.children.size(); i--) {
            node.children.remove(index);
        }
        for (JsonNode added : change.path("addNodes")) {
            node.children.add(Math.min(index++, node.children.size()), added.asInt());
            nodes.computeIfAbsent(added.asInt(), Node::new).parent = node.number;
        }
    }

    private HttpRequest.Builder request(String to) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + to)).timeout(Duration.ofSeconds(30));
        request.header("X-Forwarded-For", network);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String send(HttpRequest.Builder request) throws Exception {
        long begun = System.nanoTime();
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        nanoseconds.accept(System.nanoTime() - begun);
        for (String cookie : response.headers().allValues("set-cookie")) {
            String pair = cookie.substring(0, (cookie + ";").indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        if (response.statusCode() == 403) {
            throw new Expired();
        }
        if (response.statusCode() != 200) {
            throw new IOException(response.uri().getPath() + " answered " + response.statusCode());
        }
        return response.body();
    }

    /** The number of its session; empty = none. */
    public String session() {
        return cookies.getOrDefault("JSESSIONID", "");
    }
}
