package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.ReplyTemplate;
import nl.allesoveradministratie.pakketwijzer.lead.ReplyTemplates;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** The templates of replies: which there are, one of them with its preview, and what it was before. */
@Route("kantoor/sjablonen/:template?")
@RouteAlias("en/kantoor/sjablonen/:template?")
@PermitAll
@OnDoor(Door.OFFICE)
class TemplatesView extends OfficeScreen {

    private static final String NEW = "nieuw";

    final transient ReplyTemplates templates;
    final transient Sites sites;
    private final transient Accounts accounts;
    private final transient Clock clock;
    private transient Map<UUID, String> names = Map.of();
    private final Div told = Markup.div("told");
    private final Div list = new Div();
    private final Div place = new Div();

    TemplatesView(ReplyTemplates templates, Accounts accounts, Sites sites, Clock clock, Texts texts) {
        super(texts, "templates.title");
        this.templates = templates;
        this.accounts = accounts;
        this.sites = sites;
        this.clock = clock;
        addClassNames("page", "templates");
        told.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        names = accounts.names();
        removeAll();
        told.removeAll();
        add(new H1(t("templates.title")), new Paragraph(t("templates.lead")), told, Markup.div("tpl", list, place));
        show(event.getRouteParameters().get("template").orElse(""));
    }

    private void show(String shown) {
        List<ReplyTemplate> all = templates.all();
        UnorderedList rows = new UnorderedList();
        rows.addClassNames("work", "tpl-list");
        all.forEach(each -> rows.add(row(each, each.id().toString().equals(shown))));
        list.removeAll();
        list.add(link("/" + NEW, "btn sm", t("templates.new"), Icon.PLUS), rows);
        place.removeAll();
        Optional<ReplyTemplate> chosen = shown.equals(NEW)
                ? Optional.of(ReplyTemplate.blank(language()))
                : all.stream()
                        .filter(each -> each.id().toString().equals(shown))
                        .findFirst();
        chosen.ifPresentOrElse(
                template -> place.add(new TemplateForm(this, template)),
                () -> place.add(Markup.div(
                        "card pad", new Paragraph(t(shown.isEmpty() ? "templates.choose" : "templates.gone")))));
    }

    private ListItem row(ReplyTemplate template, boolean isShown) {
        Anchor row = link("/" + template.id(), isShown ? "tpl-row on" : "tpl-row", "", null);
        if (isShown) {
            row.getElement().setAttribute("aria-current", "page");
        }
        row.add(LeadPanel.people(Markup.span("b", template.name())), Markup.span("micro dim", about(template)));
        return new ListItem(row);
    }

    /** For whom a template is. */
    String about(ReplyTemplate template) {
        String site = template.site() == null
                ? t("templates.every_site")
                : sites.named(template.site()).brand();
        String language = t("desk.language." + template.language().tag());
        return template.retired() ? t("templates.about.retired", site, language) : t("templates.about", site, language);
    }

    private Anchor link(String path, String classes, String text, @Nullable Icon icon) {
        Anchor link = new Anchor(href("/kantoor/sjablonen" + path));
        link.getElement().setAttribute("router-link", true);
        link.addClassNames(classes.split(" "));
        if (icon != null) {
            link.add(Markup.icon(icon), Markup.text(text));
        }
        return link;
    }

    /** When and by whom a version was made. */
    String made(ReplyTemplate version) {
        String at = words().moment(version.changedAt(), LocalDate.now(clock));
        UUID by = version.changedBy();
        return by == null
                ? t("templates.came_with", version.version())
                : t("templates.made", version.version(), names.getOrDefault(by, "?"), at);
    }

    /** Keeps a version, and says what came of it; false = a colleague was first, and the form stays as it is. */
    boolean keep(ReplyTemplate changed) {
        boolean kept = templates.keep(changed);
        if (kept) {
            show(changed.id().toString());
        }
        told.removeAll();
        Div note = Markup.div(
                kept ? "note pos" : "note warn",
                Markup.icon(kept ? Icon.CHECK : Icon.WARNING),
                new Paragraph(t(kept ? "templates.kept" : "templates.overtaken")));
        if (!kept) {
            note.add(new Button(t("templates.look"), event -> show(changed.id().toString())));
        }
        told.add(note);
        told.getElement().executeJs("this.focus()");
        return kept;
    }
}
