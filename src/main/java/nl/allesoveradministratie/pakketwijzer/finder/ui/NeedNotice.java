package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import nl.allesoveradministratie.pakketwijzer.finder.NeedLevel;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Whether the visitor needs a package at all; says so also when that costs us a visitor. */
class NeedNotice extends Composite<Div> {

    private final FinderScreen screen;

    NeedNotice(FinderScreen screen) {
        this.screen = screen;
        getContent().addClassNames("note", "need");
        getContent().getElement().setAttribute("role", "status");
    }

    /** Shows the advice for the answers so far. */
    NeedNotice show() {
        getContent().removeAll();
        NeedLevel level = NeedLevel.of(screen.state().answers()).orElse(null);
        String key = level == null ? "open" : level.name().toLowerCase(Locale.ROOT);
        Div text = new Div(Markup.span("strong block", screen.t("need." + key)));
        text.add(new Paragraph(screen.t("need." + key + ".text")));
        getContent().add(Markup.icon(level == null ? Icon.QUESTION : Icon.INFO), text);
        return this;
    }

    /** Whether there is something to say against a package. */
    boolean advisesAgainst() {
        return NeedLevel.of(screen.state().answers())
                .filter(level -> level != NeedLevel.PACKAGE)
                .isPresent();
    }
}
