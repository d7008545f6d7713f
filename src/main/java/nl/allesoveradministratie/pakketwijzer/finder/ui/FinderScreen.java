package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** What the questions and the result have in common: the state is the address, and the address is the state. */
abstract class FinderScreen extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String QUESTIONS = "keuzehulp";
    static final String RESULT = "keuzehulp/resultaat";

    /** The choice that says "I don't know", where a criterion has no such option of its own. */
    static final String DONT_KNOW = "?";

    final transient Finder finder;
    private final transient Texts texts;
    private FinderState state;
    private Language language = Language.NL;

    FinderScreen(Finder finder, Texts texts) {
        this.finder = finder;
        this.texts = texts;
        this.state = FinderState.of(Map.of(), finder);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        language = Language.ofPath("/" + event.getLocation().getPath());
        FinderState asked =
                FinderState.of(event.getLocation().getQueryParameters().getParameters(), finder);
        // The browser's Back leads to an address from before later answers: go back a page, but keep the answers.
        FinderState remembered = ComponentUtil.getData(event.getUI(), FinderState.class);
        boolean back = event.getTrigger() == NavigationTrigger.HISTORY && remembered != null;
        remember(event.getUI(), back ? remembered.atStep(asked.step()) : asked);
        event.getUI().setLocale(language.locale());
        show();
        if (back) {
            replaceAddress();
        }
    }

    /** Draws the screen for the current state. */
    abstract void show();

    /** Says that part of the address was not understood, and so does not count. */
    Div lossyNotice() {
        Div notice = Markup.div("note warn", Markup.icon(Icon.WARNING), new Span(t("finder.dropped_answer")));
        notice.getElement().setAttribute("role", "status");
        return notice;
    }

    /** The path of this screen, without language prefix. */
    abstract String path();

    FinderState state() {
        return state;
    }

    Words words() {
        return texts.in(language);
    }

    Language language() {
        return language;
    }

    String t(String key, Object... arguments) {
        return texts.get(language, key, arguments);
    }

    /** The short name of a criterion. */
    String name(Criterion criterion) {
        return finder.wording().of(criterion, language).shortName();
    }

    /** What was answered to a criterion, in words. */
    String answered(Criterion criterion) {
        return labels(criterion, state.answers().values(criterion.id()));
    }

    /** Values of a criterion, in words. */
    String labels(Criterion criterion, List<String> values) {
        return values.stream()
                .map(value ->
                        finder.wording().option(criterion, value, language).label())
                .collect(Collectors.joining(", "));
    }

    /** The address of a page in the visitor's language. */
    String href(String path) {
        return language.prefix() + path;
    }

    private void remember(UI ui, FinderState changed) {
        state = changed;
        ComponentUtil.setData(ui, FinderState.class, changed);
    }

    /** Takes in a change on this very screen; Back does not step through such changes. */
    void change(FinderState changed) {
        remember(UI.getCurrent(), changed);
        replaceAddress();
    }

    private void replaceAddress() {
        Location here = new Location(href("/" + path()).substring(1), QueryParameters.fromString(query()));
        UI.getCurrent().getPage().getHistory().replaceState(null, here);
    }

    /** Takes in an answer. */
    void answer(String criterion, List<String> values) {
        boolean dontKnow = values.equals(List.of(DONT_KNOW));
        Set<String> unknown = new LinkedHashSet<>(state.unknown());
        if (dontKnow) {
            unknown.add(criterion);
        } else {
            unknown.remove(criterion);
        }
        change(state.withAnswers(finder.change(state.answers(), criterion, dontKnow ? List.of() : values))
                .withUnknown(unknown));
    }

    /** Goes to another page or screen; Back comes back here. */
    void goTo(String path, String step) {
        FinderState there = state.atStep(step);
        remember(UI.getCurrent(), there);
        UI.getCurrent().navigate(href("/" + path).substring(1), QueryParameters.fromString(query()));
    }

    private String query() {
        String query = state.query();
        return query.isEmpty() ? "" : query.substring(1);
    }
}
