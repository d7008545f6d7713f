package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** A partner's packages, each with its newest figure. */
@Route("partner")
@RouteAlias("en/partner")
@PermitAll
@OnDoor(Door.PARTNER)
class OverviewView extends PartnerScreen {

    private final transient InterestReport report;
    private final transient PublishedCatalog catalog;

    OverviewView(InterestReport report, PartnerTerms terms, PublishedCatalog catalog, Texts texts) {
        super(terms, texts, "partner.title");
        this.report = report;
        this.catalog = catalog;
    }

    @Override
    void showFigures(BeforeEnterEvent event) {
        Map<PackageId, InterestReport.Day> newest = report.newest();
        Div cards = Markup.div("partner-cards");
        for (PackageId id : report.packages()) {
            cards.add(card(id, newest.get(id)));
        }
        add(
                new H1(t("partner.title")),
                new Paragraph(t("partner.lead")),
                Markup.div("partner-two", cards, new HowAnonymous(this)));
        if (newest.isEmpty()) {
            cards.addComponentAsFirst(
                    Markup.div("note plain", Markup.icon(Icon.CLOCK), new Paragraph(t("partner.none_yet"))));
        }
    }

    private Component card(PackageId id, InterestReport.@Nullable Day day) {
        String name = catalog.current().find(id).map(AccountingPackage::name).orElse(id.value());
        Div text = Markup.div("");
        text.add(new H2(name));
        if (day == null) {
            text.add(Markup.span("small mut", t("partner.no_figure")));
        } else if (day.all().shown()) {
            Span number = Markup.span(
                    "partner-number num", t("partner.number", day.all().value()));
            number.add(Markup.span(
                    "small mut", " " + t("partner.plus_minus", day.all().halfWidth())));
            text.add(number, Markup.span("small mut", t("partner.all.on", words().shortDate(day.day()))));
        } else {
            text.add(
                    Markup.span("badge unk", t("partner.too_small")),
                    Markup.span("small mut", t("partner.all.on", words().shortDate(day.day()))));
        }
        Anchor link = new Anchor(href("/partner/pakketten/" + id.value()), Markup.text(t("partner.see")));
        link.getElement().setAttribute("router-link", true);
        link.add(Markup.hidden(" " + name));
        link.addClassName("btn");
        return Markup.div("card pad partner-card", Markup.tile(id.value(), name, "s48"), text, link);
    }
}
