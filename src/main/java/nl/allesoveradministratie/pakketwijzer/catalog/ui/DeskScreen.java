package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.CatalogEditing.Outcome;
import nl.allesoveradministratie.pakketwijzer.catalog.FactPlace;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** What the screens of the editing desk share: where one can go, names of facts, and what came of the last click. */
abstract class DeskScreen extends OfficeScreen {

    static final String WORKLIST = "/kantoor/catalogus";
    static final String FACT = "/kantoor/catalogus-feit";
    static final String PROPOSALS = "/kantoor/catalogus-voorstellen";
    static final String PROPOSAL = "/kantoor/catalogus-voorstel/";
    static final String IMPORT = "/kantoor/catalogus-bestanden";
    static final String FILES = "/kantoor/catalogus.zip";

    final transient PublishedCatalog published;
    final transient Clock clock;
    /** Stands there before it says anything: otherwise it is not read out. */
    final Div told = Markup.div("told");

    DeskScreen(Texts texts, String title, PublishedCatalog published, Clock clock) {
        super(texts, title);
        this.published = published;
        this.clock = clock;
        addClassNames("page", "editing");
        told.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
    }

    /** The way to the other screens of the desk. */
    final Component ways(String here) {
        Nav nav = new Nav();
        nav.addClassName("lead-filters");
        nav.getElement().setAttribute("aria-label", t("editing.ways"));
        nav.add(
                way(WORKLIST, "editing.worklist", here),
                way(PROPOSALS, "editing.proposals", here),
                way(IMPORT, "editing.import", here));
        return nav;
    }

    private Anchor way(String path, String name, String here) {
        Anchor way = link(path, path.equals(here) ? "chip on" : "chip", t(name));
        if (path.equals(here)) {
            way.getElement().setAttribute("aria-current", "page");
        }
        return way;
    }

    /** A link to a screen of ours. */
    final Anchor link(String path, String classes, String text) {
        Anchor anchor = new Anchor(href(path), text);
        anchor.getElement().setAttribute("router-link", true);
        if (!classes.isEmpty()) {
            anchor.addClassNames(classes.split(" "));
        }
        return anchor;
    }

    /** Where a fact is looked at and changed. */
    static String factPath(FactPlace place) {
        return FACT + "?pakket=" + place.pack() + "&veld=" + URLEncoder.encode(place.field(), StandardCharsets.UTF_8)
                + (place.edition() == null ? "" : "&editie=" + place.edition());
    }

    /** Facts in the words of visitors. */
    final FactWords facts() {
        return new FactWords(words(), today());
    }

    /** The day in the Netherlands. */
    final LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Amsterdam"));
    }

    /** Which package, and which edition of it. */
    final String owner(FactPlace place, Catalog catalog) {
        AccountingPackage pack = catalog.find(place.pack()).orElse(null);
        if (pack == null) {
            return place.pack().value();
        }
        Integer edition = place.edition();
        return edition == null || edition >= pack.editions().size()
                ? pack.name()
                : t("editing.edition", pack.name(), pack.editions().get(edition).name());
    }

    /** What a fact is about. */
    final String field(FactPlace place) {
        return t("field." + (place.field().startsWith("limits.") ? place.field() : place.key()));
    }

    /** Says what came of it, at the top of the window. */
    final void tell(Outcome outcome, String done) {
        tell(outcome, done, "editing.outcome.conflict");
    }

    /** The same, with another text for a fact that was changed meanwhile. */
    final void tell(Outcome outcome, String done, String conflict) {
        boolean good = outcome == Outcome.DONE;
        told.removeAll();
        told.add(Markup.div(
                good ? "note pos" : "note warn",
                Markup.icon(good ? Icon.CHECK : Icon.WARNING),
                new Paragraph(t(
                        switch (outcome) {
                            case DONE -> done;
                            case UNCHANGED -> "editing.outcome.unchanged";
                            case GONE -> "editing.outcome.gone";
                            case OWN -> "editing.outcome.own";
                            case CONFLICT -> conflict;
                        }))));
        told.getElement().executeJs("this.focus()");
    }
}
