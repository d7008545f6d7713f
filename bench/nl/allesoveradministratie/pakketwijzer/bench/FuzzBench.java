package nl.allesoveradministratie.pakketwijzer.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import nl.allesoveradministratie.pakketwijzer.http.SpoiltRequests;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.SiteKeys;
import nl.allesoveradministratie.pakketwijzer.security.Reader;
import nl.allesoveradministratie.pakketwijzer.security.Readers;
import org.slf4j.LoggerFactory;

/**
 * A million spoilt texts for everything that reads what comes from outside: nine in ten straight to the reader, one in ten over
 * HTTP to the running product, to every route it has. Arguments: how many in all (1000000), and the number of the first (1); a
 * fault names its reader and number, and the same number makes the same text again.
 */
public final class FuzzBench {

    private static final int AT_ONCE = 2;
    private static final long SAID_EVERY = 100_000;

    private FuzzBench() {}

    public static void main(String[] args) throws Exception {
        long texts = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        long first = args.length > 1 ? Long.parseLong(args[1]) : 1;
        List<Reader.Fault> faults = new ArrayList<>();
        AtomicLong writtenDown = new AtomicLong();
        AtomicLong read = new AtomicLong();
        long overHttp = texts / 10;
        faults.addAll(all(Readers.all(Files.createTempDirectory("pakketwijzer-fuzz")), first, texts - overHttp, read));
        System.setProperty("pakketwijzer.trusted-proxy", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");
        System.setProperty("pakketwijzer.intake.soonest", "0s");
        System.setProperty("pakketwijzer.embedding.hosts.vixum[0]", "www.vixum.test");
        try (StartedServer server = new StartedServer()) {
            countFaultsInTheLog(writtenDown);
            Hired admin = Hired.as(server.application(), UUID.randomUUID() + "@spoilt.test", Role.ADMIN);
            String key;
            try (SignedInAs signedIn = new SignedInAs(admin.id(), Role.ADMIN)) {
                key = server.bean(SiteKeys.class).make("vixum", "fuzz");
            }
            SpoiltRequests requests = new SpoiltRequests(server.application(), server.origin(), key, true);
            faults.addAll(all(requests.readers(), first, overHttp, read));
        }
        faults.forEach(System.out::println);
        new BenchReport("fuzz")
                .goal("texts read", String.valueOf(read.get()), "at least " + texts, read.get() >= texts)
                .goal("faults", String.valueOf(faults.size()), "0", faults.isEmpty())
                .goal("faults that the product wrote down", writtenDown.get(), 0)
                .finish();
    }

    /** Counts from now on what is written down as a fault of the product: a page that comes all the same may hide one. */
    private static void countFaultsInTheLog(AtomicLong faults) {
        Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        AppenderBase<ILoggingEvent> counter = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                if (line.getLevel().isGreaterOrEqual(Level.ERROR)) {
                    faults.incrementAndGet();
                }
            }
        };
        counter.setContext(log.getLoggerContext());
        counter.start();
        log.addAppender(counter);
    }

    /** Several at once, each a part of the numbers. */
    private static List<Reader.Fault> all(List<Reader> readers, long first, long texts, AtomicLong read)
            throws Exception {
        List<Callable<List<Reader.Fault>>> parts = new ArrayList<>();
        long each = Math.ceilDiv(texts, AT_ONCE);
        for (int part = 0; part < AT_ONCE; part++) {
            long begin = first + part * Math.ceilDiv(each, (long) readers.size());
            parts.add(() -> Reader.all(readers, begin, each, done -> {
                long now = read.incrementAndGet();
                if (now % SAID_EVERY == 0) {
                    System.out.println(now + " read");
                }
            }));
        }
        List<Reader.Fault> faults = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<List<Reader.Fault>> part : threads.invokeAll(parts)) {
                faults.addAll(part.get());
            }
        }
        return faults;
    }
}
