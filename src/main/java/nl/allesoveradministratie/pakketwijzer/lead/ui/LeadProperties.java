package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.lead.LeadStatus;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** How far a lead is, whose it is, what else the person asked, and until when we know who it is. */
class LeadProperties extends Composite<Section> {

    private final LeadPanel panel;
    private final LeadsView desk;

    LeadProperties(LeadPanel panel) {
        this.panel = panel;
        this.desk = panel.desk;
        getContent().add(new H3(desk.t("desk.properties")), status(), facts());
        if (!panel.lead.related().isEmpty()) {
            getContent().add(related());
        }
        getContent().add(new RetentionBox(panel));
        if (!panel.lead.agreedText().isEmpty()) {
            Paragraph agreed = new Paragraph(panel.lead.agreedText());
            agreed.addClassNames("micro", "mut");
            getContent().add(new Markup.Disclosure(Markup.span("micro", desk.t("desk.agreed")), "lead-agreed", agreed));
        }
    }

    private Component status() {
        LeadSummary lead = panel.lead.summary();
        Select<LeadStatus> status = new Select<>();
        status.setLabel(desk.t("desk.status"));
        status.setItems(LeadStatus.values());
        status.setItemLabelGenerator(each -> desk.t("desk.status." + each.key()));
        status.setValue(lead.status());
        status.setReadOnly(panel.lead.masked() == null);
        status.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() == LeadStatus.DONE) {
                status.setValue(event.getOldValue());
                panel.finish();
            } else if (event.isFromClient()) {
                panel.change(() -> desk.desk.changeStatus(lead.id(), panel.lead.version(), event.getValue()));
            }
        });
        return status;
    }

    private Component facts() {
        LeadSummary lead = panel.lead.summary();
        DescriptionList facts = new DescriptionList();
        facts.addClassName("prop");
        add(facts, "desk.owner", lead.owner() == null ? desk.t("desk.nobodys") : desk.name(lead.owner()));
        if (panel.lead.outcome() != null) {
            add(
                    facts,
                    "desk.outcome",
                    desk.t("desk.outcome." + panel.lead.outcome().key()));
        }
        add(facts, "desk.origin", desk.t("desk.origin." + lead.origin().key()));
        add(facts, "desk.site", desk.sites.named(lead.site()).brand());
        add(facts, "desk.language", desk.t("desk.language." + panel.lead.language()));
        add(facts, "desk.received", desk.words().moment(lead.receivedAt().toInstant(), LocalDate.now(desk.clock)));
        return facts;
    }

    private void add(DescriptionList facts, String label, String value) {
        facts.add(new DescriptionList.Term(desk.t(label)), new DescriptionList.Description(value));
    }

    private Component related() {
        UnorderedList list = new UnorderedList();
        list.addClassName("lead-related");
        for (LeadDetail.Related each : panel.lead.related()) {
            Anchor link = new Anchor(desk.address(each.reference(), desk.filter()), each.reference());
            link.getElement().setAttribute("router-link", true);
            list.add(new ListItem(
                    link,
                    Markup.span(
                            "micro dim",
                            " " + desk.words().moment(each.receivedAt(), LocalDate.now(desk.clock)) + " · "
                                    + desk.t("desk.status." + each.status().key()) + " · "
                                    + desk.t("desk.same." + each.reason())),
                    merge(each.reference())));
        }
        return Markup.div("", new H3(desk.t("desk.related")), list);
    }

    private Component merge(String reference) {
        Button merge = new Button(desk.t("desk.merge.with", reference), event -> panel.merge(reference));
        merge.setEnabled(panel.lead.masked() != null);
        return merge;
    }
}
