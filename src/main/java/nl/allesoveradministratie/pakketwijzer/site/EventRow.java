package nl.allesoveradministratie.pakketwijzer.site;

import static nl.allesoveradministratie.pakketwijzer.site.db.Tables.EVENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/** Reads an event out of its row. */
final class EventRow {

    private EventRow() {}

    /** The columns that the public door may read. */
    static List<SelectField<?>> forVisitors() {
        return List.of(
                EVENT.ID,
                EVENT.ADDRESS,
                EVENT.SITES,
                EVENT.TITLE_NL,
                EVENT.TITLE_EN,
                EVENT.ABOUT_NL,
                EVENT.ABOUT_EN,
                EVENT.STARTS_AT,
                EVENT.ENDS_AT,
                EVENT.CLOSES_AT,
                EVENT.PLACE,
                EVENT.ONLINE,
                EVENT.CAPACITY,
                EVENT.COMING,
                EVENT.STATE,
                EVENT.VERSION,
                EVENT.EDITION);
    }

    /** Those and the link. */
    static List<SelectField<?>> all() {
        List<SelectField<?>> all = new ArrayList<>(forVisitors());
        all.add(EVENT.LINK);
        return all;
    }

    static SiteEvent read(Record row) {
        return new SiteEvent(
                row.get(EVENT.ID),
                row.get(EVENT.ADDRESS),
                List.of(row.get(EVENT.SITES)),
                row.get(EVENT.TITLE_NL),
                row.get(EVENT.TITLE_EN),
                row.get(EVENT.ABOUT_NL),
                row.get(EVENT.ABOUT_EN),
                row.get(EVENT.STARTS_AT).toInstant(),
                row.get(EVENT.ENDS_AT).toInstant(),
                row.get(EVENT.CLOSES_AT).toInstant(),
                empty(row.get(EVENT.PLACE)),
                row.get(EVENT.ONLINE),
                row.indexOf(EVENT.LINK) < 0 ? "" : empty(row.get(EVENT.LINK)),
                row.get(EVENT.CAPACITY),
                row.get(EVENT.COMING),
                SiteEvent.State.valueOf(row.get(EVENT.STATE).toUpperCase(Locale.ROOT)),
                row.get(EVENT.VERSION),
                row.get(EVENT.EDITION));
    }

    private static String empty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
