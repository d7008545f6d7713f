package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.YearMonth;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** The figures of one package, a month at a time: as a picture, as a table and as a file. */
@Route("partner/pakketten/:id")
@RouteAlias("en/partner/pakketten/:id")
@PermitAll
@OnDoor(Door.PARTNER)
class PackageView extends PartnerScreen {

    private static final String MONTH = "maand";

    private final transient InterestReport report;
    private final transient PublishedCatalog catalog;

    PackageView(InterestReport report, PartnerTerms terms, PublishedCatalog catalog, Texts texts) {
        super(terms, texts, "partner.title");
        this.report = report;
        this.catalog = catalog;
    }

    @Override
    void showFigures(BeforeEnterEvent event) {
        Optional<PackageId> id =
                event.getRouteParameters().get("id").flatMap(PackageId::parse).filter(report.packages()::contains);
        if (id.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        String name = catalog.current()
                .find(id.get())
                .map(AccountingPackage::name)
                .orElse(id.get().value());
        Optional<InterestReport.Month> month = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(MONTH)
                .flatMap(InterestReport::month)
                .flatMap(asked -> report.month(id.get(), asked))
                // Without a month, or with one that has no figures: the newest.
                .or(() -> report.newestMonth(id.get()));
        Component back = screen("/partner", t("partner.back"));
        if (month.isEmpty()) {
            add(
                    back,
                    new H1(t("partner.package.title", name)),
                    Markup.div("note plain", Markup.icon(Icon.CLOCK), new Paragraph(t("partner.none_yet"))));
            return;
        }
        InterestReport.Month shown = month.get();
        add(
                back,
                head(id.get(), name, shown),
                newestDay(shown),
                chart(shown),
                Markup.div("partner-two", explanation(), new HowAnonymous(this)));
    }

    private String name(YearMonth month) {
        return words().date(PartialDate.parse(month.toString()));
    }

    private Anchor screen(String path, String text) {
        Anchor link = new Anchor(href(path), Markup.text(text));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private Component head(PackageId id, String name, InterestReport.Month month) {
        String path = "/partner/pakketten/" + id.value();
        Div months = Markup.div("row partner-months");
        if (month.month().isAfter(month.first())) {
            YearMonth earlier = month.month().minusMonths(1);
            Anchor link = screen(path + "?" + MONTH + "=" + earlier, name(earlier));
            link.addClassName("btn");
            link.addComponentAsFirst(Markup.icon(Icon.ARROW_LEFT));
            months.add(link);
        }
        if (month.month().isBefore(month.last())) {
            YearMonth later = month.month().plusMonths(1);
            Anchor link = screen(path + "?" + MONTH + "=" + later, name(later));
            link.addClassName("btn");
            link.add(Markup.icon(Icon.ARROW_RIGHT));
            months.add(link);
        }
        Anchor file = Markup.link(
                href(path + "/cijfers.csv?" + MONTH + "=" + month.month()), "btn", Markup.text(t("partner.csv")));
        file.getElement().setAttribute("download", true);
        months.add(file);
        H1 heading = new H1(t("partner.package.title", name));
        return Markup.div("partner-head", Markup.div("", heading, Markup.span("mut", name(month.month()))), months);
    }

    /** The newest day of the month, number by number. */
    private Component newestDay(InterestReport.Month month) {
        InterestReport.Day day = month.days().getLast();
        Div numbers = Markup.div("card partner-kpi");
        numbers.add(number(t("partner.all"), day.all()));
        day.bins().forEach((step, figure) -> numbers.add(number(t("step." + step.key()), figure)));
        return Markup.div("", new H2(t("partner.newest", words().shortDate(day.day()))), numbers);
    }

    private Component number(String label, Figure figure) {
        Span value = figure.shown()
                ? Markup.span("partner-number num", t("partner.number", figure.value()))
                : Markup.span("badge unk", t("partner.too_small"));
        Div all = Markup.div("", Markup.span("small mut", label), value);
        if (figure.shown()) {
            all.add(Markup.span("small mut", t("partner.plus_minus", figure.halfWidth())));
        }
        return all;
    }

    private Component chart(InterestReport.Month month) {
        Div card = Markup.div("card pad partner-chart", new H2(t("partner.chart")));
        long shown = month.days().stream().filter(day -> day.all().shown()).count();
        int days = month.days().size();
        card.add(new Paragraph(
                shown == 0
                        ? t("partner.chart.none")
                        : shown == days ? t("partner.chart.all", days) : t("partner.chart.shown", shown, days)));
        if (shown > 0) {
            TrendChart chart = new TrendChart(words(), month);
            card.add(
                    Markup.drawing("partner-svg wide", chart.wide()),
                    Markup.drawing("partner-svg narrow", chart.narrow()));
        }
        card.add(new Markup.Disclosure(new Span(t("partner.table")), "partner-table", new DayTable(this, month)));
        return card;
    }

    private Component explanation() {
        Div text = Markup.div("card pad", new H2(t("partner.read")));
        for (String sentence : new String[] {"partner.read.1", "partner.read.2", "partner.read.3", "partner.read.4"}) {
            text.add(new Paragraph(t(sentence)));
        }
        return text;
    }
}
