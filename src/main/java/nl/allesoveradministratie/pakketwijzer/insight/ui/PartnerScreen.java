package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** A screen with figures: first the terms, then the figures. */
abstract class PartnerScreen extends OfficeScreen {

    private final transient PartnerTerms terms;

    PartnerScreen(PartnerTerms terms, Texts texts, String title) {
        super(texts, title);
        this.terms = terms;
        addClassNames("page", "partner");
    }

    @Override
    protected final void show(BeforeEnterEvent event) {
        if (terms.accepted()) {
            removeAll();
            showFigures(event);
        } else {
            event.forwardTo(href("/partner/voorwaarden").substring(1));
        }
    }

    /** Draws the screen for an address. */
    abstract void showFigures(BeforeEnterEvent event);
}
