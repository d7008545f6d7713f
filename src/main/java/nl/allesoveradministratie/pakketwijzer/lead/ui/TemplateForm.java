package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.ReplyFact;
import nl.allesoveradministratie.pakketwijzer.lead.ReplyFacts;
import nl.allesoveradministratie.pakketwijzer.lead.ReplyTemplate;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** One template: its words, how they look with examples filled in, and every earlier version. */
class TemplateForm extends Composite<Div> {

    private final TemplatesView screen;
    private final ReplyTemplate template;
    private final TextField name = new TextField();
    private final Select<Language> language = new Select<>();
    private final Select<Site> site = new Select<>();
    private final TextArea words = new TextArea();
    private final Div preview = Markup.div("said tpl-preview");

    TemplateForm(TemplatesView screen, ReplyTemplate template) {
        this.screen = screen;
        this.template = template;
        name.setLabel(screen.t("templates.name"));
        name.setMaxLength(ReplyTemplate.LONGEST_NAME);
        name.setValue(template.name());
        language.setLabel(screen.t("templates.language"));
        language.setItems(Language.values());
        language.setItemLabelGenerator(each -> screen.t("desk.language." + each.tag()));
        language.setValue(template.language());
        site.setLabel(screen.t("desk.site"));
        site.setItems(screen.sites.sites());
        site.setItemLabelGenerator(each -> each == null ? screen.t("templates.every_site") : each.brand());
        site.setEmptySelectionAllowed(true);
        site.setEmptySelectionCaption(screen.t("templates.every_site"));
        String key = template.site();
        if (key != null) {
            site.setValue(screen.sites.named(key));
        }
        words.setLabel(screen.t("templates.words"));
        words.setMaxLength(LeadDesk.LONGEST_NOTE);
        words.setValue(template.words());
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(event -> show());
        words.addClassName("tpl-words");
        getContent().addClassNames("card", "pad", "enter");
        Button keep = new Button(screen.t("templates.keep"), event -> keep(template.retired()));
        keep.addThemeNames("primary");
        Div buttons = Markup.div("row", keep);
        if (template.version() > 0) {
            buttons.add(new Button(
                    screen.t(template.retired() ? "templates.offer" : "templates.retire"),
                    event -> keep(!template.retired())));
        }
        getContent().add(name, language, site, words, facts(), buttons, new H2(screen.t("templates.preview")), preview);
        show();
        if (template.version() > 0) {
            getContent().add(history());
        }
    }

    /** What can be filled in: a press puts it at the end of the text. */
    private Div facts() {
        Div facts = Markup.div("tpl-facts", Markup.span("micro dim", screen.t("templates.facts")));
        for (ReplyFact fact : ReplyFact.values()) {
            Button add = new Button(fact.placeholder(), event -> words.setValue(words.getValue() + fact.placeholder()));
            add.setAriaLabel(fact.placeholder() + ": " + screen.t("templates.fact." + fact.key()));
            facts.add(add);
        }
        return facts;
    }

    private void show() {
        String text = words.getValue();
        for (ReplyFact fact : ReplyFact.values()) {
            text = text.replace(fact.placeholder(), screen.t("templates.example." + fact.key()));
        }
        preview.removeAll();
        preview.add(LeadPanel.people(new Span(text)));
        String unknown = ReplyFacts.gaps(words.getValue()).stream()
                .filter(gap -> gap.fact() == null)
                .map(gap -> screen.t("desk.gap.no_fact", gap.placeholder()))
                .collect(Collectors.joining(" "));
        words.setErrorMessage(unknown);
        words.setInvalid(!unknown.isEmpty());
    }

    private void keep(boolean retired) {
        show();
        name.setErrorMessage(screen.t("templates.problem.name"));
        name.setInvalid(name.isEmpty());
        if (words.getValue().isBlank() || Bsn.isIn(words.getValue())) {
            words.setErrorMessage(
                    screen.t(words.getValue().isBlank() ? "templates.problem.words" : "contact.problem.bsn"));
            words.setInvalid(true);
        }
        if (!name.isInvalid() && !words.isInvalid()) {
            Site chosen = site.getValue();
            screen.keep(template.with(
                    chosen == null ? null : chosen.key(),
                    language.getValue(),
                    name.getValue(),
                    words.getValue(),
                    retired));
        }
    }

    private Markup.Disclosure history() {
        Div versions = new Div();
        for (ReplyTemplate version : screen.templates.history(template.id())) {
            Div box = Markup.div(
                    "tpl-version",
                    Markup.div("micro dim", new Span(screen.made(version))),
                    LeadPanel.people(Markup.div("said", new Span(version.words()))));
            if (version.version() != template.version()) {
                box.add(new Button(screen.t("templates.put_back", version.version()), event -> {
                    name.setValue(version.name());
                    words.setValue(version.words());
                    words.focus();
                }));
            }
            versions.add(box);
        }
        return new Markup.Disclosure(new Span(screen.t("templates.history")), "lead-agreed", versions);
    }
}
