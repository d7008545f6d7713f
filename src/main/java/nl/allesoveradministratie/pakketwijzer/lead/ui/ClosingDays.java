package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.shared.Holiday;
import nl.allesoveradministratie.pakketwijzer.shared.OfficeHours;
import nl.allesoveradministratie.pakketwijzer.ui.DutchDates;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Days off of a team's own, beside the holidays, of which the next ones are named. */
class ClosingDays extends Composite<Div> {

    private static final int HOLIDAYS = 4;

    private final TeamsView screen;
    private final TreeSet<LocalDate> days;
    private final UnorderedList list = new UnorderedList();
    private final DatePicker day;

    ClosingDays(TeamsView screen, OfficeHours hours) {
        this.screen = screen;
        this.days = new TreeSet<>(hours.closed());
        list.addClassName("absences");
        day = new DatePicker(screen.t("teams.closed.day"));
        day.setI18n(DutchDates.of(screen.words()));
        day.setLocale(screen.language().locale());
        day.setAutoOpen(false);
        day.setManualValidation(true);
        Button add = new Button(screen.t("teams.closed.add"), event -> add());
        Paragraph holidays = new Paragraph(screen.t("teams.holidays", next(hours)));
        holidays.addClassNames("small", "mut");
        getContent().add(new H3(screen.t("teams.closed")), list, Markup.div("row closing", day, add), holidays);
        draw();
    }

    private String next(OfficeHours hours) {
        return screen.today()
                .datesUntil(screen.today().plusYears(1))
                .filter(each -> Holiday.on(each, hours.liberationDay()).isPresent())
                .limit(HOLIDAYS)
                .map(each -> screen.t(
                        "teams.holiday",
                        screen.t("holiday."
                                + Holiday.on(each, hours.liberationDay())
                                        .orElseThrow()
                                        .key()),
                        screen.words().shortDate(each)))
                .collect(Collectors.joining(", "));
    }

    private void add() {
        LocalDate chosen = day.getValue();
        boolean bad = chosen == null || chosen.isBefore(screen.today());
        day.setErrorMessage(bad ? screen.t("teams.problem.day") : "");
        day.setInvalid(bad);
        if (!bad && chosen != null) {
            days.add(chosen);
            day.clear();
            draw();
        }
    }

    private void draw() {
        list.removeAll();
        for (LocalDate each : days) {
            String date = screen.words().shortDate(each);
            Button remove = new Button(screen.t("teams.closed.remove"), event -> {
                days.remove(each);
                draw();
            });
            remove.setAriaLabel(screen.t("teams.closed.remove") + ": " + date);
            list.add(new ListItem(Markup.span("", date), remove));
        }
        if (days.isEmpty()) {
            list.add(new ListItem(Markup.span("mut", screen.t("teams.closed.none"))));
        }
    }

    /** What is chosen now. */
    Set<LocalDate> days() {
        return Set.copyOf(days);
    }
}
