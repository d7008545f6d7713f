package nl.allesoveradministratie.pakketwijzer.catalog;

import java.util.Locale;

/** Who uses a package: a self-employed person, a company with staff, or an accountant's office. */
public enum Audience {
    ZZP,
    MKB,
    ACCOUNTANT;

    /** The word used in files and addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such audience */
    public static Audience ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
