package nl.allesoveradministratie.pakketwijzer.insight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.PeriodKind;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.ui.LineChart;
import org.jspecify.annotations.Nullable;

/**
 * A page of a funnel as a picture: each period a point with its ±, those that are too small to show as dashed marks on the
 * axis.
 */
record TrendChart(PackageScreen screen, InterestReport.Table table) {

    String wide() {
        return LineChart.wide(label(), ticks(1), lines());
    }

    String narrow() {
        return LineChart.narrow(label(), ticks(4), lines());
    }

    private String label() {
        String said = table.rows().stream()
                .filter(row -> row.all().shown())
                .map(row -> screen.name(row.period()) + ": " + row.all().value())
                .collect(Collectors.joining(", "));
        return screen.t(
                "partner.chart.label", screen.t("partner.chart." + table.span().key()), said);
    }

    /** All that could stand on the page: of days the whole month. */
    private List<ReportPeriod> places() {
        ReportPeriod first = table.span() == PeriodKind.DAY
                ? ReportPeriod.of(PeriodKind.DAY, table.page().from())
                : table.rows().getFirst().period();
        ReportPeriod last = ReportPeriod.of(table.span(), table.page().until());
        List<ReportPeriod> places = new ArrayList<>();
        for (ReportPeriod each = first; each.compareTo(last) <= 0; each = each.plus(1)) {
            places.add(each);
        }
        return places;
    }

    /** @param least how far they stand apart at least */
    private List<String> ticks(int least) {
        List<ReportPeriod> places = places();
        int apart = table.span() == PeriodKind.DAY ? 7 : Math.min(least, places.size() > 6 ? least : 1);
        List<String> ticks = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            ticks.add(place % apart == 0 ? tick(places.get(place)) : "");
        }
        return ticks;
    }

    private String tick(ReportPeriod period) {
        return switch (period.span()) {
            case DAY -> String.valueOf(period.from().getDayOfMonth());
            case WEEK -> screen.t("partner.tick.week", period.week());
            case MONTH ->
                java.time.format.DateTimeFormatter.ofPattern(
                                "MMM", screen.language().locale())
                        .format(period.from());
            case QUARTER, YEAR -> period.key();
        };
    }

    private List<LineChart.Line> lines() {
        return List.of(
                new LineChart.Line(screen.t("partner.all"), points(InterestReport.Row::all, true)),
                new LineChart.Line(screen.t("step.clicked_out"), points(row -> row.bin("clicked_out"), false)));
    }

    private List<LineChart.@Nullable Point> points(Function<InterestReport.Row, Figure> which, boolean withRange) {
        List<LineChart.@Nullable Point> points = new ArrayList<>();
        for (ReportPeriod place : places()) {
            Figure figure = table.rows().stream()
                    .filter(row -> row.period().equals(place))
                    .findFirst()
                    .map(which)
                    .orElse(null);
            points.add(
                    figure == null
                            ? null
                            : figure.shown()
                                    ? new LineChart.Point(figure.value(), withRange ? figure.halfWidth() : 0)
                                    : new LineChart.Point(null, 0));
        }
        return points;
    }
}
