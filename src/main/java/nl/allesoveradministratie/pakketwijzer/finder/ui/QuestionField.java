package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.AnswerOptions;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Drawn;
import tools.jackson.databind.JsonNode;

/** One question with the control that suits its kind: cards, chips, a checklist row, a number or a list. */
class QuestionField extends Composite<Div> {

    private final transient Finder finder;
    private final Criterion criterion;
    private final transient Words words;
    private final transient AskedMarkup markup;
    private final boolean dontKnow;
    private final Drawn drawn = new Drawn("div", "asked");
    private transient Consumer<List<String>> changed = values -> {};

    /**
     * The control for a criterion.
     *
     * @param dontKnow whether "I don't know" can be chosen
     */
    QuestionField(Finder finder, Criterion criterion, Words words, boolean dontKnow) {
        this.finder = finder;
        this.criterion = criterion;
        this.words = words;
        this.markup = new AskedMarkup(finder, criterion, words);
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
        this.changed = changed;
        Component control = switch (criterion.answerType()) {
            case NUMBER -> number(values);
            case MULTI -> several(values);
            case SINGLE_OR_NONE, SINGLE_OR_UNKNOWN -> list(values);
            default -> one(values);
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
        if (isVolume()) {
            getContent().add(new EstimateVolume(words, () -> estimate(answers)));
        }
        return this;
    }

    private EstimateForm estimate(Supplier<Answers> answers) {
        EstimateForm form = new EstimateForm(words, finder.options().of(criterion), value -> {
            drawn.getElement().executeJs("this.firstElementChild.value = $0", value);
            changed.accept(List.of(value));
        });
        return criterion.id().equals("bank_transactions") ? form.fromOther(answers) : form;
    }

    private boolean isVolume() {
        return criterion.answerType() == Criterion.AnswerType.NUMBER_BAND
                || criterion.answerType() == Criterion.AnswerType.NUMBER_BAND_OR_ESTIMATE;
    }

    /** Says at the field what is wrong, and brings the visitor there. */
    void refuse(String message) {
        drawn.getElement()
                .executeJs(
                        "const field = this.firstElementChild; field.errorMessage = $0; field.invalid = true;"
                                + " field.focus();",
                        message);
    }

    private Drawn one(List<String> values) {
        List<String> items = new ArrayList<>(finder.options().of(criterion));
        if (dontKnow && !items.contains(AnswerOptions.UNKNOWN)) {
            items.add(FinderScreen.DONT_KNOW);
        }
        return drawn(markup.one(items, values), value -> changedTo(List.of(value.asString("")), items));
    }

    private Drawn several(List<String> values) {
        List<String> items = finder.options().of(criterion);
        return drawn(
                markup.several(items, values),
                chosen -> changedTo(
                        items.stream()
                                .filter(item -> chosen.valueStream()
                                        .anyMatch(each -> each.asString("").equals(item)))
                                .toList(),
                        items));
    }

    private Drawn list(List<String> values) {
        List<String> items = new ArrayList<>(List.of(""));
        items.addAll(finder.options().of(criterion));
        return drawn(
                markup.list(items, values),
                value -> changedTo(value.asString("").isEmpty() ? List.of() : List.of(value.asString("")), items));
    }

    private Drawn drawn(Component field, Consumer<JsonNode> told) {
        return drawn.draw(new Div(field)).onValue(told);
    }

    /** What a browser sends is an answer only when it was offered. */
    private void changedTo(List<String> values, List<String> offered) {
        if (offered.containsAll(values)) {
            drawn.getElement().executeJs("this.firstElementChild.invalid = false");
            changed.accept(values);
        }
    }

    private IntegerField number(List<String> values) {
        IntegerField field = new IntegerField(markup.wording().question());
        field.setHelperText(markup.wording().explain());
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
}
