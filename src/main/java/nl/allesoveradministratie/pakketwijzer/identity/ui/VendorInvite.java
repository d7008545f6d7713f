package nl.allesoveradministratie.pakketwijzer.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.Partners;
import nl.allesoveradministratie.pakketwijzer.identity.Partners.Outcome;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Invites somebody of a vendor. */
final class VendorInvite extends Div {

    /** @param invited runs when somebody was */
    VendorInvite(PartnersView screen, Partners partners, Partners.Vendor vendor, Runnable invited) {
        TextField name = new TextField(screen.t("people.name"));
        name.setMaxLength(PartnersView.LONGEST_NAME);
        name.setErrorMessage(screen.t("people.problem.name"));
        EmailField email = new EmailField(screen.t("people.email"));
        email.setErrorMessage(screen.t("contact.problem.email"));
        Button send = new Button(screen.t("people.invite"), event -> {
            Optional<EmailAddress> address = EmailAddress.parse(email.getValue());
            name.setInvalid(name.getValue().isBlank());
            email.setInvalid(address.isEmpty());
            if (!name.isInvalid() && address.isPresent()) {
                Outcome outcome = partners.invite(
                        vendor.id(), address.get(), name.getValue().strip(), screen.language());
                screen.tell(outcome, "people.sent");
                if (outcome == Outcome.DONE) {
                    name.clear();
                    email.clear();
                    invited.run();
                }
            }
        });
        send.setAriaLabel(send.getText() + " " + vendor.name());
        addClassName("vendor-invite");
        add(name, email, Markup.div("row", send));
    }
}
