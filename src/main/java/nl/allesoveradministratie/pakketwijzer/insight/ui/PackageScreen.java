package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.PeriodKind;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** A screen about one package of the partner's, with the way to the others about it. */
abstract class PackageScreen extends PartnerScreen {

    static final String SPAN = "per";
    static final String PAGE = "periode";

    /** Where each of them is; the first is the package's own address. */
    private static final List<String> TABS = List.of("", "vergelijkingen", "publiek", "feiten");

    final transient InterestReport report;
    final transient PublishedCatalog catalog;

    PackageScreen(InterestReport report, PartnerTerms terms, PublishedCatalog catalog, Texts texts) {
        super(terms, texts, "partner.title");
        this.report = report;
        this.catalog = catalog;
    }

    @Override
    final void showFigures(BeforeEnterEvent event) {
        Optional<PackageId> id =
                event.getRouteParameters().get("id").flatMap(PackageId::parse).filter(report.packages()::contains);
        if (id.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        Nav tabs = new Nav();
        tabs.addClassName("partner-tabs");
        tabs.getElement().setAttribute("aria-label", t("partner.tabs", packageName(id.get())));
        for (String each : TABS) {
            Anchor tab = screen(path(id.get(), each), t("partner.tab." + (each.isEmpty() ? "interesse" : each)));
            if (each.equals(tab())) {
                tab.getElement().setAttribute("aria-current", "page");
            }
            tabs.add(tab);
        }
        add(screen("/partner", t("partner.back")), new H1(t("partner.package.title", packageName(id.get()))), tabs);
        show(id.get(), event.getLocation());
    }

    /** Which of the screens this is: how its address ends. */
    abstract String tab();

    /** Draws what is below the heading. */
    abstract void show(PackageId id, Location location);

    static String path(PackageId id, String tab) {
        return "/partner/pakketten/" + id.value() + (tab.isEmpty() ? "" : "/" + tab);
    }

    /** As it is called now; one that has left the catalogue by its key. */
    String packageName(PackageId id) {
        return catalog.current().find(id).map(AccountingPackage::name).orElse(id.value());
    }

    /** What a bin is called. */
    String binName(Question question, String bin) {
        return switch (question) {
            case FUNNEL_DAYS, FUNNEL_WEEKS, FUNNEL_MONTHS -> t("step." + bin);
            case DEVICES, BROWSERS, REGIONS -> t("partner.bin." + bin);
            case CHOSEN_INSTEAD, COMPARED_WITH ->
                bin.equals("none")
                        ? t("partner.bin.none")
                        : PackageId.parse(bin).map(this::packageName).orElse(bin);
        };
    }

    /** The page that an address asks for; without one, or with one that there is not, the newest. */
    Optional<InterestReport.Table> asked(PackageId id, Question question, PeriodKind span, Location location) {
        Optional<ReportPeriod> page =
                location.getQueryParameters().getSingleParameter(PAGE).flatMap(ReportPeriod::parse);
        return page.flatMap(each -> report.table(id, question, span, each))
                .or(() -> report.table(id, question, span, null));
    }

    /** The span that an address asks for, of those there are. */
    static Optional<PeriodKind> span(Location location, List<PeriodKind> spans) {
        return location.getQueryParameters()
                .getSingleParameter(SPAN)
                .flatMap(PeriodKind::ofKey)
                .filter(spans::contains);
    }

    /** Of a quarter or a year that is not over: how many months it holds. */
    Optional<Component> soFar(PeriodKind kind, InterestReport.Row row) {
        return row.parts() == kind.parts()
                ? Optional.empty()
                : Optional.of(Markup.span("small mut", " " + t("partner.so_far", row.parts(), kind.parts())));
    }

    /** The period that is shown, and how much of it there is. */
    H2 headed(InterestReport.Table table) {
        H2 heading = when(name(table.newest().period()));
        soFar(table.span(), table.newest()).ifPresent(heading::add);
        return heading;
    }

    /** Says what is not there yet, and when it comes. */
    void addNotYet(PeriodKind span) {
        add(Markup.div("note plain", Markup.icon(Icon.CLOCK), new Paragraph(t("partner.not_yet." + span.key()))));
    }
}
