package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.lead.EventKind;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.lead.ReplyFact;
import nl.allesoveradministratie.pakketwijzer.mail.MailQueue;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessEntry;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** What happened, newest first, and who looked. */
class LeadTimeline extends Composite<Div> {

    static final Set<EventKind> NOTES = Set.of(EventKind.NOTE);
    static final Set<EventKind> MAILS = Set.of(EventKind.MAIL, EventKind.REPLY, EventKind.TAKEN_BACK);

    private final LeadsView desk;
    private final LeadDetail lead;
    private final EventWords words;
    private final Map<String, MailQueue.State> mails;

    /** A line, before it is put in its place. */
    private record Line(Instant at, ListItem item) {}

    private LeadTimeline(LeadPanel panel, LeadDetail lead, List<LeadDetail.Event> events, boolean looks, String none) {
        this.desk = panel.desk;
        this.lead = lead;
        this.words = new EventWords(desk);
        this.mails = desk.work
                .mails()
                .states(events.stream()
                        .map(LeadDetail.Event::messageId)
                        .filter(each -> !each.isEmpty())
                        .toList());
        List<Line> lines = new ArrayList<>();
        events.forEach(event -> lines.add(new Line(event.at(), item(event))));
        if (looks) {
            lines.addAll(looks());
            lines.sort(Comparator.comparing(Line::at).reversed());
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("tl");
        lines.forEach(line -> list.add(line.item()));
        getContent().add(lines.isEmpty() ? Markup.div("lead-none", Markup.text(desk.t(none))) : list);
    }

    /** Everything, and who looked at it. */
    static LeadTimeline all(LeadPanel panel, LeadDetail lead) {
        return new LeadTimeline(panel, lead, shown(lead), true, "desk.none.notes");
    }

    /** Some kinds only. */
    static LeadTimeline only(LeadPanel panel, LeadDetail lead, Set<EventKind> kinds, String none) {
        return new LeadTimeline(
                panel,
                lead,
                shown(lead).stream().filter(each -> kinds.contains(each.kind())).toList(),
                false,
                none);
    }

    /** How many there are of some kinds. */
    static int count(LeadDetail lead, Set<EventKind> kinds) {
        return (int) lead.events().stream()
                .filter(each -> kinds.contains(each.kind()) && each.kind() != EventKind.TAKEN_BACK)
                .count();
    }

    /** Merging stands on both timelines; in one that holds both, once. */
    private static List<LeadDetail.Event> shown(LeadDetail lead) {
        Set<EventKind> both = Set.of(EventKind.MERGED, EventKind.UNMERGED);
        return lead.events().stream()
                .filter(each -> !(both.contains(each.kind())
                        && !each.of().isEmpty()
                        && each.detail().equals(lead.summary().reference())))
                .toList();
    }

    private ListItem item(LeadDetail.Event event) {
        List<String> below = new ArrayList<>();
        MailQueue.State state = mails.get(event.messageId());
        if (event.kind() == EventKind.REPLY && state != null && state != MailQueue.State.SENT) {
            below.add(desk.t("desk.sending." + state.key()));
        }
        if (!event.of().isEmpty()) {
            below.add(desk.t("desk.of", event.of()));
        }
        String said = event.kind() == EventKind.REPLY && lead.masked() != null
                ? event.words()
                        .replace(ReplyFact.NAME.placeholder(), lead.masked().name())
                : event.words();
        return line(EventWords.icon(event.kind()), words.sentence(event), event.at(), below, said);
    }

    private ListItem line(Icon icon, String sentence, Instant at, List<String> below, String said) {
        Div text = new Div(new Paragraph(
                new Span(sentence),
                Markup.span("dim num", " · " + desk.words().moment(at, LocalDate.now(desk.clock)))));
        below.forEach(each -> text.add(Markup.div("micro dim", new Span(each))));
        if (!said.isEmpty()) {
            Component words = LeadPanel.people(new Span(said));
            text.add(LeadPanel.people(Markup.div("said", words)));
        }
        return new ListItem(Markup.drawing("nd", icon.svg()), text);
    }

    /** Who looked: each time that details were shown, and opening the page once for as often as it was in a row. */
    private List<Line> looks() {
        List<Line> lines = new ArrayList<>();
        List<AccessEntry> entries = desk.work.accessLog().of(lead.summary().id());
        for (int i = 0; i < entries.size(); ) {
            AccessEntry entry = entries.get(i);
            int same = 1;
            while (entry.action().equals("look")
                    && i + same < entries.size()
                    && entries.get(i + same).action().equals("look")
                    && entries.get(i + same).actor().equals(entry.actor())) {
                same++;
            }
            List<String> below = entry.purpose().isEmpty()
                    ? List.of()
                    : List.of(desk.t("desk.revealed.logged", desk.t("desk.purpose." + entry.purpose())));
            lines.add(new Line(entry.at(), line(Icon.EYE, words.sentence(entry, same), entry.at(), below, "")));
            i += same;
        }
        return lines;
    }
}
