package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.lead.IsoWeek;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures.Conversion;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures.Line;
import nl.allesoveradministratie.pakketwijzer.lead.Share;
import nl.allesoveradministratie.pakketwijzer.ui.LineChart;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** Thirteen weeks side by side: two pictures, and the same figures as a table that leads to each week. */
class WeekTrend extends Composite<Div> {

    private final WeekView screen;
    private final WeekWords words;
    private final List<Line> weeks;
    private final Conversion conversion;

    WeekTrend(WeekView screen, List<Line> weeks, Conversion conversion) {
        this.screen = screen;
        this.words = new WeekWords(screen.words());
        this.weeks = weeks;
        this.conversion = conversion;
        getContent()
                .add(
                        chart("week.trend.leads", "week.received", Line::received, "week.chosen", this::chosen),
                        chart("week.trend.response", "week.median", Line::median, "week.nine_in_ten", Line::nineInTen),
                        Markup.div(
                                "card pad",
                                new Markup.Disclosure(new Span(screen.t("week.table")), "partner-table", table())));
    }

    private @Nullable Integer chosen(Line line) {
        return share(line.week()).part();
    }

    private Share share(IsoWeek week) {
        return conversion.byWeek().getOrDefault(week, Share.NONE);
    }

    private Component chart(
            String title,
            String one,
            Function<Line, @Nullable Integer> first,
            String two,
            Function<Line, @Nullable Integer> second) {
        List<LineChart.Line> lines = List.of(
                new LineChart.Line(screen.t(one), points(first)), new LineChart.Line(screen.t(two), points(second)));
        List<String> ticks = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            // From the newest back, every third: that many fit on a telephone.
            ticks.add(
                    (weeks.size() - 1 - i) % 3 == 0
                            ? String.valueOf(weeks.get(i).week().number())
                            : "");
        }
        String label = screen.t(
                "week.trend.label",
                screen.t(title),
                weeks.stream()
                        .filter(line -> first.apply(line) != null)
                        .map(line -> line.week().number() + ": " + first.apply(line))
                        .collect(Collectors.joining(", ")));
        return Markup.div(
                "card pad fig-chart",
                new H2(screen.t(title)),
                Markup.drawing("partner-svg wide", LineChart.wide(label, ticks, lines)),
                Markup.drawing("partner-svg narrow", LineChart.narrow(label, ticks, lines)));
    }

    private List<LineChart.@Nullable Point> points(Function<Line, @Nullable Integer> figure) {
        List<LineChart.@Nullable Point> points = new ArrayList<>();
        for (Line line : weeks) {
            Integer value = figure.apply(line);
            points.add(value == null ? null : new LineChart.Point(value, 0));
        }
        return points;
    }

    private FigureTable table() {
        FigureTable table = new FigureTable(
                screen.t("week.trend.caption"),
                List.of(
                        screen.t("week.week"),
                        screen.t("week.received"),
                        screen.t("week.median"),
                        screen.t("week.nine_in_ten"),
                        screen.t("week.in_time"),
                        screen.t("week.chosen")));
        for (Line line : weeks.reversed()) {
            NativeTableRow row = table.row(screen.link(
                    line.week(),
                    screen.t(
                            "week.from",
                            words.week(line.week()),
                            screen.words().shortDate(line.week().monday()))));
            table.value(row, screen.t("week.count", line.received()));
            table.value(row, words.lasted(line.median()));
            table.value(row, words.lasted(line.nineInTen()));
            table.value(row, words.share(line.inTime()));
            table.value(row, words.share(share(line.week())));
        }
        return table;
    }
}
