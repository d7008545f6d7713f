package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A day and a time on the clock, typed; both are one field to who fills it in. */
public class MomentField extends Composite<Div> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final DatePicker day = new DatePicker();
    private final TextField time = new TextField();

    /** An empty one. */
    public MomentField(OfficeScreen screen, String label) {
        day.setLabel(label);
        day.setI18n(DutchDates.of(screen.words()));
        day.setLocale(screen.language().locale());
        // Typing a date comes first; the calendar is one key or click away.
        day.setAutoOpen(false);
        time.setLabel(screen.t("events.field.time"));
        time.setAriaLabel(label + " " + screen.t("events.field.time"));
        time.setPlaceholder("15:30");
        time.setMaxLength(5);
        getContent().addClassName("ev-moment");
        getContent().add(day, time);
    }

    /** Shows a moment. */
    public void set(LocalDateTime value) {
        day.setValue(value.toLocalDate());
        time.setValue(TIME.format(value));
    }

    /** Null = a part is missing, or is no day or time. */
    public @Nullable LocalDateTime get() {
        try {
            String typed = time.getValue().strip().replace('.', ':');
            LocalTime at = LocalTime.parse(typed.length() == 4 ? "0" + typed : typed, TIME);
            return day.getValue() == null ? null : day.getValue().atTime(at);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Says what is wrong; empty = nothing. */
    public void tell(String problem) {
        day.setErrorMessage(problem);
        day.setInvalid(!problem.isEmpty());
        time.setInvalid(!problem.isEmpty());
    }
}
