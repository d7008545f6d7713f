package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** What a partner promises, before there are figures to see and afterwards to read again. */
@Route("partner/voorwaarden")
@RouteAlias("en/partner/voorwaarden")
@PermitAll
@OnDoor(Door.PARTNER)
class TermsView extends OfficeScreen {

    private final transient PartnerTerms terms;

    TermsView(PartnerTerms terms, Texts texts) {
        super(texts, PartnerTerms.TITLE);
        this.terms = terms;
        addClassNames("page", "narrow", "partner");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        UnorderedList list = new UnorderedList();
        list.addClassName("bul");
        PartnerTerms.PARAGRAPHS.forEach(paragraph -> list.add(new ListItem(t(paragraph))));
        boolean accepted = terms.accepted();
        add(
                new H1(t(PartnerTerms.TITLE)),
                new Paragraph(t(accepted ? "partner.terms.read" : "partner.terms.lead")),
                Markup.div("card pad partner-terms", list));
        if (accepted) {
            add(Markup.div("note pos", Markup.icon(Icon.CHECK), new Paragraph(t("partner.terms.accepted"))));
        } else {
            Button accept = new Button(t("partner.terms.accept"), click -> {
                terms.accept(language());
                getUI().ifPresent(ui -> ui.navigate(href("/partner").substring(1)));
            });
            accept.addThemeNames("primary", "large");
            accept.setDisableOnClick(true);
            add(Markup.div("row", accept));
        }
    }
}
