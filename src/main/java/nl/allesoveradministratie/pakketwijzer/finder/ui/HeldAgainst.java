package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.finder.Requirement;
import nl.allesoveradministratie.pakketwijzer.finder.Room;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Each answer held against a package, with the fact that it rests on, its source and its date. */
class HeldAgainst extends Composite<UnorderedList> {

    HeldAgainst(ResultView screen, List<Requirement> requirements, List<Room> rooms) {
        getContent().addClassNames("why-facts", "small");
        Evidence evidence = new Evidence(screen);
        for (Requirement requirement : requirements) {
            getContent().add(new ListItem(new RequirementLine(screen, requirement), evidence.of(requirement)));
        }
        for (Room room : rooms) {
            Div line = Markup.div(
                    "req",
                    RequirementLine.mark(room.outcome()),
                    new Span(screen.name(screen.finder.criteria().get(room.criterion()))));
            getContent().add(new ListItem(line, evidence.of(room)));
        }
    }
}
