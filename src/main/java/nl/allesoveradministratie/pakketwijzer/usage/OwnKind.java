package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.Locale;

/** Of what our own statistics count browser-days. */
public enum OwnKind {
    /** A kind of page was opened; the key is that of a {@link PageKind}. */
    PAGE(PageKind.values().length),
    /** The furthest place in the finder; the key is its number, from 0 (the role) by 1–9 (the pages) to {@link #RESULT}. */
    FINDER(1),
    /** An answer asked for it; the key is the criterion's. */
    WANTED(30),
    /** Nobody knew it of a package among the first places; the key is {@code package:criterion}. */
    MISSING(20);

    /** The place in the finder after the last page of questions. */
    public static final int RESULT = 10;

    private final int most;
    private final String key = name().toLowerCase(Locale.ROOT);

    OwnKind(int most) {
        this.most = most;
    }

    /** So many of them count for one browser on one day; what comes later does not. */
    int most() {
        return most;
    }

    /** As it is kept. */
    public String key() {
        return key;
    }
}
