package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.DoorHosts;
import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.identity.VendorKeys;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Confirmation;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Keys for the vendor's own programs: made here, shown once, revoked here. */
@Route("partner/sleutels")
@RouteAlias("en/partner/sleutels")
@PermitAll
@OnDoor(Door.PARTNER)
class KeysView extends PartnerScreen {

    private final transient VendorKeys keys;
    private final transient DoorHosts hosts;
    /** Stands there before it says anything: otherwise it is not read out. */
    private final Div told = Markup.div("told");

    private final Div list = new Div();
    private final Confirmation sure = new Confirmation();

    KeysView(VendorKeys keys, DoorHosts hosts, PartnerTerms terms, Texts texts) {
        super(terms, texts, "partner.keys");
        this.keys = keys;
        this.hosts = hosts;
        told.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
    }

    @Override
    void showFigures(BeforeEnterEvent event) {
        told.removeAll();
        showKeys();
        add(new H1(t("partner.keys")), new Paragraph(t("partner.keys.lead")), told, list, make(), use(), sure);
    }

    private void showKeys() {
        list.removeAll();
        List<VendorKeys.Key> all = keys.all();
        if (all.isEmpty()) {
            list.add(Markup.div("card pad empty", new Paragraph(t("partner.keys.none"))));
            return;
        }
        NativeTable table = Markup.table(
                t("partner.keys.name"), t("partner.keys.made"), t("partner.keys.used"), t("people.actions"));
        table.addClassName("partner-facts");
        for (VendorKeys.Key key : all) {
            NativeTableRow row = table.getBody().addRow();
            row.addHeaderCell().setText(key.name());
            cell(row, "partner.keys.made", Markup.span("", date(key.createdOn())));
            cell(
                    row,
                    "partner.keys.used",
                    Markup.span("", key.lastUsedOn() == null ? t("partner.keys.unused") : date(key.lastUsedOn())));
            Button revoke = new Button(
                    t("partner.keys.revoke"),
                    click -> sure.ask(
                            t("partner.keys.sure", key.name()),
                            t("partner.keys.sure.text"),
                            t("partner.keys.sure.yes"),
                            t("partner.keys.sure.no"),
                            () -> revoke(key)));
            revoke.setAriaLabel(revoke.getText() + " " + key.name());
            cell(row, "people.actions", revoke);
        }
        list.add(Markup.div("card tbl-card partner-rows", table));
    }

    private void revoke(VendorKeys.Key key) {
        keys.revoke(key.id());
        showKeys();
        tell("note pos", Icon.CHECK, new Paragraph(t("partner.keys.revoked", key.name())));
    }

    private Component make() {
        TextField name = new TextField(t("partner.keys.name"));
        name.setMaxLength(VendorKeys.LONGEST_NAME);
        name.setHelperText(t("partner.keys.name.help"));
        name.setErrorMessage(t("partner.keys.name.problem"));
        Button make = new Button(t("partner.keys.make"), click -> {
            String typed = name.getValue().strip();
            name.setInvalid(typed.isEmpty() || typed.length() > VendorKeys.LONGEST_NAME);
            if (!name.isInvalid()) {
                Optional<String> key = keys.make(typed);
                if (key.isPresent()) {
                    name.clear();
                    showKeys();
                    Pre shown = new Pre(key.get());
                    shown.addClassName("partner-key");
                    tell("note pos", Icon.KEY, Markup.div("", new Paragraph(t("partner.keys.once")), shown));
                } else {
                    tell("note warn", Icon.WARNING, new Paragraph(t("partner.keys.full", VendorKeys.MOST)));
                }
            }
        });
        make.addThemeNames("primary");
        return Markup.div("card pad partner-form", new H2(t("partner.keys.new")), name, Markup.div("row", make));
    }

    private void tell(String classes, Icon icon, Component what) {
        told.removeAll();
        told.add(Markup.div(classes, Markup.icon(icon), what));
        told.getElement().executeJs("this.focus()");
    }

    private Component use() {
        Pre example = new Pre("curl -H \"Authorization: Bearer pwk_…\" "
                + hosts.address(Entrance.PARTNER, "/api/partner/v1/packages"));
        example.addClassName("partner-key");
        return Markup.div(
                "card pad",
                new H2(t("partner.keys.use")),
                new Paragraph(t("partner.keys.use.text")),
                example,
                new Paragraph(t("partner.keys.use.safe")),
                Markup.link("/api/partner/v1/openapi", "", Markup.text(t("partner.keys.use.more"))));
    }
}
