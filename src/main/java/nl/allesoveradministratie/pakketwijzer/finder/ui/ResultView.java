package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Listing;
import nl.allesoveradministratie.pakketwijzer.finder.Order;
import nl.allesoveradministratie.pakketwijzer.finder.PackagesShown;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.finder.ResultShown;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Drawn;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.springframework.context.ApplicationEventPublisher;

/** The result: packages in order, each with why, what it costs and what nobody knows yet. */
@AnonymousAllowed
@Route(FinderScreen.RESULT)
@RouteAlias("en/" + FinderScreen.RESULT)
class ResultView extends FinderScreen {

    private static final int SHOWN_AT_FIRST = 5;

    private final transient Clock clock;
    private final transient ApplicationEventPublisher events;
    private boolean all;
    private H1 heading = new H1();
    /** The packages, and the tray: drawn anew when the list changes, while what stands around them stays as it is. */
    private Div shelf = new Div();

    private Div foot = new Div();
    private Div keep = new Div();
    private transient Supplier<Button> whatIfShortcut = Button::new;

    ResultView(Finder finder, Texts texts, Clock clock, ApplicationEventPublisher events) {
        super(finder, texts);
        this.clock = clock;
        this.events = events;
    }

    @Override
    String path() {
        return RESULT;
    }

    @Override
    public String getPageTitle() {
        return t("result.title") + " – Pakketwijzer";
    }

    /** Takes in how the packages are listed or which are compared; what is tried out beside them goes on. */
    void relist(Listing changed) {
        change(state().listedBy(changed));
        list(finder.rank(state().answers()));
    }

    /** Takes in answers that were tried out, and starts at the top of the new result. */
    void apply(Answers tried) {
        change(state().withAnswers(tried)
                .withUnknown(
                        state().unknown().stream().filter(id -> !tried.has(id)).collect(Collectors.toSet())));
        show();
        heading.getElement().callJsFunction("focus");
    }

    FactWords facts() {
        return new FactWords(words(), LocalDate.now(clock));
    }

    @Override
    void show() {
        removeAll();
        Ranking ranking = finder.rank(state().answers());
        events.publishEvent(new ResultShown(finder.wanted(state().answers()), ranking.openFacts(SHOWN_AT_FIRST)));

        Div page = Markup.div("wrap result", new ResultHead(this, ranking));
        Div list = Markup.div("res-list");
        if (state().lossy()) {
            list.add(lossyNotice());
        }
        NeedNotice need = new NeedNotice(this);
        if (need.advisesAgainst()) {
            list.add(need.show());
        }
        if (!ranking.undecided().isEmpty()) {
            list.add(new Drawn(new UndecidedNotice(this, ranking)));
        }
        shelf = Markup.div("res-shelf");
        keep = new Div();
        foot = Markup.div("res-foot");
        list.add(
                new ResultOrder(this),
                shelf,
                new Drawn(new NotRanked(this, ranking)).onPress(NotRanked.BACK, this::bringBack),
                new Drawn(new MakePlan(this)),
                new Drawn(new AskAdvice(this)));
        WhatIfPanel whatIf = new WhatIfPanel(this);
        whatIfShortcut = whatIf::shortcut;
        list.addComponentAsFirst(whatIf.shortcut());
        Aside aside = new Aside(whatIf, new AddCriterion(this), keep);
        aside.addClassName("res-aside");
        page.add(Markup.div("res", list, aside));
        add(page, foot);
        list(ranking);
    }

    private void list(Ranking ranking) {
        List<Ranking.Ranked> listed = state().listing().of(ranking, state().answers());
        events.publishEvent(new PackagesShown(listed.stream()
                .limit(SHOWN_AT_FIRST)
                .map(ranked -> ranked.pack().id())
                .toList()));
        shelf.removeAll();
        shelf.add(hiddenByCost(ranking.packages().size() - listed.size()), cards(listed));
        if (listed.size() > SHOWN_AT_FIRST && !all) {
            Button more = new Button(t("result.more", listed.size() - SHOWN_AT_FIRST), event -> {
                all = true;
                relist(state().listing());
                focusOn(".res-cards > li:nth-child(" + (SHOWN_AT_FIRST + 1) + ") [" + ResultCard.COMPARE + "]");
            });
            shelf.add(Markup.div("res-more", more));
        }
        keep.removeAll();
        keep.add(new Drawn(new KeepResult(this)));
        foot.removeAll();
        foot.add(new CompareTray(this, whatIfShortcut.get()));
    }

    /** What had the keyboard was drawn anew; a field takes it a moment after it came. */
    private void focusOn(String css) {
        shelf.getElement().executeJs("setTimeout(() => this.querySelector($0)?.focus())", css);
    }

    private Component cards(List<Ranking.Ranked> listed) {
        OrderedList list = new OrderedList();
        list.addClassName("res-cards");
        int shown = all ? listed.size() : Math.min(SHOWN_AT_FIRST, listed.size());
        for (int i = 0; i < shown; i++) {
            ListItem item = new ListItem(new ResultCard(
                    this, listed.get(i), listed, i == 0 && state().listing().order(state().answers()) == Order.FIT));
            list.add(item);
        }
        if (listed.isEmpty()) {
            Paragraph text = new Paragraph(t(state().listing().upTo() > 0 ? "result.none.hidden" : "result.none"));
            return Markup.div("card pad empty", text);
        }
        return new Drawn(list)
                .onTick(
                        ResultCard.COMPARE,
                        (id, chosen) -> PackageId.parse(id)
                                .flatMap(finder.catalog()::find)
                                .ifPresent(pack -> compare(pack.id(), chosen)));
    }

    private Component hiddenByCost(int hidden) {
        Paragraph text = new Paragraph(hidden == 0 ? "" : t("result.budget.hidden", hidden));
        text.addClassNames("small", "mut");
        text.setVisible(hidden > 0);
        return text;
    }

    H1 heading(Ranking ranking) {
        long good = ranking.packages().stream()
                .filter(ranked -> ranked.score() != null && ranked.score().value() >= 70)
                .count();
        heading = new H1(
                good > 0
                        ? t("result.h1.good", good)
                        : t("result.h1", ranking.packages().size()));
        heading.getElement().setAttribute("tabindex", "-1");
        return heading;
    }

    /** Drops the one answer for which a package has no place. */
    private void bringBack(String id) {
        Answers answers = state().answers();
        finder.rank(answers).excluded().stream()
                .filter(excluded -> excluded.pack().id().value().equals(id))
                .flatMap(excluded -> finder.alternatives(answers).comeback(excluded).stream())
                .forEach(alternative -> apply(alternative.answers()));
    }

    /** Puts a package in the tray or takes it out. */
    void compare(PackageId id, boolean chosen) {
        List<PackageId> compared = new ArrayList<>(state().listing().compared());
        compared.remove(id);
        if (chosen && compared.size() < Listing.MOST_COMPARED) {
            compared.add(id);
        }
        relist(state().listing().comparing(compared));
        focusOn("[" + ResultCard.COMPARE + "='" + id.value() + "']");
    }
}
