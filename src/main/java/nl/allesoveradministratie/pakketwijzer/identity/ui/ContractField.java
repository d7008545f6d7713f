package nl.allesoveradministratie.pakketwijzer.identity.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import nl.allesoveradministratie.pakketwijzer.identity.Partners;
import nl.allesoveradministratie.pakketwijzer.identity.Partners.Outcome;
import nl.allesoveradministratie.pakketwijzer.ui.DutchDates;

/** Until when a vendor's contract runs; empty = no end was agreed. */
class ContractField extends Composite<Div> {

    ContractField(PartnersView screen, Partners partners, Partners.Vendor vendor) {
        DatePicker until = new DatePicker(screen.t("partners.contract"), vendor.contractUntil());
        until.setI18n(DutchDates.of(screen.words()));
        until.setClearButtonVisible(true);
        until.setHelperText(screen.t("partners.contract.help"));
        Button keep = new Button(screen.t("partners.contract.keep"), event -> {
            if (!until.isInvalid()) {
                partners.endContract(vendor.id(), until.getValue());
                screen.tell(Outcome.DONE, "people.changed");
            }
        });
        keep.setAriaLabel(keep.getText() + " " + vendor.name());
        getContent().addClassName("vendor-packages");
        getContent().add(until, keep);
    }
}
