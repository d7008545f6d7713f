package nl.allesoveradministratie.pakketwijzer.bench;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** The smallest screen that Vaadin can have: a word. What a visitor of it takes is what any visitor takes. No route of its own: a measurement adds it. */
@AnonymousAllowed
public class SmallestView extends Div {

    private static final long serialVersionUID = 1L;

    /** One word. */
    public SmallestView() {
        setText("Klein");
    }
}
