package nl.allesoveradministratie.pakketwijzer.insight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.usage.Step;

/**
 * A month of figures as a picture: each day a point with its ±, days that are too small to show as dashed marks on the
 * axis. In whole numbers, like everything about figures.
 */
final class TrendChart {

    private static final int LEFT = 44;
    private static final int RIGHT = 586;
    private static final int TOP = 20;
    private static final int BOTTOM = 200;
    private static final int LINES = 4;

    private final Words words;
    private final InterestReport.Month month;
    private final int most;
    private final StringBuilder svg = new StringBuilder();

    TrendChart(Words words, InterestReport.Month month) {
        this.words = words;
        this.month = month;
        int highest = month.days().stream()
                .map(InterestReport.Day::all)
                .filter(Figure::shown)
                .mapToInt(figure -> figure.value() + figure.halfWidth())
                .max()
                .orElse(1);
        this.most = LINES * step(highest);
    }

    /** The least round step with which four of them reach as far as needed. */
    private static int step(int highest) {
        for (int power = 1; ; power *= 10) {
            for (int round : new int[] {1, 2, 5}) {
                if (round * power * LINES >= highest) {
                    return round * power;
                }
            }
        }
    }

    String svg() {
        svg.setLength(0);
        svg.append("<svg viewBox=\"0 0 720 236\" role=\"img\" aria-label=\"")
                .append(words.get("partner.chart.label", description()))
                .append("\">");
        axes();
        series(InterestReport.Day::all, "one", words.get("partner.all"), true);
        series(
                day -> day.bins().getOrDefault(Step.CLICKED_OUT, Figure.NONE),
                "two",
                words.get("step.clicked_out"),
                false);
        hidden();
        return svg.append("</svg>").toString();
    }

    private String description() {
        List<String> said = new ArrayList<>();
        for (InterestReport.Day day : month.days()) {
            if (day.all().shown()) {
                said.add(day.day().getDayOfMonth() + ": " + day.all().value());
            }
        }
        return String.join(", ", said);
    }

    private void axes() {
        svg.append("<g class=\"ch-axis\">");
        for (int line = 0; line <= LINES; line++) {
            int value = most / LINES * line;
            int y = y(value);
            svg.append("<path d=\"M%d %dH%d\"/><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>"
                    .formatted(LEFT, y, RIGHT, LEFT - 8, y + 4, value));
        }
        int length = month.month().lengthOfMonth();
        for (int day = 1; day <= length; day += 7) {
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text>".formatted(x(day), BOTTOM + 22, day));
        }
        svg.append("</g>");
    }

    private void series(Function<InterestReport.Day, Figure> figure, String which, String label, boolean withRange) {
        StringBuilder line = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        boolean before = false;
        String last = "";
        for (InterestReport.Day day : month.days()) {
            Figure each = figure.apply(day);
            if (each.shown()) {
                int x = x(day.day().getDayOfMonth());
                int y = y(each.value());
                line.append(before ? 'L' : 'M').append(x).append(' ').append(y);
                if (withRange) {
                    marks.append("<path class=\"ch-range\" d=\"M%d %dV%d\"/>"
                            .formatted(
                                    x,
                                    y(each.value() + each.halfWidth()),
                                    y(Math.max(0, each.value() - each.halfWidth()))));
                }
                marks.append(
                        which.equals("one")
                                ? "<circle cx=\"%d\" cy=\"%d\" r=\"3\"/>".formatted(x, y)
                                : "<rect x=\"%d\" y=\"%d\" width=\"6\" height=\"6\"/>".formatted(x - 3, y - 3));
                last = "<text x=\"%d\" y=\"%d\">%s</text>".formatted(RIGHT + 12, y + 4, label);
            }
            before = each.shown();
        }
        svg.append("<g class=\"ch-%s\"><path class=\"ch-line\" d=\"%s\"/>%s%s</g>".formatted(which, line, marks, last));
    }

    /** Absent is dashed, as everywhere. */
    private void hidden() {
        svg.append("<g class=\"ch-hidden\">");
        month.days().stream()
                .filter(day -> !day.all().shown())
                .forEach(day -> svg.append("<rect x=\"%d\" y=\"%d\" width=\"8\" height=\"8\" rx=\"2\"/>"
                        .formatted(x(day.day().getDayOfMonth()) - 4, BOTTOM - 12)));
        svg.append("</g>");
    }

    private int x(int dayOfMonth) {
        return LEFT
                + 8
                + (dayOfMonth - 1) * (RIGHT - LEFT - 16) / (month.month().lengthOfMonth() - 1);
    }

    private int y(int value) {
        return BOTTOM - (BOTTOM - TOP) * value / most;
    }
}
