package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.time.LocalDate;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** A screen behind the partner's door: first the terms, then the rest. */
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

    /** A link to another screen. */
    Anchor screen(String path, String text) {
        Anchor link = new Anchor(href(path), Markup.text(text));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    /** A day in full: 25 november 2026. */
    String date(LocalDate day) {
        return words().date(PartialDate.parse(day.toString()));
    }

    /** A period in full. */
    String name(ReportPeriod period) {
        return switch (period.span()) {
            case DAY -> date(period.from());
            case WEEK -> t("partner.week", period.week(), String.valueOf(period.weekYear()));
            case MONTH -> words().date(PartialDate.parse(period.key()));
            case QUARTER ->
                t(
                        "partner.quarter",
                        period.quarter(),
                        String.valueOf(period.from().getYear()));
            case YEAR -> period.key();
        };
    }

    /** "1.230 ± 15", or that it is too small to show. */
    Component number(Figure figure) {
        if (!figure.shown()) {
            return Markup.span("dim", t("partner.too_small"));
        }
        Span number = Markup.span("num", t("partner.number", figure.value()));
        number.add(Markup.span("small mut", " " + t("partner.plus_minus", figure.halfWidth())));
        return number;
    }
}
