package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.DeskRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.LeadNumbers;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestDesk;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestRegister;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.ui.SideFrame;

/** One request: what is asked, until when, what was done, and what can be done. */
@Route("kantoor/verzoeken/:number")
@RouteAlias("en/kantoor/verzoeken/:number")
@PermitAll
@OnDoor(Door.OFFICE)
class RequestView extends OfficeScreen {

    private final transient RequestRegister register;
    private final transient RequestDesk desk;
    private final transient LeadNumbers numbers;
    private final transient Accounts accounts;
    private final transient Clock clock;
    private final Told told = new Told();
    private String number = "";

    RequestView(
            RequestRegister register,
            RequestDesk desk,
            LeadNumbers numbers,
            Accounts accounts,
            Clock clock,
            Texts texts) {
        super(texts, "requests.title");
        this.register = register;
        this.desk = desk;
        this.numbers = numbers;
        this.accounts = accounts;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        number = event.getRouteParameters().get("number").orElse("");
        told.clear();
        draw();
    }

    private void draw() {
        var found = register.find(number);
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
                new RequestFacts(this, request, numbers));
        if (request.isOpen()) {
            add(new H2(t("requests.do")), new RequestActions(this, desk, request));
        }
        add(
                new H2(t("requests.history")),
                new RequestHistory(this, request, register.history(request.id()), accounts.names()));
    }

    /** The time it is. */
    Instant now() {
        return clock.instant();
    }

    /** Draws it as it is now, and says what came of the click. */
    void done(RequestDesk.Result result, String good) {
        boolean isDone = result == RequestDesk.Result.DONE || result == RequestDesk.Result.UNTOLD;
        if (isDone || result == RequestDesk.Result.ENDED) {
            draw();
            SideFrame.refresh(this);
        }
        if (result == RequestDesk.Result.DONE) {
            told.good(t(good));
        } else {
            told.warn(t("requests.result." + result.name().toLowerCase(Locale.ROOT)));
        }
    }
}
