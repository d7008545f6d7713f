package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
            @Nullable PackageId instead) {

        Bin stepBin() {
            return Bin.of(pack, step);
        }

        Bin insteadBin() {
            return new Bin(pack, Kind.INSTEAD, instead == null ? Kind.NONE : instead.value());
        }

        @Nullable
        Bin comparedBin() {
            return comparedWith == null ? null : new Bin(pack, Kind.COMPARED_WITH, comparedWith.value());
        }
    }

    /**
     * What an event changed.
     *
     * @param left bins in which the day does not stand any more
     * @param entered bins in which it did not stand before
     */
    record Change(List<Bin> left, List<Bin> entered) {

        static final Change NOTHING = new Change(List.of(), List.of());

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
        if (step == Step.SHOWN) {
            return saw(packs);
        }
        List<Reached> before = List.copyOf(reached);
        for (PackageId pack : packs) {
            went(step, pack);
        }
        if (step == Step.COMPARED && packs.size() > 1) {
            reached.replaceAll(each -> draw(each, packs));
        }
        if (reached.equals(before)) {
            return Change.NOTHING;
        }
        reached.replaceAll(this::withInstead);
        return since(before);
    }

    private Change saw(List<PackageId> packs) {
        List<Bin> entered = new ArrayList<>(packs.size());
        for (PackageId pack : packs) {
            if (find(reached, pack) == null && shown.size() < MOST && !shown.contains(pack)) {
                shown.add(pack);
                entered.add(Bin.of(pack, Step.SHOWN));
            }
        }
        return entered.isEmpty() ? Change.NOTHING : new Change(List.of(), entered);
    }

    private void went(Step step, PackageId pack) {
        Reached before = find(reached, pack);
        if (before != null) {
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

    private static @Nullable Reached find(List<Reached> some, PackageId pack) {
        for (Reached each : some) {
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
        if (others.isEmpty()) {
            return one;
        }
        PackageId drawn = others.size() == 1 ? others.getFirst() : others.get(chance.nextInt(others.size()));
        return new Reached(one.pack(), one.step(), drawn, one.instead());
    }

    private Reached withInstead(Reached one) {
        Reached furthest = reached.getFirst();
        for (Reached each : reached) {
            furthest = each.step().compareTo(furthest.step()) > 0 ? each : furthest;
        }
        PackageId instead = furthest.step().compareTo(one.step()) > 0 ? furthest.pack() : null;
        return new Reached(one.pack(), one.step(), one.comparedWith(), instead);
    }

    /** What differs from before: of a package that was there already only what it may have left for another bin. */
    private Change since(List<Reached> before) {
        List<Bin> left = new ArrayList<>();
        List<Bin> entered = new ArrayList<>();
        for (Reached was : before) {
            Reached is = find(reached, was.pack());
            if (is == null) {
                addAll(was, left);
                addShown(was.pack(), entered);
            } else if (!is.equals(was)) {
                move(was.stepBin(), is.stepBin(), left, entered);
                move(was.insteadBin(), is.insteadBin(), left, entered);
                move(was.comparedBin(), is.comparedBin(), left, entered);
            }
        }
        for (Reached is : reached) {
            if (find(before, is.pack()) == null) {
                addAll(is, entered);
                addShown(is.pack(), left);
            }
        }
        return new Change(left, entered);
    }

    private static void move(@Nullable Bin from, @Nullable Bin to, List<Bin> left, List<Bin> entered) {
        if (!Objects.equals(from, to)) {
            add(from, left);
            add(to, entered);
        }
    }

    private static void add(@Nullable Bin bin, List<Bin> bins) {
        if (bin != null) {
            bins.add(bin);
        }
    }

    private void addAll(Reached one, List<Bin> bins) {
        bins.add(one.stepBin());
        bins.add(new Bin(one.pack(), Kind.DEVICE, traits.device().key()));
        bins.add(new Bin(one.pack(), Kind.BROWSER, traits.browser().key()));
        bins.add(new Bin(one.pack(), Kind.REGION, traits.region().key()));
        bins.add(one.insteadBin());
        add(one.comparedBin(), bins);
    }

    /** A package that went further does not stand among those that were only shown. */
    private void addShown(PackageId pack, List<Bin> bins) {
        if (shown.contains(pack)) {
            bins.add(Bin.of(pack, Step.SHOWN));
        }
    }

    /** The bins in which this day counts, each once. */
    List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (Reached each : reached) {
            addAll(each, bins);
        }
        for (PackageId pack : shown) {
            if (find(reached, pack) == null) {
                bins.add(Bin.of(pack, Step.SHOWN));
            }
        }
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
