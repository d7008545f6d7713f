package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.IsoWeek;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures;
import nl.allesoveradministratie.pakketwijzer.lead.Share;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** How the follow-up went in a week: the week stands in the address. */
@Route("kantoor/week")
@RouteAlias("en/kantoor/week")
@PermitAll
@OnDoor(Door.OFFICE)
class WeekView extends OfficeScreen {

    private static final String WEEK = "week";

    /** So many weeks back can be chosen from the list; earlier ones with the arrow. */
    private static final int CHOICE = 52;

    private final transient LeadFigures figures;
    private final transient Sites sites;

    WeekView(LeadFigures figures, Sites sites, Texts texts) {
        super(texts, "office.week");
        this.figures = figures;
        this.sites = sites;
        addClassNames("page", "fig");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        IsoWeek now = figures.thisWeek();
        Optional<String> asked = event.getLocation().getQueryParameters().getSingleParameter(WEEK);
        Optional<IsoWeek> known = asked.flatMap(IsoWeek::parse).filter(week -> !week.isAfter(now));
        IsoWeek week = figures.nearest(known.orElse(now));
        IsoWeek first = figures.firstWeek();
        add(head(week, first, now));
        if (asked.isPresent() && known.isEmpty()) {
            add(note("warn", Icon.WARNING, "week.unknown"));
        }
        List<LeadFigures.Line> weeks = figures.weeks(week);
        LeadFigures.Conversion conversion = figures.conversion(week);
        LeadFigures.Line line = weeks.getLast();
        Share chosen = conversion.byWeek().getOrDefault(week, Share.NONE);
        boolean empty = line.received() == 0 && chosen.of() == 0;
        if (empty) {
            add(note("plain", Icon.CLOCK, week.equals(now) ? "week.empty.now" : "week.empty"));
        } else {
            add(new WeekNumbers(this, line, weeks.size() < 2 ? null : weeks.get(weeks.size() - 2), chosen));
        }
        boolean any = weeks.stream().anyMatch(each -> each.received() > 0)
                || !conversion.bySite().isEmpty();
        if (any) {
            add(new WeekGroups(this, conversion, sites), new WeekTrend(this, weeks, conversion));
        }
        add(new WeekAges(this, figures.ages()), new Paragraph(t("week.counted")));
    }

    private Component note(String kind, Icon icon, String text) {
        Div note = Markup.div("note " + kind, Markup.icon(icon), new Paragraph(t(text)));
        note.getElement().setAttribute("role", "status");
        return note;
    }

    private Component head(IsoWeek week, IsoWeek first, IsoWeek now) {
        Div tools = Markup.div("row");
        if (week.isAfter(first)) {
            tools.add(button(week.plus(-1), t("week.earlier"), Icon.ARROW_LEFT));
        }
        tools.add(choice(week, first, now));
        if (now.isAfter(week)) {
            tools.add(button(week.plus(1), t("week.later"), Icon.ARROW_RIGHT));
        }
        Anchor file = Markup.link(href("/kantoor/week/cijfers.csv?week=" + week), "btn", Markup.text(t("week.csv")));
        file.getElement().setAttribute("download", true);
        tools.add(file);
        String days = t(
                week.equals(now) ? "week.days.now" : "week.days",
                words().date(new PartialDate(week.monday())),
                words().date(new PartialDate(week.sunday())));
        return Markup.div(
                "fig-head",
                Markup.div("", new H1(t("week.title", String.valueOf(week.number()))), Markup.span("mut", days)),
                tools);
    }

    private Component choice(IsoWeek week, IsoWeek first, IsoWeek now) {
        Select<IsoWeek> choice = new Select<>();
        choice.setAriaLabel(t("week.choose"));
        // The one that is shown stands among them, however long ago it is.
        choice.setItems(Stream.concat(
                        Stream.iterate(now, each -> each.plus(-1))
                                .limit(CHOICE)
                                .takeWhile(each -> !first.isAfter(each)),
                        Stream.of(week))
                .distinct()
                .toList());
        choice.setItemLabelGenerator(
                each -> t("week.from", new WeekWords(words()).week(each), words().shortDate(each.monday())));
        choice.setValue(week);
        choice.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                go(address(change.getValue()));
            }
        });
        return choice;
    }

    private String address(IsoWeek week) {
        return href("/kantoor/week?" + WEEK + "=" + week);
    }

    private Anchor button(IsoWeek week, String name, Icon icon) {
        Anchor link = link(week, name);
        link.addClassName("btn");
        link.addComponentAsFirst(Markup.icon(icon));
        return link;
    }

    /** A link to another week. */
    Anchor link(IsoWeek week, String name) {
        Anchor link = new Anchor(address(week), Markup.text(name));
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
