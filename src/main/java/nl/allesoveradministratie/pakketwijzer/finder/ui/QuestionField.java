package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.AnswerOptions;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Wording;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Drawn;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** One question with the control that suits its kind: cards, chips, a checklist row, a number or a list. */
class QuestionField extends Composite<Div> {

    private static final Map<String, Icon> PICTURES = Map.of(
            "role.zzp", Icon.PERSON,
            "role.mkb", Icon.PEOPLE,
            "role.accountant", Icon.BRIEFCASE,
            "who_books.zelf", Icon.PERSON,
            "who_books.samen", Icon.PEOPLE,
            "who_books.uitbesteed", Icon.BRIEFCASE);

    private final transient Finder finder;
    private final Criterion criterion;
    private final transient Words words;
    private final Wording.Words wording;
    private final boolean dontKnow;
    private @Nullable RadioButtonGroup<String> choice;

    /**
     * The control for a criterion.
     *
     * @param dontKnow whether "I don't know" can be chosen
     */
    QuestionField(Finder finder, Criterion criterion, Words words, boolean dontKnow) {
        this.finder = finder;
        this.criterion = criterion;
        this.words = words;
        this.wording = finder.wording().of(criterion, words.language());
        this.dontKnow = dontKnow;
    }

    /**
     * Shows the answer so far and tells about changes.
     *
     * @param unknown whether "I don't know" was chosen
     * @param changed gets the new values; none = no longer answered
     */
    QuestionField with(Answers answers, boolean unknown, Consumer<List<String>> changed) {
        List<String> values = unknown ? List.of(FinderScreen.DONT_KNOW) : answers.values(criterion.id());
        Component control = switch (criterion.answerType()) {
            case NUMBER -> number(values, changed);
            case MULTI -> several(values, changed);
            case SINGLE_OR_NONE, SINGLE_OR_UNKNOWN -> list(values, changed);
            default -> one(values, changed);
        };
        getContent().addClassName("question");
        getContent().add(control);
        return this;
    }

    /**
     * Helps with a number per month that the visitor does not know; other questions need no such help.
     *
     * @param answers those of the moment, which the estimate may rest on
     */
    QuestionField helpedBy(Supplier<Answers> answers) {
        if (choice != null && isVolume()) {
            getContent().add(new EstimateVolume(words, () -> estimate(answers)));
        }
        return this;
    }

    private EstimateForm estimate(Supplier<Answers> answers) {
        EstimateForm form = new EstimateForm(words, finder.options().of(criterion), value -> {
            if (choice != null) {
                choice.setValue(value);
            }
        });
        return criterion.id().equals("bank_transactions") ? form.fromOther(answers) : form;
    }

    private boolean isVolume() {
        return criterion.answerType() == Criterion.AnswerType.NUMBER_BAND
                || criterion.answerType() == Criterion.AnswerType.NUMBER_BAND_OR_ESTIMATE;
    }

    /** Says at the field what is wrong, and brings the visitor there. */
    void refuse(String message) {
        if (choice != null) {
            choice.setErrorMessage(message);
            choice.setInvalid(true);
            choice.getElement().callJsFunction("focus");
        }
    }

    private RadioButtonGroup<String> one(List<String> values, Consumer<List<String>> changed) {
        RadioButtonGroup<String> group = new RadioButtonGroup<>(wording.question());
        boolean cards = hasTexts();
        boolean want = criterion.answerType() == Criterion.AnswerType.WANT;
        group.addThemeName(cards ? "pw-cards" : want ? "pw-row" : "pw-chips");
        if (criterion.id().equals("role")) {
            // The page's heading says the same; the label is for those who hear the page.
            group.addThemeName("pw-silent");
        } else {
            group.setHelperText(wording.explain());
        }
        group.addThemeName("helper-above-field");
        List<String> items = new ArrayList<>(finder.options().of(criterion));
        if (dontKnow && !items.contains(AnswerOptions.UNKNOWN)) {
            items.add(FinderScreen.DONT_KNOW);
        }
        group.setItems(items);
        group.setRenderer(new ComponentRenderer<>(value -> cards ? new Drawn(card(value)) : chip(value)));
        group.setValue(values.isEmpty() ? null : values.getFirst());
        group.addValueChangeListener(
                event -> changed.accept(event.getValue() == null ? List.of() : List.of(event.getValue())));
        choice = group;
        return group;
    }

