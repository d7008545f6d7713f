package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.Staff;
import nl.allesoveradministratie.pakketwijzer.insight.OwnStatistics;
import nl.allesoveradministratie.pakketwijzer.insight.OwnStatistics.Count;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.usage.OwnKind;
import nl.allesoveradministratie.pakketwijzer.usage.PageKind;

/** What was counted in a week, the largest first: each kind a card with a table. What is not known any more is left out. */
record Counts(StatisticsView screen, OwnStatistics.Week week) {

    /** The file has them all. */
    private static final int MOST = 20;

    Component wanted(Finder finder) {
        return card(
                OwnKind.WANTED, key -> finder.criteria().find(key).map(criterion -> new Span(name(finder, criterion))));
    }

    Component pages() {
        return card(
                OwnKind.PAGE,
                key -> Stream.of(PageKind.values())
                        .filter(kind -> kind.key().equals(key))
                        .map(kind -> new Span(screen.t("stats.page." + key)))
                        .findFirst());
    }

    /** An editor comes to the fact by a click. */
    Component missing(Finder finder, Catalog catalog, Staff staff) {
        return card(OwnKind.MISSING, key -> {
            int colon = key.indexOf(':');
            Optional<AccountingPackage> pack =
                    PackageId.parse(key.substring(0, Math.max(0, colon))).flatMap(catalog::find);
            Optional<Criterion> criterion = finder.criteria().find(key.substring(colon + 1));
            return pack.flatMap(of -> criterion.map(about -> fact(
                    of, about, screen.t("stats.missing.fact", of.name(), name(finder, about)), staff.is(Role.EDITOR))));
        });
    }

    private Component fact(AccountingPackage pack, Criterion criterion, String name, boolean editor) {
        Optional<String> field = criterion.decidingField().filter(each -> editor);
        if (field.isEmpty()) {
            return new Span(name);
        }
        Anchor link = new Anchor(
                screen.href("/kantoor/catalogus-feit?pakket=" + pack.id() + "&veld=" + field.get()), Markup.text(name));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private String name(Finder finder, Criterion criterion) {
        return finder.wording().of(criterion, screen.language()).shortName();
    }

    private Component card(OwnKind kind, Function<String, Optional<? extends Component>> name) {
        String texts = "stats.kind." + kind.key();
        List<Count> counts = week.counts(kind);
        int hidden = week.hidden(kind);
        Div card = Markup.div("card pad", new H2(screen.t(texts)), new Paragraph(screen.t(texts + ".lead")));
        if (counts.isEmpty()) {
            card.add(new Paragraph(screen.t("stats.nothing")));
            return card;
        }
        CountTable table = new CountTable(
                screen.t("stats.caption", screen.t(texts)),
                List.of(screen.t(texts + ".what"), screen.t("stats.visitors")),
                counts.getFirst().browserDays());
        List<Count> shown = new ArrayList<>();
        for (Count count : counts) {
            if (shown.size() < MOST) {
                name.apply(count.key()).ifPresent(about -> {
                    shown.add(count);
                    table.row(about, count.browserDays(), screen.number(count.browserDays()));
                });
            }
        }
        card.add(table);
        if (counts.size() > shown.size()) {
            card.add(new Paragraph(screen.t("stats.more", counts.size() - shown.size())));
        }
        if (hidden > 0) {
            card.add(new Paragraph(screen.t("stats.hidden", hidden)));
        }
        return card;
    }
}
