package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.SiteKeys;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** The keys with which the sister sites send questions in: make one, which is shown once, and end one. */
@Route("kantoor/sleutels")
@RouteAlias("en/kantoor/sleutels")
@PermitAll
@OnDoor(Door.OFFICE)
class SiteKeysView extends OfficeScreen {

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    private final transient SiteKeys keys;
    private final transient Sites sites;
    private final Div told = new Div();
    private final Div list = new Div();

    SiteKeysView(SiteKeys keys, Sites sites, Texts texts) {
        super(texts, "keys.title");
        this.keys = keys;
        this.sites = sites;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        list();
        told.removeAll();
        told.setClassName("");
        removeAll();
        add(new H1(t("keys.title")), new Paragraph(t("keys.lead")), told, list, form());
    }

    private void list() {
        List<SiteKeys.Listed> all = keys.all();
        list.removeAll();
        if (all.isEmpty()) {
            list.add(Markup.div("card pad empty", new Paragraph(t("keys.none"))));
            return;
        }
        NativeTable table =
                Markup.table(t("keys.name"), t("desk.site"), t("keys.made"), t("keys.used"), t("keys.state"));
        all.forEach(each -> row(table.getBody().addRow(), each));
        list.add(Markup.div("card tbl-card", table));
    }

    private void row(NativeTableRow row, SiteKeys.Listed key) {
        row.addDataCell().setText(key.name());
        row.addDataCell().setText(sites.named(key.site()).brand());
        row.addDataCell().setText(words().shortDate(LocalDate.ofInstant(key.madeAt(), HERE)));
        row.addDataCell().setText(key.usedOn() == null ? t("keys.used.not") : words().shortDate(key.usedOn()));
        if (key.revokedAt() != null) {
            row.addDataCell()
                    .setText(t("keys.revoked_on", words().shortDate(LocalDate.ofInstant(key.revokedAt(), HERE))));
            return;
        }
        Button revoke = new Button(t("keys.revoke"), click -> {
            boolean done = keys.revoke(key.id());
            tell(done ? "pos" : "warn", t(done ? "keys.revoked" : "keys.revoked_before", key.name()));
            list();
        });
        revoke.setAriaLabel(t("keys.revoke") + " " + key.name());
        revoke.setDisableOnClick(true);
        row.addDataCell().add(revoke);
    }

    private Div form() {
        TextField name = new TextField(t("keys.name"));
        name.setHelperText(t("keys.name.help"));
        name.setMaxLength(SiteKeys.LONGEST_NAME);
        Select<Site> site = new Select<>();
        site.setLabel(t("desk.site"));
        site.setItems(sites.sites());
        site.setItemLabelGenerator(Site::brand);
        site.setValue(sites.sites().getLast());
        Button make = new Button(t("keys.make"), click -> {
            name.setErrorMessage(t("keys.problem.name"));
            name.setInvalid(name.getValue().isBlank());
            if (!name.isInvalid()) {
                String key = keys.make(site.getValue().key(), name.getValue().strip());
                name.clear();
                list();
                tell("pos", t("keys.shown_once"));
                Span shown = Markup.span("num key-shown", key);
                shown.getElement().setAttribute("tabindex", "0");
                told.add(shown);
            }
        });
        make.addThemeName("primary");
        return Markup.div("card pad people-invite", new H2(t("keys.new")), site, name, Markup.div("row", make));
    }

    private void tell(String kind, String text) {
        told.removeAll();
        told.setClassName("note " + kind);
        told.getElement().setAttribute("role", kind.equals("pos") ? "status" : "alert");
        told.add(Markup.icon(kind.equals("pos") ? Icon.CHECK : Icon.WARNING), new Paragraph(text));
    }
}
