package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Correction;
import nl.allesoveradministratie.pakketwijzer.catalog.CorrectionSubject;
import nl.allesoveradministratie.pakketwijzer.catalog.FactPlace;
import nl.allesoveradministratie.pakketwijzer.catalog.FactView;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What the catalogue says now of what a correction is about, and the way to change it. */
class CatalogueNow extends Composite<Div> {

    private final CorrectionsView screen;
    private final transient Correction correction;

    CatalogueNow(CorrectionsView screen, Correction correction) {
        this.screen = screen;
        this.correction = correction;
        getContent().addClassNames("sunk", "cor-side");
        getContent().add(new H3(screen.t("corrections.now")));
        screen.pack(correction)
                .ifPresentOrElse(this::show, () -> getContent().add(new Paragraph(screen.t("corrections.gone"))));
    }

    private void show(AccountingPackage pack) {
        if (CorrectionSubject.general().contains(correction.subject())) {
            getContent().add(new Paragraph(screen.t("corrections.now.general")));
        } else {
            fact(pack);
        }
        String page = screen.href("/pakketten/" + pack.id());
        Div ways = Markup.div("row", Markup.link(page, "small", Markup.text(screen.t("corrections.page"))));
        change(screen, correction).ifPresent(ways::add);
        getContent().add(ways);
    }

    private void fact(AccountingPackage pack) {
        FactView view = screen.facts().of(correction.subject(), pack.fact(correction.subject()));
        Paragraph value = new Paragraph(Markup.span("b", view.text()));
        if (view.note() != null) {
            value.add(Markup.text(" – " + view.note()));
        }
        getContent().add(value);
        if (view.source() != null && view.sourceUrl() != null) {
            getContent().add(CorrectionCard.outside(view.sourceUrl(), view.source()));
        }
        if (view.warning() != null) {
            getContent().add(Markup.span("small warned", view.warning()));
        }
    }

    /**
     * A link to where it can be changed: the fact, or all of the package when it is about something more general; empty when
     * the package has left the catalogue.
     */
    static Optional<Anchor> change(CorrectionsView screen, Correction correction) {
        return screen.pack(correction).map(pack -> {
            String there = CorrectionSubject.general().contains(correction.subject())
                    ? DeskScreen.WORKLIST + "?pakket=" + pack.id()
                    : DeskScreen.factPath(new FactPlace(pack.id(), null, "criteria." + correction.subject()));
            return Markup.link(screen.href(there), "small", Markup.text(screen.t("corrections.change")));
        });
    }
}
