package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.identity.VendorPeople;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** A partner's packages, each with its newest month, week and day. */
@Route("partner")
@RouteAlias("en/partner")
@PermitAll
@OnDoor(Door.PARTNER)
class OverviewView extends PartnerScreen {

    /** The longest first: it has the least noise for its size. */
    private static final List<Question> SHOWN =
            List.of(Question.FUNNEL_MONTHS, Question.FUNNEL_WEEKS, Question.FUNNEL_DAYS);

    /** So long before the end of a contract it stands here. */
    private static final int DAYS_AHEAD = 60;

    private final transient InterestReport report;
    private final transient VendorPeople people;
    private final transient PublishedCatalog catalog;
    private final transient Clock clock;

    OverviewView(
            InterestReport report,
            PartnerTerms terms,
            VendorPeople people,
            PublishedCatalog catalog,
            Clock clock,
            Texts texts) {
        super(terms, texts, "partner.title");
        this.report = report;
        this.people = people;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    void showFigures(BeforeEnterEvent event) {
        Map<PackageId, Map<Question, InterestReport.Row>> newest = report.newest();
        Div cards = Markup.div("partner-cards");
        for (PackageId id : report.packages()) {
            cards.add(card(id, newest.getOrDefault(id, Map.of())));
        }
        add(new H1(t("partner.title")), new Paragraph(t("partner.lead")));
        people.contractUntil()
                .filter(end -> end.isBefore(LocalDate.now(clock).plusDays(DAYS_AHEAD)))
                .ifPresent(end -> add(Markup.div(
                        "note warn", Markup.icon(Icon.WARNING), new Paragraph(t("partner.contract.ends", date(end))))));
        if (newest.isEmpty()) {
            cards.addComponentAsFirst(
                    Markup.div("note plain", Markup.icon(Icon.CLOCK), new Paragraph(t("partner.none_yet"))));
        }
        add(Markup.div("partner-two", cards, new HowAnonymous(this)));
    }

    private Component card(PackageId id, Map<Question, InterestReport.Row> newest) {
        String name = catalog.current().find(id).map(AccountingPackage::name).orElse(id.value());
        Div numbers = Markup.div("partner-newest");
        for (Question question : SHOWN) {
            InterestReport.Row row = newest.get(question);
            String kind = question.span().key();
            Div number = Markup.div("");
            if (row == null) {
                number.add(
                        Markup.span("small mut", t("partner.period." + kind)),
                        Markup.span("badge unk", t("partner.no_figure")));
            } else if (row.all().shown()) {
                number.add(
                        Markup.span("small mut", name(row.period())),
                        Markup.span(
                                "partner-number num",
                                t("partner.number", row.all().value())),
                        Markup.span(
                                "small mut", t("partner.plus_minus", row.all().halfWidth())));
            } else {
                number.add(
                        Markup.span("small mut", name(row.period())), Markup.span("badge unk", t("partner.too_small")));
            }
            numbers.add(number);
        }
        Anchor link = screen("/partner/pakketten/" + id.value(), t("partner.see"));
        link.add(Markup.hidden(" " + name));
        link.addClassName("btn");
        return Markup.div(
                "card pad partner-card",
                Markup.tile(id.value(), name, "s48"),
                Markup.div("", new H2(name), Markup.span("small mut", t("partner.all.newest"))),
                numbers,
                link);
    }
}
