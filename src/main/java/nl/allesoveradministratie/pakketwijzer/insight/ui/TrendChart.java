package nl.allesoveradministratie.pakketwijzer.insight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.usage.Step;
import org.springframework.web.util.HtmlUtils;

/**
 * A month of figures as a picture: each day a point with its ±, days that are too small to show as dashed marks on the
 * axis. In whole numbers, like everything about figures.
 */
final class TrendChart {

    private static final int LEFT = 44;
    private static final int TOP = 20;
    private static final int BOTTOM = 200;
    private static final int LINES = 4;

    /** Room above for the names of the lines. */
    private static final int NAMES = 44;

    private static final int[] ROUND = {10, 15, 20, 25, 30, 40, 50, 60, 75, 80};

    private final Words words;
    private final InterestReport.Month month;
    private final int width;
    private final int right;
    private final int most;
    private final StringBuilder svg = new StringBuilder();

    /** For a screen with room: the names of the lines stand beside them. */
    static TrendChart wide(Words words, InterestReport.Month month) {
        return new TrendChart(words, month, 960, 812);
    }

    /** For a telephone: the names stand above. */
    static TrendChart narrow(Words words, InterestReport.Month month) {
        return new TrendChart(words, month, 330, 322);
    }

    private TrendChart(Words words, InterestReport.Month month, int width, int right) {
        this.words = words;
        this.month = month;
        this.width = width;
        this.right = right;
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
            for (int round : ROUND) {
                if (round * power * LINES >= highest) {
                    return round * power;
                }
            }
        }
    }

    String svg() {
        svg.setLength(0);
        svg.append("<svg viewBox=\"0 %d %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(
                        isNarrow() ? -NAMES : 0,
                        width,
                        236 + (isNarrow() ? NAMES : 0),
                        HtmlUtils.htmlEscape(words.get("partner.chart.label", description()))));
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
                    .formatted(LEFT, y, right, LEFT - 8, y + 4, value));
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
        int last = -1;
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
                last = y;
            }
            before = each.shown();
        }
        svg.append("<g class=\"ch-%s\"><path class=\"ch-line\" d=\"%s\"/>%s%s</g>"
                .formatted(which, line, marks, last < 0 ? "" : name(which, label, last)));
    }

    /** Beside the end of the line, or above with its mark. */
    private String name(String which, String label, int y) {
        if (!isNarrow()) {
            return "<text x=\"%d\" y=\"%d\">%s</text>".formatted(right + 12, y + 4, HtmlUtils.htmlEscape(label));
        }
        int row = which.equals("one") ? 14 - NAMES : 34 - NAMES;
        return "<path class=\"ch-line\" d=\"M4 %dH26\"/><text x=\"36\" y=\"%d\">%s</text>"
                .formatted(row - 4, row, HtmlUtils.htmlEscape(label));
    }

    private boolean isNarrow() {
        return width < 400;
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
                + (dayOfMonth - 1) * (right - LEFT - 16) / (month.month().lengthOfMonth() - 1);
    }

    private int y(int value) {
        return BOTTOM - (BOTTOM - TOP) * value / most;
    }
}
