package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.privacy.Breach;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.DutchDates;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.MomentField;
import org.jspecify.annotations.Nullable;

/** What is known of a breach, to fill in or to add to. */
class BreachForm extends Composite<Div> {

    private final BreachView screen;
    private final MomentField awareAt;
    private final DatePicker beganOn = new DatePicker();
    private final DatePicker endedOn = new DatePicker();
    private final IntegerField people = new IntegerField();
    private final CheckboxGroup<String> kinds = new CheckboxGroup<>();
    private final TextArea what = new TextArea();
    private final TextArea consequences = new TextArea();
    private final TextArea measures = new TextArea();
    private final RadioButtonGroup<String> report = new RadioButtonGroup<>();
    private final MomentField reportedAt;
    private final TextArea whyNotReported = new TextArea();
    private final RadioButtonGroup<String> tell = new RadioButtonGroup<>();
    private final MomentField toldAt;
    private final TextArea whyNotTold = new TextArea();
    private final Checkbox closed = new Checkbox();

    /** Filled with what is known. */
    BreachForm(BreachView screen, Breach known) {
        this.screen = screen;
        awareAt = moment("aware", known.awareAt());
        reportedAt = moment("reported_at", known.reportedAt());
        toldAt = moment("told_at", known.toldAt());
        day(beganOn, "began");
        day(endedOn, "ended");
        text(what, "what", known.what());
        text(consequences, "consequences", known.consequences());
        text(measures, "measures", known.measures());
        text(whyNotReported, "why_not_reported", known.whyNotReported());
        text(whyNotTold, "why_not_told", known.whyNotTold());
        what.setHelperText(screen.t("breach.what.help"));
        beganOn.setValue(known.beganOn());
        endedOn.setValue(known.endedOn());
        people.setLabel(screen.t("breach.people"));
        people.setHelperText(screen.t("breach.people.help"));
        people.setValue(known.people());
        kinds.setLabel(screen.t("breach.kinds"));
        kinds.setItems(Breach.KINDS);
        kinds.setItemLabelGenerator(each -> screen.t("breach.kind." + each));
        kinds.setValue(Set.copyOf(known.kinds()));
        report.setLabel(screen.t("breach.authority"));
        report.setItems(Breach.REPORTS);
        report.setItemLabelGenerator(each -> screen.t("breach.report." + each));
        report.setValue(known.report());
        tell.setLabel(screen.t("breach.people_told"));
        tell.setItems(Breach.TELLS);
        tell.setItemLabelGenerator(each -> screen.t("breach.tell." + each));
        tell.setValue(known.tell());
        closed.setLabel(screen.t("breach.closed"));
        closed.setValue(known.closed());
        Button keep = new Button(screen.t("breach.keep"), click -> screen.keep(input()));
        keep.addThemeName("primary");
        getContent()
                .add(
                        new H2(screen.t("breach.part.what")),
                        Markup.div("enter", awareAt, beganOn, endedOn, what, people, kinds, consequences, measures),
                        new H2(screen.t("breach.part.authority")),
                        help("breach.authority.help"),
                        Markup.div("enter", report, reportedAt, whyNotReported),
                        new H2(screen.t("breach.part.people")),
                        help("breach.people_told.help"),
                        Markup.div("enter", tell, toldAt, whyNotTold, closed),
                        keep);
    }

    private Paragraph help(String key) {
        Paragraph help = new Paragraph(screen.t(key));
        help.addClassNames("small", "mut");
        return help;
    }

    private MomentField moment(String name, @Nullable Instant value) {
        MomentField field = new MomentField(screen, screen.t("breach." + name));
        if (value != null) {
            field.set(LocalDateTime.ofInstant(value, Words.HERE));
        }
        return field;
    }

    private void day(DatePicker field, String name) {
        field.setLabel(screen.t("breach." + name));
        field.setI18n(DutchDates.of(screen.words()));
        field.setLocale(screen.language().locale());
        field.setAutoOpen(false);
    }

    private void text(TextArea field, String name, String value) {
        field.setLabel(screen.t("breach." + name));
        field.setMaxLength(Breach.LONGEST);
        field.setValue(value);
    }

    private Breach input() {
        return new Breach(
                instant(awareAt),
                beganOn.getValue(),
                endedOn.getValue(),
                people.getValue(),
                Breach.KINDS.stream().filter(kinds.getValue()::contains).toList(),
                report.getValue(),
                instant(reportedAt),
                tell.getValue(),
                instant(toldAt),
                closed.getValue(),
                what.getValue(),
                consequences.getValue(),
                measures.getValue(),
                whyNotReported.getValue(),
                whyNotTold.getValue());
    }

    private static @Nullable Instant instant(MomentField field) {
        LocalDateTime wall = field.get();
        return wall == null ? null : wall.atZone(Words.HERE).toInstant();
    }

    /** Says at each field what is wrong with it; true = something is. */
    boolean tell(Map<String, String> problems) {
        awareAt.tell(text(problems, "awareAt"));
        reportedAt.tell(text(problems, "reportedAt"));
        toldAt.tell(text(problems, "toldAt"));
        Map<String, HasValidation> fields = Map.of(
                "beganOn", beganOn,
                "endedOn", endedOn,
                "people", people,
                "what", what,
                "consequences", consequences,
                "measures", measures,
                "whyNotReported", whyNotReported,
                "whyNotTold", whyNotTold,
                "closed", closed);
        fields.forEach((name, field) -> {
            field.setErrorMessage(text(problems, name));
            field.setInvalid(problems.containsKey(name));
        });
        return !problems.isEmpty();
    }

    private String text(Map<String, String> problems, String field) {
        String key = problems.get(field);
        return key == null ? "" : screen.t(key);
    }
}
