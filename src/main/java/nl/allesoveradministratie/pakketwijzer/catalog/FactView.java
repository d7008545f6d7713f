package nl.allesoveradministratie.pakketwijzer.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A fact, or the lack of one, in words for the reader.
 *
 * @param mark which mark stands before it
 * @param text the value in words; "Onbekend" where there is no fact
 * @param note what the value alone does not say; null = nothing
 * @param source what kind of page says it and when that was seen; null = there is no fact
 * @param sourceUrl the page; null = there is no fact
 * @param warning that it wants checking, because of its age; null = fresh enough
 */
public record FactView(
        Mark mark,
        String text,
        @Nullable String note,
        @Nullable String source,
        @Nullable String sourceUrl,
        @Nullable String warning) {

    /** Shape and word differ, not only the colour. */
    public enum Mark {
        YES("y", "CHECK"),
        PARTLY("p", "MINUS"),
        NO("n", "CROSS"),
        UNKNOWN("q", ""),
        /** A plain value: no mark. */
        NONE("", "");

        private final String style;
        private final String icon;

        Mark(String style, String icon) {
            this.style = style;
            this.icon = icon;
        }

        /** The class of the mark. */
        public String style() {
            return style;
        }

        /** The name of its icon; empty = none. */
        public String icon() {
            return icon;
        }
    }
}
