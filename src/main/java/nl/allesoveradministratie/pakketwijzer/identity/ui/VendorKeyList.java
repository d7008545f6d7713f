package nl.allesoveradministratie.pakketwijzer.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.identity.OfficeVendorKeys;
import nl.allesoveradministratie.pakketwijzer.identity.Partners;
import nl.allesoveradministratie.pakketwijzer.ui.Confirmation;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** The keys of a vendor: which there are, and a way to end one. Folded away, for it is seldom needed. */
final class VendorKeyList extends Div {

    private final PartnersView screen;
    private final transient OfficeVendorKeys keys;
    private final transient Partners.Vendor vendor;
    private final Confirmation sure = new Confirmation();
    private final Span count = new Span();
    private final Div list = new Div();

    VendorKeyList(PartnersView screen, OfficeVendorKeys keys, Partners.Vendor vendor) {
        this.screen = screen;
        this.keys = keys;
        this.vendor = vendor;
        Span summary = Markup.span("row", "");
        summary.add(Markup.icon(Icon.KEY), count);
        add(new Markup.Disclosure(summary, "vendor-more", list), sure);
        show();
    }

    private void show() {
        List<OfficeVendorKeys.Key> all = keys.of(vendor.id());
        count.setText(screen.t("partners.keys", vendor.name(), all.size()));
        list.removeAll();
        if (all.isEmpty()) {
            list.add(new Paragraph(screen.t("partners.keys.none")));
            return;
        }
        NativeTable table = Markup.table(
                screen.t("partners.keys.name"),
                screen.t("partners.keys.by"),
                screen.t("partners.keys.made"),
                screen.t("partners.keys.used"),
                screen.t("people.actions"));
        table.getElement().setAttribute("aria-label", screen.t("partners.keys.of", vendor.name()));
        all.forEach(key -> row(table.getBody().addRow(), key));
        list.add(Markup.div("tbl-card", table));
    }

    private void row(NativeTableRow row, OfficeVendorKeys.Key key) {
        row.addDataCell().setText(key.name());
        cell(row, "partners.keys.by", key.madeBy() == null ? screen.t("partners.keys.by.unknown") : key.madeBy());
        cell(row, "partners.keys.made", day(key.createdOn()));
        cell(row, "partners.keys.used", day(key.lastUsedOn()));
        Button revoke = new Button(
                screen.t("partners.keys.revoke"),
                click -> sure.ask(
                        screen.t("partners.keys.sure", key.name(), vendor.name()),
                        screen.t("partners.keys.sure.text"),
                        screen.t("partners.keys.sure.yes"),
                        screen.t("partners.keys.sure.no"),
                        () -> revoke(key)));
        revoke.setAriaLabel(revoke.getText() + " " + key.name());
        row.addDataCell().add(revoke);
    }

    /** With its heading: on a telephone there are no columns. */
    private void cell(NativeTableRow row, String heading, String text) {
        NativeTableCell cell = row.addDataCell();
        cell.setText(text);
        cell.getElement().setAttribute("data-label", screen.t(heading));
    }

    private void revoke(OfficeVendorKeys.Key key) {
        keys.revoke(key.id());
        show();
        screen.tell(Partners.Outcome.DONE, "partners.keys.revoked");
        screen.focusOnTold();
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? screen.t("partners.keys.unused") : screen.words().shortDate(day);
    }
}
