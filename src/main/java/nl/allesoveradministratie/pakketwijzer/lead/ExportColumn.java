package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can stand in a file of leads, in order. */
enum ExportColumn {
    REFERENCE,
    RECEIVED,
    SITE,
    ORIGIN,
    TOPIC,
    PACKAGE,
    ROLE,
    STATUS,
    RESPONSE,
    MINUTES,
    OUTCOME,
    NEXT_STEP,
    NAME(true),
    COMPANY(true),
    EMAIL(true),
    PHONE(true);

    private final boolean ofPerson;

    ExportColumn() {
        this(false);
    }

    ExportColumn(boolean ofPerson) {
        this.ofPerson = ofPerson;
    }

    /** As it is kept in the log. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, or only those that do not say who it is. */
    static List<ExportColumn> of(boolean withContact) {
        return Arrays.stream(values())
                .filter(column -> withContact || !column.ofPerson)
                .toList();
    }
}
