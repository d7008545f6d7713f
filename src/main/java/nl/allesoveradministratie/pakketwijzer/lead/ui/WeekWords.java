package nl.allesoveradministratie.pakketwijzer.lead.ui;

import nl.allesoveradministratie.pakketwijzer.lead.IsoWeek;
import nl.allesoveradministratie.pakketwijzer.lead.Share;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jspecify.annotations.Nullable;

/** How figures of a week are said. */
record WeekWords(Words words) {

    /** "week 48". */
    String week(IsoWeek week) {
        return words.get("week.number", String.valueOf(week.number()));
    }

    /** "43% (6 van 14)": never a percentage without what it is of. */
    String share(Share share) {
        return share.of() == 0 ? words.get("week.none") : words.get("week.share", share.percent(), base(share));
    }

    /** "6 van 14". */
    String base(Share share) {
        return words.get("week.base", share.part(), share.of());
    }

    /** "3 u 12 min". */
    String lasted(@Nullable Integer minutes) {
        if (minutes == null) {
            return words.get("week.none");
        }
        int hours = minutes / 60;
        int rest = minutes % 60;
        return hours == 0
                ? words.get("time.minutes", rest)
                : rest == 0 ? words.get("time.hours", hours) : words.get("week.hours_minutes", hours, rest);
    }
}
