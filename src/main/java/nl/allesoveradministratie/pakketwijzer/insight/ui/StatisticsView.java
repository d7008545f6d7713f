package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.PublishedCatalog;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.insight.OwnStatistics;
import nl.allesoveradministratie.pakketwijzer.insight.OwnStatistics.Reached;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** How our own services are used, a site and a week at a time: both stand in the address. */
@Route("kantoor/statistiek")
@RouteAlias("en/kantoor/statistiek")
@PermitAll
@OnDoor(Door.OFFICE)
class StatisticsView extends OfficeScreen {

    private final transient OwnStatistics statistics;
    private final transient Sites sites;
    private final transient Finder finder;
    private final transient PublishedCatalog catalog;
    private final transient SignedIn signedIn;

    StatisticsView(
            OwnStatistics statistics,
            Sites sites,
            Finder finder,
            PublishedCatalog catalog,
            SignedIn signedIn,
            Texts texts) {
        super(texts, "stats.title");
        this.statistics = statistics;
        this.sites = sites;
        this.finder = finder;
        this.catalog = catalog;
        this.signedIn = signedIn;
        addClassNames("page", "fig");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        QueryParameters query = event.getLocation().getQueryParameters();
        Site site = sites.named(query.getSingleParameter("site").orElse(""));
        List<LocalDate> weeks = statistics.weeks(site.key());
        Optional<String> asked = query.getSingleParameter("week");
        Optional<LocalDate> known = asked.flatMap(OwnStatistics::monday).filter(weeks::contains);
        Optional<LocalDate> week = known.or(() -> weeks.stream().findFirst());
        add(new StatisticsHead(this, sites, site, weeks, week));
        if (asked.isPresent() && known.isEmpty()) {
            add(note("warn", Icon.WARNING, "stats.unknown"));
        }
        add(note("plain", Icon.SHIELD, "stats.rule"));
        if (week.isEmpty()) {
            add(Markup.div("card pad empty", new Paragraph(t("stats.none", site.brand()))));
            return;
        }
        OwnStatistics.Week shown = statistics.week(site.key(), week.get());
        if (shown.finder().isEmpty()) {
            add(Markup.div("card pad empty", new Paragraph(t("stats.finder.none"))));
        } else {
            add(new FinderSteps(this, finder, shown.finder()));
        }
        add(
                new FinderTrend(this, statistics.trend(site.key(), week.get())),
                new Counts(this, shown).wanted(finder),
                new Counts(this, shown).missing(finder, catalog.current(), signedIn.get()),
                new Counts(this, shown).pages());
    }

    private static Component text(String text) {
        return new Paragraph(text);
    }

    private Component note(String kind, Icon icon, String key) {
        Div note = Markup.div("note " + kind, Markup.icon(icon), text(t(key)));
        if (kind.equals("warn")) {
            note.getElement().setAttribute("role", "status");
        }
        return note;
    }

    /** Where a week of a site is. */
    String address(String path, Site site, Optional<LocalDate> week) {
        return href("/kantoor/statistiek" + path + "?site=" + site.key()
                + week.map(monday -> "&week=" + OwnStatistics.name(monday)).orElse(""));
    }

    H1 heading() {
        return new H1(t("stats.title"));
    }

    String number(int count) {
        return words().number(BigDecimal.valueOf(count));
    }

    /** One number, or between which it lies. */
    String number(Reached reached) {
        if (reached.isExact()) {
            return number(reached.least());
        }
        return reached.most() < 5
                ? t("stats.few")
                : t("stats.between", number(reached.least()), number(reached.most()));
    }
}
