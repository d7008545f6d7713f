package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Correction;
import nl.allesoveradministratie.pakketwijzer.catalog.Corrections;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** What visitors say is wrong, oldest first; an editor takes it over or does not. */
@Route("kantoor/correcties")
@RouteAlias("en/kantoor/correcties")
@PermitAll
@OnDoor(Door.OFFICE)
class CorrectionsView extends OfficeScreen {

    final transient Corrections corrections;
    private final transient PublishedCatalog catalog;
    private final transient Clock clock;
    private final Div cards = Markup.div("cor-list");
    private final Div foot = new Div();

    CorrectionsView(Corrections corrections, PublishedCatalog catalog, Clock clock, Texts texts) {
        super(texts, "corrections.title");
        this.corrections = corrections;
        this.catalog = catalog;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        cards.removeAll();
        add(new H1(t("corrections.title")), new Paragraph(t("corrections.lead")), cards, foot);
        more(corrections.page(null));
    }

    private void more(List<Correction> page) {
        page.forEach(each -> cards.add(new CorrectionCard(this, each)));
        foot.removeAll();
        if (page.size() == Corrections.PAGE) {
            Correction last = page.getLast();
            foot.add(new Button(
                    t("desk.more"),
                    click -> more(corrections.page(new Corrections.After(last.submittedOn(), last.id())))));
        } else if (cards.getComponentCount() == 0) {
            foot.add(Markup.div("card pad empty", new Paragraph(t("corrections.none"))));
        }
    }

    /** The package as visitors see it now; empty = it has left the catalogue. */
    Optional<AccountingPackage> pack(Correction correction) {
        return PackageId.parse(correction.about()).flatMap(catalog.current()::find);
    }

    /** Facts in the screen's language. */
    FactWords facts() {
        return new FactWords(words(), LocalDate.now(clock));
    }
}
