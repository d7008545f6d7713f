package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactInput;
import nl.allesoveradministratie.pakketwijzer.catalog.FactPlace;
import nl.allesoveradministratie.pakketwijzer.catalog.FactRules;
import nl.allesoveradministratie.pakketwijzer.catalog.FactRules.Problem;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.catalog.ValueKind;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** A fact as an editor fills it in. The grade follows from the source: nobody chooses it. */
class FactForm extends Composite<Div> {

    private final DeskScreen screen;
    private final FactPlace place;
    private final ValueField value;
    private final TextField url = new TextField();
    private final Select<Fact.SourceKind> kind = new Select<>();
    private final RadioButtonGroup<Fact.Access> access = new RadioButtonGroup<>();
    private final TextField via = new TextField();
    private final TextField asOf = new TextField();
    private final TextField note = new TextField();
    private final Span grade = Markup.span("badge line", "");

    /** @param fact to begin with; null = an empty form */
    FactForm(DeskScreen screen, FactPlace place, @Nullable Fact fact) {
        this.screen = screen;
        this.place = place;
        this.value = new ValueField(
                screen, ValueKind.of(place).orElseThrow(), place.key(), fact == null ? null : fact.value());
        url.setLabel(screen.t("editing.url"));
        url.setMaxLength(FactRules.LONGEST_ADDRESS);
        kind.setLabel(screen.t("editing.kind"));
        kind.setItems(Fact.SourceKind.values());
        kind.setItemLabelGenerator(each -> screen.t("source." + lowerCase(each)));
        access.setLabel(screen.t("editing.access"));
        access.setItems(Fact.Access.values());
        access.setItemLabelGenerator(each -> screen.t("editing.access." + lowerCase(each)));
        via.setLabel(screen.t("editing.via"));
        via.setMaxLength(FactRules.LONGEST_ADDRESS);
        asOf.setLabel(screen.t("editing.as_of"));
        asOf.setHelperText(screen.t("editing.as_of.help"));
        asOf.setSuffixComponent(new Button(screen.t("editing.as_of.today"), event -> seenToday()));
        note.setLabel(screen.t("editing.note"));
        note.setMaxLength(FactRules.LONGEST_TEXT);
        kind.addValueChangeListener(event -> follow());
        access.addValueChangeListener(event -> follow());
        fill(fact);
        Div weight = Markup.div("fact-grade", Markup.span("dim", screen.t("editing.grade")), grade);
        weight.getElement().setAttribute("role", "status");
        getContent().addClassName("enter");
        getContent().add(value, url, kind, access, via, asOf, weight, note);
    }

    private void fill(@Nullable Fact fact) {
        kind.setValue(fact == null ? Fact.SourceKind.VENDOR : fact.sourceKind());
        access.setValue(fact == null ? Fact.Access.DIRECT : fact.access());
        url.setValue(fact == null ? "" : fact.sourceUrl());
        via.setValue(fact == null || fact.via() == null ? "" : fact.via());
        note.setValue(fact == null || fact.note() == null ? "" : fact.note());
        // A fact that was not there is seen today. One that was keeps its date until somebody looks again and says so.
        if (fact == null) {
            seenToday();
        } else {
            asOf.setValue(fact.asOf() == null ? "" : FactInput.typed(fact.asOf()));
        }
        follow();
    }

    private void seenToday() {
        asOf.setValue(FactInput.typed(PartialDate.parse(screen.today().toString())));
    }

    private void follow() {
        via.setVisible(access.getValue() == Fact.Access.SECONDHAND);
        grade.setText(screen.t("editing.grade." + lowerCase(Fact.gradeOf(kind.getValue(), access.getValue()))));
    }

    /** The fact as filled in; empty = something is wrong, and the fields say what. */
    Optional<Fact> read() {
        Optional<FactValue> read = value.read();
        Optional<PartialDate> date = FactInput.date(asOf.getValue());
        boolean badDate = date.isEmpty() && !asOf.getValue().isBlank();
        Fact fact = new Fact(
                read.orElse(new FactValue.Yes()),
                url.getValue().strip(),
                kind.getValue(),
                access.getValue(),
                access.getValue() == Fact.Access.SECONDHAND ? orNull(via) : null,
                date.orElse(null),
                orNull(note),
                Fact.gradeOf(kind.getValue(), access.getValue()));
        Set<Problem> problems = FactRules.problems(place, fact, screen.today());
        say(url, "editing.problem.source_url", problems.contains(Problem.SOURCE_URL));
        say(via, "editing.problem.via", problems.contains(Problem.VIA));
        say(
                asOf,
                badDate ? "editing.problem.as_of.form" : "editing.problem.as_of",
                badDate || problems.contains(Problem.AS_OF));
        say(note, "editing.problem.note", problems.contains(Problem.NOTE));
        return problems.isEmpty() && read.isPresent() && !badDate ? Optional.of(fact) : Optional.empty();
    }

    private void say(HasValidation field, String problem, boolean isThere) {
        field.setErrorMessage(screen.t(problem));
        field.setInvalid(isThere);
    }

    private static @Nullable String orNull(TextField field) {
        String text = field.getValue().strip();
        return text.isEmpty() ? null : text;
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
