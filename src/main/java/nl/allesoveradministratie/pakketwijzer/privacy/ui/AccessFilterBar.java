package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessFilter;
import nl.allesoveradministratie.pakketwijzer.ui.DutchDates;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import org.jspecify.annotations.Nullable;

/** Chooses lines of the access log; what is chosen stands in the address, and goes along with the file. */
class AccessFilterBar extends Composite<Div> {

    private final OfficeScreen screen;
    private final DatePicker from = new DatePicker();
    private final DatePicker until = new DatePicker();
    private final Select<String> actor = new Select<>();
    private final TextField lead = new TextField();
    private final Select<String> action = new Select<>();

    /**
     * With what is chosen.
     *
     * @param names of colleagues, by id
     * @param leadNumber as it was typed
     */
    AccessFilterBar(OfficeScreen screen, AccessFilter filter, Map<UUID, String> names, String leadNumber) {
        this.screen = screen;
        day(from, "access.from", filter.from());
        day(until, "access.until", filter.until());
        actor.setLabel(screen.t("access.who"));
        actor.setItems(names.keySet().stream().map(UUID::toString).toList());
        actor.setItemLabelGenerator(id -> id == null ? screen.t("access.everybody") : names.get(UUID.fromString(id)));
        actor.setEmptySelectionAllowed(true);
        actor.setEmptySelectionCaption(screen.t("access.everybody"));
        if (filter.actor() != null && names.containsKey(filter.actor())) {
            actor.setValue(filter.actor().toString());
        }
        lead.setLabel(screen.t("access.lead_id"));
        lead.setValue(leadNumber);
        lead.setMaxLength(40);
        action.setLabel(screen.t("access.what"));
        action.setItems(AccessFilter.ACTIONS);
        action.setItemLabelGenerator(each -> screen.t(each == null ? "access.every_action" : "access.action." + each));
        action.setEmptySelectionAllowed(true);
        action.setEmptySelectionCaption(screen.t("access.every_action"));
        if (!filter.action().isEmpty()) {
            action.setValue(filter.action());
        }
        Button find = new Button(screen.t("access.find"), click -> find());
        getContent().addClassName("work-filters");
        getContent().add(from, until, actor, lead, action, find);
        getContent().getElement().appendChild(file(filter, leadNumber));
    }

    private void day(DatePicker field, String label, @Nullable LocalDate value) {
        field.setLabel(screen.t(label));
        field.setI18n(DutchDates.of(screen.words()));
        field.setLocale(screen.language().locale());
        field.setAutoOpen(false);
        field.setValue(value);
    }

    private void find() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "van", from.getValue());
        put(query, "tot", until.getValue());
        put(query, "wie", actor.getValue());
        put(query, "lead", lead.getValue().strip());
        put(query, "wat", action.getValue());
        getUI().ifPresent(
                        ui -> ui.navigate(screen.href(AccessLogView.PATH).substring(1), QueryParameters.simple(query)));
    }

    private static void put(Map<String, String> query, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            query.put(name, value.toString());
        }
    }

    /** A plain form: a file is nothing for Vaadin. */
    private Element file(AccessFilter filter, String leadNumber) {
        Element form = new Element("form")
                .setAttribute("method", "post")
                .setAttribute("action", screen.href(AccessLogView.PATH + ".csv"));
        Map<String, String> chosen = new LinkedHashMap<>();
        put(chosen, "van", filter.from());
        put(chosen, "tot", filter.until());
        put(chosen, "wie", filter.actor());
        put(chosen, "lead", leadNumber);
        put(chosen, "wat", filter.action());
        chosen.forEach((name, value) -> form.appendChild(new Element("input")
                .setAttribute("type", "hidden")
                .setAttribute("name", name)
                .setAttribute("value", value)));
        return form.appendChild(
                new Element("button").setAttribute("class", "btn sm").setText(screen.t("access.file")));
    }
}
