package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Visitors who walk through the finder, one trip after the other, until it is closed. When the conversation breaks off they load the
 * address anew, as a browser does, and must find their answers there.
 */
final class Trips implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String origin;
    private final List<Thread> visitors;
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger loadedAnew = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    Trips(String origin, int visitors) {
        this.origin = origin;
        this.visitors = IntStream.range(0, visitors)
                .mapToObj(each ->
                        Thread.ofPlatform().daemon().name("visitor-" + each).start(() -> walkOn(each)))
                .toList();
    }

    /** How many came to a result. */
    int finished() {
        return finished.get();
    }

    /** How often the conversation was gone and the page was loaded anew. */
    int loadedAnew() {
        return loadedAnew.get();
    }

    /** How often there was no answer, or one that says that something is broken; an expired conversation is none of these. */
    int failed() {
        return failed.get();
    }

    /** Whose answers were not there after loading anew, or who could not go on at all; must be empty. */
    Queue<String> lost() {
        return lost;
    }

    private void walkOn(int number) {
        Random choice = new Random(number);
        try {
            while (!closed) {
                walk(choice);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void walk(Random choice) throws InterruptedException {
        FlowClient visitor = new FlowClient(origin);
        if (!arrive(visitor, "/keuzehulp", "")) {
            return;
        }
        for (int page = 0; page < 15 && !closed; page++) {
            String before = visitor.address();
            try {
                visitor.answer(choice.nextInt(4));
                before = visitor.address();
                visitor.goOn();
            } catch (IOException e) {
                note(e);
                if (!goesOn(visitor, before)) {
                    return;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                lost.add(e.toString());
                return;
            }
            if (visitor.address().contains("/resultaat")) {
                finished.incrementAndGet();
                return;
            }
            Thread.sleep(choice.nextInt(200));
        }
    }

    /** After loading anew where he was, on whatever node: all answers must be in the next address too. */
    private boolean goesOn(FlowClient visitor, String before) throws InterruptedException {
        loadedAnew.incrementAndGet();
        URI there = URI.create(before);
        Instant end = Instant.now().plus(PATIENCE);
        while (!closed) {
            try {
                visitor.open(there.getPath(), there.getQuery() == null ? "" : there.getQuery());
                visitor.goOn();
                Set<String> gone = answers(before);
                gone.removeAll(answers(visitor.address()));
                if (!gone.isEmpty()) {
                    lost.add(before + " became " + visitor.address());
                }
                return true;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                note(e);
                if (Instant.now().isAfter(end)) {
                    lost.add("Could not go on at " + before + ": " + e);
                    return false;
                }
                Thread.sleep(200);
            }
        }
        return false;
    }

    private boolean arrive(FlowClient visitor, String path, String query) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!closed) {
            try {
                visitor.open(path, query);
                return true;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                note(e);
                if (Instant.now().isAfter(end)) {
                    lost.add("Could not come in: " + e);
                    return false;
                }
                Thread.sleep(200);
            }
        }
        return false;
    }

    private void note(Exception e) {
        // The first few say enough
        if (!(e instanceof FlowClient.Expired) && failed.incrementAndGet() <= 5) {
            System.out.println("In the finder: " + e);
        }
    }

    /** Each answer of an address; where one is in the conversation is none. */
    private static Set<String> answers(String address) {
        String query = URI.create(address).getRawQuery();
        Set<String> answers = new HashSet<>(query == null ? List.of() : Arrays.asList(query.split("&")));
        answers.removeIf(each -> each.startsWith("stap=") || each.startsWith("onbekend="));
        return answers;
    }

    @Override
    public void close() {
        closed = true;
        visitors.forEach(Thread::interrupt);
    }
}
