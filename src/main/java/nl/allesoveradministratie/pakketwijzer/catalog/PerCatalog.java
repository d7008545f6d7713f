package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something worked out from the catalogue, once for each state of it, so that no visitor's request repeats the work.
 *
 * @param <T> what is worked out; immutable
 */
public final class PerCatalog<T> {

    private record Worked<T>(Catalog catalog, T result) {}

    private final Function<Catalog, T> work;

    private volatile @Nullable Worked<T> last;

    /** @param work pure; now and then it is done twice for one catalogue, when two requests come first */
    public PerCatalog(Function<Catalog, T> work) {
        this.work = work;
    }

    /** What was worked out for a catalogue. */
    public T of(Catalog catalog) {
        Worked<T> known = last;
        if (known == null || known.catalog() != catalog) {
            known = new Worked<>(catalog, work.apply(catalog));
            last = known;
        }
        return known.result();
    }
}
