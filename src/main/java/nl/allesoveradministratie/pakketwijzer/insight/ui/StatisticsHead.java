package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Which site and week are shown, the ways to others, and the file. */
class StatisticsHead extends Composite<Div> {

    private final StatisticsView screen;
    private final Site site;

    /**
     * @param weeks that there are figures of, the newest first
     * @param week the one that is shown; empty = there is none
     */
    StatisticsHead(StatisticsView screen, Sites sites, Site site, List<LocalDate> weeks, Optional<LocalDate> week) {
        this.screen = screen;
        this.site = site;
        Div tools = Markup.div("row");
        tools.add(choice(
                "stats.site",
                sites.sites(),
                site,
                Site::brand,
                chosen -> screen.address("", chosen, Optional.empty())));
        week.ifPresent(shown -> {
            int place = weeks.indexOf(shown);
            if (place < weeks.size() - 1) {
                tools.add(step(weeks.get(place + 1), "week.earlier", Icon.ARROW_LEFT));
            }
            tools.add(choice(
                    "week.choose",
                    weeks,
                    shown,
                    each -> screen.t("stats.from", number(each), screen.words().shortDate(each)),
                    chosen -> screen.address("", site, Optional.of(chosen))));
            if (place > 0) {
                tools.add(step(weeks.get(place - 1), "week.later", Icon.ARROW_RIGHT));
            }
            Anchor file = Markup.link(
                    screen.address("/cijfers.csv", site, Optional.of(shown)), "btn", Markup.text(screen.t("week.csv")));
            file.getElement().setAttribute("download", true);
            tools.add(file);
        });
        getContent().addClassName("fig-head");
        getContent()
                .add(
                        Markup.div(
                                "",
                                screen.heading(),
                                Markup.span("mut", week.map(this::days).orElse(site.brand()))),
                        tools);
    }

    private String days(LocalDate monday) {
        return screen.t(
                "stats.days",
                site.brand(),
                number(monday),
                screen.words().date(new PartialDate(monday)),
                screen.words().date(new PartialDate(monday.plusDays(6))));
    }

    static String number(LocalDate monday) {
        return String.valueOf(monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private Anchor step(LocalDate week, String name, Icon icon) {
        Anchor link = new Anchor(screen.address("", site, Optional.of(week)), Markup.text(screen.t(name)));
        link.getElement().setAttribute("router-link", true);
        link.addClassName("btn");
        link.addComponentAsFirst(Markup.icon(icon));
        return link;
    }

    private <T> Component choice(
            String label, List<T> items, T shown, Function<T, String> name, Function<T, String> address) {
        Select<T> choice = new Select<>();
        choice.setAriaLabel(screen.t(label));
        choice.setItems(items);
        choice.setItemLabelGenerator(name::apply);
        choice.setValue(shown);
        choice.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                screen.go(address.apply(change.getValue()));
            }
        });
        return choice;
    }
}
