package nl.allesoveradministratie.pakketwijzer.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.identity.PackageNames;
import nl.allesoveradministratie.pakketwijzer.identity.Partners;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Vendors: which packages are theirs, and who comes in for them. */
@Route("kantoor/aanbieders")
@RouteAlias("en/kantoor/aanbieders")
@PermitAll
@OnDoor(Door.OFFICE)
class PartnersView extends OfficeScreen {

    private static final int LONGEST_NAME = 100;

    private final transient Partners partners;
    private final transient PackageNames packageNames;
    private final Div told = new Div();
    private final Div lists = new Div();

    PartnersView(Partners partners, PackageNames packageNames, Texts texts) {
        super(texts, "office.partners");
        this.partners = partners;
        this.packageNames = packageNames;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        told.removeAll();
        told.setClassName("");
        list();
        add(new H1(t("office.partners")), new Paragraph(t("partners.lead")), told, lists, add());
    }

    private void list() {
        lists.removeAll();
        List<Partners.Vendor> vendors = partners.all();
        if (vendors.isEmpty()) {
            lists.add(Markup.div("card pad empty", new Paragraph(t("partners.none"))));
        }
        vendors.forEach(vendor -> lists.add(card(vendor)));
    }

    private Component card(Partners.Vendor vendor) {
        Div card = Markup.div("card pad vendor", new H2(vendor.name()), packagesOf(vendor));
        if (vendor.users().isEmpty() && vendor.invited().isEmpty()) {
            card.add(new Paragraph(t("partners.users.none")));
        } else {
            card.add(Markup.div("tbl-card", people(vendor)));
        }
        Span more = Markup.span("row", "");
        more.add(Markup.icon(Icon.PLUS), Markup.text(t("partners.invite", vendor.name())));
        card.add(new Markup.Disclosure(more, "vendor-more", invite(vendor)));
        return card;
    }

    private Component packagesOf(Partners.Vendor vendor) {
        MultiSelectComboBox<PackageId> packages = packages(vendor.packages());
        packages.setAriaLabel(t("partners.packages.of", vendor.name()));
        Button keep = new Button(t("partners.packages.keep"), event -> {
            if (has(packages)) {
                tell(partners.changePackages(vendor.id(), packages.getValue()), "people.changed");
            }
        });
        keep.setAriaLabel(keep.getText() + " " + vendor.name());
        return Markup.div("vendor-packages", packages, keep);
    }

    private MultiSelectComboBox<PackageId> packages(Set<PackageId> chosen) {
        Map<PackageId, String> names = packageNames.all();
        // One that left the catalogue stays the vendor's until somebody takes it away.
        Set<PackageId> gone = new HashSet<>(chosen);
        gone.removeAll(names.keySet());
        MultiSelectComboBox<PackageId> packages = new MultiSelectComboBox<>(t("partners.packages"));
        packages.setItemLabelGenerator(id -> names.getOrDefault(id, id.value()));
        packages.setItems(
                Stream.concat(names.keySet().stream(), gone.stream().sorted()).toList());
        packages.setValue(chosen);
        packages.setErrorMessage(t("partners.problem.packages"));
        packages.setWidthFull();
        packages.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        return packages;
    }

    private static boolean has(MultiSelectComboBox<PackageId> packages) {
        packages.setInvalid(packages.getValue().isEmpty());
        return !packages.isInvalid();
    }

    private NativeTable people(Partners.Vendor vendor) {
        NativeTable table = Markup.table(t("people.name"), t("people.email"), t("partners.state"), t("people.actions"));
        table.getElement().setAttribute("aria-label", t("partners.users", vendor.name()));
        vendor.users().forEach(user -> row(table.getBody().addRow(), user));
        vendor.invited().forEach(each -> row(table.getBody().addRow(), each));
        return table;
    }

