package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.finder.Alternative;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** "Dit zou de top veranderen": the smallest other answers that put another package first; worked out when opened. */
class TopChanges extends Composite<Markup.Disclosure> {

    private static final int MOST = 6;

    private final ResultView screen;
    private final WhatIfPanel panel;
    private final Div body = Markup.div("disc-body");

    TopChanges(ResultView screen, WhatIfPanel panel) {
        this.screen = screen;
        this.panel = panel;
    }

    @Override
    protected Markup.Disclosure initContent() {
        Span summary = new Span(new Span(screen.t("topchanges.title")), Markup.icon(Icon.CHEVRON_DOWN));
        Markup.Disclosure disclosure = new Markup.Disclosure(summary, "disc top-changes", body);
        disclosure.getElement().addEventListener("toggle", event -> {
            if (body.getComponentCount() == 0) {
                show(false);
            }
        });
        return disclosure;
    }

    private void show(boolean all) {
        List<Alternative> changes =
                screen.finder.alternatives(screen.state().answers()).topChanges();
        body.removeAll();
        Paragraph text = new Paragraph(screen.t(changes.isEmpty() ? "topchanges.none" : "topchanges.text"));
        text.addClassNames("small", "mut");
        UnorderedList list = new UnorderedList();
        changes.stream().limit(all ? changes.size() : MOST).forEach(change -> list.add(line(change)));
        body.add(text, list);
        if (!all && changes.size() > MOST) {
            Button more = new Button(screen.t("topchanges.all", changes.size()), event -> show(true));
            more.addThemeNames("tertiary");
            body.add(more);
        }
    }

    private ListItem line(Alternative change) {
        String words = ChangeWords.of(screen, change.changes());
        Button view = new Button(screen.t("topchanges.view"), event -> panel.bring(change.answers()));
        view.addThemeNames("small");
        view.setAriaLabel(screen.t("topchanges.view.of", words));
        Div text = Markup.div(
                "small",
                Markup.span("strong block", words),
                Markup.span("mut", WhatIfPreview.first(screen, change.first())));
        return new ListItem(text, view);
    }
}
