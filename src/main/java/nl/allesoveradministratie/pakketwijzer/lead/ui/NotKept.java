package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/**
 * Asks before somebody leaves a form whose words are kept nowhere yet: within the office by a question of ours, and where the
 * page itself goes away (another address, a closed tab, a restart) by the browser's. Not when a session ends for idling: then the
 * screen is to be empty at once, whoever sits before it.
 */
class NotKept extends Composite<Div> {

    private final OfficeScreen screen;
    private final transient List<HasValue<?, String>> fields;
    private boolean kept;

    /** @param fields what would be lost */
    NotKept(OfficeScreen screen, List<HasValue<?, String>> fields) {
        this.screen = screen;
        this.fields = List.copyOf(fields);
        getContent().getElement().setAttribute("role", "alert").setAttribute("tabindex", "-1");
        for (HasValue<?, String> field : fields) {
            // Also what is in the field that still has the keyboard
            if (field instanceof HasValueChangeMode typed) {
                typed.setValueChangeMode(ValueChangeMode.LAZY);
            }
            field.addValueChangeListener(change -> watch());
        }
        addDetachListener(detached -> detached.getUI().getPage().executeJs("window.onbeforeunload = null"));
    }

    private boolean isLost() {
        return !kept && fields.stream().anyMatch(field -> !field.isEmpty());
    }

    private void watch() {
        getElement()
                .executeJs(
                        "window.onbeforeunload = $0 ? event => { event.preventDefault(); event.returnValue = true; } : null",
                        isLost());
    }

    /** It is kept now: whoever leaves loses nothing. */
    void kept() {
        kept = true;
    }

    /** Somebody is about to leave; when that loses words, he is asked first. */
    void ask(BeforeLeaveEvent leaving) {
        if (!isLost()) {
            return;
        }
        ContinueNavigationAction going = leaving.postpone();
        Button stay = new Button(screen.t("desk.enter.stay"), click -> {
            getContent().removeAll();
            going.cancel();
        });
        stay.addThemeNames("primary");
        Button leave = new Button(screen.t("desk.enter.leave"), click -> {
            getContent().removeAll();
            kept();
            going.proceed();
        });
        getContent().removeAll();
        getContent()
                .add(Markup.div(
                        "note warn",
                        Markup.icon(Icon.WARNING),
                        Markup.div(
                                "not-kept",
                                new Paragraph(screen.t("desk.enter.not_kept")),
                                Markup.div("row", stay, leave))));
        getElement().executeJs("this.scrollIntoView({block: 'center'}); this.focus()");
    }
}
