package nl.allesoveradministratie.pakketwijzer.usage;

import static nl.allesoveradministratie.pakketwijzer.usage.Step.SHOWN;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.springframework.context.ApplicationContext;

/** A day of browsers that do not exist, counted by the real code from cookie to batch; for attacks on what comes of it. */
public final class PlayedDay {

    private static final int ENOUGH = 100_000;

    private PlayedDay() {}

    /** What a browser did, with one package or several at once. */
    public record Did(Step step, List<PackageId> packs) {}

    /** A histogram's bar. */
    public record Bar(PackageId pack, Kind kind, String bin) {}

    /**
     * The exact counts of a day.
     *
     * @param browsers what each of them did, in order
     */
    public static Map<Bar, Integer> counts(List<List<Did>> browsers) {
        Map<Bar, Integer> counts = new HashMap<>();
        played(LocalDate.EPOCH, browsers)
                .next(true)
                .ifPresent(batch -> batch.changes()
                        .forEach((bin, change) -> counts.put(new Bar(bin.pack(), bin.kind(), bin.key()), change)));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** Adds a day's counts to the counters of a running product, as one more process that counts. */
    public static void add(ApplicationContext product, LocalDate day, List<List<Did>> browsers) {
        Tally tally = played(day, browsers);
        tally.next(true).ifPresent(batch -> {
            Counters.Answer answer = product.getBean(Counters.class).add(day, batch);
            if (answer != Counters.Answer.ADDED) {
                throw new IllegalStateException("Not taken in: " + answer);
            }
        });
    }

    /** The same without batches: what one browser did is written by itself and at once, as if it were about many. */
    public static void addAtOnce(ApplicationContext product, LocalDate day, List<Did> browser) {
        Tally tally = played(day, List.of(browser));
        tally.next(true)
                .ifPresent(batch -> product.getBean(Counters.class)
                        .add(day, new Changes.Batch<>(batch.token(), batch.number(), batch.changes(), false)));
    }

    /** Makes a running product send what it counted, as at one of the moments that it draws by chance. */
    public static void send(ApplicationContext product) {
        product.getBean(Tallies.class).send();
    }

    private static Tally played(LocalDate day, List<List<Did>> browsers) {
        Traits traits = new Traits(DeviceClass.PHONE, BrowserClass.SAFARI_NEW, Region.WEST);
        Tally tally = new Tally(day, ENOUGH);
        for (List<Did> browser : browsers) {
            String cookie = tally.meet(UUID.randomUUID().toString(), traits, SHOWN, List.of());
            browser.forEach(did -> tally.did(cookie, traits, did.step(), did.packs()));
        }
        return tally;
    }
}
