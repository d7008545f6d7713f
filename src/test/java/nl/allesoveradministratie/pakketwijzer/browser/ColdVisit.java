package nl.allesoveradministratie.pakketwijzer.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.Patience;

/** Somebody's first visit: an empty cache, and the browser's own account of what it loaded and when it showed what. */
public final class ColdVisit implements AutoCloseable {

    /** Everything is buffered, so it does not matter when this is read; shifts after input of the visitor are meant. */
    private static final String OBSERVE = """
            window.seen = { paint: 0, shift: 0, moved: [], interactions: {} };
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.seen.paint = entry.startTime))
                .observe({ type: 'largest-contentful-paint', buffered: true });
            new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput)
                .forEach(entry => {
                    window.seen.shift += entry.value;
                    entry.sources.forEach(({ node, previousRect, currentRect }) => window.seen.moved.push(
                        `${node?.nodeName}.${node?.className}: ${previousRect.y} to ${currentRect.y}`));
                }))
                .observe({ type: 'layout-shift', buffered: true });
            new PerformanceObserver(list => list.getEntries().filter(entry => entry.interactionId)
                .forEach(entry => window.seen.interactions[entry.interactionId] =
                    Math.max(entry.duration, window.seen.interactions[entry.interactionId] || 0)))
                .observe({ type: 'event', durationThreshold: 16, buffered: true });
            """;

    private final BrowserContext profile;
    private final Page page;
    private final CDPSession protocol;
    private final List<String> requests = new ArrayList<>();
    private double bytes;

    /** @param width of the window, in CSS pixels */
    public ColdVisit(Browser browser, int width) {
        profile = browser.get()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width, width < 600 ? 844 : 900)
                        .setLocale("nl-NL"));
        profile.setDefaultTimeout(Patience.LONGEST.toMillis());
        profile.addInitScript(OBSERVE);
        page = profile.newPage();
        protocol = profile.newCDPSession(page);
        protocol.send("Network.enable");
        protocol.on("Network.requestWillBeSent", this::requested);
        protocol.on(
                "Network.loadingFinished",
                event -> bytes += event.get("encodedDataLength").getAsDouble());
    }

    private void requested(JsonObject event) {
        String address = event.getAsJsonObject("request").get("url").getAsString();
        if (address.startsWith("http")) {
            requests.add(address);
        }
    }

    /** As on a cheap telephone far from a mast: a four times slower processor and Lighthouse's slow 4G. */
    public ColdVisit onASlowPhone() {
        JsonObject processor = new JsonObject();
        processor.addProperty("rate", 4);
        protocol.send("Emulation.setCPUThrottlingRate", processor);
        JsonObject network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", 150);
        network.addProperty("downloadThroughput", 1_600_000 / 8);
        network.addProperty("uploadThroughput", 750_000 / 8);
        protocol.send("Network.emulateNetworkConditions", network);
        return this;
    }

    /** Opens an address and waits until nothing is loaded any more. */
    public ColdVisit open(String address) {
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
        page.locator("h1").first().waitFor();
        return this;
    }

    /** What stands on the screen. */
    public Page page() {
        return page;
    }

    /** Bytes over the line so far, compressed and with headers. */
    public long bytes() {
        return Math.round(bytes);
    }

    /** The addresses asked for that are not of the server of the page itself. */
    public List<String> elsewhere() {
        String own = URI.create(page.url()).getAuthority();
        return requests.stream()
                .filter(address -> !own.equals(URI.create(address).getAuthority()))
                .toList();
    }

    /** When the largest thing on the screen was there, in milliseconds from the start (LCP). */
    public double largestPaint() {
        return seen("paint");
    }

    /** How much moved without the visitor asking for it: the sum of all shifts, never less than CLS. */
    public double shift() {
        return seen("shift");
    }

    /** What moved, and from where to where. */
    public String moved() {
        return page.evaluate("() => window.seen.moved").toString();
    }

    /** The longest time from a press or click to what it changed on the screen, in milliseconds; 0 = at most 16 (INP). */
    public double slowestInteraction() {
        page.waitForTimeout(300);
        return ((Number) page.evaluate("Math.max(0, ...Object.values(window.seen.interactions))")).doubleValue();
    }

    private double seen(String what) {
        return ((Number) page.evaluate("what => window.seen[what]", what)).doubleValue();
    }

    @Override
    public void close() {
        profile.close();
    }
}
