package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;

/**
 * What somebody sees who goes from a screen to one that is not there, or not there for him: the same at every door, and the
 * same for both.
 */
@AnonymousAllowed
class MissingScreen extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    private final transient Texts texts;
    private final transient List<DoorSide> doors;
    private Language language = Language.NL;

    MissingScreen(Texts texts, List<DoorSide> doors) {
        this.texts = texts;
        this.doors = List.copyOf(doors);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        String path = "/" + event.getLocation().getPath();
        language = Language.ofPath(path);
        event.getUI().setLocale(language.locale());
        removeAll();
        Frame frame = new Frame(texts, doors);
        Optional<String> home = doors.stream().anyMatch(door -> door.isBehind(path))
                ? frame.side(texts.in(language)).map(SideFrame.Side::home)
                : Optional.empty();
        if (home.isPresent()) {
            frame.showRouterLayoutContent(contents(home.get(), "error.missing.home"));
            add(frame);
        } else {
            add(contents("/keuzehulp", "home.start"));
        }
        return HttpServletResponse.SC_NOT_FOUND;
    }

    private Div contents(String home, String name) {
        Words words = texts.in(language);
        Anchor back = new Anchor(language.prefix() + home, words.get(name));
        back.addClassNames("btn", "pri");
        return Markup.div(
                "page missing",
                new H1(words.get("error.missing.h1")),
                new Paragraph(words.get("error.missing.text")),
                Markup.div("row", back));
    }

    @Override
    public String getPageTitle() {
        return texts.get(language, "error.missing.title") + " – Pakketwijzer";
    }

    /** Around it stands what stands around the other screens of who is signed in. */
    private static final class Frame extends SideFrame {

        private final transient List<DoorSide> doors;

        Frame(Texts texts, List<DoorSide> doors) {
            super(texts);
            this.doors = doors;
        }

        @Override
        protected Optional<Side> side(Words words) {
            return doors.stream().flatMap(door -> door.side(words).stream()).findFirst();
        }
    }
}
