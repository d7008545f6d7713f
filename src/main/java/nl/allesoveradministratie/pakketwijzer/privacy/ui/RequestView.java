package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.DeskRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.LeadNumbers;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestDesk;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestStep;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** One request: what is asked, until when, what was done, and what can be done. */
@Route("kantoor/verzoeken/:number")
@RouteAlias("en/kantoor/verzoeken/:number")
@PermitAll
@OnDoor(Door.OFFICE)
class RequestView extends OfficeScreen {

    private final transient RequestDesk desk;
    private final transient LeadNumbers numbers;
    private final transient Accounts accounts;
    private final transient Clock clock;
    private final Div told = new Div();
    private String number = "";

    RequestView(RequestDesk desk, LeadNumbers numbers, Accounts accounts, Clock clock, Texts texts) {
        super(texts, "requests.title");
        this.desk = desk;
        this.numbers = numbers;
        this.accounts = accounts;
        this.clock = clock;
        addClassName("page");
        told.addClassName("told");
        told.getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        number = event.getRouteParameters().get("number").orElse("");
        told.removeAll();
        draw();
    }

    private void draw() {
        var found = desk.find(number);
        removeAll();
        add(DeskMark.link(this, RequestsView.PATH, "ev-back", t("requests.title")));
        if (found.isEmpty()) {
            add(new H1(t("requests.title")), new Paragraph(t("requests.missing")));
            return;
        }
        DeskRequest request = found.get();
        add(
                new H1(t(
                        "requests.heading", t("requests.kind." + request.right().key()), request.number())),
                new Paragraph(t("requests.means." + request.right().key())),
                told,
                facts(request));
        if (request.isOpen()) {
            add(new H2(t("requests.do")), new RequestActions(this, desk, request));
        }
        add(new H2(t("requests.history")), history(request, desk.history(request.id())));
    }

    /** The time it is. */
    Instant now() {
        return clock.instant();
    }

    private Facts facts(DeskRequest request) {
        Facts facts = new Facts();
        facts.add(t("requests.received"), day(request.receivedAt()) + " · " + t("requests.by." + request.cameBy()));
        if (request.endedAt() == null) {
            facts.add(
                    t("requests.due"),
                    Markup.span("num", words().shortDate(request.due()) + " "),
                    DeskMark.clock(this, request.clock(now())));
        } else {
            facts.add(t("requests.status." + request.status()), day(request.endedAt()));
        }
        if (request.extendedAt() != null) {
            facts.add(t("requests.extended"), day(request.extendedAt()));
        }
        facts.add(
                t("requests.check"),
                t(
                        request.check() == null
                                ? "requests.check.own"
                                : "requests.check." + request.check().key()));
        UUID lead = request.lead();
        String leadNumber = lead == null ? "" : numbers.of(List.of(lead)).getOrDefault(lead, "");
        facts.add(
                t("requests.about"),
                !leadNumber.isEmpty()
                        ? leadNumber
                        : t(
                                lead != null
                                        ? "requests.about.gone"
                                        : request.hasProvedAddress()
                                                ? "requests.about.all"
                                                : "requests.about.unknown"));
        return facts;
    }

    private String day(Instant moment) {
        return words().shortDate(LocalDate.ofInstant(moment, Words.HERE));
    }

    private OrderedList history(DeskRequest request, List<RequestStep> steps) {
        Map<UUID, String> names = accounts.names();
        OrderedList list = new OrderedList();
        list.addClassName("pv-history");
        for (RequestStep step : steps) {
            ListItem item = new ListItem(
                    Markup.span("strong", t("requests.step." + step.kind())),
                    Markup.span(
                            "micro dim num",
                            " " + words().moment(step.at(), LocalDate.ofInstant(now(), Words.HERE)) + " · "
                                    + names.getOrDefault(step.actor(), "?")));
            if (!step.words().isEmpty()) {
                Paragraph words = new Paragraph(step.words());
                words.addClassName("pv-words");
                item.add(words);
            }
            list.add(item);
        }
        if (request.cameBy().equals("own")) {
            list.add(new ListItem(t("requests.history.own")));
        }
        return list;
    }

    /** Draws it as it is now, and says what came of the click. */
    void done(RequestDesk.Result result, String good) {
        boolean isGood = result == RequestDesk.Result.DONE;
        if (isGood || result == RequestDesk.Result.ENDED) {
            draw();
            SideFrame.refresh(this);
        }
        told.removeAll();
        told.add(Markup.div(
                isGood ? "note pos" : "note warn",
                Markup.icon(isGood ? Icon.CHECK : Icon.WARNING),
                new Paragraph(
                        t(isGood ? good : "requests.result." + result.name().toLowerCase(Locale.ROOT)))));
        told.getElement().executeJs("this.focus()");
    }
}
