package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachClock;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestClock;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Small pieces of the privacy desk: clocks in a word, a colour and an icon, and links between its screens. */
final class DeskMark {

    private DeskMark() {}

    /** How long there is to answer a request. */
    static Span clock(OfficeScreen screen, RequestClock clock) {
        long left = clock.daysLeft();
        return switch (clock.state()) {
            case IN_TIME -> badge("info", Icon.CLOCK, screen.t("requests.clock.left", left));
            case SOON -> badge("warn", Icon.CLOCK, screen.t("requests.clock.left", left));
            case OVERDUE -> badge("neg", Icon.WARNING, screen.t("requests.clock.late", -left));
        };
    }

    /** How long there is to report a breach. */
    static Span clock(OfficeScreen screen, BreachClock clock) {
        Duration left = clock.left();
        return switch (clock.state()) {
            case RUNNING ->
                badge("info", Icon.CLOCK, screen.t("breach.clock.left", left.toHours(), left.toMinutesPart()));
            case SOON ->
                badge("warn", Icon.WARNING, screen.t("breach.clock.left", left.toHours(), left.toMinutesPart()));
            case OVER -> {
                Duration late = left.negated();
                yield badge("neg", Icon.WARNING, screen.t("breach.clock.late", late.toHours(), late.toMinutesPart()));
            }
            case IN_TIME -> badge("pos", Icon.CHECK, screen.t("breach.clock.in_time"));
            case LATE -> badge("warn", Icon.WARNING, screen.t("breach.clock.decided_late"));
        };
    }

    private static Span badge(String kind, Icon icon, String text) {
        Span badge = Markup.span("badge num " + kind, "");
        badge.add(Markup.icon(icon), Markup.text(text));
        return badge;
    }

    /** A link to another screen. */
    static Anchor link(OfficeScreen screen, String path, String classes, String text) {
        Anchor anchor = new Anchor(screen.href(path), text);
        anchor.getElement().setAttribute("router-link", true);
        if (!classes.isEmpty()) {
            anchor.addClassNames(classes.split(" "));
        }
        return anchor;
    }
}
