package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.lead.SavedViews;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.Modal;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one letter that do something on a screen, told by "?". They are silent while somebody types or has a list or
 * dialog open, and can be turned off, for who speaks to a computer or hits a key by chance (WCAG 2.1.4).
 */
class Keys {

    private static final String HELP = "?";

    /** Not with Ctrl, not in a field, a list or a dialog; Enter stays with what it presses. */
    private static final String HEARD = "!event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing"
            + " && %s.includes(event.key)"
            + " && !event.composedPath().some(e => e.matches && (e.matches('input:not([type=checkbox]), textarea, select,"
            + " vaadin-select, vaadin-date-picker, vaadin-radio-group, [contenteditable], [role=listbox], [role=menu],"
            + " dialog')"
            + " || event.key === 'Enter' && e.matches('a, button, input, summary, vaadin-button, [role=button]')))"
            + " && !document.querySelector('dialog[open]')"
            + " && (event.preventDefault(), true)";

    private final OfficeScreen screen;
    private final SavedViews views;
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Modal help;
    private @Nullable Registration listening;
    private boolean started;

    private record Key(String text, Runnable action) {}

    Keys(OfficeScreen screen, SavedViews views) {
        this.screen = screen;
        this.views = views;
        this.help = new Modal();
        screen.add(help);
        screen.addAttachListener(event -> {
            if (started) {
                listen();
            }
        });
        screen.addDetachListener(event -> silence());
        on(HELP, "inbox.key.help", this::explain);
    }

    /** Gives a key something to do. Of keys with the same text, the help names them together. */
    Keys on(String key, String text, Runnable action) {
        keys.put(key, new Key(text, action));
        return this;
    }

    /** From now on they do something, for who is let in. */
    void start() {
        started = true;
        listen();
    }

    private void listen() {
        silence();
        if (!views.keysOn()) {
            return;
        }
        String heard = keys.keySet().stream().map(key -> "'" + key + "'").collect(Collectors.joining(",", "[", "]"));
        screen.getUI()
                .ifPresent(ui -> listening = ui.getElement()
                        .addEventListener("keydown", event -> {
                            Key key = keys.get(
                                    event.getEventData().get("event.key").asString());
                            if (key != null) {
                                key.action().run();
                            }
                        })
                        .addEventData("event.key")
                        .setFilter(HEARD.formatted(heard)));
    }

    private void silence() {
        if (listening != null) {
            listening.remove();
            listening = null;
        }
    }

    /** Shows what all keys do, and the way to turn them off. */
    void explain() {
        DescriptionList list = new DescriptionList();
        list.addClassName("keys");
        Map<String, String> byText = new LinkedHashMap<>();
        keys.forEach((key, each) -> byText.merge(each.text(), key, (one, other) -> one + " " + other));
        byText.forEach((text, names) -> {
            DescriptionList.Term term = new DescriptionList.Term();
            for (String name : names.split(" ")) {
                term.add(cap(name));
            }
            list.add(term, new DescriptionList.Description(screen.t(text)));
        });
        Checkbox on = new Checkbox(screen.t("inbox.keys.on"), views.keysOn());
        on.addValueChangeListener(event -> {
            views.turnKeys(event.getValue());
            listen();
        });
        Button close = new Button(screen.t("inbox.close"), event -> help.close());
        help.show(
                screen.t("inbox.keys"),
                new H2(screen.t("inbox.keys")),
                new Paragraph(screen.t("inbox.keys.when")),
                list,
                on,
                close);
    }

    /** The line below a list that says that there are keys. */
    Component hint() {
        Button all = new Button(screen.t("inbox.keys.all"), event -> explain());
        all.addThemeNames("tertiary");
        Div hint =
                Markup.div("key-hint micro", new Span(cap("j"), cap("k"), Markup.text(screen.t("inbox.keys.browse"))));
        if (keys.containsKey("/")) {
            hint.add(new Span(cap("/"), Markup.text(screen.t("inbox.keys.search"))));
        }
        hint.add(new Span(cap(HELP), all));
        return hint;
    }

    private static Component cap(String key) {
        return Markup.span("kbd", key.equals("Enter") ? key : key.toLowerCase(java.util.Locale.ROOT));
    }
}
