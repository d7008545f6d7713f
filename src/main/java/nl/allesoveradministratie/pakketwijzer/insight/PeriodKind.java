package nl.allesoveradministratie.pakketwijzer.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long a period is of which there are figures: days, weeks and months are released, the others are sums of months. */
public enum PeriodKind {
    /** Midnight to midnight; a page of them is a calendar month. */
    DAY(31),
    /** Of ISO 8601: Monday to Sunday. */
    WEEK(13),
    /** Of the calendar. */
    MONTH(12),
    /** Three months. */
    QUARTER(8),
    /** Of the calendar. */
    YEAR(5);

    private final int page;

    PeriodKind(int page) {
        this.page = page;
    }

    /** How many of them are read at once, at most. */
    int page() {
        return page;
    }

    /** How many released periods one holds when it is over. */
    public int parts() {
        return this == YEAR ? 12 : this == QUARTER ? 3 : 1;
    }

    /** By which one goes to an earlier or a later page. */
    public PeriodKind pagedBy() {
        return this == DAY ? MONTH : this;
    }

    /** As addresses and texts name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The span of a key; empty = there is none. */
    public static Optional<PeriodKind> ofKey(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
