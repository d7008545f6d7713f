package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** From where, on what device and with which browser visitors come; where data of others are behind it, whose. */
@Route("partner/pakketten/:id/publiek")
@RouteAlias("en/partner/pakketten/:id/publiek")
@PermitAll
@OnDoor(Door.PARTNER)
class AudienceView extends PackageScreen {

    AudienceView(InterestReport report, PartnerTerms terms, PublishedCatalog catalog, Texts texts) {
        super(report, terms, catalog, texts);
    }

    @Override
    String tab() {
        return "publiek";
    }

    @Override
    void show(PackageId id, Location location) {
        var spans = Question.REGIONS.spans();
        var span = span(location, spans).orElse(spans.getFirst());
        PeriodBar periods = new PeriodBar(this, path(id, tab()), spans, span);
        add(periods);
        List<InterestReport.Table> byMonth = List.of(Question.REGIONS, Question.BROWSERS).stream()
                .flatMap(each -> asked(id, each, span, location).stream())
                .toList();
        if (byMonth.isEmpty()) {
            addNotYet(span);
        } else {
            periods.turning(byMonth.getFirst());
            Div cards = Markup.div("partner-half");
            byMonth.forEach(table -> cards.add(new FigureCard(this, id, table, false)));
            add(headed(byMonth.getFirst()), cards);
        }
        // Devices come by the week: those up to the end of what is shown.
        Optional<InterestReport.Table> devices = byMonth.isEmpty()
                ? report.table(id, Question.DEVICES, Question.DEVICES.span(), null)
                : weeks(id, byMonth.getFirst().page());
        devices.ifPresent(table -> add(headed(table), new FigureCard(this, id, table, false)));
        Div read = Markup.div("card pad", new H2(t("partner.read")));
        read.add(
                new Paragraph(t("partner.audience.read.1")),
                new Paragraph(t("partner.audience.read.2")),
                new Paragraph(t("partner.audience.read.3")),
                sources());
        add(Markup.div("partner-two", read, new HowAnonymous(this)));
    }

    private Optional<InterestReport.Table> weeks(PackageId id, ReportPeriod page) {
        ReportPeriod last = ReportPeriod.of(
                        Question.DEVICES.span(), page.until().plusDays(1))
                .plus(-1);
        return report.table(id, Question.DEVICES, last.span(), last)
                .or(() -> report.table(id, Question.DEVICES, last.span(), null));
    }

    /** As their licences ask (CC BY 4.0). */
    private Component sources() {
        Div sources = Markup.div("small mut", new Span(t("partner.sources") + " "));
        sources.add(
                Markup.link("https://db-ip.com", "", Markup.text("IP Geolocation by DB-IP")),
                new Span(" (CC BY 4.0) · "),
                Markup.link("https://caniuse.com", "", Markup.text("caniuse.com")),
                new Span(" (CC BY 4.0)"));
        return sources;
    }
}
