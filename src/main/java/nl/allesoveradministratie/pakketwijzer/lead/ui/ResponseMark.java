package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import nl.allesoveradministratie.pakketwijzer.lead.FirstResponse;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** Says in words, with an icon and a colour, how it stands with the first response to somebody; in office time. */
final class ResponseMark {

    /** From here on, minutes say nothing in a list. */
    private static final Duration ROUGH = Duration.ofHours(2);

    private ResponseMark() {}

    /** In few words, for a list. */
    static Component badge(OfficeScreen screen, FirstResponse response) {
        if (response.state() == FirstResponse.State.NONE) {
            return new Span();
        }
        Span badge = Markup.span("badge num " + tone(response), "");
        badge.add(Markup.icon(icon(response)), Markup.text(words(screen, "response.", response, ROUGH)));
        return badge;
    }

    /** In a sentence, for one lead, with the target beside it. */
    static Component banner(OfficeScreen screen, FirstResponse response) {
        Div banner = Markup.div("lead-first num " + tone(response));
        if (response.state() == FirstResponse.State.NONE) {
            banner.setVisible(false);
            return banner;
        }
        banner.add(
                Markup.icon(icon(response)),
                new Span(words(screen, "response.banner.", response, null)),
                Markup.span("target", screen.t("response.target", time(screen, response.target(), null))));
        return banner;
    }

    private static String words(OfficeScreen screen, String prefix, FirstResponse response, @Nullable Duration rough) {
        String time = time(screen, response.time(), rough);
        boolean just = response.time().toMinutes() == 0;
        return switch (response.state()) {
            case WAITS, SOON -> screen.t(prefix + "left", time);
            case LATE -> just ? screen.t(prefix + "just_late") : screen.t(prefix + "late", time);
            case MET -> screen.t(prefix + "met", time);
            case MISSED -> screen.t(prefix + "missed", time);
            case NONE -> "";
        };
    }

    private static String tone(FirstResponse response) {
        return switch (response.state()) {
            case WAITS -> "info";
            case SOON -> "warn";
            case LATE -> "neg";
            case MET -> "pos";
            case MISSED, NONE -> "";
        };
    }

    private static Icon icon(FirstResponse response) {
        return switch (response.state()) {
            case LATE -> Icon.WARNING;
            case MET -> Icon.CHECK;
            default -> Icon.CLOCK;
        };
    }

    /**
     * "20 min", "1 u 20 min", "7 u".
     *
     * @param rough from how long on the minutes are left out; null = never
     */
    private static String time(OfficeScreen screen, Duration time, @Nullable Duration rough) {
        long hours = time.toHours();
        int minutes = time.toMinutesPart();
        if (hours == 0) {
            return screen.t("time.minutes", minutes);
        }
        boolean whole = minutes == 0 || rough != null && time.compareTo(rough) >= 0;
        return whole ? screen.t("time.hours", hours) : screen.t("time.hours_minutes", hours, minutes);
    }
}
