package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.catalog.FactInput;
import nl.allesoveradministratie.pakketwijzer.catalog.FactRules;
import nl.allesoveradministratie.pakketwijzer.catalog.FactValue;
import nl.allesoveradministratie.pakketwijzer.catalog.ValueKind;
import org.jspecify.annotations.Nullable;

/** Where a value is chosen or typed, whatever kind it is of. */
class ValueField extends Composite<Div> {

    private final DeskScreen screen;
    private final HasValidation field;
    private final Supplier<Optional<FactValue>> reading;

    /**
     * A field for one kind of value.
     *
     * @param key of the field the value is of, for its words
     * @param value to begin with; null = none
     */
    ValueField(DeskScreen screen, ValueKind kind, String key, @Nullable FactValue value) {
        this.screen = screen;
        switch (kind) {
            case FEATURE ->
                reading = choice(List.of(new FactValue.Yes(), new FactValue.No(), new FactValue.Partial()), key, value);
            case DEPLOYMENT -> reading = choice(words(ValueKind.DEPLOYMENT_WORDS), key, value);
            case STATUS -> reading = choice(words(List.of("merged")), key, value);
            case VAT_BASIS -> reading = choice(words(List.of("excl")), key, value);
            case LEGAL_FORMS -> reading = several(key, value);
            default -> reading = typed(kind, value);
        }
        field = (HasValidation) getContent().getChildren().findFirst().orElseThrow();
    }

    private static List<FactValue> words(List<String> words) {
        return words.stream().<FactValue>map(FactValue.Text::new).toList();
    }

    private Supplier<Optional<FactValue>> choice(List<FactValue> values, String key, @Nullable FactValue value) {
        RadioButtonGroup<FactValue> group = new RadioButtonGroup<>(screen.t("editing.value"));
        group.setItems(values);
        group.setItemLabelGenerator(each -> screen.facts().value(key, each));
        if (value != null && values.contains(value)) {
            group.setValue(value);
        }
        getContent().add(group);
        return group::getOptionalValue;
    }

    private Supplier<Optional<FactValue>> several(String key, @Nullable FactValue value) {
        CheckboxGroup<String> group = new CheckboxGroup<>(screen.t("editing.value"));
        group.setItems(ValueKind.LEGAL_FORM_WORDS);
        group.setItemLabelGenerator(each -> screen.facts().value(key, new FactValue.Text(each)));
        if (value instanceof FactValue.Listing(List<String> words)) {
            group.setValue(Set.copyOf(words));
        }
        getContent().add(group);
        return () -> {
            List<String> chosen = new ArrayList<>(ValueKind.LEGAL_FORM_WORDS);
            chosen.retainAll(group.getValue());
            return chosen.isEmpty() ? Optional.empty() : Optional.of(new FactValue.Listing(chosen));
        };
    }

    private Supplier<Optional<FactValue>> typed(ValueKind kind, @Nullable FactValue value) {
        TextField text = new TextField(screen.t("editing.value"));
        text.setMaxLength(FactRules.LONGEST_TEXT);
        text.setHelperText(
                switch (kind) {
                    case PRICE -> screen.t("editing.value.price");
                    case PRICE_OR_TEXT -> screen.t("editing.value.price_or_text");
                    case LIMIT -> screen.t("editing.value.limit");
                    case MONTHS -> screen.t("editing.value.months", ValueKind.MOST_MONTHS);
                    default -> null;
                });
        text.setValue(value == null ? "" : FactInput.typed(value));
        getContent().add((Component) text);
        return () -> FactInput.value(kind, text.getValue());
    }

    /** What was chosen or typed; empty = nothing that can be said here, and the field says so. */
    Optional<FactValue> read() {
        Optional<FactValue> value = reading.get();
        field.setErrorMessage(screen.t("editing.problem.value"));
        field.setInvalid(value.isEmpty());
        return value;
    }
}
