package nl.allesoveradministratie.pakketwijzer.insight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.LineChart;
import nl.allesoveradministratie.pakketwijzer.usage.Step;
import org.jspecify.annotations.Nullable;

/**
 * A month of figures as a picture: each day a point with its ±, days that are too small to show as dashed marks on the
 * axis.
 */
record TrendChart(Words words, InterestReport.Month month) {

    String wide() {
        return LineChart.wide(label(), ticks(), lines());
    }

    String narrow() {
        return LineChart.narrow(label(), ticks(), lines());
    }

    private String label() {
        List<String> said = new ArrayList<>();
        for (InterestReport.Day day : month.days()) {
            if (day.all().shown()) {
                said.add(day.day().getDayOfMonth() + ": " + day.all().value());
            }
        }
        return words.get("partner.chart.label", String.join(", ", said));
    }

    /** Every seventh day. */
    private List<String> ticks() {
        return IntStream.rangeClosed(1, month.month().lengthOfMonth())
                .mapToObj(day -> day % 7 == 1 ? String.valueOf(day) : "")
                .toList();
    }

    private List<LineChart.Line> lines() {
        return List.of(
                new LineChart.Line(words.get("partner.all"), points(InterestReport.Day::all, true)),
                new LineChart.Line(
                        words.get("step.clicked_out"),
                        points(day -> day.bins().getOrDefault(Step.CLICKED_OUT, Figure.NONE), false)));
    }

    private List<LineChart.@Nullable Point> points(Function<InterestReport.Day, Figure> figure, boolean withRange) {
        List<LineChart.@Nullable Point> points = new ArrayList<>();
        for (int place = 0; place < month.month().lengthOfMonth(); place++) {
            points.add(null);
        }
        for (InterestReport.Day day : month.days()) {
            Figure each = figure.apply(day);
            points.set(
                    day.day().getDayOfMonth() - 1,
                    each.shown()
                            ? new LineChart.Point(each.value(), withRange ? each.halfWidth() : 0)
                            : new LineChart.Point(null, 0));
        }
        return points;
    }
}
