package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Stands around every screen behind a door that people sign in at: where one can go, who one is, and the way out. */
public abstract class SideFrame extends Div implements RouterLayout, AfterNavigationObserver {

    private static final String MENU = "side-menu";

    private final transient Texts texts;
    private final Aside side = new Aside();
    private final Main content = new Main();
    private String path = "/";
    private String query = "";
    private final Div stay = new Div();

    /**
     * What stands at the side.
     *
     * @param name what this part of the product is called
     * @param home its address, without language
     * @param who is signed in
     * @param account where they look after their own account, without language
     * @param items where one can go
     * @param groups and where else
     * @param signOut where the form that signs out goes, without language
     */
    public record Side(
            String name,
            String home,
            String who,
            String account,
            List<Item> items,
            List<Group> groups,
            String signOut) {

        public Side {
            items = List.copyOf(items);
            groups = List.copyOf(groups);
        }

        /** One without groups. */
        public Side(String name, String home, String who, String account, List<Item> items, String signOut) {
            this(name, home, who, account, items, List.of(), signOut);
        }
    }

    /**
     * More places to go, under a heading.
     *
     * @param heading in the reader's language
     */
    public record Group(String heading, List<Item> items) {

        public Group {
            items = List.copyOf(items);
        }
    }

    /**
     * Somewhere to go.
     *
     * @param path without language; perhaps with a query
     * @param name in the reader's language
     * @param isScreen false: a plain page, which Vaadin's router must leave alone
     * @param count how many there are; empty = not counted
     */
    public record Item(String path, Icon icon, String name, boolean isScreen, String count) {

        /** One that is not counted. */
        public Item(String path, Icon icon, String name, boolean isScreen) {
            this(path, icon, name, isScreen, "");
        }

        /** The same, with how much waits there; 0 = nothing to say. */
        public Item counting(Words words, int waiting) {
            String counted = waiting > ScreenCounts.MOST
                    ? words.get("count.over", ScreenCounts.MOST)
                    : words.number(java.math.BigDecimal.valueOf(waiting));
            return new Item(path, icon, name, isScreen, waiting == 0 ? "" : counted);
        }

        private String bare() {
            return path.split("\\?", 2)[0];
        }

        private String query() {
            return path.contains("?") ? path.split("\\?", 2)[1] : "";
        }
    }

    /** An empty frame. */
    protected SideFrame(Texts texts) {
        this.texts = texts;
        addClassName("app");
        side.addClassName("side");
        content.setId("inhoud");
        content.getElement().setAttribute("tabindex", "-1");
        add(side, content, stay);
    }

    /** What stands at the side; empty = nobody is signed in. */
    protected abstract Optional<Side> side(Words words);

    @Override
    public void showRouterLayoutContent(HasElement screen) {
        content.getElement().removeAllChildren();
        content.getElement().appendChild(screen.getElement());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        path = "/" + event.getLocation().getPath();
        query = event.getLocation().getQueryParameters().getQueryString();
        draw();
    }

    private void draw() {
        side.removeAll();
        side.removeClassName("open");
        Words words = texts.in(Language.ofPath(path));
        stay.removeAll();
        side(words).ifPresent(contents -> {
            side.add(logo(words, contents), opener(words), menu(words, contents));
            stay.add(new StayNotice(words));
        });
    }

    /** Draws the side anew around a screen: what is counted there has changed. */
    public static void refresh(Component screen) {
        Optional<Component> around = screen.getParent();
        while (around.isPresent() && !(around.get() instanceof SideFrame)) {
            around = around.get().getParent();
        }
        around.ifPresent(frame -> ((SideFrame) frame).draw());
    }

    private static Component logo(Words words, Side contents) {
        Anchor logo = link(words, contents.home(), "logo", true);
        Span text = new Span(new Span("Pakketwijzer"), Markup.span("small", contents.name()));
        logo.add(Markup.drawing("", LOGO), text);
        return logo;
    }

