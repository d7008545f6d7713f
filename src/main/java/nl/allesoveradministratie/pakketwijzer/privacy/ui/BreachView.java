package nl.allesoveradministratie.pakketwijzer.privacy.ui;

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
import java.util.OptionalInt;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.Breach;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachDesk;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachEntry;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachFacts;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** One breach, a new one too: its clock, what is known, and what was known before. */
@Route("kantoor/datalekken/:number")
@RouteAlias("en/kantoor/datalekken/:number")
@PermitAll
@OnDoor(Door.OFFICE)
class BreachView extends OfficeScreen {

    static final String NEW = "nieuw";

    private final transient BreachDesk desk;
    private final transient Accounts accounts;
    private final transient Clock clock;
    private final Told told = new Told();
    private transient @Nullable BreachEntry seen;
    private transient @Nullable BreachForm form;

    BreachView(BreachDesk desk, Accounts accounts, Clock clock, Texts texts) {
        super(texts, "breach.title");
        this.desk = desk;
        this.accounts = accounts;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        String asked = event.getRouteParameters().get("number").orElse("");
        told.clear();
        draw(asked.equals(NEW), asked.matches("[0-9]{1,9}") ? desk.history(Integer.parseInt(asked)) : desk.history(0));
    }

    private void draw(boolean isNew, List<BreachEntry> history) {
        removeAll();
        add(DeskMark.link(this, BreachesView.PATH, "ev-back", t("breach.title")));
        seen = history.isEmpty() ? null : history.getLast();
        if (isNew) {
            BreachForm empty = new BreachForm(this, Breach.blank());
            form = empty;
            add(new H1(t("breach.new")), new Paragraph(t("breach.new.lead")), told, empty);
        } else if (history.isEmpty()) {
            add(new H1(t("breach.title")), new Paragraph(t("breach.missing")));
        } else {
            draw(history);
        }
    }

    private void draw(List<BreachEntry> history) {
        BreachEntry now = history.getLast();
        BreachForm filled = new BreachForm(this, now.known());
        form = filled;
        Facts facts = new Facts();
        BreachFacts.of(words(), now.known()).forEach((name, value) -> facts.add(t("breach." + name), value));
        var clockNow = now.clock(clock.instant());
        add(
                new H1(t("breach.heading", String.valueOf(now.number()))),
                new Paragraph(t("breach.deadline", words().fullMoment(clockNow.deadline()))),
                told,
                Markup.div(
                        "row pv-clock",
                        DeskMark.clock(this, clockNow),
                        Markup.span(
                                "badge line", t(now.known().closed() ? "breach.state.closed" : "breach.state.open")),
                        Markup.link(
                                href(BreachesView.PATH + "/" + now.number() + "/melding"),
                                "btn sm",
                                Markup.icon(Icon.PRINT),
                                Markup.text(t("breach.print")))),
                facts,
                new Markup.Disclosure(Markup.span("strong", t("breach.add")), "card pad pv-step", filled),
                new H2(t("breach.history")),
                new BreachHistory(this, history, accounts.names(), clock.instant()));
    }

    /** Keeps what was filled in, or says what is wrong with it. */
    void keep(Breach known) {
        BreachForm filled = form;
        Map<String, String> problems = known.problems(clock.instant());
        if (filled != null && filled.tell(problems)) {
            told.warn(t("breach.told.problems"));
            return;
        }
        BreachEntry before = seen;
        if (before == null) {
            int number = desk.begin(known);
            getUI().ifPresent(ui ->
                    ui.navigate(href(BreachesView.PATH + "/" + number).substring(1)));
            return;
        }
        OptionalInt revision = desk.add(before.number(), before.revision(), known);
        if (revision.isEmpty()) {
            // The form stays as it was typed.
            told.warn(t("breach.told.overtaken"));
            return;
        }
        draw(false, desk.history(before.number()));
        SideFrame.refresh(this);
        told.good(t("breach.told.kept"));
    }
}
