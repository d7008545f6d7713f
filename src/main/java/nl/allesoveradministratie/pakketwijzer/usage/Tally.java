package nl.allesoveradministratie.pakketwijzer.usage;

import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * What this process counts on one day: its browsers, and what has changed since the last batch. Lives in memory only; the
 * browsers are forgotten with it.
 */
final class Tally {

    private static final SecureRandom CHANCE = new SecureRandom();

    private final LocalDate day;
    private final int mostBrowsers;
    private final Changes<Bin> changes = new Changes<>();
    private final DayCookie cookie = new DayCookie();
    private volatile OwnTally own;
    private final Map<DayCookie.Browser, BrowserDay> browsers = new HashMap<>();
    private final Map<DayCookie.Browser, BrowserDay> unconfirmed = new LinkedHashMap<>();
    private final Set<DayCookie.Browser> forgotten = new HashSet<>();

    private boolean ended;

    /** @param mostBrowsers so many are counted; who comes later that day is not */
    Tally(LocalDate day, int mostBrowsers) {
        this.day = day;
        this.mostBrowsers = mostBrowsers;
        this.own = new OwnTally(cookie, mostBrowsers);
    }

    LocalDate day() {
        return day;
    }

    /** The same browsers, for our own statistics. */
    OwnTally own() {
        return own;
    }

    /**
     * What is left of our own statistics of an earlier day and is about too few browsers to leave by itself leaves with those
     * of this day, if it is one of the same week (docs/decisions/0034-what-partners-lacked.md).
     */
    void goOnFrom(Tally earlier) {
        if (weekOf(earlier.day).equals(weekOf(day))) {
            own.takeOver(earlier.own);
        }
    }

    private static LocalDate weekOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The counters of our own statistics are gone: what was added to them is not counted on. The others stand. */
    void startOwnAnew() {
        own = new OwnTally(cookie, mostBrowsers);
    }

    /**
     * A browser without a cookie did something. It counts from when the cookie comes back, so who keeps no cookies is never
     * counted.
     *
     * @param receipt the number of the visitor's consent
     * @return what to put in its cookie
     */
    String meet(String receipt, Traits traits, Step step, List<PackageId> packs) {
        DayCookie.Made made = cookie.make(receipt);
        synchronized (this) {
            BrowserDay known = browsers.get(made.browser());
            if (known != null) {
                // Another of its tabs was faster.
                change(known, known.did(step, packs));
            } else if (!ended && !forgotten.contains(made.browser())) {
                unconfirmed
                        .computeIfAbsent(made.browser(), first -> new BrowserDay(traits, CHANCE))
                        .did(step, packs);
                if (unconfirmed.size() > mostBrowsers / 10) {
                    unconfirmed.remove(unconfirmed.keySet().iterator().next());
                }
            }
        }
        return made.value();
    }

    /** A browser with a cookie did something; nothing happens when the cookie is not one of ours. */
    void did(String value, Traits traits, Step step, List<PackageId> packs) {
        cookie.claim(value).ifPresent(claim -> did(claim, traits, step, packs));
    }

    private synchronized void did(DayCookie.Claim claim, Traits traits, Step step, List<PackageId> packs) {
        BrowserDay known = browsers.get(claim.browser());
        if (known != null) {
            change(known, known.did(step, packs));
        } else if (cookie.isTrue(claim)) {
            came(claim.browser(), traits, step, packs);
        }
    }

    private void came(DayCookie.Browser browser, Traits traits, Step step, List<PackageId> packs) {
        if (ended || forgotten.contains(browser)) {
            return;
        }
        BrowserDay first = unconfirmed.remove(browser);
        if (browsers.size() >= mostBrowsers) {
            return;
        }
        BrowserDay day = first == null ? new BrowserDay(traits, CHANCE) : first;
        browsers.put(browser, day);
        day.did(step, packs);
        change(day, new BrowserDay.Change(List.of(), day.bins()));
    }

    /** The day is over: browsers are forgotten, sums that were not sent yet are not. */
    synchronized void end() {
        ended = true;
        own.end();
        browsers.clear();
        unconfirmed.clear();
        forgotten.clear();
    }

    /** Takes back all that a browser did: its owner does not want to be counted any more. */
    void forget(String value) {
        cookie.read(value).ifPresent(browser -> {
            forget(browser);
            own.forget(browser);
        });
    }

    private synchronized void forget(DayCookie.Browser browser) {
        boolean waited = unconfirmed.remove(browser) != null;
        BrowserDay known = browsers.remove(browser);
        if ((waited || known != null) && forgotten.size() < mostBrowsers) {
            // A page that was on its way must not bring it back.
            forgotten.add(browser);
        }
        if (known != null) {
            change(known, new BrowserDay.Change(known.bins(), List.of()));
            if (known.isOnlyIn(changes.number())) {
                // Came and went within one batch, which then says nothing of it and needs others to hide among.
                changes.about(-1);
            }
        }
    }

    private void change(BrowserDay browser, BrowserDay.Change change) {
        if (change.isNothing()) {
            return;
        }
        change.left().forEach(bin -> changes.add(bin, -1));
        change.entered().forEach(bin -> changes.add(bin, 1));
        if (browser.isNewIn(changes.number())) {
            changes.about(1);
        }
    }

    /**
     * What to send next: again the batch of which nobody knows whether it came through, or a new one.
     *
     * @param all also a batch about few browsers: the day is over, or the process stops
     */
    synchronized Optional<Changes.Batch<Bin>> next(boolean all) {
        return changes.next(all);
    }

    /** A batch came through; nothing happens when that was known. */
    synchronized void sent(Changes.Batch<Bin> batch) {
        changes.sent(batch);
    }

    /** How many browsers are held, counted or not. */
    synchronized int size() {
        return browsers.size() + unconfirmed.size();
    }
}
