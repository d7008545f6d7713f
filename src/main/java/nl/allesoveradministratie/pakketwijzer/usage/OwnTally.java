package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What this process counts on one day for our own statistics: the same browsers as its {@link Tally}, each once in a bin, and
 * what has changed since the last batch. Lives in memory only.
 */
final class OwnTally {

    /** So much one browser-day can be counted in. */
    private static final int MOST_WAITING =
            Stream.of(OwnKind.values()).mapToInt(OwnKind::most).sum();

    private final DayCookie cookie;
    private final int mostBrowsers;
    private final Changes<OwnBin> changes = new Changes<>();
    private final Map<DayCookie.Browser, OwnDay> browsers = new HashMap<>();
    private final Map<DayCookie.Browser, Set<OwnBin>> unconfirmed = new LinkedHashMap<>();
    private final Set<DayCookie.Browser> forgotten = new HashSet<>();

    /** The bins that anybody was in, by number. There are some thousands: kinds of pages, criteria, facts of packages. */
    private final List<OwnBin> bins = new ArrayList<>();

    private final Map<OwnBin, Character> numbers = new HashMap<>();

    private boolean ended;

    /**
     * @param cookie by which the day's browsers are known
     * @param mostBrowsers so many are counted; who comes later that day is not
     */
    OwnTally(DayCookie cookie, int mostBrowsers) {
        this.cookie = cookie;
        this.mostBrowsers = mostBrowsers;
    }

    /**
     * A browser without a cookie did something. It counts from when the cookie comes back.
     *
     * @param receipt the number of the visitor's consent
     * @return what to put in its cookie
     */
    String meet(String receipt, Collection<OwnBin> seen) {
        DayCookie.Made made = cookie.make(receipt);
        synchronized (this) {
            if (browsers.containsKey(made.browser())) {
                did(made.browser(), seen);
            } else if (!ended && !forgotten.contains(made.browser())) {
                Set<OwnBin> waiting = unconfirmed.computeIfAbsent(made.browser(), first -> new LinkedHashSet<>());
                seen.stream().filter(bin -> waiting.size() < MOST_WAITING).forEach(waiting::add);
                if (unconfirmed.size() > mostBrowsers / 10) {
                    unconfirmed.remove(unconfirmed.keySet().iterator().next());
                }
            }
        }
        return made.value();
    }

    /** A browser with a cookie did something; nothing happens when the cookie is not one of ours. */
    void did(String value, Collection<OwnBin> seen) {
        cookie.claim(value).ifPresent(claim -> did(claim, seen));
    }

    private synchronized void did(DayCookie.Claim claim, Collection<OwnBin> seen) {
        if (browsers.containsKey(claim.browser()) || cookie.isTrue(claim)) {
            did(claim.browser(), seen);
        }
    }

    private synchronized void did(DayCookie.Browser browser, Collection<OwnBin> seen) {
        if (ended || forgotten.contains(browser)) {
            return;
        }
        OwnDay known = browsers.get(browser);
        if (known == null) {
            Set<OwnBin> first = unconfirmed.remove(browser);
            if (browsers.size() >= mostBrowsers) {
                return;
            }
            known = new OwnDay();
            browsers.put(browser, known);
            count(known, first == null ? List.of() : first);
        }
        count(known, seen);
    }

    private void count(OwnDay day, Collection<OwnBin> seen) {
        boolean changed = false;
        for (OwnBin bin : seen) {
            changed |= bin.kind() == OwnKind.FINDER ? came(day, bin) : entered(day, bin);
        }
        if (changed) {
            touch(day);
        }
    }

    private boolean entered(OwnDay day, OwnBin bin) {
        Character place = numbers.get(bin);
        if (place == null) {
            if (bins.size() > Character.MAX_VALUE) {
                return false;
            }
            place = (char) bins.size();
            bins.add(bin);
            numbers.put(bin, place);
        }
        if (day.has(place) || isFull(day, bin.kind())) {
            return false;
        }
        day.add(place);
        changes.add(bin, 1);
        return true;
    }

    private boolean isFull(OwnDay day, OwnKind kind) {
        return day.count(each -> bins.get(each).kind() == kind) >= kind.most();
    }

    /** Only the furthest place counts. Who sees a result without questions, by a link, did not come by the finder. */
    private boolean came(OwnDay day, OwnBin bin) {
        int place = Integer.parseInt(bin.key());
        int before = day.furthest();
        if (place <= before || before < 0 && place == OwnKind.RESULT) {
            return false;
        }
        if (before >= 0) {
            leave(day, numbers.get(new OwnBin(bin.site(), OwnKind.FINDER, String.valueOf(before))));
        }
        day.came(place);
        return entered(day, bin) || before >= 0;
    }

    private void leave(OwnDay day, @Nullable Character place) {
        if (place != null && day.has(place)) {
            day.remove(place);
            changes.add(bins.get(place), -1);
        }
    }

    private void touch(OwnDay day) {
        if (day.isNewIn(changes.number())) {
            changes.about(1);
        }
    }

    /** The day is over: browsers are forgotten, sums that were not sent yet are not. */
    synchronized void end() {
        ended = true;
        browsers.clear();
        unconfirmed.clear();
        forgotten.clear();
    }

    /** Takes back all that a browser did: its owner does not want to be counted any more. */
    synchronized void forget(DayCookie.Browser browser) {
        boolean waited = unconfirmed.remove(browser) != null;
        OwnDay known = browsers.remove(browser);
        if ((waited || known != null) && forgotten.size() < mostBrowsers) {
            forgotten.add(browser);
        }
        if (known != null && known.bins().length > 0) {
            for (char each : known.bins()) {
                changes.add(bins.get(each), -1);
            }
            touch(known);
            if (known.isOnlyIn(changes.number())) {
                // Came and went within one batch, which then says nothing of it and needs others to hide among.
                changes.about(-1);
            }
        }
    }

    /**
     * What to send next: again the batch of which nobody knows whether it came through, or a new one. Never one about few
     * browsers, whatever ends: it would stand beside the partners' batch about the same few.
     */
    synchronized Optional<Changes.Batch<OwnBin>> next() {
        return changes.next(false);
    }

    /** A batch came through; nothing happens when that was known. */
    synchronized void sent(Changes.Batch<OwnBin> batch) {
        changes.sent(batch);
    }

    /** Takes over what is left of an earlier day and is about too few browsers to leave by itself. */
    void takeOver(OwnTally earlier) {
        // The earlier one is known to others, this one not yet: always in this order.
        synchronized (earlier) {
            synchronized (this) {
                changes.takeOver(earlier.changes);
            }
        }
    }

    /** How many browsers are held, counted or not. */
    synchronized int size() {
        return browsers.size() + unconfirmed.size();
    }
}
