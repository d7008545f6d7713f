package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadInbox;
import nl.allesoveradministratie.pakketwijzer.lead.Quarantine;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Questions that are doubtful, oldest first; a colleague lets them in or says that they are none. */
@Route("kantoor/quarantaine")
@RouteAlias("en/kantoor/quarantaine")
@PermitAll
@OnDoor(Door.OFFICE)
class QuarantineView extends OfficeScreen {

    final transient Quarantine quarantine;
    final transient Sites sites;
    final transient Clock clock;
    private final List<QuarantineCard> cards = new ArrayList<>();
    private final Div list = Markup.div("apart-list");
    private final Div foot = new Div();

    QuarantineView(Quarantine quarantine, Sites sites, Clock clock, Texts texts) {
        super(texts, "quarantine.title");
        this.quarantine = quarantine;
        this.sites = sites;
        this.clock = clock;
        addClassNames("page", "narrow");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        List<Quarantine.Apart> page = quarantine.page(null);
        removeAll();
        list.removeAll();
        cards.clear();
        Paragraph keys = new Paragraph(t("quarantine.keys"));
        keys.addClassNames("small", "mut", "apart-keys");
        keys.setVisible(!page.isEmpty());
        add(new H1(t("quarantine.title")), new Paragraph(t("quarantine.lead")), keys, list, foot);
        more(page);
    }

    private void more(List<Quarantine.Apart> page) {
        for (Quarantine.Apart each : page) {
            QuarantineCard card = new QuarantineCard(this, each);
            cards.add(card);
            list.add(card);
        }
        foot.removeAll();
        if (page.size() == Quarantine.PAGE) {
            Quarantine.Apart last = page.getLast();
            foot.add(new Button(
                    t("desk.more"), click -> more(quarantine.page(new LeadInbox.After(last.receivedAt(), last.id())))));
        } else if (cards.isEmpty()) {
            foot.add(Markup.div("card pad empty", new Paragraph(t("quarantine.none"))));
        }
    }

    /** Goes to another question that waits, so many further on; the same one when there is none. */
    void go(QuarantineCard from, int step) {
        List<QuarantineCard> waiting =
                cards.stream().filter(each -> each.waits() || each == from).toList();
        int to = waiting.indexOf(from) + step;
        // After the last one, the one before it.
        int near = to >= waiting.size() ? waiting.size() - 1 - (from.waits() ? 0 : 1) : to;
        if (near >= 0) {
            waiting.get(near).focus();
        }
    }
}
