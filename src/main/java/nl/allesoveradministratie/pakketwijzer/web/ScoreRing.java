package nl.allesoveradministratie.pakketwijzer.web;

import java.util.Locale;

/** De wijzer: a petrol ring with a saffron point where the score ends, and dashes for what unknown facts could add. */
public final class ScoreRing {

    private ScoreRing() {}

    /**
     * The ring as markup. It draws no word, so give the number and its meaning as a label.
     *
     * @param value 0–100
     * @param max what it could become, from the value to 100
     * @param size width in pixels: 92, 84, 76, 72, 44 or 34
     * @param label for people who do not see it
     */
    public static String svg(int value, int max, int size, String label) {
        double stroke = (size >= 60 ? 7.0 : 5.0) * 100 / size;
        double radius = 50 - stroke / 2 - 1;
        double angle = Math.toRadians(360.0 * value / 100);
        String unknown = max > value
                ? circle(
                        "un",
                        radius,
                        "pathLength=\"100\" stroke-dasharray=\"" + dashes(max - value) + "\" stroke-dashoffset=\""
                                + number(-(value + 1.5)) + "\"")
                : "";
        return "<span class=\"ring ring-" + size + "\" role=\"img\" aria-label=\"" + escape(label)
                + "\"><svg viewBox=\"0 0 100 100\" aria-hidden=\"true\">"
                + circle("tr", radius, "stroke-width=\"" + number(stroke) + "\"")
                + unknown
                + circle(
                        "sc",
                        radius,
                        "pathLength=\"100\" stroke-dasharray=\"" + value + " 100\" stroke-width=\"" + number(stroke)
                                + "\"")
                + "<circle class=\"pt\" cx=\"" + number(50 + radius * Math.cos(angle)) + "\" cy=\""
                + number(50 + radius * Math.sin(angle)) + "\" r=\"" + number(stroke * 0.78) + "\" stroke-width=\""
                + number(stroke * 0.34) + "\"/></svg><b aria-hidden=\"true\">" + value + "</b></span>";
    }

    private static String circle(String kind, double radius, String attributes) {
        return "<circle class=\"" + kind + "\" cx=\"50\" cy=\"50\" r=\"" + number(radius) + "\" " + attributes + "/>";
    }

    private static String dashes(int points) {
        return "1 1 ".repeat(Math.max(1, points / 2)) + "0 100";
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
