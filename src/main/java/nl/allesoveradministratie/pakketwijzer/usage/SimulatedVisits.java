package nl.allesoveradministratie.pakketwijzer.usage;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Visitors who do not exist, for a demonstration; counted by the same code as real ones, from cookie to counter. */
@Component
@OnDoor(Door.PUBLIC)
@ConditionalOnBooleanProperty("pakketwijzer.demo")
public class SimulatedVisits {

    private static final int USUAL = 320;

    private final Counters counters;
    private final PublishedCatalog catalog;

    SimulatedVisits(Counters counters, PublishedCatalog catalog) {
        this.counters = counters;
        this.catalog = catalog;
    }

    /** A day of visits: fewer at the weekend, the same for the same day. */
    public void on(LocalDate day) {
        Random chance = new Random(day.toEpochDay());
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        int browsers = (weekend ? USUAL / 3 : USUAL) + chance.nextInt(60);
        Tally tally = new Tally(day, browsers);
        for (int i = 0; i < browsers; i++) {
            visit(tally, "visitor " + i, chance);
        }
        tally.next(true).ifPresent(all -> counters.add(day, all));
    }

    private void visit(Tally tally, String receipt, Random chance) {
        Traits traits = traits(chance);
        List<PackageId> seen = packages(chance);
        String cookie = tally.meet(receipt, traits, Step.SHOWN, seen);
        tally.did(cookie, traits, Step.VIEWED, seen.subList(0, 1 + chance.nextInt(seen.size())));
        if (chance.nextInt(3) == 0) {
            tally.did(cookie, traits, Step.COMPARED, seen.subList(0, 2 + chance.nextInt(2)));
        }
        if (chance.nextInt(4) == 0) {
            tally.did(cookie, traits, Step.SHORTLISTED, seen.subList(0, 1));
        }
        if (chance.nextInt(5) == 0) {
            tally.did(cookie, traits, Step.CLICKED_OUT, seen.subList(0, 1));
        }
    }

    /** About as they are in the Netherlands. */
    private static Traits traits(Random chance) {
        DeviceClass device = pick(chance, DeviceClass.values(), 55, 38, 7);
        BrowserClass browser = device == DeviceClass.COMPUTER
                ? pick(chance, BrowserClass.values(), 66, 8, 12, 4, 8, 2)
                : pick(chance, BrowserClass.values(), 40, 12, 30, 13, 3, 2);
        return new Traits(device, browser, pick(chance, Region.values(), 9, 20, 43, 18, 6, 4));
    }

    /** One of these, by the share of each in a hundred. */
    private static <T> T pick(Random chance, T[] all, int... shares) {
        int drawn = chance.nextInt(100);
        int place = 0;
        while (drawn >= shares[place]) {
            drawn -= shares[place];
            place++;
        }
        return all[place];
    }

    /** Some packages are looked at far more than others. */
    private List<PackageId> packages(Random chance) {
        List<PackageId> known = new ArrayList<>(
                catalog.current().packages().stream().map(pack -> pack.id()).toList());
        List<PackageId> seen = new ArrayList<>();
        List<PackageId> wanted =
                List.of(new PackageId("moneybird"), new PackageId("jortt"), new PackageId("e-boekhouden"));
        wanted.stream()
                .filter(known::contains)
                .filter(id -> chance.nextInt(4) > 0)
                .forEach(seen::add);
        while (seen.size() < 3) {
            PackageId id = known.get(chance.nextInt(known.size()));
            if (!seen.contains(id)) {
                seen.add(id);
            }
        }
        Collections.shuffle(seen, chance);
        return seen;
    }
}
