package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Copy the link or print: the whole result is in its address. The page's own script does both. */
class KeepResult extends Composite<Div> {

    KeepResult(ResultView screen) {
        Button copy = new Button(screen.t("result.share"));
        copy.setPrefixComponent(Markup.icon(Icon.LINK));
        copy.getElement().setAttribute("data-copy", "copied").setAttribute("data-copied", screen.t("result.copied"));
        Button print = new Button(screen.t("result.print"));
        print.setPrefixComponent(Markup.icon(Icon.PRINT));
        print.getElement().setAttribute("data-print", true);
        Span copied = Markup.span("small mut", "");
        copied.setId("copied");
        copied.getElement().setAttribute("role", "status");
        Paragraph text = new Paragraph(screen.t("result.keep.text"));
        text.addClassNames("small", "mut");
        getContent().addClassNames("card", "pad", "keep");
        getContent().add(new H2(screen.t("result.keep")), text, Markup.div("row", copy, print), copied);
    }
}
