package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.allesoveradministratie.pakketwijzer.sealing.SolvedPuzzle;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * People who ask something through the contact form and do not give up: whatever goes wrong, each sends the same form again until it
 * is thanked. Each comes from a network of its own, which only a server that believes this machine as its proxy takes in.
 */
public final class Submitters implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final List<String> origins;
    private final List<Thread> clients;
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final AtomicInteger askedToWait = new AtomicInteger();
    private final Map<UUID, Thanked> thanked = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * An enquiry that was acknowledged.
     *
     * @param reference what its sender was given
     * @param email of its sender; nobody else has it
     * @param waited from the first time it was sent until it was thanked
     */
    public record Thanked(String reference, String email, Duration waited) {}

    /**
     * Begins with nobody asking anything.
     *
     * @param origins where the product is, of each site one: they are taken in turns
     * @param clients how many ask at the same time
     */
    public Submitters(List<String> origins, int clients) {
        this.origins = List.copyOf(origins);
        this.clients = IntStream.range(0, clients)
                .mapToObj(each ->
                        Thread.ofPlatform().daemon().name("submitter-" + each).start(this::askOn))
                .toList();
    }

    /** So many more will be asked, as soon as a client is free. */
    public void ask(int more) {
        wanted.release(more);
        begun.addAndGet(more);
    }

    /** Waits until everybody was thanked; false = somebody still was not. */
    public boolean allThanked(Duration atMost) throws InterruptedException {
        Instant end = Instant.now().plus(atMost);
        while (thanked.size() < begun.get()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    /** Who was thanked, by the id of the submission. */
    public Map<UUID, Thanked> thanked() {
        return thanked;
    }

    /** How often a connection broke off, or was not to be had. */
    public int cutOff() {
        return cutOff.get();
    }

    /** How often the product said that it could not keep it now. */
    public int askedToWait() {
        return askedToWait.get();
    }

    private void askOn() {
        // Of its own: what is wrong with one connection is nobody else's
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            while (!closed) {
                wanted.acquire();
                ask(http, number.incrementAndGet());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(HttpClient http, int number) throws InterruptedException {
        URI address = URI.create(origins.get(number % origins.size()) + "/contact");
        String email = "vrager" + number + "@klant.example";
        Map<String, String> fields = null;
        while (fields == null && !closed) {
            fields = form(http, address, number, email);
        }
        // Nobody fills it in at once
        Thread.sleep(PAUSE);
        Instant first = Instant.now();
        String reference = null;
        while (fields != null && reference == null && !closed) {
            reference = sent(http, address, number, fields);
        }
        if (fields != null && reference != null) {
            UUID submission = UUID.fromString(fields.get("formulier").substring(0, 36));
            thanked.put(submission, new Thanked(reference, email, Duration.between(first, Instant.now())));
        }
    }

    private @Nullable Map<String, String> form(HttpClient http, URI address, int number, String email)
            throws InterruptedException {
        HttpResponse<String> page = answer(http, request(address, number).GET());
        if (page == null || page.statusCode() != 200) {
            Thread.sleep(PAUSE);
            return null;
        }
        Document document = Jsoup.parse(page.body());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("formulier", document.select("[name=formulier]").val());
        fields.put(
                "bewijs", SolvedPuzzle.of(document.select("form[data-puzzle]").attr("data-puzzle")));
        fields.put("vraag", "Welk pakket past bij bedrijf " + number + "?");
        fields.put("naam", "Sanne de Vries");
        fields.put("email", email);
        return fields;
    }

    /** The reference; null = not this time. */
    private @Nullable String sent(HttpClient http, URI address, int number, Map<String, String> fields)
            throws InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = answer(
                http,
                request(address, number)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer != null && answer.statusCode() == 303) {
            return answer.headers().firstValue("location").orElseThrow().replaceAll(".*/(PW-[^?]*).*", "$1");
        }
        if (answer != null && answer.statusCode() == 409) {
            // Shown too long ago, by its clock: the form comes back, still the same question
            Document again = Jsoup.parse(answer.body());
            fields.put("formulier", again.select("[name=formulier]").val());
            fields.put(
                    "bewijs", SolvedPuzzle.of(again.select("form[data-puzzle]").attr("data-puzzle")));
            return null;
        }
        if (answer != null && answer.statusCode() < 500) {
            throw new IllegalStateException("The form was answered with " + answer.statusCode());
        }
        if (answer != null) {
            askedToWait.incrementAndGet();
        }
        Thread.sleep(PAUSE);
        return null;
    }

    private static HttpRequest.Builder request(URI address, int number) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("X-Forwarded-For", FlowClient.network(number));
    }

    /** Null = none came. */
    private @Nullable HttpResponse<String> answer(HttpClient http, HttpRequest.Builder request)
            throws InterruptedException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            cutOff.incrementAndGet();
            return null;
        }
    }

    @Override
    public void close() {
        closed = true;
        clients.forEach(Thread::interrupt);
    }
}
