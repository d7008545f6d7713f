package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.lead.Drafts;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** One lead: what is asked, what is to be done, what happened; beside it who it is and how far. */
class LeadPanel extends Composite<Section> {

    final LeadsView desk;
    final LeadDetail lead;
    final Map<Drafts.Field, Drafts.Draft> drafts;
    final LeadNotice notice;
    private final Div first = new Div();
    /** Where a reply, the outcome or merging is worked on: in sight of the question. */
    private final Div work = Markup.div("lead-work");

    private final LeadTabs tabs;
    private final LeadHead head;

    LeadPanel(LeadsView desk, LeadDetail lead) {
        this.desk = desk;
        this.lead = lead;
        this.notice = new LeadNotice(desk);
        this.drafts = new HashMap<>(desk.work.drafts().of(lead.summary().id()));
        this.tabs = new LeadTabs(this);
        this.head = new LeadHead(this);
        getContent().addClassName("lead-panel");
        getContent().getElement().setAttribute("aria-labelledby", "lead-naam");
        first.add(ResponseMark.banner(desk, desk.responses().of(lead.summary())));
        Div main = Markup.div("lead-main", notice, first, new NextStep(this), new LeadQuestion(this), work);
        main.add(tabs);
        Div rail = Markup.div("lead-rail", new ContactBox(this), new LeadProperties(this), new Wishes(this));
        getContent().add(head, Markup.div("lead-body", main, rail));
        if (lead.masked() == null) {
            tell("info", "desk.anonymised");
        } else if (drafts.containsKey(Drafts.Field.REPLY) && canReply()) {
            work.add(new ReplyComposer(this));
        }
    }

    /** What people wrote runs its own way, and does not turn what stands around it. */
    static <T extends Component> T people(T words) {
        words.getElement().setAttribute("dir", "auto");
        return words;
    }

    /** Whether there is an address to answer to. */
    boolean canReply() {
        return lead.masked() != null && !lead.masked().email().isEmpty();
    }

    /** Opens the reply, with the keyboard in it. */
    void reply() {
        if (canReply()) {
            rereadDrafts();
            open(new ReplyComposer(this));
        } else {
            tell("info", lead.masked() == null ? "desk.anonymised" : "desk.reply.no_address");
        }
    }

    /** Asks how it ended, with the keyboard on the first answer. */
    void finish() {
        if (lead.masked() != null) {
            rereadDrafts();
            open(new OutcomeBox(this));
        }
    }

    /** What was typed or thrown away since the panel came counts. */
    private void rereadDrafts() {
        drafts.clear();
        drafts.putAll(desk.work.drafts().of(lead.summary().id()));
    }

    /** Puts the keyboard in the field for notes. */
    void note() {
        tabs.note();
    }

    /** Shows what would come of putting this lead and another one of the same person together. */
    void merge(String other) {
        desk.inbox
                .open(other)
                .ifPresentOrElse(
                        detail -> {
                            if (detail.summary().id().equals(lead.summary().id())) {
                                // A colleague put them together meanwhile.
                                notice.refused(lead, LeadDesk.Result.OVERTAKEN);
                            } else {
                                open(new MergeBox(this, detail));
                            }
                        },
                        () -> tell("warn", "desk.gone"));
    }

    private void open(Component box) {
        work.removeAll();
        work.add(box);
    }

    /** Closes what is worked on; a reply that was begun stays a draft. */
    void close() {
        work.removeAll();
        head.focus();
    }

    /** Makes a change, and shows what came of it; what a colleague changed meanwhile is shown and not overwritten. */
    void change(Supplier<LeadDesk.Result> change) {
        change(change, (panel, done) -> {});
    }

    /** The same, with something to do on the page that is drawn afterwards. */
    void change(Supplier<LeadDesk.Result> change, BiConsumer<LeadPanel, LeadDetail> then) {
        LeadDesk.Result result = change.get();
        if (result == LeadDesk.Result.DONE) {
            desk.changed(lead).ifPresent(panel -> then.accept(panel, panel.lead));
        } else {
            notice.refused(lead, result);
        }
    }

    /** A reply left, or time passed: draws anew what nobody types in. */
    void refresh() {
        desk.inbox.again(lead).ifPresent(now -> {
            first.removeAll();
            first.add(ResponseMark.banner(desk, desk.responsesNow().of(now.summary())));
            tabs.refresh(now);
            notice.clear();
        });
    }

    /** Says something above the lead. */
    void tell(String kind, String text) {
        notice.tell(kind, desk.t(text));
    }
}
