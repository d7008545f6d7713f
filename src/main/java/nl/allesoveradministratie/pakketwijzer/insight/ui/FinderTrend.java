package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.insight.OwnStatistics.Trend;
import nl.allesoveradministratie.pakketwijzer.ui.LineChart;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** Who began in the finder and who came to a result, week by week: a picture, and the same as a table. */
class FinderTrend extends Composite<Div> {

    /** So many weeks apart stand their numbers below the picture: that many fit on a telephone. */
    private static final int TICKS = 5;

    private final StatisticsView screen;

    /** @param weeks the earliest first */
    FinderTrend(StatisticsView screen, List<Trend> weeks) {
        this.screen = screen;
        List<LineChart.Line> lines = List.of(
                new LineChart.Line(screen.t("stats.begun"), points(weeks, Trend::begun)),
                new LineChart.Line(screen.t("stats.finished"), points(weeks, Trend::finished)));
        List<String> ticks = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            ticks.add(
                    (weeks.size() - 1 - i) % TICKS == 0
                            ? StatisticsHead.number(weeks.get(i).monday())
                            : "");
        }
        String label = screen.t(
                "stats.trend.label",
                weeks.stream()
                        .filter(week -> week.begun() != null)
                        .map(week -> StatisticsHead.number(week.monday()) + ": " + week.begun())
                        .collect(Collectors.joining(", ")));
        getContent().addClassNames("card", "pad", "fig-chart");
        getContent()
                .add(
                        new H2(screen.t("stats.trend")),
                        Markup.drawing("partner-svg wide", LineChart.wide(label, ticks, lines)),
                        Markup.drawing("partner-svg narrow", LineChart.narrow(label, ticks, lines)),
                        new Markup.Disclosure(new Span(screen.t("week.table")), "partner-table", table(weeks)));
    }

    private static List<LineChart.@Nullable Point> points(
            List<Trend> weeks, Function<Trend, @Nullable Integer> figure) {
        List<LineChart.@Nullable Point> points = new ArrayList<>();
        for (Trend week : weeks) {
            points.add(week.any() ? new LineChart.Point(figure.apply(week), 0) : null);
        }
        return points;
    }

    private CountTable table(List<Trend> weeks) {
        int largest = weeks.stream()
                .mapToInt(week -> week.begun() == null ? 0 : week.begun())
                .max()
                .orElse(0);
        CountTable table = new CountTable(
                screen.t("stats.trend.caption"),
                List.of(screen.t("week.week"), screen.t("stats.begun"), screen.t("stats.finished")),
                largest);
        for (Trend week : weeks.reversed()) {
            if (week.any()) {
                table.row(
                        new Span(screen.t(
                                "stats.from",
                                StatisticsHead.number(week.monday()),
                                screen.words().shortDate(week.monday()))),
                        week.begun() == null ? 0 : week.begun(),
                        shown(week.begun()),
                        shown(week.finished()));
            }
        }
        return table;
    }

    private String shown(@Nullable Integer count) {
        return count == null ? screen.t("weeks.hidden") : screen.number(count);
    }
}
