package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Copy the link, print it or have it mailed: the whole result is in its address. The page's own script does the first two. */
class KeepResult extends Composite<Div> {

    KeepResult(ResultView screen) {
        Button copy = new Button(screen.t("result.share"));
        copy.setPrefixComponent(Markup.icon(Icon.LINK));
        copy.getElement()
                .setAttribute("data-copy", "copied")
                .setAttribute("data-copied", screen.t("result.copied"))
                .setAttribute("data-by-hand", "copy-by-hand")
                .setAttribute("data-refused", screen.t("result.keep.by_hand"));
        Button print = new Button(screen.t("result.print"));
        print.setPrefixComponent(Markup.icon(Icon.PRINT));
        print.getElement().setAttribute("data-print", true);
        Span copied = Markup.span("small mut", "");
        copied.setId("copied");
        copied.getElement().setAttribute("role", "status");
        Input byHand = new Input();
        byHand.setId("copy-by-hand");
        byHand.addClassName("inp");
        byHand.getElement()
                .setAttribute("readonly", true)
                .setAttribute("hidden", true)
                .setAttribute("aria-label", screen.t("result.keep.address"));
        boolean answered = screen.state().answers().size() > 0;
        Component mail = Markup.link(
                screen.href("/keuzehulp/mail") + screen.state().atStep("").query(),
                "btn",
                Markup.icon(Icon.MAIL),
                Markup.text(screen.t("result.keep.mail")));
        mail.setVisible(answered);
        Paragraph text = new Paragraph(screen.t("result.keep.text"));
        text.addClassNames("small", "mut");
        getContent().addClassNames("card", "pad", "keep");
        getContent().add(new H2(screen.t("result.keep")), text, Markup.div("row", copy, print, mail), copied, byHand);
    }
}
