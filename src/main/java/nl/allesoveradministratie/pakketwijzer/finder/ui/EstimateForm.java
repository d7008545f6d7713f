package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.VolumeEstimate;
import nl.allesoveradministratie.pakketwijzer.finder.VolumeEstimate.Period;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Counts a number per month back from another period, or from other answers. */
class EstimateForm extends Composite<Div> {

    /** So that no number of years' invoices can pass what can be counted with. */
    private static final int MOST = 100_000_000;

    private final transient Words words;
    private final List<String> bands;
    private final transient Consumer<String> chosen;
    private final Span outcome = Markup.span("small", "");
    private final IntegerField count = new IntegerField();
    private final Select<Period> period = new Select<>();
    private final Div row = Markup.div("row estimate-row");

    /**
     * A form.
     *
     * @param bands to choose from
     * @param chosen gets the band that the estimate falls in
     */
    EstimateForm(Words words, List<String> bands, Consumer<String> chosen) {
        this.words = words;
        this.bands = bands;
        this.chosen = chosen;
        outcome.getElement().setAttribute("role", "status");
        count.setLabel(words.get("estimate.count"));
        count.setMin(0);
        count.setMax(MOST);
        count.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(words.get("estimate.error"))
                .setMinErrorMessage(words.get("estimate.error"))
                .setMaxErrorMessage(words.get("estimate.error")));
        period.setLabel(words.get("estimate.period"));
        period.setItems(Period.values());
        period.setItemLabelGenerator(
                each -> words.get("estimate.period." + each.name().toLowerCase(Locale.ROOT)));
        period.setValue(Period.YEAR);
        row.add(count, period, new Button(words.get("estimate.convert"), event -> convert()));
        getContent().addClassName("estimate-form");
        getContent().add(row, outcome);
    }

    /** Offers to work the bank transactions out from the invoices and bills that were answered. */
    EstimateForm fromOther(Supplier<Answers> answers) {
        Button offer = new Button(
                words.get("estimate.from_other"),
                event -> VolumeEstimate.bankTransactions(answers.get())
                        .ifPresentOrElse(this::choose, () -> outcome.setText(words.get("estimate.needs_other"))));
        row.addComponentAsFirst(offer);
        return this;
    }

    private void convert() {
        Integer number = count.getValue();
        if (number == null || number < 0 || number > MOST) {
            count.setErrorMessage(words.get("estimate.error"));
            count.setInvalid(true);
            count.focus();
            return;
        }
        choose(VolumeEstimate.perMonth(number, period.getValue()));
    }

    private void choose(long perMonth) {
        Optional<String> band = VolumeEstimate.band(bands, perMonth);
        band.ifPresent(chosen);
        outcome.setText(words.get("estimate.outcome", perMonth));
    }
}
