package nl.allesoveradministratie.pakketwijzer.lead.web;

import java.time.Instant;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import nl.allesoveradministratie.pakketwijzer.web.CalendarText;

/** An event for somebody's calendar. Taken in again after the event was moved or called off, it says so. */
final class EventFile {

    private EventFile() {}

    /**
     * The file.
     *
     * @param page full address of the event's page
     * @param made when
     */
    static String of(SiteEvent event, Language language, String page, Instant made) {
        boolean isOff = event.state() == SiteEvent.State.CANCELLED;
        CalendarText text = new CalendarText();
        text.line("BEGIN:VCALENDAR");
        text.line("VERSION:2.0");
        text.line("PRODID:-//Pakketwijzer//Evenementen//NL");
        text.line("CALSCALE:GREGORIAN");
        text.line("METHOD:PUBLISH");
        text.line("BEGIN:VEVENT");
        text.line("UID:" + event.id() + "@pakketwijzer");
        text.line("SEQUENCE:" + event.edition());
        text.line("STATUS:" + (isOff ? "CANCELLED" : "CONFIRMED"));
        text.line("DTSTAMP:" + CalendarText.moment(made));
        text.line("DTSTART:" + CalendarText.moment(event.startsAt()));
        text.line("DTEND:" + CalendarText.moment(event.endsAt()));
        text.line("SUMMARY:" + CalendarText.escaped(event.title(language)));
        text.line("DESCRIPTION:" + CalendarText.escaped(event.about(language)));
        if (!event.place().isEmpty()) {
            text.line("LOCATION:" + CalendarText.escaped(event.place()));
        }
        text.line("URL:" + page);
        text.line("END:VEVENT");
        text.line("END:VCALENDAR");
        return text.toString();
    }
}
