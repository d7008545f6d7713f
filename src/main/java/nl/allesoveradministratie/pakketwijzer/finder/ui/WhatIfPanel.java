package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Change;
import nl.allesoveradministratie.pakketwijzer.ui.Drawn;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Tries other answers and shows what that would do; nothing changes before it is applied. */
class WhatIfPanel extends Composite<Section> {

    /** Mark the list and the box of a criterion, by its id. */
    private static final String LEVEL = "data-level";

    private static final String KEPT = "data-kept";

    private final ResultView screen;
    private final H2 heading;
    private final Drawn rows =
            new Drawn("ul", "wi").onChoose(LEVEL, this::choose).onTick(KEPT, this::keep);
    private final WhatIfPreview preview;
    private transient Answers tried;
    /** What was tried and dropped here, by criterion, so that it can come back. */
    private final Map<String, List<String>> dropped = new HashMap<>();

    WhatIfPanel(ResultView screen) {
        this.screen = screen;
        this.tried = screen.state().answers();
        this.preview = new WhatIfPreview(
                screen, () -> apply(), () -> tryOut(screen.state().answers()));
        heading = new H2(screen.t("whatif.title"));
        heading.getElement().setAttribute("tabindex", "-1");
        Paragraph text = new Paragraph(screen.t("whatif.text"));
        text.addClassNames("small", "mut");
        getContent().addClassNames("card", "pad", "what-if");
        getContent().setAriaLabel(screen.t("whatif.title"));
        getContent().add(heading, text, rows, preview, new TopChanges(screen, this));
        drawRows();
    }

    /** A button that brings one here, for a screen on which this panel is below the list. */
    Button shortcut() {
        Button shortcut = new Button(screen.t("whatif.title"), event -> comeHere());
        shortcut.addClassName("what-if-go");
        return shortcut;
    }

    private void comeHere() {
        heading.getElement().executeJs("this.scrollIntoView(); this.focus({ preventScroll: true });");
    }

    /** Loads other answers and shows what they would do. */
    void tryOut(Answers answers) {
        tried = answers;
        drawRows();
        preview.show(tried);
    }

    /** The same, from elsewhere on the page. */
    void bring(Answers answers) {
        tryOut(answers);
        comeHere();
    }

    private void apply() {
        screen.apply(tried);
    }

    private void change(Criterion criterion, List<String> values) {
        tried = screen.finder.change(tried, criterion.id(), values);
        preview.show(tried);
    }

    private void choose(String id, String value) {
        screen.finder
                .criteria()
                .find(id)
                .filter(criterion -> screen.finder.options().of(criterion).contains(value))
                .ifPresent(criterion -> change(criterion, List.of(value)));
    }

    /** Keeps what was answered, or what is tried instead, or drops it. */
    private void keep(String id, boolean kept) {
        screen.finder.criteria().find(id).ifPresent(criterion -> {
            if (kept) {
                List<String> given = screen.state().answers().values(id);
                change(criterion, dropped.getOrDefault(id, given.isEmpty() ? tried.values(id) : given));
            } else {
                dropped.put(id, tried.values(id));
                change(criterion, Change.dropping(criterion, tried).after());
            }
        });
    }

    /** Every answer that can move packages, and what is tried besides; not who the visitor is. */
    private void drawRows() {
        UnorderedList list = new UnorderedList();
        for (Criterion criterion : screen.finder.criteria().all()) {
            List<String> given = screen.state().answers().values(criterion.id());
            List<String> now = tried.values(criterion.id());
            boolean counts = screen.finder.counts(criterion.id(), screen.state().answers())
                    || screen.finder.counts(criterion.id(), tried);
            if (counts && !criterion.id().equals("role")) {
                list.add(new ListItem(row(criterion, given, now)));
            }
        }
        rows.draw(list);
    }

    private Component[] row(Criterion criterion, List<String> given, List<String> now) {
        if (criterion.answerType() != Criterion.AnswerType.WANT) {
            return new Component[] {onOrOff(criterion, given, now)};
        }
        Map<String, String> levels = new LinkedHashMap<>();
        screen.finder
                .options()
                .of(criterion)
                .forEach(value -> levels.put(value, screen.labels(criterion, List.of(value))));
        Component level = Markup.list(
                LEVEL, criterion.id(), screen.name(criterion), levels, now.isEmpty() ? "no" : now.getFirst());
        Span name = new Span(screen.name(criterion));
        if (given.isEmpty()) {
            name.add(newMark());
        }
        return new Component[] {name, level};
    }

    private Component onOrOff(Criterion criterion, List<String> given, List<String> now) {
        boolean on = screen.finder.counts(criterion.id(), tried);
        String name = ChangeWords.name(screen, criterion, on ? now : given);
        Component kept = Markup.checkbox(KEPT, criterion.id(), name, name, on, true);
        kept.getElement().setAttribute("theme", "switch");
        return kept;
    }

    private Span newMark() {
        return Markup.span("badge pri", screen.t("whatif.new"));
    }
}
