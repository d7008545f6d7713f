package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import org.jspecify.annotations.Nullable;

/**
 * Where one looks for a lead. What is typed can be somebody's name or address, so it stays in this screen: it is not in the
 * address, not kept, and gone when the page is loaded anew.
 */
class SearchBox extends Composite<Div> {

    private static final int LONGEST = 200;

    private final LeadsView desk;
    private final TextField field = new TextField();

    /** @param changed told when something else is looked for, or nothing any more */
    SearchBox(LeadsView desk, Runnable changed) {
        this.desk = desk;
        field.setMaxLength(LONGEST);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.getElement().setAttribute("autocomplete", "off");
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changed.run();
            }
        });
        getContent().addClassName("lead-search");
        getContent().add(field);
    }

    /** In the language of the screen. */
    void label() {
        field.setLabel(desk.t("inbox.search"));
        field.setHelperText(desk.t("inbox.search.help"));
    }

    /** Whether something is looked for. */
    boolean isOn() {
        return !field.getValue().isBlank();
    }

    /** What is found; null = from the newest. */
    List<LeadSummary> page(LeadInbox.@Nullable After after) {
        return desk.search.page(field.getValue(), after);
    }

    void clear() {
        field.setValue("");
    }

    void focus() {
        field.focus();
    }
}
