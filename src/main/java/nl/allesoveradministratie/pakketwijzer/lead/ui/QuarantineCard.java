package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.server.Command;
import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.lead.Quarantine;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/**
 * One question that is doubtful: why, what it says, and the decision. Its keys work as long as the focus is within it and nowhere
 * else (WCAG 2.1.4).
 */
class QuarantineCard extends Composite<Div> {

    private final QuarantineView screen;
    private final transient Quarantine.Apart apart;
    private boolean waits = true;

    QuarantineCard(QuarantineView screen, Quarantine.Apart apart) {
        this.screen = screen;
        this.apart = apart;
        getContent()
                .getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("aria-label", screen.t("quarantine.one", apart.initials(), apart.reference()));
        key(Key.KEY_R, this::accept);
        key(Key.KEY_X, this::dismiss);
        key(Key.KEY_J, () -> screen.go(this, 1));
        key(Key.KEY_K, () -> screen.go(this, -1));
        draw();
    }

    private void key(Key key, Command command) {
        Shortcuts.addShortcutListener(getContent(), command, key).listenOn(getContent());
    }

    private void draw() {
        getContent().setClassName("card pad apart");
        getContent().removeAll();
        H2 heading = new H2(apart.initials() + " ");
        heading.add(Markup.span("dim num small", apart.reference()));
        Paragraph said = new Paragraph(apart.question());
        said.addClassName("apart-said");
        // Whatever it is written in.
        said.getElement().setAttribute("dir", "auto");
        getContent().add(Markup.div("apart-head", heading, where()), why(), said, decision());
    }

    private Component where() {
        return Markup.span(
                "small mut num",
                String.join(
                        " · ",
                        screen.sites.named(apart.site()).brand(),
                        screen.t("desk.origin." + apart.origin().key()),
                        screen.words().moment(apart.receivedAt().toInstant(), LocalDate.now(screen.clock))));
    }

    private Component why() {
        UnorderedList reasons = new UnorderedList();
        apart.doubts().forEach(doubt -> reasons.add(new ListItem(screen.t("doubt." + doubt.key()))));
        return Markup.div("note warn apart-why", Markup.icon(Icon.WARNING), reasons);
    }

    private Component decision() {
        Button accept = new Button(screen.t("quarantine.accept"), click -> accept());
        accept.addThemeName("primary");
        accept.setDisableOnClick(true);
        Button dismiss = new Button(screen.t("quarantine.dismiss"), click -> dismiss());
        dismiss.setDisableOnClick(true);
        return Markup.div("row", accept, dismiss);
    }

    private void accept() {
        if (waits) {
            decided(screen.quarantine.accept(apart.id()), "quarantine.accepted", false);
        }
    }

    private void dismiss() {
        if (waits) {
            decided(screen.quarantine.dismiss(apart.id()), "quarantine.dismissed", true);
        }
    }

    /** Says what was done in its place; who goes on by keys is at the next one. */
    private void decided(boolean done, String text, boolean canBeTakenBack) {
        waits = false;
        getContent().removeAll();
        getContent().setClassName("card apart");
        String told = screen.t(done ? text : "quarantine.overtaken", apart.reference());
        Div notice = Markup.div(
                "note " + (done ? "pos" : "warn"), Markup.icon(done ? Icon.CHECK : Icon.WARNING), new Paragraph(told));
        notice.getElement().setAttribute("role", done ? "status" : "alert");
        if (done && canBeTakenBack) {
            Button after = new Button(screen.t("quarantine.after_all"), click -> {
                decided(screen.quarantine.accept(apart.id()), "quarantine.accepted", false);
            });
            after.setAriaLabel(screen.t("quarantine.after_all") + " " + apart.reference());
            notice.add(after);
        }
        getContent().add(notice);
        screen.go(this, 1);
    }

    /** Whether nobody decided yet. */
    boolean waits() {
        return waits;
    }

    /** Goes to it; on a page that is only just being drawn, as soon as it is there. */
    void focus() {
        getContent()
                .getElement()
                .executeJs("const go = (times) => this.isConnected ? this.focus()"
                        + " : times && setTimeout(() => go(times - 1), 50); go(40)");
    }
}
