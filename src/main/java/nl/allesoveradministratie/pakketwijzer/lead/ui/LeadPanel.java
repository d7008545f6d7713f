package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** One lead: what is asked, what is to be done, what happened; beside it who it is and how far. */
class LeadPanel extends Composite<Section> {

    final LeadsView desk;
    final LeadDetail lead;
    private final Div notice = new Div();

    LeadPanel(LeadsView desk, LeadDetail lead) {
        this.desk = desk;
        this.lead = lead;
        getContent().addClassName("lead-panel");
        getContent().getElement().setAttribute("aria-labelledby", "lead-naam");
        Div main = Markup.div(
                "lead-main",
                notice,
                ResponseMark.banner(desk, desk.responses().of(lead.summary())),
                new NextStep(this),
                question());
        if (lead.attached() != null) {
            main.add(new SentAlong(this, lead.attached()));
        }
        main.add(new LeadTimeline(this));
        Div rail = Markup.div("lead-rail", new ContactBox(this), new LeadProperties(this));
        getContent().add(head(), Markup.div("lead-body", main, rail));
        if (lead.masked() == null) {
            tell("info", "desk.anonymised");
        }
    }

    private Component head() {
        Anchor back = new Anchor(desk.address("", desk.filter()));
        back.getElement().setAttribute("router-link", true);
        back.getElement().setAttribute("aria-label", desk.t("desk.back"));
        back.addClassNames("btn", "ico", "sm", "only-m");
        back.add(Markup.icon(Icon.ARROW_LEFT));
        H2 name = new H2(lead.summary().initials() + " ");
        name.setId("lead-naam");
        name.add(Markup.span("dim num small", lead.summary().reference()));
        Div head = Markup.div("lead-top", back, name);
        if (lead.summary().owner() == null) {
            Button claim = new Button(
                    desk.t("desk.claim"),
                    event -> change(() -> desk.desk.claim(lead.summary().id())));
            claim.addThemeNames("primary");
            claim.setDisableOnClick(true);
            head.add(claim);
        } else if (desk.isMe(lead.summary().owner())) {
            Button release = new Button(
                    desk.t("desk.release"),
                    event -> change(() -> desk.desk.release(lead.summary().id())));
            release.setDisableOnClick(true);
            head.add(release);
        }
        return head;
    }

    private Component question() {
        Paragraph words = new Paragraph(lead.question());
        words.addClassName("lead-question");
        H3 heading = new H3(desk.t("desk.question"));
        Paragraph way = new Paragraph(
                lead.callMoment() == null
                        ? desk.t("desk.way.mail")
                        : desk.t("desk.way.call", desk.t("contact.moment." + lead.callMoment())));
        way.addClassNames("small", "mut");
        return Markup.div("", heading, words, way);
    }

    /** Makes a change, and shows what came of it; what a colleague changed meanwhile is shown and not overwritten. */
    void change(Supplier<LeadDesk.Result> change) {
        LeadDesk.Result result = change.get();
        if (result == LeadDesk.Result.DONE) {
            desk.changed(lead.summary().reference());
        } else {
            tell("warn", result == LeadDesk.Result.GONE ? "desk.gone" : "desk.overtaken");
            Button look = new Button(
                    desk.t("desk.overtaken.look"),
                    event -> desk.changed(lead.summary().reference()));
            notice.add(look);
        }
    }

    /** Says something above the lead. */
    void tell(String kind, String text) {
        notice.removeAll();
        notice.setClassName("note " + kind);
        notice.getElement().setAttribute("role", kind.equals("warn") ? "alert" : "status");
        notice.add(Markup.icon(kind.equals("warn") ? Icon.WARNING : Icon.INFO), new Paragraph(desk.t(text)));
    }
}
