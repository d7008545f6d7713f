package nl.allesoveradministratie.pakketwijzer.consent;

import java.util.Locale;

/** Where a visitor chose. */
public enum ConsentSource {
    BANNER,
    PAGE,
    /** The button at the foot of every page, which takes everything back. */
    FOOTER;

    /** The word in receipts. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
