package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.site.Texts;

/**
 * What somebody sees who goes from a screen to one that is not there, or not there for him: the same at every door, and the
 * same for both.
 */
@AnonymousAllowed
class MissingScreen extends ErrorScreen implements HasErrorParameter<NotFoundException> {

    MissingScreen(Texts texts, List<DoorSide> doors) {
        super(texts, doors, "error.missing.title");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        Optional<Frame> frame = frame(enter(event));
        Optional<String> home = frame.flatMap(side -> side.side(words())).map(SideFrame.Side::home);
        if (frame.isPresent() && home.isPresent()) {
            frame.get().showRouterLayoutContent(contents(home.get(), "error.missing.home"));
            add(frame.get());
        } else {
            add(contents("/keuzehulp", "home.start"));
        }
        return HttpServletResponse.SC_NOT_FOUND;
    }

    private Div contents(String home, String name) {
        return contents(
                new Anchor(href(home), words().get(name)),
                new H1(words().get("error.missing.h1")),
                new Paragraph(words().get("error.missing.text")));
    }
}
