package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Says that the list is not what it was, and reads it anew when asked: nothing moves under somebody's hands. */
class NewsBar extends Composite<Div> {

    private final OfficeScreen screen;
    private final Runnable refresh;

    /** @param refresh reads the list anew */
    NewsBar(OfficeScreen screen, Runnable refresh) {
        this.screen = screen;
        this.refresh = refresh;
        getContent().addClassName("news-bar");
        getContent().getElement().setAttribute("role", "status");
    }

    /** Says how many came in; none = that something changed. */
    void say(int more) {
        getContent().removeAll();
        getContent()
                .add(
                        new Span(more > 0 ? screen.t("inbox.news", more) : screen.t("inbox.news.changed")),
                        new Button(screen.t("inbox.news.show"), event -> refresh.run()));
    }

    void clear() {
        getContent().removeAll();
    }
}
