package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/**
 * A log, the newest line first, page by page.
 *
 * @param <E> a line
 */
class LogTable<E> extends Composite<Div> {

    private final OfficeScreen screen;
    private final int size;
    private final Function<OptionalLong, List<E>> read;
    private final ToLongFunction<E> position;
    private final Consumer<List<E>> draw;

    /**
     * Its first page.
     *
     * @param size of a page
     * @param read a page before a position; empty = the newest
     * @param draw puts a page into the table
     */
    LogTable(
            OfficeScreen screen,
            NativeTable table,
            int size,
            Function<OptionalLong, List<E>> read,
            ToLongFunction<E> position,
            Consumer<List<E>> draw) {
        this.screen = screen;
        this.size = size;
        this.read = read;
        this.position = position;
        this.draw = draw;
        getContent().add(Markup.div("card tbl-card fig-log pv-tbl", table), page(OptionalLong.empty()));
    }

    private Div page(OptionalLong before) {
        List<E> lines = read.apply(before);
        draw.accept(lines);
        Div foot = new Div();
        if (lines.size() == size) {
            OptionalLong last = OptionalLong.of(position.applyAsLong(lines.getLast()));
            Button more = new Button(screen.t("desk.more"));
            more.addClickListener(event -> {
                foot.removeAll();
                foot.add(page(last));
            });
            foot.add(more);
        }
        return foot;
    }
}
