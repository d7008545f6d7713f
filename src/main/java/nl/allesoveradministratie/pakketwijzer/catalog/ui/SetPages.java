package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSets;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSets.After;
import org.jspecify.annotations.Nullable;

/** A list of change sets, or of what stands in them: a page of it, and the next one when it is asked for. */
class SetPages<E> extends Composite<Div> {

    private final UnorderedList rows = new UnorderedList();
    private final Div foot = new Div();
    private final DeskScreen screen;
    private final transient Function<@Nullable After, List<E>> read;
    private final transient Function<E, After> place;
    private final transient Function<E, Component> draw;

    /**
     * Shows the first page.
     *
     * @param none what is said when there is nothing at all
     * @param read a page; null = the first
     * @param place where the page after this one begins
     */
    SetPages(
            DeskScreen screen,
            String classes,
            Component none,
            Function<@Nullable After, List<E>> read,
            Function<E, After> place,
            Function<E, Component> draw) {
        this.screen = screen;
        this.read = read;
        this.place = place;
        this.draw = draw;
        rows.addClassName(classes);
        getContent().add(rows, foot);
        more(null);
        if (rows.getComponentCount() == 0) {
            getContent().removeAll();
            getContent().add(none);
        }
    }

    private void more(@Nullable After after) {
        List<E> page = read.apply(after);
        foot.removeAll();
        for (E each : page) {
            ListItem row = new ListItem(draw.apply(each));
            rows.add(row);
            if (after != null && each == page.getFirst()) {
                // The button that was pressed goes away; whoever has no mouse goes on where he was.
                row.getElement().executeJs("this.querySelector('a')?.focus()");
            }
        }
        if (page.size() == ChangeSets.PAGE) {
            After next = place.apply(page.getLast());
            foot.add(new Button(screen.t("desk.more"), event -> more(next)));
        }
    }
}
