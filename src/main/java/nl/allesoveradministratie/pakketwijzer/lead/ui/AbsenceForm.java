package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import nl.allesoveradministratie.pakketwijzer.identity.Absence;
import nl.allesoveradministratie.pakketwijzer.ui.DutchDates;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** From which day to which somebody is away; why is not asked. */
class AbsenceForm extends Composite<Div> {

    /** Nobody plans further. */
    private static final int MOST_YEARS = 2;

    private final OfficeScreen screen;
    private final LocalDate today;
    private final DatePicker first;
    private final DatePicker last;

    /**
     * An empty form.
     *
     * @param told key of the text that says what comes of it
     * @param keep what is done with two good days, the second not before the first
     */
    AbsenceForm(OfficeScreen screen, LocalDate today, String told, BiConsumer<LocalDate, LocalDate> keep) {
        this.screen = screen;
        this.today = today;
        this.first = date("absence.first");
        this.last = date("absence.last");
        Paragraph notice = new Paragraph(screen.t(told));
        notice.addClassNames("micro", "mut");
        Button add = new Button(screen.t("absence.add"), event -> {
            LocalDate from = first.getValue();
            LocalDate to = last.getValue();
            boolean good = check(first, from == null || from.isBefore(today) ? "absence.problem.first" : "")
                    & check(
                            last,
                            to == null || from != null && to.isBefore(from)
                                    ? "absence.problem.last"
                                    : to.isAfter(today.plusYears(MOST_YEARS)) ? "absence.problem.far" : "");
            if (good && from != null && to != null) {
                keep.accept(from, to);
            }
        });
        getContent().addClassName("absence-form");
        getContent().add(first, last, add, notice);
    }

    private DatePicker date(String label) {
        DatePicker date = new DatePicker(screen.t(label));
        date.setI18n(DutchDates.of(screen.words()));
        date.setLocale(screen.language().locale());
        date.setMin(today);
        // Typing a date comes first; the calendar is one key or click away.
        date.setAutoOpen(false);
        date.setManualValidation(true);
        return date;
    }

    private boolean check(DatePicker field, String problem) {
        field.setErrorMessage(problem.isEmpty() ? "" : screen.t(problem));
        field.setInvalid(!problem.isEmpty());
        return problem.isEmpty();
    }

    /** "25 nov 2026 t/m 27 nov 2026". */
    static String days(OfficeScreen screen, Absence absence) {
        String first = screen.words().shortDate(absence.first());
        return absence.first().equals(absence.last())
                ? first
                : screen.t("absence.days", first, screen.words().shortDate(absence.last()));
    }
}
