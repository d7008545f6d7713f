package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Edition;
import nl.allesoveradministratie.pakketwijzer.catalog.FactView;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.catalog.FieldGroup;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.catalog.VendorCorrections;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What the catalogue says about the partner's package, each fact with its source and date, and a word to the editors. */
@Route("partner/pakketten/:id/feiten")
@RouteAlias("en/partner/pakketten/:id/feiten")
@PermitAll
@OnDoor(Door.PARTNER)
class FactsView extends PackageScreen {

    private final transient VendorCorrections corrections;
    private final transient Clock clock;

    FactsView(
            InterestReport report,
            PartnerTerms terms,
            PublishedCatalog catalog,
            VendorCorrections corrections,
            Clock clock,
            Texts texts) {
        super(report, terms, catalog, texts);
        this.corrections = corrections;
        this.clock = clock;
    }

    @Override
    String tab() {
        return "feiten";
    }

    @Override
    void show(PackageId id, Location location) {
        Optional<AccountingPackage> pack = catalog.current().find(id);
        if (pack.isEmpty()) {
            add(new Paragraph(t("partner.facts.gone")));
            return;
        }
        FactWords facts = new FactWords(words(), LocalDate.now(clock));
        CorrectionForm form = new CorrectionForm(this, corrections, id, facts);
        add(new Paragraph(t("partner.facts.lead")), form);
        NativeTable prices = table();
        for (Edition edition : pack.get().editions()) {
            row(
                    prices.getBody().addRow(),
                    t("partner.facts.price", edition.name()),
                    facts.of("price_month", edition.priceMonth()));
        }
        add(new H2(t("correction.subject.prices")), Markup.div("card tbl-card partner-rows", prices));
        for (FieldGroup group : FieldGroup.values()) {
            NativeTable table = table();
            for (String field : group.fields()) {
                row(
                        table.getBody().addRow(),
                        facts.field(field),
                        facts.of(field, pack.get().fact(field)));
            }
            add(new H2(t("group." + group.key())), Markup.div("card tbl-card partner-rows", table));
        }
        add(Markup.link(href("/pakketten/" + id.value()), "partner-more", Markup.text(t("partner.facts.page"))));
    }

    private NativeTable table() {
        NativeTable table = Markup.table(t("partner.facts.what"), t("partner.facts.value"), t("partner.facts.source"));
        table.addClassName("partner-facts");
        return table;
    }

    private void row(NativeTableRow row, String what, FactView fact) {
        NativeTableHeaderCell name = row.addHeaderCell();
        name.setText(what);
        name.getElement().setAttribute("scope", "row");
        NativeTableCell value = cell(row, "partner.facts.value");
        value.add(Markup.span(fact.source() == null ? "badge unk" : "", fact.text()));
        if (fact.note() != null) {
            value.add(Markup.span("small mut", " " + fact.note()));
        }
        NativeTableCell source = cell(row, "partner.facts.source");
        if (fact.source() == null) {
            source.add(Markup.span("small mut", t("partner.facts.unknown")));
        } else if (fact.sourceUrl() == null) {
            source.add(Markup.span("small", fact.source()));
        } else {
            var link = Markup.link(fact.sourceUrl(), "small", Markup.text(fact.source()));
            link.getElement()
                    .setAttribute("rel", "noopener noreferrer nofollow")
                    .setAttribute("target", "_blank");
            source.add(link);
        }
        if (fact.warning() != null) {
            source.add(Markup.span("badge warn", fact.warning()));
        }
    }
}
