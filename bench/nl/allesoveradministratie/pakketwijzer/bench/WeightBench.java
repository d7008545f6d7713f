package nl.allesoveradministratie.pakketwijzer.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.browser.Browser;
import nl.allesoveradministratie.pakketwijzer.browser.ColdVisit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What a first visit weighs and how it feels, in a real browser with an empty cache.
 *
 * <ol>
 *   <li>Weight: everything over the line until nothing is loaded any more, compressed and with headers; and requests to
 *       anybody else.
 *   <li>On a slow phone (processor four times slower, slow 4G): when the largest part of the home page is there, against
 *       its bare text: the same document from the same server without stylesheets, font, script and drawings; in turns.
 *   <li>On the same phone: how much moves while pages load, and how long an answer takes to show, by finger and by key.
 * </ol>
 */
public final class WeightBench {

    private static final int PHONE = 390;
    private static final int ROUNDS = Integer.getInteger("pakketwijzer.bench.rounds", 9);
    private static final double MOST_PLAIN = 100_000;
    private static final double MOST_FINDER = 230_000;
    private static final double SLOWEST_PAINT = 1.2;
    private static final double MOST_SHIFT = 0.02;
    private static final double SLOWEST_ANSWER = 200;

    private static final String RESULT = "/keuzehulp/resultaat?" + RankingBench.VISITORS.get(1);

    /** Pages of the finder with cards, chips, rows of wishes and amounts. */
    private static final List<String> QUESTIONS = List.of(
            "/keuzehulp",
            "/keuzehulp?role=zzp&stap=bedrijf",
            "/keuzehulp?role=zzp&legal_form=eenmanszaak&stap=hoeveel",
            "/keuzehulp?" + RankingBench.VISITORS.get(1) + "&stap=budget");

    private final BenchReport report = new BenchReport("weight");
    private final StartedServer server;
    private final Browser browser;

    private WeightBench(StartedServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
    }

    public static void main(String[] args) throws Exception {
        try (StartedServer server = new StartedServer(StaticFiles.class);
                Browser browser = new Browser()) {
            WeightBench bench = new WeightBench(server, browser);
            bench.weight();
            bench.paint();
            bench.shift();
            bench.answers();
            bench.report.finish();
        }
    }

    private void weight() {
        Map<String, Double> most = new LinkedHashMap<>();
        most.put("/", MOST_PLAIN);
        most.put("/pakketten/moneybird", MOST_PLAIN);
        most.put("/keuzehulp", MOST_FINDER);
        List<String> elsewhere = new ArrayList<>();
        most.forEach((path, limit) -> {
            try (ColdVisit visit = new ColdVisit(browser, 1280)) {
                visit.open(server.origin() + path);
                elsewhere.addAll(visit.elsewhere());
                report.goal("bytes of a first visit to " + path, visit.bytes(), limit);
            }
        });
        report.goal("requests to third parties", elsewhere.size(), 0);
    }

    private void paint() throws Exception {
        writeBareText();
        List<Double> home = new ArrayList<>();
        List<Double> text = new ArrayList<>();
        for (int round = -1; round < ROUNDS; round++) {
            double ofHome = largestPaint("/");
            double ofText = largestPaint(StaticFiles.PREFIX + "home.html");
            if (round >= 0) {
                home.add(ofHome);
                text.add(ofText);
            }
        }
        report.samples("homeLargestPaintMilliseconds", home)
                .samples("bareTextLargestPaintMilliseconds", text)
                .goal(
                        "largest paint of home, against its bare text",
                        BenchReport.median(home) / BenchReport.median(text),
                        SLOWEST_PAINT);
    }

    private void writeBareText() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String home = client.send(
                            HttpRequest.newBuilder(URI.create(server.origin() + "/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Document document = Jsoup.parse(home);
            document.select("link, style, script, svg").remove();
            Files.writeString(StaticFiles.FOLDER.resolve("home.html"), document.outerHtml());
        }
    }

    private double largestPaint(String path) {
        try (ColdVisit visit = new ColdVisit(browser, PHONE).onASlowPhone()) {
            return visit.open(server.origin() + path).largestPaint();
        }
    }

    private void shift() {
        for (String path : List.of("/", "/pakketten/moneybird", "/keuzehulp", RESULT)) {
            List<Double> shifts = new ArrayList<>();
            for (int round = 0; round < Math.max(1, ROUNDS / 3); round++) {
                try (ColdVisit visit = new ColdVisit(browser, PHONE).onASlowPhone()) {
                    shifts.add(visit.open(server.origin() + path).shift());
                }
            }
            String name = path.replaceAll("\\?.*", "");
            report.samples("shiftOf " + name, shifts)
                    .goal("layout shift of " + name, BenchReport.median(shifts), MOST_SHIFT);
        }
    }

    private void answers() {
        List<Double> byFinger = new ArrayList<>();
        List<Double> byKey = new ArrayList<>();
        for (int round = 0; round < Math.max(1, ROUNDS / 3); round++) {
            for (String question : QUESTIONS) {
                try (ColdVisit visit = new ColdVisit(browser, PHONE).onASlowPhone()) {
                    visit.open(server.origin() + question);
                    Locator choices = visit.page().getByRole(AriaRole.RADIO);
                    answer(visit.page(), () -> choices.nth(1).click(new Locator.ClickOptions().setForce(true)));
                    byFinger.add(visit.slowestInteraction());
                }
                try (ColdVisit visit = new ColdVisit(browser, PHONE).onASlowPhone()) {
                    visit.open(server.origin() + question);
                    visit.page().getByRole(AriaRole.RADIO).first().focus();
                    answer(visit.page(), () -> visit.page().keyboard().press("ArrowDown"));
                    byKey.add(visit.slowestInteraction());
                }
            }
        }
        report.samples("answerByFingerMilliseconds", byFinger)
                .samples("answerByKeyMilliseconds", byKey)
                .goal("an answer by finger, milliseconds", BenchReport.median(byFinger), SLOWEST_ANSWER)
                .goal("an answer by key, milliseconds", BenchReport.median(byKey), SLOWEST_ANSWER);
    }

    /** Gives an answer and waits until the server has taken it in: then it stands in the address. */
    private static void answer(Page page, Runnable give) {
        String before = page.url();
        give.run();
        page.waitForFunction("before => location.href !== before", before);
    }
}
