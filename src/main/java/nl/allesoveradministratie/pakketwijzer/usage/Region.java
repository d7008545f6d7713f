package nl.allesoveradministratie.pakketwijzer.usage;

import java.util.Locale;

/**
 * From which part of the Netherlands, as far as an address tells: provinces in four landsdelen, as Statistics Netherlands
 * (CBS) divides them.
 */
public enum Region {
    /** Groningen, Friesland, Drenthe. */
    NORTH,
    /** Overijssel, Flevoland, Gelderland. */
    EAST,
    /** Utrecht, Noord-Holland, Zuid-Holland, Zeeland. */
    WEST,
    /** Noord-Brabant, Limburg. */
    SOUTH,
    /** Another country. */
    ABROAD,
    /** Not in the list of addresses, or nobody knows where in the country. */
    UNKNOWN;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** As it is kept. */
    public String key() {
        return key;
    }
}
