package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.lead.ContactDetails;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.lead.LeadStatus;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What would come of putting two leads together: side by side what stays and what goes along, before anything changes. */
class MergeBox extends Composite<Div> {

    private final LeadPanel panel;
    private final LeadsView desk;
    private final LeadDetail other;
    private final Div preview = new Div();
    private final RadioButtonGroup<LeadDetail> kept = new RadioButtonGroup<>();

    MergeBox(LeadPanel panel, LeadDetail other) {
        this.panel = panel;
        this.desk = panel.desk;
        this.other = other;
        kept.setLabel(desk.t("desk.merge.which"));
        // The one that waits longest first, as long as nothing open disappears behind what is done.
        List<LeadDetail> may = Stream.of(panel.lead, other)
                .filter(each -> status(opposite(each)).fitsInto(status(each)))
                .sorted(Comparator.comparing(each -> each.summary().receivedAt()))
                .toList();
        kept.setItems(may);
        kept.setItemLabelGenerator(each -> desk.t(
                "desk.merge.keep",
                each.summary().reference(),
                desk.words().moment(each.summary().receivedAt().toInstant(), desk.today())));
        kept.addValueChangeListener(event -> preview());
        kept.setValue(may.getFirst());
        getContent().addClassName("lead-box");
        Button merge = new Button(desk.t("desk.merge.do"), event -> merge());
        merge.addThemeNames("primary");
        merge.setDisableOnClick(true);
        getContent()
                .add(
                        new H3(desk.t("desk.merge.title")),
                        kept,
                        preview,
                        Markup.div("row", merge, new Button(desk.t("desk.close"), event -> panel.close())));
        merge.focus();
    }

    private static LeadStatus status(LeadDetail lead) {
        return lead.summary().status();
    }

    private LeadDetail opposite(LeadDetail lead) {
        return lead == other ? panel.lead : other;
    }

    private void preview() {
        LeadDetail stays = kept.getValue();
        LeadDetail goes = opposite(stays);
        UnorderedList what = new UnorderedList();
        Stream.of(
                        desk.t("desk.merge.says.question"),
                        desk.t("desk.merge.says.contact", stays.summary().reference()),
                        desk.t(
                                stays.nextStep().isEmpty() ? "desk.merge.says.step" : "desk.merge.says.steps",
                                stays.summary().reference()),
                        desk.t("desk.merge.says.until", until(stays, goes)),
                        desk.t("desk.merge.says.undo"))
                .forEach(each -> what.add(new ListItem(each)));
        preview.removeAll();
        preview.add(Markup.div("cor-duo", side(stays, "desk.merge.stays"), side(goes, "desk.merge.goes")), what);
    }

    private String until(LeadDetail one, LeadDetail another) {
        var later = one.anonymiseOn().isAfter(another.anonymiseOn()) ? one.anonymiseOn() : another.anonymiseOn();
        return desk.words().date(PartialDate.parse(later.toString()));
    }

    private Section side(LeadDetail lead, String heading) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("prop");
        ContactDetails masked = lead.masked();
        if (masked != null) {
            add(facts, "desk.contact.name", masked.name());
            add(facts, "desk.contact.email", masked.email());
            add(facts, "desk.contact.phone", masked.phone());
            add(facts, "desk.contact.company", masked.company());
        }
        add(facts, "desk.question", lead.question());
        add(facts, "desk.status", desk.t("desk.status." + status(lead).key()));
        add(
                facts,
                "desk.owner",
                lead.summary().owner() == null
                        ? desk.t("desk.nobodys")
                        : desk.name(lead.summary().owner()));
        add(facts, "desk.next", lead.nextStep());
        add(facts, "desk.sent", desk.t("desk.merge.answers", SentAlong.count(desk, lead.attached())));
        add(facts, "desk.timeline", desk.t("desk.merge.events", lead.events().size()));
        Section side = new Section(new H3(desk.t(heading, lead.summary().reference())), facts);
        side.addClassName("cor-side");
        return side;
    }

    private void add(DescriptionList facts, String label, String value) {
        Component words =
                value.isEmpty() ? Markup.span("dim", desk.t("desk.contact.none")) : LeadPanel.people(new Span(value));
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(words);
        facts.add(new DescriptionList.Term(desk.t(label)), description);
    }

    private void merge() {
        LeadDetail stays = kept.getValue();
        LeadDetail goes = opposite(stays);
        panel.change(
                () -> desk.work
                        .merging()
                        .merge(
                                stays.summary().id(),
                                stays.version(),
                                goes.summary().id(),
                                goes.version()),
                (after, lead) -> after.notice.offerUndo(
                        desk.t(
                                "desk.merge.done",
                                goes.summary().reference(),
                                stays.summary().reference()),
                        () -> after.change(
                                () -> desk.work.merging().undo(goes.summary().id()))));
    }
}
