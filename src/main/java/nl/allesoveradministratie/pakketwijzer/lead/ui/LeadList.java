package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox.Filter;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** What waits, oldest first: number, initials, topic, site, how long it waits, status and owner. */
class LeadList extends Composite<Div> {

    private final LeadsView desk;
    private final UnorderedList rows = new UnorderedList();
    private final Div foot = new Div();
    private LeadInbox.@Nullable After after;

    LeadList(LeadsView desk) {
        this.desk = desk;
        getContent().addClassName("lead-list");
        rows.addClassName("lead-rows");
    }

    /** Shows the beginning of a list. */
    void show(Filter filter, String reference) {
        getContent().removeAll();
        rows.removeAll();
        LeadInbox.Counts counts = desk.inbox.counts();
        H1 heading = new H1(desk.t("office.leads"));
        heading.add(Markup.span("dim num", desk.t("desk.open", counts.open())));
        Anchor enter = link(desk.href("/kantoor/leads-nieuw"), "btn sm");
        enter.add(Markup.icon(Icon.PLUS), Markup.text(desk.t("desk.enter")));
        getContent().add(Markup.div("lead-head", Markup.div("row", heading, enter), filters(filter, counts)));
        int unopened = desk.inbox.unopened();
        if (unopened > 0) {
            getContent().add(note("warn", desk.t("desk.unopened", unopened)));
        }
        after = null;
        getContent().add(rows, foot);
        more(filter, reference);
    }

    private Component filters(Filter filter, LeadInbox.Counts counts) {
        Div filters = Markup.div("lead-filters");
        filters.getElement().setAttribute("role", "group").setAttribute("aria-label", desk.t("desk.filter"));
        for (Filter each : Filter.values()) {
            Anchor chip = link(desk.address("", each), each == filter ? "chip on" : "chip");
            chip.setText(
                    switch (each) {
                        case OPEN -> desk.t("desk.filter.open", counts.open());
                        case MINE -> desk.t("desk.filter.mine", counts.mine());
                        case NOBODYS -> desk.t("desk.filter.nobodys", counts.nobodys());
                        case DONE -> desk.t("desk.filter.done");
                    });
            if (each == filter) {
                chip.getElement().setAttribute("aria-current", "true");
            }
            filters.add(chip);
        }
        return filters;
    }

    private void more(Filter filter, String reference) {
        List<LeadSummary> page = desk.inbox.page(filter, after);
        page.forEach(lead -> rows.add(new ListItem(row(lead, lead.reference().equals(reference)))));
        foot.removeAll();
        if (page.size() == LeadInbox.PAGE) {
            LeadSummary last = page.getLast();
            after = new LeadInbox.After(last.receivedAt(), last.id());
            foot.add(new Button(desk.t("desk.more"), event -> more(filter, reference)));
        } else if (rows.getComponentCount() == 0) {
            Paragraph none = new Paragraph(desk.t("desk.none." + filter.key()));
            none.addClassName("lead-none");
            foot.add(none);
        }
    }

    private Component row(LeadSummary lead, boolean isShown) {
        Anchor row = link(desk.address(lead.reference(), desk.filter()), isShown ? "lr on" : "lr");
        if (isShown) {
            row.getElement().setAttribute("aria-current", "true");
        }
        Span dot = Markup.span("dot " + lead.status().key(), "");
        Instant received = lead.receivedAt().toInstant();
        Span who = new Span(
                Markup.span("b", lead.initials()),
                Markup.span("micro dim num", desk.words().moment(received, LocalDate.now(desk.clock))));
        Span what = new Span(
                Markup.span("strong", desk.t("desk.status." + lead.status().key())),
                Markup.text(" · " + topic(lead) + " · "
                        + desk.sites.named(lead.site()).brand()));
        what.addClassName("cut");
        Span owner = lead.owner() == null
                ? Markup.span("av none", "?")
                : Markup.span("av", initials(desk.name(lead.owner())));
        owner.setTitle(lead.owner() == null ? desk.t("desk.nobodys") : desk.name(lead.owner()));
        owner.add(Markup.hidden(" " + owner.getTitle().orElse("")));
        Div sub = Markup.div("sub", what, owner);
        row.add(
                dot,
                who,
                ResponseMark.badge(desk, desk.responses().of(lead)),
                sub,
                Markup.span("micro dim num ref", lead.reference()));
        return row;
    }

    /** What it is about, without a word of the person. */
    String topic(LeadSummary lead) {
        String role = lead.role() == null ? "" : desk.t("audience." + lead.role()) + ", ";
        if (lead.packageId() != null) {
            String name = PackageId.parse(lead.packageId())
                    .flatMap(id -> desk.catalog.current().find(id))
                    .map(AccountingPackage::name)
                    .orElse(lead.packageId());
            return role + desk.t("desk.topic.package", name);
        }
        return role + desk.t("desk.topic." + lead.topic());
    }

    private static String initials(String name) {
        String[] words = name.split(" ");
        String last = words.length > 1 ? words[words.length - 1].substring(0, 1) : "";
        return words[0].substring(0, 1) + last;
    }

    private static Component note(String kind, String text) {
        Div note = Markup.div("note " + kind, Markup.icon(Icon.WARNING), new Span(text));
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
