package nl.allesoveradministratie.pakketwijzer.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Something of the product that reads what comes from outside.
 *
 * @param name by which it is called in a report
 * @param seeds what it reads gladly
 * @param reading does so; throws what it should not, or when what it read is not what it promises
 */
public record Reader(String name, List<String> seeds, Reading reading) {

    /** How something is read. */
    @FunctionalInterface
    public interface Reading {

        void read(String text) throws Exception;
    }

    /**
     * Something that could not be borne.
     *
     * @param number with which {@link Mutation} makes the same text again
     */
    public record Fault(String reader, long number, String text, Throwable thrown) {

        @Override
        public String toString() {
            StringBuilder signs = new StringBuilder();
            text.chars()
                    .limit(300)
                    .forEach(sign -> signs.append(
                            sign >= ' ' && sign < 127 ? String.valueOf((char) sign) : "\\u%04x".formatted(sign)));
            return reader + " number " + number + ": " + thrown + " at "
                    + (thrown.getStackTrace().length == 0 ? "?" : thrown.getStackTrace()[0]) + " by "
                    + text.length() + " signs: " + signs;
        }
    }

    /** Lets it read one spoilt text; empty = it bore it. */
    public Optional<Fault> read(long number) {
        String text = Mutation.of(seeds, number ^ name.hashCode() * 0x9E3779B97F4A7C15L);
        @Nullable Throwable thrown = null;
        try {
            reading.read(text);
        } catch (Exception | AssertionError | StackOverflowError e) {
            thrown = e;
        }
        return thrown == null ? Optional.empty() : Optional.of(new Fault(name, number, text, thrown));
    }

    /**
     * Lets all of them read, in turns.
     *
     * @param first number of the first text
     * @param texts how many in all
     * @param progress hears how many were read
     * @return at most three of each
     */
    public static List<Fault> all(List<Reader> readers, long first, long texts, LongConsumer progress) {
        List<Fault> faults = new ArrayList<>();
        for (long read = 0; read < texts; read++) {
            Reader reader = readers.get((int) (read % readers.size()));
            reader.read(first + read / readers.size())
                    .filter(fault -> faults.stream()
                                    .filter(other -> other.reader().equals(fault.reader()))
                                    .count()
                            < 3)
                    .ifPresent(faults::add);
            progress.accept(read + 1);
        }
        return faults;
    }
}
