package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSets;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWorklist;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWorklist.Flaw;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWorklist.Item;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.catalog.RankingEffect;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What wants looking at in the catalogue, what matters most first. Which package and which flaw stand in the address. */
@Route("kantoor/catalogus")
@RouteAlias("en/kantoor/catalogus")
@PermitAll
@OnDoor(Door.OFFICE)
class CatalogView extends DeskScreen {

    private static final int PAGE = 25;

    private final transient ChangeSets sets;
    private final transient RankingEffect effect;

    CatalogView(ChangeSets sets, RankingEffect effect, PublishedCatalog published, Clock clock, Texts texts) {
        super(texts, "editing.worklist", published, clock);
        this.sets = sets;
        this.effect = effect;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        // The reading side decides who may be here, also where it has nothing to say.
        int waiting = sets.waiting();
        QueryParameters query = event.getLocation().getQueryParameters();
        Catalog catalog = published.current();
        Optional<AccountingPackage> pack =
                query.getSingleParameter("pakket").flatMap(PackageId::parse).flatMap(catalog::find);
        Optional<Flaw> flaw = query.getSingleParameter("soort").flatMap(Flaw::ofKey);
        List<Item> items = FactWorklist.of(catalog, effect.weights(catalog), today()).stream()
                .filter(item ->
                        pack.isEmpty() || pack.get().id().equals(item.place().pack()))
                .filter(item -> flaw.isEmpty() || item.flaws().contains(flaw.get()))
                .toList();
        add(
                new H1(t("editing.worklist.title")),
                new Paragraph(t("editing.worklist.lead", effect.profiles(), RankingEffect.TOP)),
                ways(WORKLIST));
        if (waiting > 0) {
            add(Markup.div("note", link(PROPOSALS, "", t("editing.waiting", waiting))));
        }
        add(filters(catalog, pack.map(AccountingPackage::id), flaw));
        Paragraph count = new Paragraph(t("editing.count", items.size()));
        count.addClassName("dim");
        OrderedList rows = new OrderedList();
        rows.addClassName("work");
        add(count, rows, more(rows, items, catalog, 0));
        pack.filter(each -> !each.editions().isEmpty()).ifPresent(each -> add(new AddLimit(this, each)));
    }

    private Component filters(Catalog catalog, Optional<PackageId> pack, Optional<Flaw> flaw) {
        Select<AccountingPackage> packages = new Select<>();
        packages.setLabel(t("editing.filter.package"));
        packages.setItems(catalog.packages());
        packages.setItemLabelGenerator(each -> each == null ? t("editing.filter.all") : each.name());
        packages.setEmptySelectionAllowed(true);
        packages.setEmptySelectionCaption(t("editing.filter.all"));
        packages.setValue(pack.flatMap(catalog::find).orElse(null));
        packages.addValueChangeListener(event ->
                go(href(address(Optional.ofNullable(event.getValue()).map(AccountingPackage::id), flaw))));
        Div chips = Markup.div("lead-filters");
        chips.getElement().setAttribute("role", "group").setAttribute("aria-label", t("editing.filter.flaw"));
        chips.add(chip(t("editing.filter.all"), address(pack, Optional.empty()), flaw.isEmpty()));
        for (Flaw each : Flaw.values()) {
            chips.add(chip(
                    t("editing.flaw." + each.key()), address(pack, Optional.of(each)), flaw.equals(Optional.of(each))));
        }
        return Markup.div("work-filters", packages, chips);
    }

    private Anchor chip(String text, String path, boolean isOn) {
        Anchor chip = link(path, isOn ? "chip on" : "chip", text);
        if (isOn) {
            chip.getElement().setAttribute("aria-current", "true");
        }
        return chip;
    }

    private static String address(Optional<PackageId> pack, Optional<Flaw> flaw) {
        String query = pack.map(id -> "&pakket=" + id).orElse("")
                + flaw.map(each -> "&soort=" + each.key()).orElse("");
        return WORKLIST + query.replaceFirst("&", "?");
    }

    private Div more(OrderedList rows, List<Item> items, Catalog catalog, int from) {
        int to = Math.min(items.size(), from + PAGE);
        items.subList(from, to).forEach(item -> rows.add(new ListItem(new WorkRow(this, item, catalog, effect))));
        Div foot = new Div();
        if (items.isEmpty()) {
            foot.add(Markup.div("card pad empty", new Paragraph(t("editing.none"))));
        } else if (to < items.size()) {
            Button more = new Button(t("desk.more"));
            more.addClickListener(event -> {
                remove(foot);
                add(more(rows, items, catalog, to));
            });
            foot.add(more);
        }
        return foot;
    }
}
