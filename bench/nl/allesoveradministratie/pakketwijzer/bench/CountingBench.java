package nl.allesoveradministratie.pakketwijzer.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What counting costs a visitor, as a ratio: a package page for who agreed to be counted, against the same page for who
 * refused, over HTTP and in the same run. Nobody waits to be counted, so the two must be the same but for chance.
 */
public final class CountingBench {

    private static final double GOAL = 1.05;
    private static final int SAMPLES = 60;
    private static final int PER_SAMPLE = 40;

    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private CountingBench() {}

    public static void main(String[] args) throws Exception {
        List<Double> counted = new ArrayList<>();
        List<Double> refused = new ArrayList<>();
        try (StartedServer server = new StartedServer()) {
            String origin = server.origin();
            String no = choose(origin, "weigeren");
            String yes = choose(origin, "accepteren");
            String both = yes + "; " + cookie(view(origin, yes), "pw_dag");
            measure(origin, no);
            measure(origin, both);
            measure(origin, no);
            measure(origin, both);
            for (int i = 0; i < SAMPLES; i++) {
                // In turns, so that whatever else the machine does falls on both.
                counted.add(measure(origin, both));
                refused.add(measure(origin, no));
            }
        }
        double ratio = BenchReport.median(counted) / BenchReport.median(refused);
        new BenchReport("counting")
                .samples("countedMicroseconds", counted)
                .samples("refusedMicroseconds", refused)
                .goal("a page for who is counted, against who is not", ratio, GOAL)
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

    private static HttpResponse<Void> view(String origin, String cookies) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/pakketten/moneybird"))
                .header("User-Agent", AGENT)
                .header("Cookie", cookies)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.discarding());
    }

    private static double measure(String origin, String cookies) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < PER_SAMPLE; i++) {
            view(origin, cookies);
        }
        return (System.nanoTime() - start) / 1_000.0 / PER_SAMPLE;
    }
}
