package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What somebody sees who goes to a screen that fails: that it is not his doing, a code to name, and a way to try again. */
@AnonymousAllowed
class FailedScreen extends ErrorScreen implements HasErrorParameter<Exception> {

    private static final Logger LOG = LoggerFactory.getLogger(FailedScreen.class);

    private final transient Failures failures;

    FailedScreen(Texts texts, List<DoorSide> doors, Failures failures) {
        super(texts, doors, "error.failed.title");
        this.failures = failures;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String code = Failures.code();
        failures.note("A screen failed, and showed error code {}", code, parameter.getException());
        String path = enter(event);
        // Loaded anew, also what the browser has of the screen before
        Anchor again =
                new Anchor("/" + event.getLocation().getPathWithQueryParameters(), words().get("error.failed.again"));
        again.setRouterIgnore(true);
        Optional<Frame> frame = frame(path);
        Div contents = contents(
                again,
                new H1(words().get("error.failed.h1")),
                new Paragraph(words().get(frame.isPresent() ? "error.failed.screen" : "error.failed.text")),
                Failures.named(words(), code));
        add(frame.map(side -> framed(side, contents)).orElse(contents));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    /** With the side, unless what that counts is what fails. */
    private Component framed(Frame frame, Div contents) {
        try {
            frame.side(words());
        } catch (RuntimeException e) {
            LOG.warn("The side of a screen fails too ({})", e.getClass().getSimpleName());
            return new Main(contents);
        }
        frame.showRouterLayoutContent(contents);
        return frame;
    }
}
