package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Supplier;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** For who does not know a number per month: a form that counts it, made when somebody opens it. */
class EstimateVolume extends Composite<Markup.Disclosure> {

    private final transient Words words;
    private final transient Supplier<EstimateForm> form;

    EstimateVolume(Words words, Supplier<EstimateForm> form) {
        this.words = words;
        this.form = form;
    }

    @Override
    protected Markup.Disclosure initContent() {
        Div body = Markup.div("disc-body");
        Span summary = new Span(new Span(words.get("estimate.help")), Markup.icon(Icon.CHEVRON_DOWN));
        Markup.Disclosure disclosure = new Markup.Disclosure(summary, "disc estimate", body);
        disclosure.getElement().addEventListener("toggle", event -> {
            if (body.getComponentCount() == 0) {
                body.add(form.get());
            }
        });
        return disclosure;
    }
}
