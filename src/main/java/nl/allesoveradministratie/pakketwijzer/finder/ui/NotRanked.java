package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.finder.Change;
import nl.allesoveradministratie.pakketwijzer.finder.Outcome;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.finder.Requirement;
import nl.allesoveradministratie.pakketwijzer.finder.Room;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** The packages without a place: those that dropped out, with why, and those about which too little is known. */
class NotRanked extends Composite<Div> {

    /** Marks the button that drops the one answer for which a package has no place, by the package's id. */
    static final String BACK = "data-back";

    private final ResultView screen;

    NotRanked(ResultView screen, Ranking ranking) {
        this.screen = screen;
        getContent().addClassName("not-ranked");
        if (!ranking.excluded().isEmpty()) {
            UnorderedList list = new UnorderedList();
            ranking.excluded()
                    .forEach(excluded -> list.add(line(
                            excluded.pack(),
                            screen.t("result.excluded.because", because(excluded)),
                            Stream.concat(evidence(excluded), wayBack(excluded).stream())
                                    .toList())));
            getContent()
                    .add(disclosure(
                            screen.t("result.excluded", ranking.excluded().size()), list));
        }
        if (!ranking.tooLittleKnown().isEmpty()) {
            UnorderedList list = new UnorderedList();
            ranking.tooLittleKnown()
                    .forEach(thin -> list.add(line(
                            thin.pack(),
                            screen.t("packages.facts", thin.pack().factCount()),
                            thin.requirements().isEmpty() && thin.room().isEmpty()
                                    ? List.of()
                                    : List.of(known(thin)))));
            Paragraph text = new Paragraph(screen.t("result.thin.text"));
            getContent()
                    .add(disclosure(
                            screen.t("result.thin", ranking.tooLittleKnown().size()), text, list));
        }
    }

    /** What is known of the visitor's own points, which is little, and the rest as questions for the vendor. */
    private Component known(Ranking.Thin thin) {
        List<Requirement> known = thin.requirements().stream()
                .filter(requirement -> requirement.fact() != null)
                .toList();
        List<Room> room = thin.room().stream()
                .filter(each -> each.outcome() != Outcome.UNKNOWN)
                .toList();
        Span summary = new Span(screen.t("result.thin.known"));
        summary.add(Markup.hidden(" " + thin.pack().name()));
        return new Markup.Disclosure(
                summary,
                "why",
                Markup.div(
                        "why-body",
                        known.isEmpty() && room.isEmpty()
                                ? new Paragraph(screen.t("result.thin.nothing"))
                                : new HeldAgainst(screen, known, room),
                        new AskVendor(screen, thin.pack(), thin.requirements(), thin.room())));
    }

    private static Component disclosure(String title, Component... contents) {
        Span summary = new Span(new Span(title), Markup.icon(Icon.CHEVRON_DOWN));
        return new Markup.Disclosure(summary, "disc", Markup.div("disc-body", contents));
    }

    private String because(Ranking.Excluded excluded) {
        return excluded.because().stream()
                .map(requirement -> screen.name(screen.finder.criteria().get(requirement.criterion())))
                .collect(Collectors.joining(", "));
    }

    /** What that rests on; of several, which is which. */
    private Stream<Component> evidence(Ranking.Excluded excluded) {
        Evidence evidence = new Evidence(screen);
        return excluded.because().stream().map(requirement -> {
            Div line = Markup.div("evidence small");
            if (excluded.because().size() > 1) {
                line.add(new RequirementLine(screen, requirement));
            }
            line.add(evidence.of(requirement));
            return line;
        });
    }

    /** The one answer without which the package is back, and the way to drop it; nothing where there is none. */
    private List<Component> wayBack(Ranking.Excluded excluded) {
        return screen.finder.alternatives(screen.state().answers()).comeback(excluded).stream()
                .map(alternative -> {
                    Change change = alternative.changes().getFirst();
                    Button drop = new Button(screen.t("result.excluded.drop"));
                    drop.addThemeNames("small");
                    drop.getElement().setAttribute(BACK, excluded.pack().id().value());
                    drop.setAriaLabel(
                            screen.t("result.excluded.drop.of", RequirementLine.name(screen, change.criterion())));
                    Span place = new Span(screen.t(
                            "result.excluded.without",
                            excluded.pack().name(),
                            alternative.place(excluded.pack().id())));
                    return (Component) Markup.div("way-back small", place, drop);
                })
                .toList();
    }

    private ListItem line(AccountingPackage pack, String text, List<Component> more) {
        ListItem line = new ListItem(
                Markup.link(screen.href("/pakketten/" + pack.id().value()), "strong", Markup.text(pack.name())),
                Markup.span("mut small", text));
        more.forEach(line::add);
        return line;
    }
}
