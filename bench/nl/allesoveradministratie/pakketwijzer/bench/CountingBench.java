package nl.allesoveradministratie.pakketwijzer.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What counting costs a visitor, as a ratio: a package page for who agreed to be counted, against the same page for the
 * same visitor whose browser says that a machine drives it, over HTTP and in the same run. Nobody waits to be counted, so the
 * two must be the same but for chance. Beside it, without a goal: who refused gets a shorter page, without the way to withdraw.
 */
public final class CountingBench {

    private static final double GOAL = 1.05;
    private static final int SAMPLES = 60;
    private static final int PER_SAMPLE = 40;
    private static final int WARM_UP = 4;

    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private static final String MACHINE = AGENT + " Lighthouse";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private CountingBench() {}

    public static void main(String[] args) throws Exception {
        List<Double> counted = new ArrayList<>();
        List<Double> left = new ArrayList<>();
        List<Double> refused = new ArrayList<>();
        try (StartedServer server = new StartedServer()) {
            String origin = server.origin();
            String no = choose(origin, "weigeren");
            String yes = choose(origin, "accepteren");
            String both = yes + "; " + cookie(view(origin, yes, AGENT), "pw_dag");
            for (int i = 0; i < SAMPLES + WARM_UP; i++) {
                // In turns, so that whatever else the machine does falls on all.
                double asCounted = measure(origin, both, AGENT);
                double asMachine = measure(origin, both, MACHINE);
                double asRefused = measure(origin, no, AGENT);
                if (i >= WARM_UP) {
                    counted.add(asCounted);
                    left.add(asMachine);
                    refused.add(asRefused);
                }
            }
        }
        double ratio = BenchReport.median(counted) / BenchReport.median(left);
        new BenchReport("counting")
                .samples("countedMicroseconds", counted)
                .samples("leftOutMicroseconds", left)
                .samples("refusedMicroseconds", refused)
                .goal("a page for who is counted, against the same that is left out", ratio, GOAL)
                .finish();
    }

    private static String choose(String origin, String choice) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/cookies"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString("keuze=" + choice + "&terug=%2F"))
                .build();
        return cookie(CLIENT.send(request, HttpResponse.BodyHandlers.discarding()), "pw_keuze");
    }

    private static String cookie(HttpResponse<?> response, String name) {
        return response.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<Void> view(String origin, String cookies, String agent) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/pakketten/moneybird"))
                .header("User-Agent", agent)
                .header("Cookie", cookies)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding());
    }

    private static double measure(String origin, String cookies, String agent) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < PER_SAMPLE; i++) {
            view(origin, cookies, agent);
        }
        return (System.nanoTime() - start) / 1_000.0 / PER_SAMPLE;
    }
}
