package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.DoorHosts;
import nl.allesoveradministratie.pakketwijzer.identity.Entrance;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.CalendarFeed;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** A colleague's own address for a calendar: make it, see it once, make another, withdraw it. */
@Route("kantoor/agenda")
@RouteAlias("en/kantoor/agenda")
@PermitAll
@OnDoor(Door.OFFICE)
class CalendarFeedView extends OfficeScreen {

    private final transient CalendarFeed feed;
    private final transient DoorHosts hosts;
    private final transient Clock clock;
    private final Div place = Markup.div("card pad feed-address");

    CalendarFeedView(CalendarFeed feed, DoorHosts hosts, Clock clock, Texts texts) {
        super(texts, "office.feed");
        this.feed = feed;
        this.hosts = hosts;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        Optional<Instant> madeAt = feed.madeAt();
        removeAll();
        add(new H1(t("office.feed")), new Paragraph(t("feed.lead")), place);
        madeAt.ifPresentOrElse(this::made, () -> none("feed.none"));
    }

    private void none(String text) {
        Button make = new Button(t("feed.make"), click -> make());
        make.addThemeNames("primary");
        place.removeAll();
        place.add(status(t(text)), Markup.div("row", make));
    }

    private void made(Instant at) {
        place.removeAll();
        place.add(
                new Paragraph(t("feed.made", words().moment(at, LocalDate.now(clock)))),
                new Paragraph(t("feed.lost")),
                buttons());
    }

    private Div buttons() {
        return Markup.div("row", new Button(t("feed.again"), click -> make()), new Button(t("feed.withdraw"), click -> {
            feed.withdraw();
            none("feed.withdrawn");
        }));
    }

    private void make() {
        String secret = hosts.address(Entrance.OFFICE, "/kantoor/agenda/" + feed.make(language()) + ".ics");
        H2 heading = new H2(t("feed.new"));
        heading.getElement().setAttribute("tabindex", "-1");
        TextField shown = new TextField(t("feed.address"));
        shown.setValue(secret);
        shown.setReadOnly(true);
        shown.setWidthFull();
        shown.setAutoselect(true);
        Paragraph copied = status("");
        Button copy = new Button(
                t("feed.copy"),
                Markup.icon(Icon.COPY),
                click -> getElement()
                        .executeJs("return navigator.clipboard.writeText($0)", secret)
                        .then(
                                done -> copied.setText(t("feed.copied")),
                                refused -> copied.setText(t("feed.copy_yourself"))));
        copy.addThemeNames("primary");
        place.removeAll();
        place.add(heading, new Paragraph(t("feed.once")), shown, Markup.div("row", copy, copied), buttons());
        heading.getElement().callJsFunction("focus");
    }

    private static Paragraph status(String text) {
        Paragraph status = new Paragraph(text);
        status.getElement().setAttribute("role", "status");
        return status;
    }
}
