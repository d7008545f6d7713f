package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachClock;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestClock;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Small pieces of the privacy desk: clocks in a word, a colour and an icon, tables, and links between its screens. */
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

    /**
     * The head of a register: what it is, what presses, and where a new line is begun.
     *
     * @param begin the link to where that is
     */
    static Component[] head(OfficeScreen screen, String title, String lead, PrivacyNotice notice, Anchor begin) {
        List<Component> head = new ArrayList<>();
        head.add(new H1(title));
        head.add(new Paragraph(lead));
        notice.on(screen).ifPresent(head::add);
        head.add(Markup.div("row", begin));
        return head.toArray(Component[]::new);
    }

    /** A table that says by its caption, to who cannot see it, what it is of. */
    static NativeTable table(String caption, String... headings) {
        NativeTable table = Markup.table(headings);
        table.setCaptionText(caption);
        return table;
    }

    /** A cell that says what it is where a row is too narrow for headings. */
    static NativeTableCell labelled(NativeTableRow row, String heading) {
        NativeTableCell cell = row.addDataCell();
        cell.getElement().setAttribute("data-label", heading);
        return cell;
    }

    /** A table in a card of its own. */
    static Div card(NativeTable table) {
        return Markup.div("card tbl-card pv-tbl", table);
    }

    /** What stands where there is nothing. */
    static Div empty(String words) {
        return Markup.div("card pad empty", new Paragraph(words));
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
