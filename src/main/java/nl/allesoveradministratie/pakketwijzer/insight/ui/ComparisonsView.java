package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** With which packages this one is compared, and to which of them visitors then go. */
@Route("partner/pakketten/:id/vergelijkingen")
@RouteAlias("en/partner/pakketten/:id/vergelijkingen")
@PermitAll
@OnDoor(Door.PARTNER)
class ComparisonsView extends PackageScreen {

    ComparisonsView(InterestReport report, PartnerTerms terms, PublishedCatalog catalog, Texts texts) {
        super(report, terms, catalog, texts);
    }

    @Override
    String tab() {
        return "vergelijkingen";
    }

    @Override
    void show(PackageId id, Location location) {
        var spans = Question.COMPARED_WITH.spans();
        var span = span(location, spans).orElse(spans.getFirst());
        PeriodBar periods = new PeriodBar(this, path(id, tab()), spans, span);
        add(periods);
        Optional<InterestReport.Table> compared = asked(id, Question.COMPARED_WITH, span, location);
        Optional<InterestReport.Table> chosen = asked(id, Question.CHOSEN_INSTEAD, span, location);
        if (compared.isEmpty() || chosen.isEmpty()) {
            addNotYet(span);
        } else {
            periods.turning(compared.get());
            add(
                    headed(compared.get()),
                    Markup.div(
                            "partner-half",
                            new FigureCard(this, id, compared.get(), true),
                            new FigureCard(this, id, chosen.get(), true)));
        }
        Div read = Markup.div("card pad", new H2(t("partner.read")));
        read.add(
                new Paragraph(t("partner.compare.read.1")),
                new Paragraph(t("partner.compare.read.2")),
                new Paragraph(t("partner.compare.read.3")));
        add(Markup.div("partner-two", read, new HowAnonymous(this)));
    }
}
