package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Holds the current catalogue in memory, so that no visitor's request waits for the database. */
public class PublishedCatalog {

    private final AtomicReference<Catalog> current;
    private final List<Consumer<Catalog>> followers = new CopyOnWriteArrayList<>();

    PublishedCatalog(Catalog catalog) {
        this.current = new AtomicReference<>(catalog);
    }

    /** The current state; keep the object for the length of a request, so that a page is of one piece. */
    public Catalog current() {
        return current.get();
    }

    /** From now on this one is current. */
    void replace(Catalog catalog) {
        current.set(catalog);
        followers.forEach(follower -> follower.accept(catalog));
    }

    /**
     * Tells somebody of the current catalogue, and of each that follows.
     *
     * @param follower must not take long: others wait for it
     */
    void follow(Consumer<Catalog> follower) {
        followers.add(follower);
        follower.accept(current());
    }
}
