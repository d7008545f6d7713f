package nl.allesoveradministratie.pakketwijzer.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Who works here: invite, change what somebody may do, shut out. */
@Route("kantoor/medewerkers")
@RouteAlias("en/kantoor/medewerkers")
@PermitAll
@OnDoor(Door.OFFICE)
class PeopleView extends OfficeScreen {

    private final transient Accounts accounts;
    private final Div told = new Div();
    private final Div lists = new Div();

    PeopleView(Accounts accounts, Texts texts) {
        super(texts, "office.people");
        this.accounts = accounts;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        told.removeAll();
        told.setClassName("");
        add(new H1(t("office.people")), new Paragraph(t("people.lead")), told, lists, invite());
        list();
    }

    private void list() {
        lists.removeAll();
        NativeTable table = Markup.table(t("people.name"), t("people.email"), t("people.roles"), t("people.actions"));
        accounts.all().forEach(account -> row(table.getBody().addRow(), account));
        lists.add(Markup.div("card tbl-card", table));
        List<Accounts.Invited> invited = accounts.invited();
        if (!invited.isEmpty()) {
            NativeTable open = Markup.table(
                    t("people.name"), t("people.email"), t("people.roles"), t("people.until"), t("people.actions"));
            invited.forEach(each -> row(open.getBody().addRow(), each));
            lists.add(new H2(t("people.invited")), Markup.div("card tbl-card", open));
        }
    }

    private void row(NativeTableRow row, Accounts.Listed account) {
        row.addDataCell().setText(account.name());
        row.addDataCell().setText(account.email());
        CheckboxGroup<Role> roles = roles();
        roles.setLabel("");
        roles.setAriaLabel(t("people.roles.of", account.name()));
        roles.setValue(account.roles());
        roles.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                boolean done = !event.getValue().isEmpty() && accounts.changeRoles(account.id(), event.getValue());
                tell(done, done ? "people.changed" : "people.last_admin");
                list();
            }
        });
        row.addDataCell().add(roles);
        Button enter = new Button(t(account.mayEnter() ? "people.shut_out" : "people.let_in"), event -> {
            boolean done = accounts.mayEnter(account.id(), !account.mayEnter());
            tell(done, done ? "people.changed" : "people.last_admin");
            list();
        });
        Button again = new Button(t("people.again"), event -> {
            accounts.inviteAgain(account.id());
            tell(true, "people.sent");
            list();
        });
        enter.setAriaLabel(enter.getText() + " " + account.name());
        again.setAriaLabel(again.getText() + " " + account.name());
        row.addDataCell().add(Markup.div("row", again, enter));
    }

    private void row(NativeTableRow row, Accounts.Invited invitation) {
        row.addDataCell().setText(invitation.name());
        row.addDataCell().setText(invitation.email());
        row.addDataCell()
                .setText(invitation.roles().stream()
                        .sorted()
                        .map(role -> t("people.role." + role.key()))
                        .collect(Collectors.joining(", ")));
        row.addDataCell()
                .setText(words().shortDate(LocalDate.ofInstant(invitation.expiresAt(), ZoneId.of("Europe/Amsterdam"))));
        Button withdraw = new Button(t("people.withdraw"), event -> {
            accounts.withdraw(invitation.hash());
            tell(true, "people.withdrawn");
            list();
        });
        withdraw.setAriaLabel(t("people.withdraw") + " " + invitation.name());
        row.addDataCell().add(withdraw);
    }

    private CheckboxGroup<Role> roles() {
        CheckboxGroup<Role> roles = new CheckboxGroup<>(t("people.roles"));
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(role -> t("people.role." + role.key()));
        return roles;
    }

    private Div invite() {
        TextField name = new TextField(t("people.name"));
        name.setMaxLength(100);
        EmailField email = new EmailField(t("people.email"));
        CheckboxGroup<Role> roles = roles();
        Button send = new Button(t("people.invite"));
        send.addThemeNames("primary");
        send.addClickListener(event -> {
            Optional<EmailAddress> address = EmailAddress.parse(email.getValue());
            name.setErrorMessage(t("people.problem.name"));
            name.setInvalid(name.getValue().isBlank());
            email.setErrorMessage(t("contact.problem.email"));
            email.setInvalid(address.isEmpty());
            roles.setErrorMessage(t("people.problem.roles"));
            roles.setInvalid(roles.getValue().isEmpty());
            if (name.isInvalid() || roles.isInvalid() || address.isEmpty()) {
                return;
            }
            boolean sent = accounts.invite(address.get(), name.getValue().strip(), roles.getValue(), language());
            tell(sent, sent ? "people.sent" : "people.problem.taken");
            if (sent) {
                name.clear();
                email.clear();
                roles.setValue(Set.of());
                list();
            }
        });
        return Markup.div(
                "card pad people-invite", new H2(t("people.new")), name, email, roles, Markup.div("row", send));
    }

    private void tell(boolean good, String text) {
        told.removeAll();
        told.setClassName(good ? "note pos" : "note warn");
        told.getElement().setAttribute("role", good ? "status" : "alert");
        told.add(new Paragraph(t(text)));
    }
}
