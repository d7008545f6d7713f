package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter.Part;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** What waits, oldest first, a page at a time: to be read, filtered, searched, and chosen to do something with. */
class LeadList extends Composite<Div> {

    private final LeadsView desk;
    private final H1 heading = new H1();
    private final Anchor enter = link("", "btn sm");
    private final SearchBox search;
    private final FilterBar filters;
    private final BulkBar bulk;
    private final DoneBar done;
    private final Div notes = new Div();
    private final NewsBar news;
    private final Checkbox every = new Checkbox();
    private final UnorderedList rows = new UnorderedList();
    private final Div foot = new Div();
    private final List<LeadLine> lines = new ArrayList<>();
    private final Selection chosen = new Selection();
    private LeadFilter filter = LeadFilter.OPEN;
    private String reference = "";
    private int current = -1;
    private int counted;
    private LeadInbox.@Nullable After after;

    LeadList(LeadsView desk) {
        this.desk = desk;
        this.search = new SearchBox(desk, () -> {
            // What is no longer in sight is not chosen either
            choose(false);
            refresh();
        });
        this.filters = new FilterBar(List.of(Part.values()), each -> desk.address("", each));
        this.done = new DoneBar(desk, desk.bulk, this::changed);
        this.news = new NewsBar(desk, this::refresh);
        this.bulk = new BulkBar(desk, this::act, () -> choose(false));
        every.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                choose(event.getValue());
            }
        });
        rows.addClassName("lead-rows");
        foot.addClassName("lead-foot");
        getContent().addClassName("lead-list");
        Div head = Markup.div("lead-head", Markup.div("row", heading, enter), search, filters, bulk, done);
        getContent().add(head, notes, news, Markup.div("lead-every", every), rows, foot);
    }

    /** Shows a list; the lead beside it is marked. A list that is shown already stays as it is, where somebody was. */
    void show(LeadFilter shown, String beside) {
        boolean same = shown.equals(filter) && !lines.isEmpty();
        filter = shown;
        reference = beside;
        head();
        if (same) {
            lines.forEach(line -> line.show(line.lead().reference().equals(reference)));
        } else {
            search.clear();
            choose(false);
            refresh();
        }
        current = index(reference) >= 0 ? index(reference) : current;
    }

    private int index(String wanted) {
        return lines.stream().map(line -> line.lead().reference()).toList().indexOf(wanted);
    }

    private void head() {
        filters.show(desk.deskWords(), filter, desk.colleagues());
        filters.extra(Markup.div("", new SavedViewBox(desk, desk.views, filter)));
        enter.setHref(desk.href("/kantoor/leads-nieuw"));
        enter.removeAll();
        enter.add(Markup.icon(Icon.PLUS), Markup.text(desk.t("desk.enter")));
        every.setLabel(desk.t("inbox.every"));
        search.label();
        marks();
    }

    /** Reads anew as much as was shown: something in it has changed. */
    void refresh() {
        int wanted = Math.max(lines.size(), 1);
        lines.clear();
        rows.removeAll();
        after = null;
        int unopened = desk.inbox.unopened();
        notes.removeAll();
        if (unopened > 0) {
            notes.add(note(desk.t("desk.unopened", unopened)));
        }
        do {
            more();
        } while (lines.size() < wanted && after != null);
        current = Math.min(current, lines.size() - 1);
        news.clear();
        heading.removeAll();
        heading.add(desk.t(search.isOn() ? "inbox.found" : "office.leads"));
        if (!search.isOn() && !filter.isDone()) {
            counted = desk.inbox.count(filter);
            heading.add(Markup.span("dim num", " " + LeadShelf.shown(counted)));
        }
        marks();
    }

    private void more() {
        List<LeadSummary> page = search.isOn() ? search.page(after) : desk.inbox.page(filter, after);
        for (LeadSummary lead : page) {
            int row = lines.size();
            LeadLine line = new LeadLine(
                    desk.deskWords(),
                    lead,
                    desk.address(lead.reference(), filter),
                    (on, upTo) -> choose(row, on, upTo));
            line.show(lead.reference().equals(reference));
            lines.add(line);
            rows.add(line);
        }
        foot.removeAll();
        after = page.size() < LeadInbox.PAGE
                ? null
                : new LeadInbox.After(
                        page.getLast().receivedAt(), page.getLast().id());
        if (after != null) {
            foot.add(new Button(desk.t("desk.more"), event -> {
                more();
                marks();
            }));
        } else if (lines.isEmpty()) {
            Paragraph none = new Paragraph(desk.t(none()));
            none.addClassName("lead-none");
            foot.add(none);
        }
        foot.add(desk.keys().hint());
    }

    /** Some lead changed: if this list is not what it was, it says so. What somebody is at stays where it is. */
    void changedSomewhere() {
        if (search.isOn() || filter.isDone()) {
            return;
        }
        List<LeadSummary> first =
                lines.stream().limit(LeadInbox.PAGE).map(LeadLine::lead).toList();
        int now = desk.inbox.count(filter);
        if (now != counted || !desk.inbox.page(filter, null).equals(first)) {
            news.say(Math.max(now - counted, 0));
        }
    }

    private String none() {
        if (search.isOn()) {
            return "inbox.none.found";
        }
        return filter.equals(LeadFilter.OPEN)
                ? "desk.none.open"
                : filter.equals(LeadFilter.MINE)
                        ? "desk.none.mine"
                        : filter.equals(LeadFilter.NOBODYS)
                                ? "desk.none.nobodys"
                                : filter.equals(LeadFilter.DONE) ? "desk.none.done" : "inbox.none";
    }

    private void choose(int row, boolean on, boolean upToLast) {
        current = row;
        chosen.set(lines.stream().map(LeadLine::lead).toList(), row, on, upToLast);
        marks();
    }

    private void choose(boolean all) {
        chosen.clear();
        chosen.setAll(lines.stream().map(LeadLine::lead).toList(), all);
        marks();
    }

    private void marks() {
        lines.forEach(line -> line.mark(chosen.holds(line.lead().id())));
        every.setValue(!lines.isEmpty()
                && lines.stream().allMatch(line -> chosen.holds(line.lead().id())));
        every.setVisible(!lines.isEmpty());
        bulk.show(chosen.size(), desk.deskWords(), desk.colleagues());
    }

    private boolean act(LeadBulk.Action action) {
        LeadBulk.Done made = desk.bulk.apply(chosen.all(), action);
        chosen.clear();
        done.show(desk.deskWords(), made);
        changed();
        return made.left().isEmpty();
    }

    /** After several leads were changed at once: here, beside the list, and at the side of the screen. */
    private void changed() {
        desk.panel().ifPresentOrElse(panel -> desk.changed(panel.lead), this::refresh);
        SideFrame.refresh(desk);
    }

    /** Goes to the next line, or the one before; at the end, more is read. */
    void move(int by) {
        if (current + by >= lines.size() && after != null) {
            more();
            marks();
        }
        if (!lines.isEmpty()) {
            current = Math.clamp(current + by, 0, lines.size() - 1);
            lines.get(current).focus();
        }
    }

    void openCurrent() {
        if (current >= 0) {
            desk.deskWords().go(desk.address(lines.get(current).lead().reference(), filter));
        }
    }

    void chooseCurrent() {
        if (current >= 0) {
            choose(current, !chosen.holds(lines.get(current).lead().id()), false);
        }
    }

    /** Takes on what is chosen; otherwise the lead that is open, or the one that one is at. */
    void takeOn() {
        chooseIfNone();
        bulk.choose(BulkBar.Doing.ASSIGN);
    }

    /** Asks how what is chosen ended; otherwise the lead that is open, or the one that one is at. */
    void finish() {
        chooseIfNone();
        bulk.choose(BulkBar.Doing.FINISH);
    }

    boolean isNothingChosen() {
        return chosen.size() == 0;
    }

    private void chooseIfNone() {
        if (chosen.size() == 0) {
            desk.panel()
                    .ifPresentOrElse(
                            panel -> {
                                chosen.setAll(List.of(panel.lead.summary()), true);
                                marks();
                            },
                            this::chooseCurrent);
        }
    }

    void openFilter() {
        filters.open();
    }

    void focusSearch() {
        search.focus();
    }

    private static Component note(String text) {
        Div note = Markup.div("note warn", Markup.icon(Icon.WARNING), new Span(text));
        note.getElement().setAttribute("role", "status");
        return note;
    }

    private static Anchor link(String href, String classes) {
        Anchor anchor = new Anchor(href);
        anchor.getElement().setAttribute("router-link", true);
        anchor.addClassNames(classes.split(" "));
        return anchor;
    }
}
