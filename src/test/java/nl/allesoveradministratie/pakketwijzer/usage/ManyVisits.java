package nl.allesoveradministratie.pakketwijzer.usage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.springframework.context.ApplicationContext;

/** Visits by the thousand, for measurements: taken in by the classes that count in production, from the cookie to the database. */
public final class ManyVisits {

    /** Of one visit: a result, two packages, and one step further with one of them. */
    public static final int EVENTS = 4;

    private static final Traits TRAITS = new Traits(DeviceClass.COMPUTER, BrowserClass.CHROMIUM_NEW, Region.WEST);

    private static final String SITE = "allesoveradministratie";

    private final Counters counters;
    private final int browsers;
    private final List<PackageId> packages;

    /** @param browsers how many different ones there are on a day */
    public ManyVisits(ApplicationContext application, int browsers) {
        this.counters = application.getBean(Counters.class);
        this.browsers = browsers;
        this.packages = application.getBean(PublishedCatalog.class).current().packages().stream()
                .map(pack -> pack.id())
                .sorted()
                .toList();
    }

    /**
     * Something that a visitor did.
     *
     * @param browser its number
     * @param page the kind of page it was on
     */
    public record Event(int browser, Step step, List<PackageId> packs, PageKind page) {

        public Event {
            packs = List.copyOf(packs);
        }

        /** Its address. */
        public String path() {
            return "/pakketten/" + packs.getFirst().value();
        }

        /** What it is called; empty = a page was opened. */
        public String name() {
            return step.compareTo(Step.VIEWED) <= 0 ? "" : step.name().toLowerCase(Locale.ROOT);
        }
    }

    /** So many events of whole visits, each by one of the browsers, about packages of which the first are liked best. */
    public List<Event> events(Random chance, int number) {
        List<Event> events = new ArrayList<>();
        while (events.size() < number) {
            int browser = chance.nextInt(browsers);
            List<PackageId> seen = IntStream.generate(() -> (int) (packages.size() * Math.pow(chance.nextDouble(), 2)))
                    .distinct()
                    .limit(4)
                    .mapToObj(packages::get)
                    .toList();
            events.add(new Event(browser, Step.SHOWN, seen, PageKind.PACKAGES));
            events.add(new Event(browser, Step.VIEWED, seen.subList(0, 1), PageKind.PACKAGE));
            events.add(new Event(browser, Step.VIEWED, seen.subList(1, 2), PageKind.PACKAGE));
            int further = chance.nextInt(10);
            events.add(
                    further < 5
                            ? new Event(browser, Step.COMPARED, seen.subList(0, 2), PageKind.COMPARE)
                            : new Event(
                                    browser,
                                    further < 8 ? Step.SHORTLISTED : Step.CLICKED_OUT,
                                    seen.subList(0, 1),
                                    PageKind.PACKAGE));
        }
        return events.subList(0, number);
    }

    /** A day on which all browsers have their cookie. */
    public Day day(LocalDate day) {
        return new Day(new Tally(day, browsers), browsers);
    }

    /** A day that is being counted, by as many threads as one likes. */
    public final class Day {

        private final Tally tally;
        private final String[] cookies;

        private Day(Tally tally, int browsers) {
            this.tally = tally;
            this.cookies = IntStream.range(0, browsers)
                    .mapToObj(browser -> tally.meet("visitor " + browser, TRAITS, Step.SHOWN, List.of()))
                    .toArray(String[]::new);
        }

        /** Takes in an event. */
        public void did(Event event) {
            String cookie = cookies[event.browser()];
            tally.did(cookie, TRAITS, event.step(), event.packs());
            tally.own()
                    .did(
                            cookie,
                            List.of(new OwnBin(SITE, OwnKind.PAGE, event.page().key())));
        }

        /** The day is over: what was counted goes to the database. */
        public void finish() {
            tally.end();
            Optional<Changes.Batch<Bin>> batch = tally.next(true);
            batch.ifPresent(some -> {
                require(counters.add(tally.day(), some));
                tally.sent(some);
            });
            Optional<Changes.Batch<OwnBin>> own = tally.own().next();
            own.ifPresent(some -> {
                require(counters.addOwn(tally.day(), some));
                tally.own().sent(some);
            });
        }

        private static void require(Counters.Answer answer) {
            if (answer != Counters.Answer.ADDED) {
                throw new IllegalStateException("Not counted: " + answer);
            }
        }
    }

    /** The memory of so many browser-days that are full: as many packages and other bins as count for one. */
    public double megabytesOf(int open) {
        long before = used();
        Tally tally = new Tally(LocalDate.of(2026, 3, 2), open);
        Random chance = new Random(1);
        for (int browser = 0; browser < open; browser++) {
            String cookie = tally.meet("visitor " + browser, TRAITS, Step.SHOWN, List.of());
            int first = chance.nextInt(packages.size() - 8);
            tally.did(cookie, TRAITS, Step.COMPARED, packages.subList(first, first + 4));
            tally.did(cookie, TRAITS, Step.SHOWN, packages.subList(first + 4, first + 8));
            List<OwnBin> own = new ArrayList<>();
            for (PageKind page : PageKind.values()) {
                own.add(new OwnBin(SITE, OwnKind.PAGE, page.key()));
            }
            for (int criterion = 0; criterion < OwnKind.WANTED.most(); criterion++) {
                own.add(new OwnBin(SITE, OwnKind.WANTED, "criterion_" + criterion));
            }
            for (int fact = 0; fact < OwnKind.MISSING.most(); fact++) {
                own.add(new OwnBin(SITE, OwnKind.MISSING, packages.get(first) + ":criterion_" + fact));
            }
            tally.own().did(cookie, own);
        }
        tally.next(true);
        tally.own().next();
        double megabytes = (used() - before) / 1e6;
        if (tally.size() != open || tally.own().size() != open) {
            throw new IllegalStateException("Not all of them are open");
        }
        return megabytes;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int round = 0; round < 5; round++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
