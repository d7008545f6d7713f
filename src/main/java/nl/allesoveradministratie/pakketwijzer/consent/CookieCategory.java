package nl.allesoveradministratie.pakketwijzer.consent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a cookie is for, as far as the law tells cookies apart (Tw art. 11.7a). */
public enum CookieCategory {
    /** What a visitor asks for cannot be given without it; never asked, always allowed. */
    NECESSARY,
    PREFERENCES,
    STATISTICS,
    /** Marketing and social media. */
    MARKETING;

    /** The word in forms, receipts and keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with a key; empty = none of them. */
    public static Optional<CookieCategory> find(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    /** Whether it needs consent. */
    public boolean isOptional() {
        return this != NECESSARY;
    }
}
