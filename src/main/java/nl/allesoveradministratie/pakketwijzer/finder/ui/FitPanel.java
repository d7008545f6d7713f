package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Drawn;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** De stippen: how many packages still fit, a square for each, and why the others dropped out. */
class FitPanel extends Composite<Div> {

    private final transient Finder finder;
    private final transient Words words;
    private final Span number = Markup.span("fit-number num", "");
    private final Span of = Markup.span("mut", "");
    private final Drawn dots = new Drawn("div", "dots");
    private final Div why = Markup.div("small mut");

    FitPanel(Finder finder, Words words) {
        this.finder = finder;
        this.words = words;
        dots.getElement().setAttribute("aria-hidden", "true");
        Div count = Markup.div("fit-count", number, of);
        count.getElement().setAttribute("role", "status");
        getContent().addClassNames("card", "pad", "fit");
        getContent().add(count, dots, why);
    }

    void show(Ranking ranking) {
        int fitting = ranking.packages().size();
        int all = ranking.rankable();
        number.setText(String.valueOf(fitting));
        of.setText(words.get("finder.count", all, fitting));
        Div row = new Div();
        for (int i = 0; i < all; i++) {
            row.add(Markup.span(i < fitting ? "dot-on" : "dot-off", ""));
        }
        dots.draw(row);
        why.removeAll();
        if (all > fitting) {
            why.add(Markup.div("", Markup.text(words.get("finder.dropped", all - fitting, reasons(ranking)))));
        }
        if (!ranking.tooLittleKnown().isEmpty()) {
            why.add(Markup.div(
                    "fit-thin",
                    Markup.text(words.get(
                            "finder.count.thin", ranking.tooLittleKnown().size()))));
        }
    }

    /** What made packages drop out, most often first. */
    private String reasons(Ranking ranking) {
        return ranking.excluded().stream()
                .filter(excluded -> excluded.pack().isKnownWellEnough())
                .flatMap(excluded -> excluded.because().stream())
                .collect(Collectors.groupingBy(requirement -> requirement.criterion(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
                .limit(3)
                .map(entry -> shortName(finder.criteria().get(entry.getKey())))
                .collect(Collectors.joining(", "));
    }

    private String shortName(Criterion criterion) {
        return finder.wording().of(criterion, words.language()).shortName();
    }

    /** The same in one sentence, for the bar on a small screen. */
    static String sentence(Words words, Ranking ranking) {
        return words.get("finder.count.full", ranking.packages().size(), ranking.rankable());
    }
}
