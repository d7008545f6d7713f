package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** What came of the last thing that was done, above the lead, with the way back if there is one. */
class LeadNotice extends Div {

    private final LeadsView desk;
    private @Nullable Runnable later;

    LeadNotice(LeadsView desk) {
        this.desk = desk;
    }

    /** Says something; kind is info, pos or warn. */
    void tell(String kind, String text, Component... more) {
        later = null;
        Div box = Markup.div(
                "note " + kind, Markup.icon(kind.equals("warn") ? Icon.WARNING : Icon.INFO), new Paragraph(text));
        box.getElement().setAttribute("role", kind.equals("warn") ? "alert" : "status");
        box.add(more);
        removeAll();
        add(box);
    }

    /** Says what was done, with a button to undo it that has the keyboard at once. */
    void offerUndo(String text, Runnable undo) {
        Button back = new Button(desk.t("desk.undo"), event -> undo.run());
        back.setDisableOnClick(true);
        tell("pos", text, back);
        back.focus();
    }

    /** Says what colleagues did meanwhile, and how to go on. */
    void meanwhile(String text, List<LeadDetail.Event> events, Component... more) {
        EventWords words = new EventWords(desk);
        UnorderedList list = new UnorderedList();
        events.forEach(event -> {
            ListItem item = new ListItem(
                    new Span(words.sentence(event)),
                    Markup.span("dim num", " · " + desk.words().moment(event.at(), LocalDate.now(desk.clock))));
            if (!event.words().isEmpty()) {
                item.add(Markup.div("said", LeadPanel.people(new Span(event.words()))));
            }
            list.add(item);
        });
        tell("warn", text, list);
        add(Markup.div("row", more));
    }

    /** Shows who changed what, and the way on; what was typed stays, also on the page that it leads to. */
    void refused(LeadDetail seen, LeadDesk.Result result) {
        Optional<LeadDetail> now = desk.inbox.again(seen);
        if (result == LeadDesk.Result.GONE || now.isEmpty()) {
            tell("warn", desk.t("desk.gone"));
            return;
        }
        boolean merged = result == LeadDesk.Result.MERGED;
        Button look = new Button(
                desk.t(merged ? "desk.merged.look" : "desk.overtaken.look"), event -> desk.changed(now.get()));
        meanwhile(
                desk.t(merged ? "desk.merged.meanwhile" : "desk.overtaken"),
                now.get().events().stream()
                        .filter(each -> each.position() > seen.seen())
                        .filter(each ->
                                !merged || each.of().equals(seen.summary().reference()))
                        .toList(),
                look);
    }

    /** Does something when so much time has passed and nothing else has been said. */
    void after(Duration time, Runnable work) {
        later = work;
        getElement().executeJs("setTimeout(() => this.isConnected && this.$server.timePassed(), $0)", (int)
                time.toMillis());
    }

    @ClientCallable
    void timePassed() {
        Runnable work = later;
        later = null;
        if (work != null) {
            work.run();
        }
    }

    void clear() {
        later = null;
        removeAll();
    }
}
