package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** What came of the last click, said where the eye and a screen reader find it. */
class Told extends Composite<Div> {

    Told() {
        getContent().addClassName("told");
        getContent().getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
    }

    /** It was done. */
    void good(String words) {
        say("note pos", Icon.CHECK, words);
    }

    /** It was not, or not wholly. */
    void warn(String words) {
        say("note warn", Icon.WARNING, words);
    }

    private void say(String classes, Icon icon, String words) {
        clear();
        getContent().add(Markup.div(classes, Markup.icon(icon), new Paragraph(words)));
        getElement().executeJs("this.focus()");
    }

    /** Another thing is on the screen. */
    void clear() {
        getContent().removeAll();
    }
}
