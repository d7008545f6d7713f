package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.springframework.security.access.AccessDeniedException;

/** What all screens of staff share: the language of their address, and a title. */
public abstract class OfficeScreen extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Texts texts;
    private final String title;
    private Language language = Language.NL;

    /** @param title key of the text that is the title */
    protected OfficeScreen(Texts texts, String title) {
        this.texts = texts;
        this.title = title;
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        language = Language.ofPath("/" + event.getLocation().getPath());
        event.getUI().setLocale(language.locale());
        try {
            show(event);
        } catch (AccessDeniedException e) {
            // The services decide who may; somebody with another role is told so.
            removeAll();
            setClassName("page");
            add(new H1(t("office.denied")), new Denied(this, e));
        }
    }

    /** Draws the screen for an address. */
    protected abstract void show(BeforeEnterEvent event);

    @Override
    public String getPageTitle() {
        return t(title) + " – Pakketwijzer";
    }

    /** A text in the screen's language. */
    public final String t(String key, Object... arguments) {
        return texts.get(language, key, arguments);
    }

    /** Texts, dates and numbers in the screen's language. */
    public final Words words() {
        return texts.in(language);
    }

    /** The screen's language. */
    public final Language language() {
        return language;
    }

    /** An address of ours in the screen's language. */
    public final String href(String path) {
        return language.prefix() + path;
    }

    /** Goes to an address of ours, with its query. */
    public final void go(String address) {
        String[] parts = address.substring(1).split("\\?", 2);
        QueryParameters query = parts.length == 1 ? QueryParameters.empty() : QueryParameters.fromString(parts[1]);
        getUI().ifPresent(ui -> ui.navigate(parts[0], query));
    }
}
