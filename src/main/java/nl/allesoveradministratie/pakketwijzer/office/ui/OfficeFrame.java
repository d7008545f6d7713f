package nl.allesoveradministratie.pakketwijzer.office.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.identity.Staff;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Stands around every screen of staff: what there is for one's roles, and the way out. */
@Layout("kantoor")
@PermitAll
class OfficeFrame extends Div implements RouterLayout, AfterNavigationObserver {

    private final transient SignedIn signedIn;
    private final transient Texts texts;
    private final Aside side = new Aside();
    private final Main content = new Main();

    OfficeFrame(SignedIn signedIn, Texts texts) {
        this.signedIn = signedIn;
        this.texts = texts;
        addClassName("app");
        side.addClassName("side");
        content.setId("inhoud");
        content.getElement().setAttribute("tabindex", "-1");
        add(side, content);
    }

    @Override
    public void showRouterLayoutContent(HasElement screen) {
        content.getElement().removeAllChildren();
        content.getElement().appendChild(screen.getElement());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        side.removeAll();
        String path = "/" + event.getLocation().getPath();
        Words words = texts.in(Language.ofPath(path));
        signedIn.find().ifPresent(staff -> side.add(logo(words), menu(words, staff, path)));
    }

    private static Component logo(Words words) {
        Anchor logo = screen(words, "", "logo");
        Span text = new Span(new Span("Pakketwijzer"), Markup.span("small", words.get("office.name")));
        logo.add(Markup.drawing("", LOGO), text);
        return logo;
    }

    private static Component menu(Words words, Staff staff, String path) {
        Nav nav = new Nav();
        nav.getElement().setAttribute("aria-label", words.get("nav.main"));
        for (Item item : items(staff)) {
            Anchor link = screen(words, item.path(), "n");
            link.add(Markup.icon(item.icon()), Markup.text(words.get(item.text())));
            if (path.startsWith(words.language().prefix() + "/kantoor" + item.path())) {
                link.addClassName("on");
                link.getElement().setAttribute("aria-current", "page");
            }
            nav.add(link);
        }
        return Markup.div("side-in", nav, foot(words, staff, path));
    }

    private record Item(String path, Icon icon, String text) {}

    private static List<Item> items(Staff staff) {
        List<Item> items = new ArrayList<>();
        if (staff.is(Role.SALES)) {
            items.add(new Item("/leads", Icon.INBOX, "office.leads"));
            items.add(new Item("/e-mails", Icon.MAIL, "office.mails"));
        }
        if (staff.is(Role.PRIVACY_OFFICER)) {
            items.add(new Item("/inzagelogboek", Icon.SHIELD, "office.access"));
        }
        if (staff.is(Role.ADMIN)) {
            items.add(new Item("/medewerkers", Icon.PEOPLE, "office.people"));
            items.add(new Item("/aanbieders", Icon.BRIEFCASE, "office.partners"));
        }
        return items;
    }

    private static Component foot(Words words, Staff staff, String path) {
        Div who = Markup.div("side-who", Markup.span("", staff.name()));
        Anchor language = new Anchor(
                words.language() == Language.NL ? "/en" + path : path.substring("/en".length()),
                words.get("nav.other_language"));
        language.getElement().setAttribute("lang", words.language().other().tag());
        language.getElement().setAttribute("router-ignore", true);
        // A plain form: signing out ends the very session in which a button of Vaadin's would answer.
        Component out = Markup.drawing(
                "",
                "<form method=\"post\" action=\"" + words.language().prefix() + "/uitloggen\"><button class=\"link\">"
                        + words.get("office.out") + "</button></form>");
        return Markup.div("side-foot", who, Markup.div("side-links", language, out));
    }

    private static Anchor screen(Words words, String path, String classes) {
        Anchor anchor = new Anchor(words.language().prefix() + "/kantoor" + path);
        anchor.getElement().setAttribute("router-link", true);
        anchor.addClassName(classes);
        return anchor;
    }

    private static final String LOGO =
            "<svg viewBox=\"0 0 40 40\" aria-hidden=\"true\"><rect width=\"40\" height=\"40\""
                    + " rx=\"11\" fill=\"#0B5D64\"/><circle cx=\"20\" cy=\"20\" r=\"11.5\" fill=\"none\" stroke=\"#fff\""
                    + " stroke-opacity=\".34\" stroke-width=\"2\"/><path d=\"M29.5 10.5 22.7 22.7 17.3 17.3z\" fill=\"#F3B436\"/>"
                    + "<path d=\"M10.5 29.5 17.3 17.3l5.4 5.4z\" fill=\"#fff\"/></svg>";

    /** The same, in English. */
    @Layout("en/kantoor")
    @PermitAll
    static class InEnglish extends OfficeFrame {
        InEnglish(SignedIn signedIn, Texts texts) {
            super(signedIn, texts);
        }
    }
}
