package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What happened, in four ways: all of it, notes, what the person wants, mails. Arrows go from one to the other. */
class LeadTabs extends Composite<Div> {

    private static final String PANEL = "lead-tab";

    /** Which part is shown. */
    enum Tab {
        TIMELINE,
        NOTES,
        WISHES,
        MAILS
    }

    private final LeadPanel panel;
    private final Map<Tab, NativeButton> buttons = new EnumMap<>(Tab.class);
    private final Div list = new Div();
    private final Div timeline = new Div();
    private final NoteForm note;
    private LeadDetail lead;
    private Tab shown = Tab.TIMELINE;

    LeadTabs(LeadPanel panel) {
        this.panel = panel;
        this.lead = panel.lead;
        this.note = new NoteForm(panel);
        list.addClassName("lead-tabs");
        list.getElement().setAttribute("role", "tablist").setAttribute("aria-label", panel.desk.t("desk.tabs"));
        for (Tab tab : Tab.values()) {
            NativeButton button = new NativeButton("", event -> show(tab));
            button.setId("lead-tab-" + tab.name().toLowerCase(Locale.ROOT));
            button.getElement().setAttribute("role", "tab").setAttribute("aria-controls", PANEL);
            buttons.put(tab, button);
            list.add(button);
        }
        Shortcuts.addShortcutListener(list, () -> step(1), Key.ARROW_RIGHT).listenOn(list);
        Shortcuts.addShortcutListener(list, () -> step(-1), Key.ARROW_LEFT).listenOn(list);
        Div body = Markup.div("lead-tab", note, timeline);
        body.setId(PANEL);
        body.getElement().setAttribute("role", "tabpanel");
        getContent().add(list, body);
        show(Tab.TIMELINE);
    }

    private void step(int by) {
        Tab[] all = Tab.values();
        Tab next = all[Math.floorMod(shown.ordinal() + by, all.length)];
        show(next);
        button(next).focus();
    }

    private NativeButton button(Tab tab) {
        return Objects.requireNonNull(buttons.get(tab));
    }

    private void show(Tab tab) {
        shown = tab;
        buttons.forEach((each, button) -> {
            boolean isShown = each == tab;
            button.setText(label(each));
            button.getElement().setAttribute("aria-selected", String.valueOf(isShown));
            button.setTabIndex(isShown ? 0 : -1);
        });
        getContent()
                .getChildren()
                .filter(each -> each.getId().filter(PANEL::equals).isPresent())
                .forEach(body -> body.getElement()
                        .setAttribute("aria-labelledby", button(tab).getId().orElse("")));
        note.setVisible(lead.masked() != null && (tab == Tab.TIMELINE || tab == Tab.NOTES));
        timeline.removeAll();
        timeline.add(content(tab));
    }

    private String label(Tab tab) {
        return switch (tab) {
            case TIMELINE -> panel.desk.t("desk.timeline");
            case NOTES -> panel.desk.t("desk.tab.notes", LeadTimeline.count(lead, LeadTimeline.NOTES));
            case WISHES -> panel.desk.t("desk.tab.wishes", SentAlong.count(panel.desk, lead.attached()));
            case MAILS -> panel.desk.t("desk.tab.mails", LeadTimeline.count(lead, LeadTimeline.MAILS));
        };
    }

    private Component content(Tab tab) {
        return switch (tab) {
            case TIMELINE -> LeadTimeline.all(panel, lead);
            case NOTES -> LeadTimeline.only(panel, lead, LeadTimeline.NOTES, "desk.none.notes");
            case MAILS -> LeadTimeline.only(panel, lead, LeadTimeline.MAILS, "desk.none.mails");
            case WISHES ->
                lead.attached() == null
                        ? Markup.div("lead-none", Markup.text(panel.desk.t("desk.none.wishes")))
                        : new SentAlong(panel.desk, lead.attached());
        };
    }

    /** Puts the keyboard in the field for notes. */
    void note() {
        show(Tab.TIMELINE);
        note.focus();
    }

    /** Shows what happened since; whatever is typed stays. */
    void refresh(LeadDetail now) {
        lead = now;
        show(shown);
    }
}
