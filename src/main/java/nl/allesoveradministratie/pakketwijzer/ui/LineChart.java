package nl.allesoveradministratie.pakketwijzer.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Lines over time as a picture, drawn on the server: each point with its mark, points that are hidden as dashed marks on the
 * axis, each line named beside its end. Lines differ by dash and mark, not by colour alone. In whole numbers.
 */
public final class LineChart {

    private static final int LEFT = 44;
    private static final int TOP = 20;
    private static final int BOTTOM = 200;
    private static final int LINES = 4;

    /** Room above for the names of the lines. */
    private static final int NAMES = 44;

    /** Names of lines that end close together stand so far apart. */
    private static final int APART = 16;

    /** Of counts that are small. */
    private static final int[] SMALL = {1, 2, 3, 5};

    private static final int[] ROUND = {10, 15, 20, 25, 30, 40, 50, 60, 75, 80};

    private final List<String> ticks;
    private final List<Line> lines;
    private final int width;
    private final int right;
    private final int most;
    private final StringBuilder svg = new StringBuilder();

    /** Where the name before stands; far above = there was none. */
    private int named = -NAMES;

    private LineChart(List<String> ticks, List<Line> lines, int width, int right) {
        this.ticks = ticks;
        this.lines = lines;
        this.width = width;
        this.right = right;
        int highest = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToInt(point -> point == null || point.value() == null ? 0 : point.value() + point.halfWidth())
                .max()
                .orElse(0);
        this.most = LINES * step(Math.max(1, highest));
    }

    /**
     * A point of a line.
     *
     * @param value null = hidden
     * @param halfWidth how far it may be off, drawn as a bar; 0 = exact
     */
    public record Point(@Nullable Integer value, int halfWidth) {}

    /**
     * A line.
     *
     * @param points one for each place on the axis; null = there is none
     */
    public record Line(String name, List<@Nullable Point> points) {}

    /**
     * For a screen with room: the names of the lines stand beside them.
     *
     * @param label what the picture shows, for those who do not see it
     * @param ticks what stands below each place; empty = nothing
     * @param lines one or two
     */
    public static String wide(String label, List<String> ticks, List<Line> lines) {
        return new LineChart(ticks, lines, 960, 812).svg(label);
    }

    /** For a telephone: the names stand above. */
    public static String narrow(String label, List<String> ticks, List<Line> lines) {
        return new LineChart(ticks, lines, 330, 322).svg(label);
    }

    /** The least round step with which four of them reach as far as needed; whole numbers, so never less than one. */
    private static int step(int highest) {
        for (int small : SMALL) {
            if (small * LINES >= highest) {
                return small;
            }
        }
        for (int power = 1; ; power *= 10) {
            for (int round : ROUND) {
                if (round * power * LINES >= highest) {
                    return round * power;
                }
            }
        }
    }

    private String svg(String label) {
        svg.append("<svg viewBox=\"0 %d %d %d\" role=\"img\" aria-label=\"%s\">"
                .formatted(
                        isNarrow() ? -NAMES : 0, width, 236 + (isNarrow() ? NAMES : 0), HtmlUtils.htmlEscape(label)));
        axes();
        for (int i = 0; i < lines.size(); i++) {
            series(lines.get(i), i);
        }
        hidden();
        return svg.append("</svg>").toString();
    }

    private void axes() {
        svg.append("<g class=\"ch-axis\">");
        for (int line = 0; line <= LINES; line++) {
            int value = most / LINES * line;
            int y = y(value);
            svg.append("<path d=\"M%d %dH%d\"/><text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d</text>"
                    .formatted(LEFT, y, right, LEFT - 8, y + 4, value));
        }
        for (int place = 0; place < ticks.size(); place++) {
            if (!ticks.get(place).isEmpty()) {
                svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>"
                        .formatted(x(place), BOTTOM + 22, HtmlUtils.htmlEscape(ticks.get(place))));
            }
        }
        svg.append("</g>");
    }

    private void series(Line line, int number) {
        StringBuilder path = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        boolean before = false;
        int last = -1;
        for (int place = 0; place < line.points().size(); place++) {
            Point point = line.points().get(place);
            boolean shown = point != null && point.value() != null;
            if (point != null && point.value() != null) {
                int x = x(place);
                int y = y(point.value());
                path.append(before ? 'L' : 'M').append(x).append(' ').append(y);
                if (point.halfWidth() > 0) {
                    marks.append("<path class=\"ch-range\" d=\"M%d %dV%d\"/>"
                            .formatted(
                                    x,
                                    y(point.value() + point.halfWidth()),
                                    y(Math.max(0, point.value() - point.halfWidth()))));
                }
                marks.append(
                        number == 0
                                ? "<circle cx=\"%d\" cy=\"%d\" r=\"3\"/>".formatted(x, y)
                                : "<rect x=\"%d\" y=\"%d\" width=\"6\" height=\"6\"/>".formatted(x - 3, y - 3));
                last = y;
            }
            before = shown;
        }
        svg.append("<g class=\"ch-%s\"><path class=\"ch-line\" d=\"%s\"/>%s%s</g>"
                .formatted(number == 0 ? "one" : "two", path, marks, last < 0 ? "" : name(line.name(), number, last)));
    }

    /** Beside the end of the line, or above with its mark. */
    private String name(String name, int number, int y) {
        if (!isNarrow()) {
            named = Math.abs(y - named) >= APART ? y : y < named ? named - APART : named + APART;
            return "<text x=\"%d\" y=\"%d\">%s</text>".formatted(right + 12, named + 4, HtmlUtils.htmlEscape(name));
        }
        int row = number == 0 ? 14 - NAMES : 34 - NAMES;
        return "<path class=\"ch-line\" d=\"M4 %dH26\"/><text x=\"36\" y=\"%d\">%s</text>"
                .formatted(row - 4, row, HtmlUtils.htmlEscape(name));
    }

    private boolean isNarrow() {
        return width < 400;
    }

    /** Absent is dashed, as everywhere. */
    private void hidden() {
        svg.append("<g class=\"ch-hidden\">");
        List<@Nullable Point> points = lines.getFirst().points();
        for (int place = 0; place < points.size(); place++) {
            Point point = points.get(place);
            if (point != null && point.value() == null) {
                svg.append("<rect x=\"%d\" y=\"%d\" width=\"8\" height=\"8\" rx=\"2\"/>"
                        .formatted(x(place) - 4, BOTTOM - 12));
            }
        }
        svg.append("</g>");
    }

    private int x(int place) {
        return LEFT + 8 + place * (right - LEFT - 16) / Math.max(1, ticks.size() - 1);
    }

    private int y(int value) {
        return BOTTOM - (BOTTOM - TOP) * value / most;
    }
}
