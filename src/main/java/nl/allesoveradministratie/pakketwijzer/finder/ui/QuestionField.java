package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import tools.jackson.databind.JsonNode;

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
        boolean cards = hasTexts();
        boolean want = criterion.answerType() == Criterion.AnswerType.WANT;
        List<String> items = new ArrayList<>(finder.options().of(criterion));
        if (dontKnow && !items.contains(AnswerOptions.UNKNOWN)) {
            items.add(FinderScreen.DONT_KNOW);
        }
        HtmlContainer group = field("vaadin-radio-group", cards ? "pw-cards" : want ? "pw-row" : "pw-chips");
        if (criterion.id().equals("role")) {
            // The page's heading says the same; the label is for those who hear the page.
            group.getElement().setAttribute("theme", "pw-cards pw-silent helper-above-field");
            group.getElement().removeAttribute("helper-text");
        }
        for (String item : items) {
            HtmlContainer label = new HtmlContainer("label");
            label.getElement().setAttribute("slot", "label");
            label.add(cards ? card(item) : chip(item));
            HtmlContainer radio = new HtmlContainer("vaadin-radio-button");
            radio.getElement().setAttribute("value", item).setAttribute("checked", values.contains(item));
            radio.add(label);
            group.add(radio);
        }
        return drawn(group, value -> changedTo(List.of(value.asString("")), items));
    }

    private Drawn several(List<String> values) {
        List<String> items = finder.options().of(criterion);
        HtmlContainer group = field("vaadin-checkbox-group", "pw-chips");
        for (String item : items) {
            HtmlContainer box = new HtmlContainer("vaadin-checkbox");
            box.getElement()
                    .setAttribute("value", item)
                    .setAttribute("label", label(item))
                    .setAttribute("checked", values.contains(item));
            group.add(box);
        }
        return drawn(
                group,
                chosen -> changedTo(
                        items.stream()
                                .filter(item -> chosen.valueStream()
                                        .anyMatch(each -> each.asString("").equals(item)))
                                .toList(),
                        items));
    }

    /** A field with the question as its label, and the explanation below that. */
    private HtmlContainer field(String tag, String theme) {
        HtmlContainer field = new HtmlContainer(tag);
        field.getElement()
                .setAttribute("label", wording.question())
                .setAttribute("helper-text", wording.explain())
                .setAttribute("theme", (theme + " helper-above-field").strip())
                .setAttribute("manual-validation", true);
        return field;
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

    private Drawn list(List<String> values) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("", "");
        finder.options().of(criterion).forEach(value -> labels.put(value, label(value)));
        HtmlContainer list = field("vaadin-select", "");
        list.getElement()
                .setAttribute("placeholder", words.get("finder.choose_package"))
                .setAttribute("value", values.isEmpty() ? "" : values.getFirst());
        Markup.offer(list, labels);
        return drawn(
                list,
                value -> changedTo(
                        value.asString("").isEmpty() ? List.of() : List.of(value.asString("")),
                        List.copyOf(labels.keySet())));
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
