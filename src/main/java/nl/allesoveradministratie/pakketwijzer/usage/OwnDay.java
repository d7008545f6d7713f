package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Where one browser's day counts in our own statistics: numbers of bins, which take two bytes each, because a hundred thousand
 * of these are kept until midnight.
 */
final class OwnDay {

    private char[] bins = new char[4];
    private short size;
    private byte furthest = -1;
    private int firstBatch;
    private int lastBatch;

    boolean has(char bin) {
        for (int i = 0; i < size; i++) {
            if (bins[i] == bin) {
                return true;
            }
        }
        return false;
    }

    void add(char bin) {
        if (size == bins.length) {
            bins = Arrays.copyOf(bins, size + size / 2);
        }
        bins[size++] = bin;
    }

    void remove(char bin) {
        for (int i = 0; i < size; i++) {
            if (bins[i] == bin) {
                bins[i] = bins[--size];
                return;
            }
        }
    }

    /** All of them, in no order that says anything. */
    char[] bins() {
        return Arrays.copyOf(bins, size);
    }

    /** How many of them are so. */
    int count(IntPredicate isSo) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += isSo.test(bins[i]) ? 1 : 0;
        }
        return count;
    }

    /** The furthest place in the finder; -1 = was not there. */
    int furthest() {
        return furthest;
    }

    void came(int place) {
        furthest = (byte) place;
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
