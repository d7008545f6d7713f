package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.CatalogEditing;
import nl.allesoveradministratie.pakketwijzer.catalog.CatalogEditing.Outcome;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSet;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSets;
import nl.allesoveradministratie.pakketwijzer.catalog.FactChange;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.catalog.RankingEffect;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** One set of changes: what becomes what, what that does to rankings, and what one may do with it. */
@Route("kantoor/catalogus-voorstel/:id")
@RouteAlias("en/kantoor/catalogus-voorstel/:id")
@PermitAll
@OnDoor(Door.OFFICE)
class ProposalView extends DeskScreen {

    final transient CatalogEditing editing;
    private final transient ChangeSets sets;
    private final transient RankingEffect effect;
    private final transient Accounts accounts;
    private final transient SignedIn signedIn;

    ProposalView(
            CatalogEditing editing,
            ChangeSets sets,
            RankingEffect effect,
            Accounts accounts,
            SignedIn signedIn,
            PublishedCatalog published,
            Clock clock,
            Texts texts) {
        super(texts, "editing.proposal", published, clock);
        this.editing = editing;
        this.sets = sets;
        this.effect = effect;
        this.accounts = accounts;
        this.signedIn = signedIn;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        told.removeAll();
        String id = event.getRouteParameters().get("id").orElse("");
        draw(id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(id) : new UUID(0, 0));
    }

    private void draw(UUID id) {
        removeAll();
        Optional<ChangeSet> found = sets.find(id);
        if (found.isEmpty()) {
            add(new H1(t("editing.proposal")), new Paragraph(t("editing.proposal.none")), ways(""));
            return;
        }
        ChangeSet set = found.get();
        add(new H1(set.title()), new Paragraph(state(set)), ways(""), told);
        Catalog catalog = published.current();
        boolean isOpen = set.state() == ChangeSet.State.DRAFT || set.state() == ChangeSet.State.PROPOSED;
        List<FactChange> overtaken = isOpen ? set.overtaken(catalog) : List.of();
        if (set.reply() != null && isMine(set)) {
            add(note("warn", t("editing.reply", set.reply())));
        }
        if (!overtaken.isEmpty()) {
            add(note("warn", t("editing.overtaken")));
        }
        add(new ProposalActions(this, set, !overtaken.isEmpty()), new H2(t("editing.changes.title")));
        if (set.changes().isEmpty()) {
            add(Markup.div("card pad empty", new Paragraph(t("editing.changes.none"))));
        }
        set.changes().forEach(change -> add(change(set, change, catalog, overtaken.contains(change))));
        if (isOpen && !set.changes().isEmpty()) {
            add(new EffectList(this, effect.between(catalog, set.appliedTo(catalog))));
        }
    }

    private String state(ChangeSet set) {
        Map<UUID, String> names = accounts.names();
        String author = names.getOrDefault(set.author(), "?");
        return switch (set.state()) {
            case DRAFT -> t("editing.state.draft", author);
            case PROPOSED -> t("editing.state.proposed", author);
            case PUBLISHED -> t("editing.state.published", author, names.getOrDefault(set.publishedBy(), "?"));
            case WITHDRAWN -> t("editing.state.withdrawn", author);
        };
    }

    private Component change(ChangeSet set, FactChange change, Catalog catalog, boolean isOvertaken) {
        Div head = Markup.div(
                "row",
                link(factPath(change.place()), "strong", field(change.place())),
                Markup.span("dim", owner(change.place(), catalog)));
        if (isOvertaken) {
            head.add(Markup.span("badge warn", t("editing.overtaken.badge")));
        }
        if (set.state() == ChangeSet.State.DRAFT && isMine(set)) {
            Button drop = new Button(
                    t("editing.drop"),
                    event -> done(set.id(), editing.drop(set.id(), change.place()), "editing.dropped"));
            drop.setAriaLabel(t("editing.drop") + " " + field(change.place()));
            head.add(drop);
        }
        return Markup.div("card pad change", head, new ChangeBoxes(this, change));
    }

    private static Component note(String kind, String text) {
        return Markup.div("note " + kind, Markup.icon(Icon.WARNING), new Paragraph(text));
    }

    /** Whether whoever is signed in made it. */
    final boolean isMine(ChangeSet set) {
        return signedIn.get().id().equals(set.author());
    }

    /** Draws it as it is now, and says what came of the click. */
    final void done(UUID set, Outcome outcome, String done) {
        draw(set);
        tell(outcome, done);
    }
}
