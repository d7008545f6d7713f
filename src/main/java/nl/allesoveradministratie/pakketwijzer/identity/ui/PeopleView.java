package nl.allesoveradministratie.pakketwijzer.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
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
        lists.addClassName("people");
        told.getElement().setAttribute("tabindex", "-1");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        told.removeAll();
        told.setClassName("");
        add(
                new H1(t("office.people")),
                new Paragraph(t("people.lead")),
                told,
                lists,
                new InviteColleague(this, accounts));
        list();
    }

    /** Draws everybody anew. */
    void list() {
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
                tell(done, t(done ? "people.changed" : "people.last_admin"));
                if (!done) {
                    list();
                }
            }
        });
        row.addDataCell().add(roles);
        Div buttons = Markup.div("row");
        buttons.add(action("people.again", account.name(), () -> {
            accounts.inviteAgain(account.id());
            tell(true, t("people.sent"));
        }));
        if (account.sessions() > 0) {
            buttons.add(action("people.sessions.end", account.name(), () -> {
                accounts.endSessions(account.id());
                tell(true, t("people.sessions.ended"));
            }));
        }
        buttons.add(action(account.mayEnter() ? "people.shut_out" : "people.let_in", account.name(), () -> {
            boolean done = accounts.mayEnter(account.id(), !account.mayEnter());
            String came = account.mayEnter() ? "people.shut_out.done" : "people.let_in.done";
            tell(done, done ? t(came, account.name()) : t("people.last_admin"));
        }));
        row.addDataCell().add(buttons);
    }

    /** A button about somebody; afterwards everybody is drawn anew, and what came of it has the focus. */
    private Button action(String text, String name, Runnable change) {
        Button button = new Button(t(text), event -> {
            change.run();
            list();
            told.getElement().executeJs("this.focus()");
        });
        button.addThemeNames("tertiary");
        button.setAriaLabel(button.getText() + " " + name);
        return button;
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
        row.addDataCell().add(action("people.withdraw", invitation.name(), () -> {
            accounts.withdraw(invitation.hash());
            tell(true, t("people.withdrawn"));
        }));
    }

    /** The roles to choose from. */
    CheckboxGroup<Role> roles() {
        CheckboxGroup<Role> roles = new CheckboxGroup<>(t("people.roles"));
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(role -> t("people.role." + role.key()));
        return roles;
    }

    /** Says what came of the last click. */
    void tell(boolean good, String text) {
        told.removeAll();
        told.setClassName(good ? "note pos" : "note warn");
        told.getElement().setAttribute("role", good ? "status" : "alert");
        told.add(new Paragraph(text));
    }
}
