package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOutcome;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionRules;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Until when we know whose lead this is, and by which rule; of who chose a package, whether he was handed over. */
class RetentionBox extends Composite<Div> {

    private static final int DAYS_KEPT = 365;

    private final LeadPanel panel;
    private final LeadsView desk;
    private final LeadDetail lead;
    private final RetentionRules rules;

    RetentionBox(LeadPanel panel) {
        this.panel = panel;
        this.desk = panel.desk;
        this.lead = panel.lead;
        this.rules = desk.work.rules();
        long days = Math.max(ChronoUnit.DAYS.between(LocalDate.now(desk.clock), lead.anonymiseOn()), 0);
        Div words = Markup.div(
                "",
                Markup.div("b", new Span(desk.t("desk.retention", days))),
                Markup.div("micro dim", new Span(desk.t("desk.retention.on", date()))),
                Markup.div("micro dim", new Span(rule())));
        getContent().add(Markup.div("lead-retention", ring(days), words));
        if (lead.heldBecause() != null) {
            getContent()
                    .add(Markup.div(
                            "note warn",
                            new Paragraph(desk.t(
                                    "desk.retention.held",
                                    desk.t("desk.hold." + lead.heldBecause().key())))));
        }
        if (isCustomer() && !lead.handedOver() && lead.masked() != null) {
            getContent().add(handOver());
        }
    }

    private boolean isCustomer() {
        return lead.outcome() == LeadOutcome.CHOSEN;
    }

    private String date() {
        return desk.words().date(PartialDate.parse(lead.anonymiseOn().toString()));
    }

    private String rule() {
        if (!isCustomer()) {
            return desk.t("desk.retention.rule.lead", desk.words().period(rules.lead()));
        }
        return lead.handedOver()
                ? desk.t("desk.retention.rule.handed_over", desk.words().period(rules.handedOver()))
                : desk.t("desk.retention.rule.customer", desk.words().period(rules.customer()));
    }

    private Component handOver() {
        Button button = new Button(
                desk.t("desk.hand_over"),
                event -> panel.change(() -> desk.desk.handOver(lead.summary().id(), lead.version())));
        return Markup.div(
                "",
                button,
                Markup.div(
                        "micro dim",
                        new Span(desk.t("desk.hand_over.help", desk.words().period(rules.handedOver())))));
    }

    /** How much is left of the year; the number stands in words beside it. */
    private static Component ring(long days) {
        long share = Math.min(100, days * 100 / DAYS_KEPT);
        return Markup.drawing(
                "lead-ring",
                "<svg viewBox=\"0 0 100 100\" aria-hidden=\"true\"><circle class=\"tr\" cx=\"50\" cy=\"50\" r=\"43\"/>"
                        + "<circle class=\"sc\" cx=\"50\" cy=\"50\" r=\"43\" pathLength=\"100\" stroke-dasharray=\""
                        + share
                        + " 100\"/></svg><b aria-hidden=\"true\">" + days + "</b>");
    }
}
