package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
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
import nl.allesoveradministratie.pakketwijzer.insight.PeriodKind;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** How far visitors came with a package, by day, week, month, quarter or year: as numbers, a picture, a table and a file. */
@Route("partner/pakketten/:id")
@RouteAlias("en/partner/pakketten/:id")
@PermitAll
@OnDoor(Door.PARTNER)
class PackageView extends PackageScreen {

    private static final List<PeriodKind> SPANS = List.of(PeriodKind.values());

    PackageView(InterestReport report, PartnerTerms terms, PublishedCatalog catalog, Texts texts) {
        super(report, terms, catalog, texts);
    }

    @Override
    String tab() {
        return "";
    }

    @Override
    void show(PackageId id, Location location) {
        Optional<PeriodKind> chosen = span(location, SPANS);
        // Without a choice the longest of what is released already: it has the least noise for its size.
        Optional<InterestReport.Table> table = chosen.isPresent()
                ? asked(id, question(chosen.get()), chosen.get(), location)
                : List.of(Question.FUNNEL_MONTHS, Question.FUNNEL_WEEKS, Question.FUNNEL_DAYS).stream()
                        .flatMap(each -> report.table(id, each, each.span(), null).stream())
                        .findFirst();
        var span = table.map(InterestReport.Table::span).or(() -> chosen).orElse(PeriodKind.DAY);
        PeriodBar periods = new PeriodBar(this, path(id, ""), SPANS, span);
        add(periods);
        if (table.isEmpty()) {
            addNotYet(span);
        } else {
            periods.turning(table.get());
            H2 heading = when(
                    t("partner.newest." + span.key(), name(table.get().newest().period())));
            soFar(span, table.get().newest()).ifPresent(heading::add);
            add(heading, new FigureTiles(this, table.get()), chart(id, table.get()));
        }
        add(Markup.div("partner-two", explanation(), new HowAnonymous(this)));
    }

    private static Question question(PeriodKind span) {
        return switch (span) {
            case DAY -> Question.FUNNEL_DAYS;
            case WEEK -> Question.FUNNEL_WEEKS;
            case MONTH, QUARTER, YEAR -> Question.FUNNEL_MONTHS;
        };
    }

    private Component chart(PackageId id, InterestReport.Table table) {
        String by = table.span().key();
        Div card = Markup.div("card pad partner-chart");
        card.add(Markup.div("partner-card-head", new H2(t("partner.chart." + by)), file(this, id, table)));
        long shown = table.rows().stream().filter(row -> row.all().shown()).count();
        int rows = table.rows().size();
        card.add(new Paragraph(
                shown == 0
                        ? t("partner.chart.none")
                        : shown == rows ? t("partner.chart.all") : t("partner.chart.shown", shown, rows)));
        if (shown > 0) {
            TrendChart chart = new TrendChart(this, table);
            card.add(
                    Markup.drawing("partner-svg wide", chart.wide()),
                    Markup.drawing("partner-svg narrow", chart.narrow()));
        }
        card.add(new Markup.Disclosure(new Span(t("partner.table")), "partner-table", new TrendTable(this, table)));
        return card;
    }

    /** The same cells as a file. */
    static Anchor file(PackageScreen screen, PackageId id, InterestReport.Table table) {
        Anchor file = Markup.link(
                screen.href("/partner/pakketten/" + id.value() + "/"
                        + table.question().key() + ".csv?" + SPAN + "="
                        + table.span().key() + "&" + PAGE + "="
                        + table.page().key()),
                "btn",
                Markup.text(screen.t("partner.csv")));
        file.add(Markup.hidden(
                ": " + screen.t("partner.question." + table.question().key())));
        file.getElement().setAttribute("download", true);
        return file;
    }

    private Component explanation() {
        Div text = Markup.div("card pad", new H2(t("partner.read")));
        for (String sentence :
                new String[] {"partner.read.1", "partner.read.2", "partner.read.3", "partner.read.5", "partner.read.4"
                }) {
            text.add(new Paragraph(t(sentence)));
        }
        return text;
    }
}
