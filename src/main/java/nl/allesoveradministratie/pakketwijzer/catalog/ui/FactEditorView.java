package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.CatalogEditing;
import nl.allesoveradministratie.pakketwijzer.catalog.CatalogEditing.Outcome;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSet;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSets;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactChange;
import nl.allesoveradministratie.pakketwijzer.catalog.FactPlace;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;

/** One fact: what the catalogue says, what it is to say, and what it said before. */
@Route("kantoor/catalogus-feit")
@RouteAlias("en/kantoor/catalogus-feit")
@PermitAll
@OnDoor(Door.OFFICE)
class FactEditorView extends DeskScreen {

    private final transient CatalogEditing editing;
    private final transient ChangeSets sets;
    private final transient Accounts accounts;

    private final Div now = Markup.div("card pad");
    private transient @Nullable Fact shown;

    FactEditorView(
            CatalogEditing editing,
            ChangeSets sets,
            Accounts accounts,
            PublishedCatalog published,
            Clock clock,
            Texts texts) {
        super(texts, "editing.fact", published, clock);
        this.editing = editing;
        this.sets = sets;
        this.accounts = accounts;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        told.removeAll();
        List<ChangeSet> mine = sets.mine(null);
        Catalog catalog = published.current();
        Optional<FactPlace> found =
                place(event.getLocation().getQueryParameters()).filter(place -> place.isIn(catalog));
        if (found.isEmpty()) {
            add(new H1(t("editing.fact")), new Paragraph(t("editing.fact.none")), ways(""));
            return;
        }
        FactPlace place = found.get();
        look(place);
        Optional<FactChange> drafted = mine.stream()
                .limit(1)
                .flatMap(set -> set.changes().stream())
                .filter(change -> change.place().equals(place))
                .findFirst();
        add(
                new H1(field(place)),
                new Paragraph(owner(place, catalog)),
                ways(""),
                told,
                Markup.div(
                        "fact-desk",
                        now,
                        form(place, drafted.map(FactChange::after).orElse(shown), drafted.isPresent())),
                new FactHistory(this, sets, place, accounts.names()));
    }

    private static Optional<FactPlace> place(QueryParameters query) {
        String edition = query.getSingleParameter("editie").orElse("");
        return query.getSingleParameter("pakket")
                .flatMap(PackageId::parse)
                .flatMap(pack -> query.getSingleParameter("veld")
                        .map(field -> new FactPlace(
                                pack, edition.matches("\\d{1,3}") ? Integer.valueOf(edition) : null, field)));
    }

    /** Shows what the fact is now; what is filled in takes the place of this, and of nothing that was not looked at. */
    private void look(FactPlace place) {
        shown = place.in(published.current()).orElse(null);
        now.removeAll();
        now.add(new FactBox(this, t("editing.present"), place, shown));
    }

    private Component form(FactPlace place, @Nullable Fact begin, boolean isDrafted) {
        FactForm form = new FactForm(this, place, begin);
        Button keep = new Button(t("editing.keep"), event -> form.read().ifPresent(fact -> put(place, fact)));
        keep.addThemeNames("primary");
        Div buttons = Markup.div("row", keep);
        if (shown != null) {
            buttons.add(new Button(t("editing.unknown"), event -> put(place, null)));
        }
        Div card = Markup.div("card pad", new H2(t("editing.change")), new Paragraph(t("editing.change.lead")));
        if (isDrafted) {
            card.add(Markup.div("note plain", new Paragraph(t("editing.drafted"))));
        }
        card.add(form, buttons);
        return card;
    }

    private void put(FactPlace place, @Nullable Fact fact) {
        Outcome outcome = editing.put(place, shown, fact, owner(place, published.current()));
        Optional<ChangeSet> draft =
                outcome == Outcome.DONE ? sets.mine(null).stream().findFirst() : Optional.empty();
        if (draft.isPresent()) {
            UUID set = draft.get().id();
            getUI().ifPresent(ui -> ui.navigate(href(PROPOSAL + set).substring(1)));
        } else {
            if (outcome == Outcome.CONFLICT) {
                look(place);
            }
            tell(outcome, "editing.dropped", "editing.outcome.overtaken");
        }
    }
}
