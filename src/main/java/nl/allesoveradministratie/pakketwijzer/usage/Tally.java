package nl.allesoveradministratie.pakketwijzer.usage;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/**
 * What this process counts on one day: its browsers, and what has changed since the last batch. Lives in memory only; the
 * browsers are forgotten with it.
 */
final class Tally {

    /** A batch that is sent before the day ends is about so many browsers at least: nobody stands in one alone. */
    static final int SMALLEST_BATCH = 20;

    private static final SecureRandom CHANCE = new SecureRandom();

    private final LocalDate day;
    private final int mostBrowsers;
    private final long token = CHANCE.nextLong();
    private final DayCookie cookie = new DayCookie();
    private final Map<DayCookie.Browser, BrowserDay> browsers = new HashMap<>();
    private final Map<DayCookie.Browser, BrowserDay> unconfirmed = new LinkedHashMap<>();

    private int number = 1;
    private int touched;
    private Map<Bin, Integer> changes = new HashMap<>();
    private Counters.@Nullable Batch sending;

    /** @param mostBrowsers so many are counted; who comes later that day is not */
    Tally(LocalDate day, int mostBrowsers) {
        this.day = day;
        this.mostBrowsers = mostBrowsers;
    }

    LocalDate day() {
        return day;
    }

    long token() {
        return token;
    }

    /**
     * A browser without a cookie did something. It counts from when the cookie comes back: so several pages that are
     * opened at once are one browser, and who keeps no cookies is none.
     *
     * @return what to put in its cookie
     */
    String meet(DeviceClass device, Step step, List<PackageId> packs) {
        DayCookie.Made made = cookie.make();
        BrowserDay browser = new BrowserDay(device);
        browser.did(step, packs);
        synchronized (this) {
            unconfirmed.put(made.browser(), browser);
            if (unconfirmed.size() > mostBrowsers / 10) {
                unconfirmed.remove(unconfirmed.keySet().iterator().next());
            }
        }
        return made.value();
    }

    /** A browser with a cookie did something; nothing happens when the cookie is not one of ours. */
    void did(String value, DeviceClass device, Step step, List<PackageId> packs) {
        cookie.read(value).ifPresent(browser -> did(browser, device, step, packs));
    }

    private synchronized void did(DayCookie.Browser browser, DeviceClass device, Step step, List<PackageId> packs) {
        BrowserDay known = browsers.get(browser);
        Set<Bin> before = known == null ? Set.of() : known.bins();
        if (known == null) {
            BrowserDay first = unconfirmed.remove(browser);
            if (browsers.size() >= mostBrowsers) {
                return;
            }
            known = first == null ? new BrowserDay(device) : first;
            browsers.put(browser, known);
        }
        known.did(step, packs);
        change(known, before, known.bins());
    }

    /** Takes back all that a browser did: its owner does not want to be counted any more. */
    void forget(String value) {
        cookie.read(value).ifPresent(this::forget);
    }

    private synchronized void forget(DayCookie.Browser browser) {
        unconfirmed.remove(browser);
        BrowserDay known = browsers.remove(browser);
        if (known != null) {
            change(known, known.bins(), Set.of());
            if (known.isOnlyIn(number)) {
                // Came and went within one batch, which then says nothing of it and needs others to hide among.
                touched--;
            }
        }
    }

    private void change(BrowserDay browser, Set<Bin> before, Set<Bin> after) {
        Set<Bin> left = new HashSet<>(before);
        left.removeAll(after);
        Set<Bin> entered = new HashSet<>(after);
        entered.removeAll(before);
        left.forEach(bin -> changes.merge(bin, -1, Integer::sum));
        entered.forEach(bin -> changes.merge(bin, 1, Integer::sum));
        if (!(left.isEmpty() && entered.isEmpty()) && browser.isNewIn(number)) {
            touched++;
        }
    }

    /**
     * What to send next: again the batch of which nobody knows whether it came through, or a new one.
     *
     * @param all also a batch about few browsers: the day is over, or the process stops
     */
    synchronized Optional<Counters.Batch> next(boolean all) {
        if (sending == null && touched > 0 && (all || touched >= SMALLEST_BATCH)) {
            sending = new Counters.Batch(number, changes);
            number++;
            touched = 0;
            changes = new HashMap<>();
        }
        return Optional.ofNullable(sending);
    }

    /** A batch came through; nothing happens when that was known. */
    synchronized void sent(Counters.Batch batch) {
        if (sending == batch) {
            sending = null;
        }
    }

    /** How many browsers are held, counted or not. */
    synchronized int size() {
        return browsers.size() + unconfirmed.size();
    }
}
