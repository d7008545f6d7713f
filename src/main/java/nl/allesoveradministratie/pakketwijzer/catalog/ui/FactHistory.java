package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSet;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSets;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What a fact was before, by whom it was changed and who published that; the newest first. */
class FactHistory extends Composite<Div> {

    /** @param accounts the names of colleagues, asked for when there is something to tell */
    FactHistory(DeskScreen screen, List<ChangeSets.Past> past, Supplier<Map<UUID, String>> accounts) {
        Div history = getContent();
        history.addClassName("fact-history");
        history.add(new H2(screen.t("editing.history")));
        if (past.isEmpty()) {
            history.add(new Paragraph(screen.t("editing.history.none")));
            return;
        }
        Map<UUID, String> names = accounts.get();
        for (ChangeSets.Past each : past) {
            ChangeSet set = each.set();
            Div head = Markup.div("row", screen.link(DeskScreen.PROPOSAL + set.id(), "strong", set.title()));
            if (set.publishedAt() != null && set.publishedBy() != null) {
                head.add(Markup.span(
                        "micro dim",
                        screen.t(
                                "editing.published",
                                screen.words().moment(set.publishedAt(), screen.today()),
                                names.getOrDefault(set.author(), "?"),
                                names.getOrDefault(set.publishedBy(), "?"))));
            }
            history.add(Markup.div("card pad", head, new ChangeBoxes(screen, each.change())));
        }
    }
}
