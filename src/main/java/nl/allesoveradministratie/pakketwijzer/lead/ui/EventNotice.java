package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import nl.allesoveradministratie.pakketwijzer.site.EventDesk;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Says what came of the last click; it stands there before it says anything, or it would not be read out. */
class EventNotice extends Composite<Div> {

    EventNotice() {
        getContent().addClassName("told");
        getContent().getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
    }

    void clear() {
        getContent().removeAll();
    }

    /** Says that something was not kept because of what was filled in. */
    void problems(EventView screen) {
        say(screen, false, "events.told.problems");
    }

    /** @param good key of what is said when it was done */
    void tell(EventView screen, EventDesk.Result result, String good) {
        say(
                screen,
                result == EventDesk.Result.DONE,
                switch (result) {
                    case DONE -> good;
                    case OVERTAKEN -> "events.told.overtaken";
                    case TOO_FEW_PLACES -> "events.told.places";
                    case PAST -> "events.told.past";
                });
    }

    private void say(EventView screen, boolean isGood, String key) {
        clear();
        getContent()
                .add(Markup.div(
                        isGood ? "note pos" : "note warn",
                        Markup.icon(isGood ? Icon.CHECK : Icon.WARNING),
                        new Paragraph(screen.t(key))));
        getContent().getElement().executeJs("this.focus()");
    }
}
