package nl.allesoveradministratie.pakketwijzer.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.identity.OfficeVendorKeys;
import nl.allesoveradministratie.pakketwijzer.identity.Partners;
import nl.allesoveradministratie.pakketwijzer.identity.Partners.Outcome;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** One vendor: its packages, who comes in for it, an invitation, and its keys. Only who comes in is ever drawn anew. */
class VendorCard extends Div {

    private final PartnersView screen;
    private final transient Partners partners;
    private final Div people = new Div();
    /** By what they do and for whom, to find the same one after drawing anew. */
    private final Map<String, Button> actions = new HashMap<>();

    VendorCard(
            PartnersView screen,
            Partners partners,
            OfficeVendorKeys keys,
            Partners.Vendor vendor,
            Map<PackageId, String> names) {
        this.screen = screen;
        this.partners = partners;
        addClassNames("card", "pad", "vendor");
        Span more = Markup.span("row", "");
        more.add(Markup.icon(Icon.PLUS), Markup.text(screen.t("partners.invite", vendor.name())));
        add(
                new H2(vendor.name()),
                packages(vendor, names),
                new ContractField(screen, partners, vendor),
                people,
                new Markup.Disclosure(
                        more,
                        "vendor-more",
                        new VendorInvite(
                                screen,
                                partners,
                                vendor,
                                () -> screen.vendor(vendor.id()).ifPresent(this::showPeople))),
                new VendorKeyList(screen, keys, vendor));
        showPeople(vendor);
    }

    private Component packages(Partners.Vendor vendor, Map<PackageId, String> names) {
        PackagesField packages = new PackagesField(screen, names, vendor.packages());
        packages.setAriaLabel(screen.t("partners.packages.of", vendor.name()));
        Button keep = new Button(screen.t("partners.packages.keep"), event -> {
            if (packages.isFilled()) {
                screen.tell(partners.changePackages(vendor.id(), packages.getValue()), "people.changed");
            }
        });
        keep.setAriaLabel(keep.getText() + " " + vendor.name());
        return Markup.div("vendor-packages", packages, keep);
    }

    private void showPeople(Partners.Vendor vendor) {
        actions.clear();
        people.removeAll();
        if (vendor.users().isEmpty() && vendor.invited().isEmpty()) {
            people.add(new Paragraph(screen.t("partners.users.none")));
            return;
        }
        NativeTable table = Markup.table(
                screen.t("people.name"),
                screen.t("people.email"),
                screen.t("partners.state"),
                screen.t("people.actions"));
        table.getElement().setAttribute("aria-label", screen.t("partners.users", vendor.name()));
        vendor.users().forEach(user -> row(table.getBody().addRow(), vendor, user));
        vendor.invited().forEach(each -> row(table.getBody().addRow(), vendor, each));
        people.add(Markup.div("tbl-card", table));
    }

    private void row(NativeTableRow row, Partners.Vendor vendor, Partners.User user) {
        row.addDataCell().setText(user.name());
        row.addDataCell().setText(user.email());
        row.addDataCell().setText(screen.t(user.mayEnter() ? "partners.state.in" : "partners.state.out"));
        Div buttons = Markup.div("row");
        // Who is shut out would get a link that does not work.
        if (user.mayEnter()) {
            buttons.add(action(
                    vendor,
                    "again " + user.id(),
                    "people.again",
                    user.name(),
                    "people.sent",
                    () -> partners.inviteAgain(user.id())));
        }
        buttons.add(action(
                vendor,
                "enter " + user.id(),
                user.mayEnter() ? "people.shut_out" : "people.let_in",
                user.name(),
                "people.changed",
                () -> {
                    partners.mayEnter(user.id(), !user.mayEnter());
                    return Outcome.DONE;
                }));
        row.addDataCell().add(buttons);
    }

    private void row(NativeTableRow row, Partners.Vendor vendor, Partners.Invited invited) {
        LocalDate until = LocalDate.ofInstant(invited.expiresAt(), ZoneId.of("Europe/Amsterdam"));
        row.addDataCell().setText(invited.name());
        row.addDataCell().setText(invited.email());
        row.addDataCell()
                .setText(screen.t("partners.state.invited", screen.words().shortDate(until)));
        row.addDataCell()
                .add(action(
                        vendor,
                        "withdraw " + invited.email(),
                        "people.withdraw",
                        invited.name(),
                        "people.withdrawn",
                        () -> {
                            partners.withdraw(invited.hash());
                            return Outcome.DONE;
                        }));
    }

    /** A button that stays under the finger, also when the people around it are drawn anew. */
    private Button action(
            Partners.Vendor vendor, String key, String text, String name, String done, Supplier<Outcome> change) {
        Button button = new Button(screen.t(text), event -> {
            screen.tell(change.get(), done);
            screen.vendor(vendor.id()).ifPresent(this::showPeople);
            Optional.ofNullable(actions.get(key)).ifPresentOrElse(Button::focus, screen::focusOnTold);
        });
        button.setAriaLabel(button.getText() + " " + name);
        actions.put(key, button);
        return button;
    }
}
