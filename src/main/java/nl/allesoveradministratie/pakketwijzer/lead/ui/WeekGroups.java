package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures.Conversion;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures.Group;
import nl.allesoveradministratie.pakketwijzer.site.Sites;

/** What became of leads, by site, by how they came and by who asked: a bar and the figures behind it. */
class WeekGroups extends Composite<Div> {

    private final WeekView screen;
    private final WeekWords words;

    WeekGroups(WeekView screen, Conversion conversion, Sites sites) {
        this.screen = screen;
        this.words = new WeekWords(screen.words());
        getContent().addClassNames("card", "pad");
        getContent().add(new H2(screen.t("week.groups")), new Paragraph(screen.t("week.groups.lead")));
        table(
                "week.by.site",
                "week.by.site.caption",
                conversion.bySite(),
                key -> sites.named(key).brand());
        table("week.by.origin", "week.by.origin.caption", conversion.byOrigin(), key -> screen.t("desk.origin." + key));
        table(
                "week.by.role",
                "week.by.role.caption",
                conversion.byRole(),
                key -> key.isEmpty() ? screen.t("week.role.none") : screen.t("week.role." + key));
    }

    private void table(String kind, String caption, List<Group> groups, UnaryOperator<String> name) {
        if (groups.isEmpty()) {
            return;
        }
        FigureTable table = new FigureTable(
                screen.t(caption),
                List.of(
                        screen.t(kind),
                        screen.t("week.received"),
                        screen.t("week.chosen"),
                        screen.t("week.chosen.quarter")));
        for (Group group : groups) {
            NativeTableRow row = table.row(new Span(name.apply(group.key())));
            table.value(row, screen.t("week.count", group.received()));
            table.value(row, words.share(group.inWeek()), group.inWeek());
            table.value(row, words.share(group.inQuarter()), group.inQuarter());
        }
        getContent().add(table);
    }
}
