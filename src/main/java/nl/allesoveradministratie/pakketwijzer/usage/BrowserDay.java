package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;

/**
 * What one browser does on one day, as far as it is counted: at most four packages that it viewed or went further with,
 * the furthest first, and at most four more that it was only shown. Each stands in one bin of its package, so that one
 * browser's day changes any histogram by one at most. Nothing else is remembered, and this only until midnight.
 */
final class BrowserDay {

    /** So many packages viewed or further, and so many more only shown (scheme PR-1). */
    static final int MOST = 4;

    /** Most browsers only ever do something with a few. */
    private static final int USUALLY = 2;

    private record Reached(PackageId pack, Step step) {}

    private final DeviceClass device;
    private final List<Reached> reached = new ArrayList<>(USUALLY);
    private final List<PackageId> shown = new ArrayList<>(USUALLY);
    private int firstBatch;
    private int lastBatch;

    BrowserDay(DeviceClass device) {
        this.device = device;
    }

    /** Takes in what the browser did; what does not count is forgotten at once. */
    void did(Step step, List<PackageId> packs) {
        packs.forEach(pack -> did(step, pack));
    }

    private void did(Step step, PackageId pack) {
        Reached before = reached.stream()
                .filter(each -> each.pack().equals(pack))
                .findFirst()
                .orElse(null);
        if (step == Step.SHOWN) {
            if (before == null && shown.size() < MOST && !shown.contains(pack)) {
                shown.add(pack);
            }
        } else if (before != null) {
            if (step.compareTo(before.step()) > 0) {
                reached.set(reached.indexOf(before), new Reached(pack, step));
            }
        } else if (reached.size() < MOST) {
            reached.add(new Reached(pack, step));
        } else {
            // Of those that came least far, the one that was there last makes room.
            Reached least = reached.reversed().stream()
                    .min(Comparator.comparing(Reached::step))
                    .orElseThrow();
            if (step.compareTo(least.step()) > 0) {
                reached.remove(least);
                reached.add(new Reached(pack, step));
            }
        }
    }

    /** The bins in which this day counts, each once. */
    Set<Bin> bins() {
        Set<Bin> bins = new HashSet<>();
        for (Reached each : reached) {
            bins.add(Bin.of(each.pack(), each.step()));
            bins.add(Bin.of(each.pack(), device));
        }
        for (PackageId pack : shown) {
            if (reached.stream().noneMatch(each -> each.pack().equals(pack))) {
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
