package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours.Opening;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import org.jspecify.annotations.Nullable;

/** From when to when on each day of the week; a day that is left empty is closed. */
class WeekField extends Composite<Div> {

    private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3])(?:[:.]([0-5]\\d))?");

    private final OfficeScreen screen;
    private final Map<DayOfWeek, Line> lines = new EnumMap<>(DayOfWeek.class);

    private record Line(TextField from, TextField to) {

        boolean isEmpty() {
            return from.getValue().isBlank() && to.getValue().isBlank();
        }
    }

    WeekField(OfficeScreen screen, Map<DayOfWeek, Opening> week) {
        this.screen = screen;
        Div grid = Markup.div("week");
        for (DayOfWeek day : DayOfWeek.values()) {
            Opening opening = week.get(day);
            String name = day.getDisplayName(TextStyle.FULL, screen.language().locale());
            Line line = new Line(
                    field(screen.t("teams.hours.from", name), opening == null ? null : opening.from()),
                    field(screen.t("teams.hours.to", name), opening == null ? null : opening.to()));
            lines.put(day, line);
            grid.add(Markup.div("week-day", line.from(), line.to()));
        }
        Paragraph help = new Paragraph(screen.t("teams.hours.help"));
        help.addClassNames("small", "mut");
        getContent().add(new H3(screen.t("teams.hours")), help, grid);
    }

    private TextField field(String label, @Nullable LocalTime value) {
        TextField field = new TextField(label);
        field.setMaxLength(5);
        if (value != null) {
            field.setValue(value.toString());
        }
        return field;
    }

    /** What is filled in; empty = something is wrong, and the field says what. */
    Optional<Map<DayOfWeek, Opening>> read() {
        Map<DayOfWeek, Opening> week = new EnumMap<>(DayOfWeek.class);
        boolean good = true;
        for (Map.Entry<DayOfWeek, Line> each : lines.entrySet()) {
            Line line = each.getValue();
            Optional<LocalTime> from = time(line.from().getValue());
            Optional<LocalTime> to = time(line.to().getValue());
            good &= line.isEmpty()
                    ? check(line.from(), "") & check(line.to(), "")
                    : check(line.from(), problem(line.from(), from)) & check(line.to(), problem(line.to(), to, from));
            if (good && from.isPresent() && to.isPresent()) {
                week.put(each.getKey(), new Opening(from.get(), to.get()));
            }
        }
        if (good && week.isEmpty()) {
            Line first = lines.values().iterator().next();
            good = check(first.from(), "teams.problem.never");
        }
        return good ? Optional.of(week) : Optional.empty();
    }

    private static String problem(TextField field, Optional<LocalTime> time) {
        return field.getValue().isBlank() ? "teams.problem.one" : time.isEmpty() ? "teams.problem.time" : "";
    }

    private static String problem(TextField field, Optional<LocalTime> to, Optional<LocalTime> from) {
        boolean backwards = to.isPresent() && from.isPresent() && !from.get().isBefore(to.get());
        return backwards ? "teams.problem.order" : problem(field, to);
    }

    private boolean check(TextField field, String problem) {
        field.setErrorMessage(problem.isEmpty() ? "" : screen.t(problem));
        field.setInvalid(!problem.isEmpty());
        return problem.isEmpty();
    }

    /** "9", "9:00" or "09.30"; empty = no time. */
    static Optional<LocalTime> time(String text) {
        Matcher parts = TIME.matcher(text.strip());
        return parts.matches()
                ? Optional.of(LocalTime.of(
                        Integer.parseInt(parts.group(1)),
                        parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }
}
