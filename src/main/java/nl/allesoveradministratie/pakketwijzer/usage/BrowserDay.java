package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jspecify.annotations.Nullable;

/**
 * What one browser does on one day, as far as it is counted: at most four packages that it viewed or went further with,
 * the furthest first, and at most four more that it was only shown. Each stands in one bin of each kind, so that one
 * browser's day changes any histogram by one at most. Nothing else is remembered, and this only until midnight.
 */
final class BrowserDay {

    /** So many packages viewed or further, and so many more only shown (scheme PR-1). */
    static final int MOST = 4;

    /** Most browsers only ever do something with a few. */
    private static final int USUALLY = 2;

    /**
     * A package viewed or further.
     *
     * @param comparedWith drawn once, at the first comparison that it was in; null = not compared
     * @param instead which went further than this one and furthest of all, of several the first; null = none
     */
    private record Reached(
            PackageId pack,
            Step step,
            @Nullable PackageId comparedWith,
            @Nullable PackageId instead) {}

    /**
     * What an event changed.
     *
     * @param left bins in which the day does not stand any more
     * @param entered bins in which it did not stand before
     */
    record Change(Set<Bin> left, Set<Bin> entered) {

        static final Change NOTHING = new Change(Set.of(), Set.of());

        boolean isNothing() {
            return left.isEmpty() && entered.isEmpty();
        }
    }

    private final Traits traits;
    private final RandomGenerator chance;
    private final List<Reached> reached = new ArrayList<>(USUALLY);
    private final List<PackageId> shown = new ArrayList<>(USUALLY);
    private int firstBatch;
    private int lastBatch;

    /** @param chance draws with which package one was compared */
    BrowserDay(Traits traits, RandomGenerator chance) {
        this.traits = traits;
        this.chance = chance;
    }

    /** Takes in what the browser did; what does not count is forgotten at once. */
    Change did(Step step, List<PackageId> packs) {
        List<Reached> before = List.copyOf(reached);
        List<PackageId> shownBefore = onlyShown();
        for (PackageId pack : packs) {
            did(step, pack);
        }
        if (step == Step.COMPARED && packs.size() > 1) {
            reached.replaceAll(each -> draw(each, packs));
        }
        boolean wentFurther = !reached.equals(before);
        if (wentFurther) {
            reached.replaceAll(this::withInstead);
        }
        List<PackageId> shownNow = onlyShown();
        if (!wentFurther && shownNow.equals(shownBefore)) {
            return Change.NOTHING;
        }
        Set<Bin> left = bins(without(before, reached), without(shownBefore, shownNow));
        Set<Bin> entered = bins(without(reached, before), without(shownNow, shownBefore));
        left.removeIf(entered::remove);
        return new Change(left, entered);
    }

    private void did(Step step, PackageId pack) {
        Reached before = reached(pack);
        if (step == Step.SHOWN) {
            if (before == null && shown.size() < MOST && !shown.contains(pack)) {
                shown.add(pack);
            }
        } else if (before != null) {
            if (step.compareTo(before.step()) > 0) {
                reached.set(reached.indexOf(before), new Reached(pack, step, before.comparedWith(), before.instead()));
            }
        } else if (reached.size() < MOST) {
            reached.add(new Reached(pack, step, null, null));
        } else {
            // Of those that came least far, the one that was there last makes room.
            Reached least = reached.reversed().stream()
                    .min(Comparator.comparing(Reached::step))
                    .orElseThrow();
            if (step.compareTo(least.step()) > 0) {
                reached.remove(least);
                reached.add(new Reached(pack, step, null, null));
            }
        }
    }

    private @Nullable Reached reached(PackageId pack) {
        for (Reached each : reached) {
            if (each.pack().equals(pack)) {
                return each;
            }
        }
        return null;
    }

    private Reached draw(Reached one, List<PackageId> compared) {
        if (one.comparedWith() != null || !compared.contains(one.pack())) {
            return one;
        }
        List<PackageId> others =
                compared.stream().filter(other -> !other.equals(one.pack())).toList();
        return others.isEmpty()
                ? one
                : new Reached(one.pack(), one.step(), others.get(chance.nextInt(others.size())), one.instead());
    }

    private Reached withInstead(Reached one) {
        Reached furthest = reached.getFirst();
        for (Reached each : reached) {
            furthest = each.step().compareTo(furthest.step()) > 0 ? each : furthest;
        }
        PackageId instead = furthest.step().compareTo(one.step()) > 0 ? furthest.pack() : null;
        return new Reached(one.pack(), one.step(), one.comparedWith(), instead);
    }

    private List<PackageId> onlyShown() {
        List<PackageId> only = new ArrayList<>(shown.size());
        for (PackageId each : shown) {
            if (reached(each) == null) {
                only.add(each);
            }
        }
        return only;
    }

    private static <T> List<T> without(List<T> some, List<T> others) {
        List<T> rest = new ArrayList<>(some);
        rest.removeAll(others);
        return rest;
    }

    /** The bins in which this day counts, each once. */
    Set<Bin> bins() {
        return bins(reached, onlyShown());
    }

    private Set<Bin> bins(List<Reached> furtherOnes, List<PackageId> shownOnes) {
        Set<Bin> bins = new HashSet<>();
        for (Reached each : furtherOnes) {
            PackageId pack = each.pack();
            PackageId instead = each.instead();
            bins.add(Bin.of(pack, each.step()));
            bins.add(new Bin(pack, Kind.DEVICE, traits.device().key()));
            bins.add(new Bin(pack, Kind.BROWSER, traits.browser().key()));
            bins.add(new Bin(pack, Kind.REGION, traits.region().key()));
            bins.add(new Bin(pack, Kind.INSTEAD, instead == null ? Kind.NONE : instead.value()));
            PackageId comparedWith = each.comparedWith();
            if (comparedWith != null) {
                bins.add(new Bin(pack, Kind.COMPARED_WITH, comparedWith.value()));
            }
        }
        shownOnes.forEach(pack -> bins.add(Bin.of(pack, Step.SHOWN)));
        return bins;
    }

    /** Whether this is the first change that a batch holds of this day. */
    boolean isNewIn(int batch) {
        boolean isNew = lastBatch != batch;
        lastBatch = batch;
        if (firstBatch == 0) {
            firstBatch = batch;
        }
        return isNew;
    }

    /** Whether no batch holds a change of this day but this one. */
    boolean isOnlyIn(int batch) {
        return firstBatch == batch;
    }
}
