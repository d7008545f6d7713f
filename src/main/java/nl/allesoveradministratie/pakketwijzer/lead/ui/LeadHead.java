package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadStatus;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Which lead this is, and what can be done with it; the rest of it in a menu. */
class LeadHead extends Composite<Div> {

    private final LeadPanel panel;
    private final LeadsView desk;
    private final Button reply;

    LeadHead(LeadPanel panel) {
        this.panel = panel;
        this.desk = panel.desk;
        this.reply = new Button(desk.t("desk.reply"), Markup.icon(Icon.MAIL), event -> panel.reply());
        Anchor back = new Anchor(desk.address("", desk.filter()));
        back.getElement().setAttribute("router-link", true);
        back.getElement().setAttribute("aria-label", desk.t("desk.back"));
        back.addClassNames("btn", "ico", "sm", "only-m");
        back.add(Markup.icon(Icon.ARROW_LEFT));
        H2 name = new H2(panel.lead.summary().initials() + " ");
        name.setId("lead-naam");
        name.add(Markup.span("dim num small", panel.lead.summary().reference()));
        getContent().addClassName("lead-top");
        getContent().add(back, name);
        if (panel.lead.masked() != null) {
            actions();
        }
    }

    private void actions() {
        LeadDesk service = desk.work.desk();
        UUID id = panel.lead.summary().id();
        UUID owner = panel.lead.summary().owner();
        if (owner == null) {
            Button claim = new Button(desk.t("desk.claim"), event -> panel.change(() -> service.claim(id)));
            claim.setDisableOnClick(true);
            getContent().add(claim);
        }
        reply.addThemeNames("primary");
        if (panel.lead.summary().status() == LeadStatus.DONE) {
            Button reopen = new Button(
                    desk.t("desk.reopen"), event -> panel.change(() -> service.reopen(id, panel.lead.version())));
            reopen.setDisableOnClick(true);
            getContent().add(reopen);
        } else {
            getContent().add(new Button(desk.t("desk.finish"), Markup.icon(Icon.CHECK), event -> panel.finish()));
        }
        getContent().add(reply);
        Div items = Markup.div("lead-menu-items");
        if (owner != null && desk.isMe(owner)) {
            Button release = new Button(desk.t("desk.release"), event -> panel.change(() -> service.release(id)));
            release.setDisableOnClick(true);
            items.add(release);
        }
        panel.lead
                .related()
                .forEach(each -> items.add(new Button(
                        desk.t("desk.merge.with", each.reference()), event -> panel.merge(each.reference()))));
        items.add(new Button(desk.t("desk.note.write"), event -> panel.note()));
        Span dots = Markup.span("lead-dots", "···");
        dots.getElement().setAttribute("aria-hidden", "true");
        Markup.Disclosure menu =
                new Markup.Disclosure(new Span(dots, Markup.hidden(desk.t("desk.menu"))), "lead-menu", items);
        items.getElement().executeJs("this.addEventListener('click', () => this.parentElement.open = false)");
        getContent().add(menu);
    }

    /** Puts the keyboard on the way to a reply: where one is after closing one. */
    void focus() {
        reply.focus();
    }
}
