package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.concurrent.atomic.AtomicReference;

/** Holds the current catalogue in memory, so that no visitor's request waits for the database. */
public class PublishedCatalog {

    private final AtomicReference<Catalog> current;

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
    }
}
