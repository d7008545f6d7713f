package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import nl.allesoveradministratie.pakketwijzer.privacy.HoldReason;
import nl.allesoveradministratie.pakketwijzer.privacy.LegalHolds;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Leads that must stay for a reason of the law: which, why, one more, or one less. */
class HoldsBox extends Composite<Div> {

    private final OfficeScreen screen;
    private final transient LegalHolds holds;
    private final transient Runnable after;
    private final Div list = new Div();
    private final Div said = new Div();
    private final TextField number = new TextField();
    private final Select<HoldReason> reason = new Select<>();

    /** @param after draws anew what goes tonight, which depends on this */
    HoldsBox(OfficeScreen screen, LegalHolds holds, Runnable after) {
        this.screen = screen;
        this.holds = holds;
        this.after = after;
        said.getElement().setAttribute("role", "status");
        getContent()
                .add(
                        new H2(screen.t("retention.holds")),
                        new Paragraph(screen.t("retention.holds.lead")),
                        said,
                        list,
                        form());
        list();
    }

    private void list() {
        List<LegalHolds.Held> held = holds.all();
        list.removeAll();
        if (held.isEmpty()) {
            list.add(Markup.div("card pad", new Paragraph(screen.t("retention.holds.none"))));
            return;
        }
        NativeTable table = Markup.table(
                screen.t("retention.leads.number"),
                screen.t("retention.holds.because"),
                screen.t("retention.leads.happens"));
        for (LegalHolds.Held each : held) {
            NativeTableRow row = table.getBody().addRow();
            row.addDataCell().setText(each.reference());
            row.addDataCell().setText(screen.t("desk.hold." + each.because().key()));
            row.addDataCell()
                    .add(new Button(
                            screen.t("retention.holds.lift", each.reference()), event -> lift(each.reference())));
        }
        list.add(Markup.div("card tbl-card", table));
    }

    private Component form() {
        number.setLabel(screen.t("retention.holds.number"));
        number.setHelperText(screen.t("retention.holds.number.help"));
        number.setMaxLength(40);
        reason.setLabel(screen.t("retention.holds.because"));
        reason.setItems(HoldReason.values());
        reason.setItemLabelGenerator(each -> screen.t("desk.hold." + each.key()));
        return Markup.div(
                "card pad retention-hold",
                number,
                reason,
                new Button(screen.t("retention.holds.hold"), event -> hold()));
    }

    private void hold() {
        String reference = number.getValue().strip().toUpperCase(Locale.ROOT);
        if (reference.isEmpty() || reason.getValue() == null) {
            refuse("retention.holds.missing");
        } else if (holds.hold(reference, reason.getValue())) {
            number.clear();
            done(screen.t("retention.holds.held", reference));
        } else {
            refuse("retention.holds.unknown");
        }
    }

    private void lift(String reference) {
        if (holds.lift(reference)) {
            done(screen.t("retention.holds.lifted", reference));
        } else {
            list();
        }
    }

    private void refuse(String key) {
        number.setInvalid(true);
        number.setErrorMessage(screen.t(key));
        number.focus();
    }

    private void done(String words) {
        number.setInvalid(false);
        said.removeAll();
        said.setClassName("note pos");
        said.add(Markup.icon(Icon.CHECK), new Paragraph(words));
        list();
        after.run();
    }
}
