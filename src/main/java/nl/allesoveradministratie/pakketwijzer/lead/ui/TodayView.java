package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.identity.Absences;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadSummary;
import nl.allesoveradministratie.pakketwijzer.lead.LeadToday;
import nl.allesoveradministratie.pakketwijzer.lead.ResponseTimes;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.HomeNotice;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import org.springframework.beans.factory.ObjectProvider;

/** Where the day begins: who waits for me, what I meant to do, who waits for anybody, and which colleagues are there. */
@Route("kantoor/vandaag")
@RouteAlias("en/kantoor/vandaag")
@PermitAll
@OnDoor(Door.OFFICE)
class TodayView extends OfficeScreen {

    final transient PublishedCatalog catalog;
    final transient Sites sites;
    final transient Absences absences;
    final transient SignedIn signedIn;
    private final transient LeadToday desk;
    private final transient ResponseTimes times;
    private final transient Accounts accounts;
    private final transient Clock clock;
    private final transient ObjectProvider<HomeNotice> notices;

    TodayView(
            LeadToday desk,
            ResponseTimes times,
            Accounts accounts,
            Absences absences,
            SignedIn signedIn,
            PublishedCatalog catalog,
            Sites sites,
            Clock clock,
            ObjectProvider<HomeNotice> notices,
            Texts texts) {
        super(texts, "today.title");
        this.notices = notices;
        this.desk = desk;
        this.times = times;
        this.accounts = accounts;
        this.absences = absences;
        this.signedIn = signedIn;
        this.catalog = catalog;
        this.sites = sites;
        this.clock = clock;
        addClassNames("page", "today");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        draw();
    }

    /** Draws all of it anew, as it is now. */
    void draw() {
        LeadToday.Day day = desk.day();
        ResponseTimes.Now responses = times.now();
        TodayList waiting = new TodayList(this, "waiting", "mine");
        day.waiting().leads().forEach(lead -> waiting.add(lead, day.today(), badge(responses, lead)));
        waiting.finish(day.waiting().count(), day.late() == 0 ? "" : t("today.late", day.late()));
        TodayList steps = new TodayList(this, "steps", "mine");
        day.steps().forEach(step -> steps.add(step, day.today()));
        steps.finish(day.stepCount(), "");
        TodayList nobodys = new TodayList(this, "nobodys", "nobodys");
        day.nobodys().leads().forEach(lead -> nobodys.add(lead, day.today(), badge(responses, lead)));
        nobodys.finish(day.nobodys().count(), "");
        TodayList loose = new TodayList(this, "loose", "mine");
        day.loose().leads().forEach(lead -> loose.add(lead, day.today(), Markup.span("", "")));
        loose.finish(day.loose().count(), "");
        removeAll();
        add(new H1(greeting(LocalTime.now(clock))), new Paragraph(date(day.today())));
        notices.orderedStream().flatMap(each -> each.on(this).stream()).forEach(this::add);
        add(Markup.div(
                "today-in",
                Markup.div("today-lists", waiting, steps, nobodys, loose),
                new TeamPresence(this, responses.rota(), accounts.names(), day.today())));
    }

    private String greeting(LocalTime time) {
        String name = signedIn.get().name();
        String part = time.getHour() < 6
                ? "night"
                : time.getHour() < 12 ? "morning" : time.getHour() < 18 ? "day" : "evening";
        return t("today.hello." + part, name.split(" ")[0]);
    }

    private String date(LocalDate today) {
        String weekday =
                today.getDayOfWeek().getDisplayName(TextStyle.FULL, language().locale());
        return t("today.date", weekday, words().date(PartialDate.parse(today.toString())));
    }

    private Component badge(ResponseTimes.Now responses, LeadSummary lead) {
        return ResponseMark.badge(this, responses.of(lead));
    }
}
