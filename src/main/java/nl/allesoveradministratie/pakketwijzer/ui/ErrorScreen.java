package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;

/** What comes instead of a screen, in the language of its address, with the same side as the other screens there. */
abstract class ErrorScreen extends Div implements HasDynamicTitle {

    private final transient Texts texts;
    private final transient List<DoorSide> doors;
    private final String title;
    private Language language = Language.NL;

    /** @param title key of the text that is the title */
    ErrorScreen(Texts texts, List<DoorSide> doors, String title) {
        this.texts = texts;
        this.doors = List.copyOf(doors);
        this.title = title;
    }

    /** The path that was asked for, in whose language the rest is. */
    final String enter(BeforeEnterEvent event) {
        String path = "/" + event.getLocation().getPath();
        language = Language.ofPath(path);
        event.getUI().setLocale(language.locale());
        removeAll();
        return path;
    }

    /** For whoever is signed in at the door of this path, with its side; for others nothing. */
    final Optional<Frame> frame(String path) {
        return doors.stream().anyMatch(door -> door.isBehind(path))
                ? Optional.of(new Frame(texts, doors))
                : Optional.empty();
    }

    final Words words() {
        return texts.in(language);
    }

    final String href(String path) {
        return language.prefix() + path;
    }

    /** What it says, and a way on. */
    final Div contents(Anchor way, Component... said) {
        way.addClassNames("btn", "pri");
        Div contents = Markup.div("page missing", said);
        contents.add(Markup.div("row", way));
        return contents;
    }

    @Override
    public String getPageTitle() {
        return texts.get(language, title) + " – Pakketwijzer";
    }

    /** Around it stands what stands around the other screens of who is signed in. */
    static final class Frame extends SideFrame {

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
