package nl.allesoveradministratie.pakketwijzer.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Invites a new colleague. */
final class InviteColleague extends Div {

    private final transient PeopleView screen;
    private final transient Accounts accounts;
    private final TextField name;
    private final EmailField email;
    private final CheckboxGroup<Role> roles;

    InviteColleague(PeopleView screen, Accounts accounts) {
        this.screen = screen;
        this.accounts = accounts;
        addClassNames("card", "pad", "people-invite");
        name = new TextField(screen.t("people.name"));
        name.setMaxLength(100);
        name.setErrorMessage(screen.t("people.problem.name"));
        email = new EmailField(screen.t("people.email"));
        email.setErrorMessage(screen.t("contact.problem.email"));
        roles = screen.roles();
        roles.setErrorMessage(screen.t("people.problem.roles"));
        Button send = new Button(screen.t("people.invite"), event -> send());
        send.addThemeNames("primary");
        add(new H2(screen.t("people.new")), name, email, roles, Markup.div("row", send));
    }

    private void send() {
        Optional<EmailAddress> address = EmailAddress.parse(email.getValue());
        name.setInvalid(name.getValue().isBlank());
        email.setInvalid(address.isEmpty());
        roles.setInvalid(roles.getValue().isEmpty());
        if (name.isInvalid() || roles.isInvalid() || address.isEmpty()) {
            return;
        }
        boolean sent = accounts.invite(address.get(), name.getValue().strip(), roles.getValue(), screen.language());
        screen.tell(sent, screen.t(sent ? "people.sent" : "people.problem.taken"));
        if (sent) {
            name.clear();
            email.clear();
            roles.setValue(Set.of());
            screen.list();
        }
    }
}