    private void row(NativeTableRow row, Partners.User user) {
        row.addDataCell().setText(user.name());
        row.addDataCell().setText(user.email());
        row.addDataCell().setText(t(user.mayEnter() ? "partners.state.in" : "partners.state.out"));
        Button again = action(t("people.again"), user.name(), "people.sent", () -> partners.inviteAgain(user.id()));
        Button enter = action(
                t(user.mayEnter() ? "people.shut_out" : "people.let_in"),
                user.name(),
                "people.changed",
                () -> partners.mayEnter(user.id(), !user.mayEnter()));
        row.addDataCell().add(Markup.div("row", again, enter));
    }

    private void row(NativeTableRow row, Partners.Invited invited) {
        LocalDate until = LocalDate.ofInstant(invited.expiresAt(), ZoneId.of("Europe/Amsterdam"));
        row.addDataCell().setText(invited.name());
        row.addDataCell().setText(invited.email());
        row.addDataCell().setText(t("partners.state.invited", words().shortDate(until)));
        row.addDataCell()
                .add(action(
                        t("people.withdraw"),
                        invited.name(),
                        "people.withdrawn",
                        () -> partners.withdraw(invited.hash())));
    }

    private Button action(String text, String name, String done, Runnable change) {
        Button button = new Button(text, event -> {
            change.run();
            tell(Partners.Outcome.DONE, done);
        });
        button.setAriaLabel(text + " " + name);
        return button;
    }

    private Component invite(Partners.Vendor vendor) {
        TextField name = new TextField(t("people.name"));
        name.setMaxLength(LONGEST_NAME);
        name.setErrorMessage(t("people.problem.name"));
        EmailField email = new EmailField(t("people.email"));
        email.setErrorMessage(t("contact.problem.email"));
        Button send = new Button(t("people.invite"), event -> {
            Optional<EmailAddress> address = EmailAddress.parse(email.getValue());
            name.setInvalid(name.getValue().isBlank());
            email.setInvalid(address.isEmpty());
            if (!name.isInvalid() && address.isPresent()) {
                tell(partners.invite(vendor.id(), address.get(), name.getValue().strip(), language()), "people.sent");
            }
        });
        send.setAriaLabel(send.getText() + " " + vendor.name());
        return Markup.div("vendor-invite", name, email, Markup.div("row", send));
    }

    private Component add() {
        TextField name = new TextField(t("partners.vendor"));
        name.setMaxLength(LONGEST_NAME);
        name.setErrorMessage(t("partners.problem.vendor"));
        MultiSelectComboBox<PackageId> packages = packages(Set.of());
        packages.setHelperText(t("partners.packages.help"));
        Button add = new Button(t("partners.add"), event -> {
            name.setInvalid(name.getValue().isBlank());
            if (has(packages) && !name.isInvalid()) {
                Partners.Outcome outcome = partners.add(name.getValue().strip(), packages.getValue());
                tell(outcome, "partners.added");
                if (outcome == Partners.Outcome.DONE) {
                    name.clear();
                    packages.clear();
                }
            }
        });
        add.addThemeNames("primary");
        return Markup.div("card pad people-invite", new H2(t("partners.new")), name, packages, Markup.div("row", add));
    }

    /** Says what came of it. What was refused leaves the screen as it is, with what was typed. */
    private void tell(Partners.Outcome outcome, String done) {
        boolean good = outcome == Partners.Outcome.DONE;
        told.removeAll();
        told.setClassName(good ? "note pos" : "note warn");
        told.getElement().setAttribute("role", good ? "status" : "alert");
        told.add(
                Markup.icon(good ? Icon.CHECK : Icon.WARNING),
                new Paragraph(t(
                        switch (outcome) {
                            case DONE -> done;
                            case NAME_TAKEN -> "partners.problem.name_taken";
                            case PACKAGES_REFUSED -> "partners.problem.packages";
                            case ADDRESS_TAKEN -> "people.problem.taken";
                        })));
        // It may be far from the button on a long list.
        told.scrollIntoView();
        if (good) {
            list();
        }
    }
}
