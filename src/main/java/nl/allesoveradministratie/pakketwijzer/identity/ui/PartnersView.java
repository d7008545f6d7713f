package nl.allesoveradministratie.pakketwijzer.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.OfficeVendorKeys;
import nl.allesoveradministratie.pakketwijzer.identity.PackageNames;
import nl.allesoveradministratie.pakketwijzer.identity.Partners;
import nl.allesoveradministratie.pakketwijzer.identity.Partners.Outcome;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
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

    static final int LONGEST_NAME = 100;

    private final transient Partners partners;
    private final transient OfficeVendorKeys keys;
    private final transient PackageNames packageNames;
    /** Stands there before it says anything: otherwise it is not read out. */
    private final Div told = Markup.div("told");

    private final Div cards = new Div();
    private final Set<UUID> shown = new HashSet<>();

    PartnersView(Partners partners, OfficeVendorKeys keys, PackageNames packageNames, Texts texts) {
        super(texts, "office.partners");
        this.partners = partners;
        this.keys = keys;
        this.packageNames = packageNames;
        addClassName("page");
        told.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        told.removeAll();
        cards.removeAll();
        shown.clear();
        showVendors();
        add(new H1(t("office.partners")), new Paragraph(t("partners.lead")), told, cards, add());
    }

    /** Puts those that are not there yet in their place; the others stay as they are, with what was typed in them. */
    private void showVendors() {
        List<Partners.Vendor> vendors = partners.all();
        if (shown.isEmpty()) {
            cards.removeAll();
        }
        if (vendors.isEmpty()) {
            cards.add(Markup.div("card pad empty", new Paragraph(t("partners.none"))));
        }
        Map<PackageId, String> names = packageNames.all();
        for (int place = 0; place < vendors.size(); place++) {
            Partners.Vendor vendor = vendors.get(place);
            if (shown.add(vendor.id())) {
                cards.addComponentAtIndex(place, new VendorCard(this, partners, keys, vendor, names));
            }
        }
    }

    /** A vendor as it is now. */
    Optional<Partners.Vendor> vendor(UUID id) {
        return partners.all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private Component add() {
        TextField name = new TextField(t("partners.vendor"));
        name.setMaxLength(LONGEST_NAME);
        name.setErrorMessage(t("partners.problem.vendor"));
        PackagesField packages = new PackagesField(this, packageNames.all(), Set.of());
        packages.setHelperText(t("partners.packages.help"));
        Button add = new Button(t("partners.add"), event -> {
            name.setInvalid(name.getValue().isBlank());
            if (packages.isFilled() && !name.isInvalid()) {
                Outcome outcome = partners.add(name.getValue().strip(), packages.getValue());
                tell(outcome, "partners.added");
                if (outcome == Outcome.DONE) {
                    name.clear();
                    packages.clear();
                    showVendors();
                }
            }
        });
        add.addThemeNames("primary");
        return Markup.div("card pad people-invite", new H2(t("partners.new")), name, packages, Markup.div("row", add));
    }

    /** Says what came of it, at the top of the window. What was refused leaves what was typed. */
    void tell(Outcome outcome, String done) {
        boolean good = outcome == Outcome.DONE;
        told.removeAll();
        told.add(Markup.div(
                good ? "note pos" : "note warn",
                Markup.icon(good ? Icon.CHECK : Icon.WARNING),
                new Paragraph(t(
                        switch (outcome) {
                            case DONE -> done;
                            case NAME_TAKEN -> "partners.problem.name_taken";
                            case PACKAGES_REFUSED -> "partners.problem.packages";
                            case ADDRESS_TAKEN -> "people.problem.taken";
                            case SHUT_OUT -> "partners.problem.shut_out";
                        }))));
    }

    /** For a button that is there no more. */
    void focusOnTold() {
        told.getElement().executeJs("this.focus()");
    }
}