    /** On a small screen the menu is folded away until somebody asks for it. */
    private Component opener(Words words) {
        NativeButton opener = new NativeButton();
        opener.addClassName("side-menu");
        opener.add(Markup.icon(Icon.MENU), new Span(words.get("nav.menu")));
        opener.getElement().setAttribute("aria-expanded", "false").setAttribute("aria-controls", MENU);
        opener.addClickListener(event -> {
            boolean opens = !side.hasClassName("open");
            side.setClassName("open", opens);
            opener.getElement().setAttribute("aria-expanded", String.valueOf(opens));
        });
        return opener;
    }

    private Component menu(Words words, Side contents) {
        Nav nav = new Nav();
        nav.getElement().setAttribute("aria-label", words.get("nav.main"));
        String here = path.substring(Math.min(words.language().prefix().length(), path.length()));
        // Of items that lie on the way to this screen the nearest; one in a group is a list, and told by its query.
        Optional<Item> current = contents.groups().stream()
                .flatMap(group -> group.items().stream())
                .filter(item -> here.startsWith(item.bare()) && asked(query).equals(asked(item.query())))
                .findFirst()
                .or(() -> contents.items().stream()
                        .filter(item -> here.startsWith(item.bare()))
                        .max(Comparator.comparingInt(item -> item.bare().length())));
        contents.items().forEach(item -> nav.add(item(words, item, here, current)));
        for (Group group : contents.groups()) {
            Div heading = Markup.div("side-group", new Span(group.heading()));
            nav.add(heading);
            group.items().forEach(item -> nav.add(item(words, item, here, current)));
        }
        Div menu = Markup.div("side-in", nav, foot(words, contents, path));
        menu.setId(MENU);
        return menu;
    }

    /** The same in whatever order it is asked. */
    private static Set<String> asked(String query) {
        return Set.copyOf(Arrays.asList(query.split("&")));
    }

    private static Component item(Words words, Item item, String here, Optional<Item> current) {
        Anchor link = link(words, item.path(), "n", item.isScreen());
        link.add(Markup.icon(item.icon()), Markup.span("side-name", item.name()));
        if (!item.count().isEmpty()) {
            link.add(Markup.span("side-count num", item.count()));
        }
        if (current.filter(item::equals).isPresent()) {
            link.addClassName("on");
            link.getElement().setAttribute("aria-current", here.equals(item.bare()) ? "page" : "true");
        }
        return link;
    }

    private static Component foot(Words words, Side contents, String path) {
        Div who = Markup.div("side-who", Markup.span("", contents.who()));
        Anchor language = new Anchor(
                words.language() == Language.NL ? "/en" + path : path.substring("/en".length()),
                words.get("nav.other_language"));
        language.getElement().setAttribute("lang", words.language().other().tag());
        language.getElement().setAttribute("router-ignore", true);
        Anchor account = link(words, contents.account(), "own", false);
        account.setText(words.get("account.title"));
        // A plain form: signing out ends the very session in which a button of Vaadin's would answer.
        Component out = Markup.drawing(
                "",
                "<form method=\"post\" action=\"" + words.language().prefix() + contents.signOut()
                        + "\"><button class=\"link\">" + words.get("office.out") + "</button></form>");
        return Markup.div("side-foot", who, Markup.div("side-links", account, language, out));
    }

    private static Anchor link(Words words, String path, String classes, boolean isScreen) {
        Anchor anchor = new Anchor(words.language().prefix() + path);
        anchor.getElement().setAttribute(isScreen ? "router-link" : "router-ignore", true);
        anchor.addClassName(classes);
        return anchor;
    }

    private static final String LOGO =
            "<svg viewBox=\"0 0 40 40\" aria-hidden=\"true\"><rect width=\"40\" height=\"40\""
                    + " rx=\"11\" fill=\"#0B5D64\"/><circle cx=\"20\" cy=\"20\" r=\"11.5\" fill=\"none\" stroke=\"#fff\""
                    + " stroke-opacity=\".34\" stroke-width=\"2\"/><path d=\"M29.5 10.5 22.7 22.7 17.3 17.3z\" fill=\"#F3B436\"/>"
                    + "<path d=\"M10.5 29.5 17.3 17.3l5.4 5.4z\" fill=\"#fff\"/></svg>";
}
