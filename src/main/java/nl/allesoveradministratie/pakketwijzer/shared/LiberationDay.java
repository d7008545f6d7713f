package nl.allesoveradministratie.pakketwijzer.shared;

import java.util.Locale;

/** In which years 5 May is a day off: that is for employers and unions to agree on, not for the law. */
public enum LiberationDay {
    NEVER,
    /** Every five years, as for civil servants: 2030, 2035… */
    LUSTRUM,
    ALWAYS;

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rule of a key; throws for any other text. */
    public static LiberationDay ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    boolean isFree(int year) {
        return this == ALWAYS || this == LUSTRUM && year % 5 == 0;
    }
}
