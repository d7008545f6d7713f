package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.PeriodKind;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Which periods are shown, and the way to others: longer or shorter ones, the one before, the one after. */
class PeriodBar extends Composite<Div> {

    private final PackageScreen screen;
    private final String path;

    /** @param spans to choose from; none or one = there is nothing to choose */
    PeriodBar(PackageScreen screen, String path, List<PeriodKind> spans, PeriodKind span) {
        this.screen = screen;
        this.path = path;
        getContent().addClassName("partner-period");
        if (spans.size() > 1) {
            Nav choice = new Nav();
            choice.addClassName("partner-spans");
            choice.getElement().setAttribute("aria-label", screen.t("partner.spans"));
            for (PeriodKind each : spans) {
                Anchor link = screen.screen(path + "?" + PackageScreen.SPAN + "=" + each.key(), name(each));
                if (each == span) {
                    link.getElement().setAttribute("aria-current", "true");
                }
                choice.add(link);
            }
            getContent().add(choice);
        }
    }

    private String name(PeriodKind span) {
        return screen.t("partner.span." + span.key());
    }

    /** Adds the way to the pages before and after. */
    PeriodBar turning(InterestReport.Table table) {
        Div pages = Markup.div("row partner-months");
        if (table.page().compareTo(table.first()) > 0) {
            Anchor earlier = page(table, table.page().plus(-1));
            earlier.addComponentAsFirst(Markup.icon(Icon.ARROW_LEFT));
            pages.add(earlier);
        }
        if (table.page().compareTo(table.last()) < 0) {
            Anchor later = page(table, table.page().plus(1));
            later.add(Markup.icon(Icon.ARROW_RIGHT));
            pages.add(later);
        }
        getContent().add(pages);
        return this;
    }

    private Anchor page(InterestReport.Table table, ReportPeriod to) {
        Anchor link = screen.screen(
                path + "?" + PackageScreen.SPAN + "=" + table.span().key() + "&" + PackageScreen.PAGE + "=" + to.key(),
                screen.name(to));
        link.addClassName("btn");
        return link;
    }
}
