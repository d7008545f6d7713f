package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.List;
import java.util.Locale;

/** How far somebody came with a package on a day, from little to much. */
public enum Step {
    /** Among the first places of a result. */
    SHOWN,
    /** Its page was opened. */
    VIEWED,
    /** Put beside another. */
    COMPARED,
    /** Kept on a list. */
    SHORTLISTED,
    /** On to the vendor's web site. */
    CLICKED_OUT;

    /** Viewed or further: all but {@link #SHOWN}. */
    public static final List<Step> FURTHER = List.of(VIEWED, COMPARED, SHORTLISTED, CLICKED_OUT);

    private final String key = name().toLowerCase(Locale.ROOT);

    /** As it is kept. */
    public String key() {
        return key;
    }
}
