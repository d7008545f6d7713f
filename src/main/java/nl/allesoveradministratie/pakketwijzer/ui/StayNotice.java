package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/**
 * Says that the session is nearly over. It is there all the time, and {@code stay.js} shows it; the button does nothing but go
 * to the server, and that is what keeps a session.
 */
final class StayNotice extends Div {

    StayNotice(Words words) {
        addClassName("stay");
        setId("stay");
        getElement().setAttribute("role", "alert").setAttribute("hidden", true);
        Button stay = new Button(words.get("stay.go"), event -> {});
        stay.addThemeNames("primary");
        stay.getElement().setAttribute("data-stay", true);
        add(
                Markup.icon(Icon.CLOCK),
                text("idle", words.get("stay.idle"), words.get("stay.idle.text")),
                text("whole", words.get("stay.whole"), words.get("stay.whole.text")),
                stay);
    }

    private static Paragraph text(String when, String what, String then) {
        Paragraph text = new Paragraph(Markup.span("strong", what), Markup.text(" " + then));
        text.getElement().setAttribute("data-when", when);
        return text;
    }
}
