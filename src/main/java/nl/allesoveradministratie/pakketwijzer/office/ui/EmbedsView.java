package nl.allesoveradministratie.pakketwijzer.office.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.finder.Segments;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Embed;
import nl.allesoveradministratie.pakketwijzer.site.EmbedDesk;
import nl.allesoveradministratie.pakketwijzer.site.EmbedInput;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Videos of others on our pages: which there are, and one more. */
@Route("kantoor/videos")
@RouteAlias("en/kantoor/videos")
@PermitAll
@OnDoor(Door.OFFICE)
class EmbedsView extends OfficeScreen {

    private final transient EmbedDesk desk;
    private final transient PublishedCatalog catalog;
    private final transient Segments segments;
    private final Div told = Markup.div("");
    private final Div list = Markup.div("");

    EmbedsView(EmbedDesk desk, PublishedCatalog catalog, Segments segments, Texts texts) {
        super(texts, "embeds.title");
        this.desk = desk;
        this.catalog = catalog;
        this.segments = segments;
        addClassName("page");
        told.getElement().setAttribute("role", "status");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        told.removeAll();
        Map<String, String> pages = pages();
        drawList();
        add(
                new H1(t("embeds.title")),
                new Paragraph(t("embeds.lead")),
                told,
                list,
                new H2(t("embeds.new")),
                Markup.div("note plain", Markup.icon(Icon.COOKIE), new Paragraph(t("embeds.first"))),
                new EmbedForm(this, pages));
    }

    /** Pages that a video can stand on, by path, as they are called in the reader's language. */
    private Map<String, String> pages() {
        Catalog current = catalog.current();
        Map<String, String> pages = new LinkedHashMap<>();
        current.packages()
                .forEach(pack -> pages.put("/pakketten/" + pack.id().value(), t("embeds.kind.package", pack.name())));
        segments.all(current)
                .forEach(each -> pages.put(
                        each.segment().path(),
                        t(
                                "embeds.kind.segment",
                                each.segment().words(language()).name())));
        desk.eventPages().forEach((path, event) -> pages.put(path, t("embeds.kind.event", event.title(language()))));
        return pages;
    }

    private void drawList() {
        list.removeAll();
        List<Embed> all = desk.all();
        if (all.isEmpty()) {
            list.add(Markup.div("card pad empty", new Paragraph(t("embeds.none"))));
            return;
        }
        Map<String, String> pages = pages();
        UnorderedList items = new UnorderedList();
        items.addClassName("work");
        all.forEach(embed -> items.add(new ListItem(row(embed, pages.getOrDefault(embed.place(), embed.place())))));
        list.add(items);
    }

    private Component row(Embed embed, String page) {
        String title = embed.title(language());
        Button remove = new Button(t("embeds.remove"), click -> {
            desk.remove(embed.id());
            drawList();
            tell("pos", Icon.CHECK, "embeds.told.removed");
        });
        remove.setAriaLabel(t("embeds.remove.of", title));
        return Markup.div(
                "work-row",
                Markup.div(
                        "",
                        Markup.div("strong", Markup.text(title)),
                        Markup.div("micro dim", Markup.text(embed.provider().brand() + " · " + page))),
                Markup.div("row", Markup.link(href(embed.place()), "btn sm", Markup.text(t("embeds.view"))), remove));
    }

    /** Places what was filled in without a mistake, and says what came of it. */
    void place(EmbedInput input) {
        boolean placed = desk.place(input) == EmbedDesk.Result.DONE;
        drawList();
        tell(
                placed ? "pos" : "plain",
                placed ? Icon.CHECK : Icon.INFO,
                placed ? "embeds.told.placed" : "embeds.told.there");
    }

    private void tell(String kind, Icon icon, String text) {
        told.removeAll();
        told.add(Markup.div("note " + kind, Markup.icon(icon), new Paragraph(t(text))));
    }
}
