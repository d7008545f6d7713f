package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSet;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSets;
import nl.allesoveradministratie.pakketwijzer.catalog.FactPlace;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What a fact was before, by whom it was changed and who published that; the newest first. */
class FactHistory extends Composite<Div> {

    private final DeskScreen screen;
    private final transient Map<UUID, String> names;

    /** @param names of colleagues */
    FactHistory(DeskScreen screen, ChangeSets sets, FactPlace place, Map<UUID, String> names) {
        this.screen = screen;
        this.names = names;
        Div history = getContent();
        history.addClassName("fact-history");
        history.add(
                new H2(screen.t("editing.history")),
                new SetPages<>(
                        screen,
                        "fact-past",
                        new Paragraph(screen.t("editing.history.none")),
                        after -> sets.history(place, after),
                        last -> new ChangeSets.After(
                                Objects.requireNonNull(last.set().publishedAt()),
                                last.set().id()),
                        this::card));
    }

    private Div card(ChangeSets.Past past) {
        ChangeSet set = past.set();
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
        return Markup.div("card pad", head, new ChangeBoxes(screen, past.change()));
    }
}