    private CheckboxGroup<String> several(List<String> values, Consumer<List<String>> changed) {
        CheckboxGroup<String> group = new CheckboxGroup<>(wording.question());
        group.addThemeNames("pw-chips", "helper-above-field");
        group.setHelperText(wording.explain());
        group.setItems(finder.options().of(criterion));
        group.setItemLabelGenerator(this::label);
        group.setValue(new LinkedHashSet<>(values.stream()
                .filter(value -> !value.equals(FinderScreen.DONT_KNOW))
                .toList()));
        group.addValueChangeListener(event -> changed.accept(finder.options().of(criterion).stream()
                .filter(event.getValue()::contains)
                .toList()));
        return group;
    }

    private IntegerField number(List<String> values, Consumer<List<String>> changed) {
        IntegerField field = new IntegerField(wording.question());
        field.setHelperText(wording.explain());
        field.addThemeName("helper-above-field");
        field.setMin(0);
        field.setMax(Answers.LARGEST_NUMBER);
        field.setStepButtonsVisible(true);
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(words.get("finder.number.error"))
                .setMinErrorMessage(words.get("finder.number.error"))
                .setMaxErrorMessage(words.get("finder.number.error")));
        values.stream()
                .filter(value -> !value.equals(FinderScreen.DONT_KNOW))
                .findFirst()
                .ifPresent(value -> field.setValue(Integer.valueOf(value)));
        field.addValueChangeListener(event -> {
            Integer number = event.getValue();
            if (number == null) {
                changed.accept(List.of());
            } else if (number >= 0 && number <= Answers.LARGEST_NUMBER) {
                changed.accept(List.of(number.toString()));
            }
        });
        return field;
    }

    private Select<String> list(List<String> values, Consumer<List<String>> changed) {
        Select<String> select = new Select<>();
        select.setLabel(wording.question());
        select.setHelperText(wording.explain());
        select.getElement().getThemeList().add("helper-above-field");
        select.setPlaceholder(words.get("finder.choose_package"));
        select.setItems(finder.options().of(criterion));
        select.setItemLabelGenerator(value -> value == null ? "" : label(value));
        select.setEmptySelectionAllowed(true);
        select.setValue(values.stream()
                .filter(value -> !value.equals(FinderScreen.DONT_KNOW))
                .findFirst()
                .orElse(null));
        select.addValueChangeListener(event -> changed.accept(
                event.getValue() == null || event.getValue().isEmpty() ? List.of() : List.of(event.getValue())));
        return select;
    }

    private boolean hasTexts() {
        return !finder.options().of(criterion).isEmpty()
                && finder.options().of(criterion).stream()
                        .anyMatch(value -> !finder.wording()
                                .option(criterion, value, words.language())
                                .text()
                                .isEmpty());
    }

    private String label(String value) {
        return value.equals(FinderScreen.DONT_KNOW)
                ? words.get("answer.unknown")
                : finder.wording().option(criterion, value, words.language()).label();
    }

    private Span chip(String value) {
        return Markup.span(value.equals(FinderScreen.DONT_KNOW) ? "dont-know" : "chip-label", label(value));
    }

    private Div card(String value) {
        Icon picture = PICTURES.get(criterion.id() + "." + value);
        Div card = Markup.div(picture == null ? "pw-answer plain" : "pw-answer");
        if (picture != null) {
            Span ill = new Span(Markup.icon(picture));
            ill.addClassName("ill");
            card.add(ill);
        }
        card.add(Markup.span(
                value.equals(FinderScreen.DONT_KNOW) ? "answer-title dont-know" : "answer-title", label(value)));
        String text = value.equals(FinderScreen.DONT_KNOW)
                ? ""
                : finder.wording().option(criterion, value, words.language()).text();
        if (!text.isEmpty()) {
            card.add(Markup.span("answer-text", text));
        }
        return card;
    }
}
