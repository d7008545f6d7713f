package nl.allesoveradministratie.pakketwijzer.office.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.consent.ConsentWeeks;
import nl.allesoveradministratie.pakketwijzer.consent.ConsentWeeks.Week;
import nl.allesoveradministratie.pakketwijzer.consent.CookieCategory;
import nl.allesoveradministratie.pakketwijzer.consent.PublishedRegistry;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.LineChart;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** How many choices about cookies were made in each week, and how many allowed something: a picture and a table. */
@Route("kantoor/toestemming")
@RouteAlias("en/kantoor/toestemming")
@PermitAll
@OnDoor(Door.OFFICE)
class ConsentWeeksView extends OfficeScreen {

    /** So many weeks apart stand their numbers below the picture: that many fit on a telephone. */
    private static final int TICKS = 5;

    private final transient ConsentWeeks figures;
    private final transient PublishedRegistry registry;

    ConsentWeeksView(ConsentWeeks figures, PublishedRegistry registry, Texts texts) {
        super(texts, "weeks.title");
        this.figures = figures;
        this.registry = registry;
        addClassNames("page", "fig");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        List<Week> weeks = figures.weeks();
        List<CookieCategory> asked = Stream.of(CookieCategory.values())
                .filter(category -> registry.current().asked().contains(category)
                        || weeks.stream().anyMatch(week -> week.allowed().containsKey(category)))
                .toList();
        add(
                new H1(t("weeks.title")),
                new Paragraph(t("weeks.lead")),
                Markup.div("note plain", Markup.icon(Icon.SHIELD), new Paragraph(t("weeks.rule"))));
        if (weeks.stream().allMatch(week -> week.choices() == null)) {
            add(Markup.div("card pad empty", new Paragraph(t("weeks.none"))));
            return;
        }
        asked.forEach(category -> add(chart(weeks, category)));
        add(Markup.div(
                "card pad",
                new Markup.Disclosure(new Span(t("weeks.table")), "partner-table", table(weeks, asked)).opened()));
    }

    private String name(CookieCategory category) {
        return t("cookie.category." + category.key());
    }

    private Component chart(List<Week> weeks, CookieCategory category) {
        List<LineChart.Line> lines = List.of(
                new LineChart.Line(t("weeks.choices"), points(weeks, Week::choices)),
                new LineChart.Line(
                        t("weeks.allowed"), points(weeks, week -> week.allowed().get(category))));
        List<String> ticks = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            ticks.add((weeks.size() - 1 - i) % TICKS == 0 ? String.valueOf(number(weeks.get(i))) : "");
        }
        String label = t(
                "weeks.label",
                name(category),
                weeks.stream()
                        .filter(week -> week.allowed().containsKey(category))
                        .map(week -> number(week) + ": " + week.allowed().get(category))
                        .collect(Collectors.joining(", ")));
        return Markup.div(
                "card pad fig-chart",
                new H2(name(category)),
                Markup.drawing("partner-svg wide", LineChart.wide(label, ticks, lines)),
                Markup.drawing("partner-svg narrow", LineChart.narrow(label, ticks, lines)));
    }

    private static int number(Week week) {
        return week.monday().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** Hidden ones are drawn as such. */
    private static List<LineChart.@Nullable Point> points(List<Week> weeks, Function<Week, @Nullable Integer> figure) {
        List<LineChart.@Nullable Point> points = new ArrayList<>();
        weeks.forEach(week -> points.add(new LineChart.Point(figure.apply(week), 0)));
        return points;
    }

    private Component table(List<Week> weeks, List<CookieCategory> asked) {
        List<String> headings = new ArrayList<>(List.of(t("weeks.week"), t("weeks.choices")));
        asked.forEach(category -> headings.add(name(category)));
        NativeTable table = Markup.table(headings.toArray(String[]::new));
        table.setCaptionText(t("weeks.caption"));
        for (Week week : weeks.reversed()) {
            NativeTableRow row = table.getBody().addRow();
            NativeTableHeaderCell head = row.addHeaderCell();
            head.getElement().setAttribute("scope", "row");
            head.setText(t("weeks.from", String.valueOf(number(week)), words().shortDate(week.monday())));
            cell(row, headings.get(1), week.choices(), week.choices());
            for (CookieCategory category : asked) {
                cell(row, name(category), week.allowed().get(category), week.choices());
            }
        }
        Div around = Markup.div("fig-table", table);
        return around;
    }

    private void cell(NativeTableRow row, String label, @Nullable Integer count, @Nullable Integer of) {
        NativeTableCell cell = row.addDataCell();
        cell.getElement().setAttribute("data-l", label);
        cell.add(
                count == null || of == null
                        ? Markup.span("mut", t("weeks.hidden"))
                        : Markup.span("num", count.equals(of) ? number(count) : share(count, of)));
    }

    private String number(int count) {
        return words().number(BigDecimal.valueOf(count));
    }

    private String share(int count, int of) {
        return t("weeks.share", number(count), String.valueOf((200L * count + of) / (2L * of)));
    }
}
