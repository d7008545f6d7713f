package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
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
import nl.allesoveradministratie.pakketwijzer.catalog.CatalogImport;
import nl.allesoveradministratie.pakketwijzer.catalog.ChangeSets;
import nl.allesoveradministratie.pakketwijzer.catalog.Imported;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** The catalogue as files: out, in, and those that came with this version. */
@Route("kantoor/catalogus-bestanden")
@RouteAlias("en/kantoor/catalogus-bestanden")
@PermitAll
@OnDoor(Door.OFFICE)
class FilesView extends DeskScreen {

    private static final int LONGEST_NAME = 100;

    private final transient CatalogImport intake;
    private final transient ChangeSets sets;

    FilesView(CatalogImport intake, ChangeSets sets, PublishedCatalog published, Clock clock, Texts texts) {
        super(texts, "editing.import", published, clock);
        this.intake = intake;
        this.sets = sets;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        told.removeAll();
        // The reading side decides who may be here, also where it has nothing to say.
        sets.mine(null);
        add(
                new H1(t("editing.import.title")),
                new Paragraph(t("editing.import.lead")),
                ways(IMPORT),
                Markup.div("fact-desk", upload(), Markup.div("file-ways", download(), shipped())),
                told);
    }

    private Component upload() {
        FileField file =
                new FileField(this, t("editing.import.file"), t("editing.import.file.help"), CatalogImport.LARGEST);
        Button read = new Button(t("editing.import.read"));
        read.addThemeNames("primary");
        read.addClickListener(event ->
                file.send((name, content) -> tell(intake.file(shown(name), content, title(shown(name))))));
        return card("editing.import.in", "editing.import.in.lead", file, Markup.div("row", read));
    }

    private Component download() {
        Anchor files = Markup.link(FILES, "btn", Markup.text(t("editing.files")));
        files.getElement().setAttribute("download", true);
        return card("editing.import.out", "editing.import.out.lead", files);
    }

    private Component shipped() {
        Button compare = new Button(
                t("editing.import.compare"), event -> tell(intake.shipped(title(t("editing.import.shipped.name")))));
        return card("editing.import.shipped", "editing.import.shipped.lead", compare);
    }

    private Component card(String heading, String lead, Component... contents) {
        Div card = Markup.div("card pad", new H2(t(heading)), new Paragraph(t(lead)));
        card.add(contents);
        return card;
    }

    private String title(String name) {
        return t("editing.import.draft.title", name, words().shortDate(today()));
    }

    /** The browser says what the file is called, so it may be anything. */
    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    }

    private void tell(Imported imported) {
        told.removeAll();
        told.add(new ImportOutcome(this, imported));
        told.getElement().executeJs("this.focus()");
    }
}
