package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.QuestionPage;
import nl.allesoveradministratie.pakketwijzer.finder.QuestionsShown;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Drawn;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** The guided finder: the role first, then nine pages of questions, then those that still tell packages apart. */
@AnonymousAllowed
@Route(FinderScreen.QUESTIONS)
@RouteAlias("en/" + FinderScreen.QUESTIONS)
class FinderView extends FinderScreen {

    private static final String ROLE = "role";

    /** The page that asks whether a package is needed at all. */
    private static final String NEED = "nodig";

    private final transient ApplicationEventPublisher events;

    /** The pages of following questions that lie behind, for "Vorige"; a shared link has none. */
    private final Deque<String> trail = new ArrayDeque<>();

    private FitPanel fit = new FitPanel(finder, words());
    private Span shortCount = new Span();
    private Div progress = new Div();
    private int left;
    private GivenAnswers given = new GivenAnswers(this);
    private NeedNotice need = new NeedNotice(this);
    private QuestionList questions = new QuestionList(this, List.of(), () -> {});
    private QuestionNavigation navigation = new QuestionNavigation(this, Place.ROLE);

    FinderView(Finder finder, Texts texts, ApplicationEventPublisher events) {
        super(finder, texts);
        this.events = events;
    }

    /** Where in the conversation one is. */
    enum Place {
        ROLE,
        PAGE,
        LAST_PAGE,
        FOLLOWING
    }

    @Override
    String path() {
        return QUESTIONS;
    }

    @Override
    public String getPageTitle() {
        QuestionPage page = current();
        return (page == null ? t("finder.role.title") : page.words(language()).title()) + " – Pakketwijzer";
    }

    private List<QuestionPage> pages() {
        return state().answers()
                .first(ROLE)
                .map(Audience::ofKey)
                .map(finder.questions()::pages)
                .orElse(List.of());
    }

    /** The page of the address; null = the role, also when the address names no page of this role. */
    private @Nullable QuestionPage current() {
        if (!pages().isEmpty() && FollowUp.is(state().step())) {
            QuestionPage page = FollowUp.page(state().step(), this);
            return page.criteria().isEmpty() ? pages().getLast() : page;
        }
        return pages().stream()
                .filter(page -> page.id().equals(state().step()))
                .findFirst()
                .orElse(null);
    }

    private Place place() {
        QuestionPage page = current();
        if (page == null) {
            return Place.ROLE;
        }
        return FollowUp.is(page.id()) ? Place.FOLLOWING : page.equals(pages().getLast()) ? Place.LAST_PAGE : Place.PAGE;
    }

    @Override
    void show() {
        removeAll();
        addClassNames("wrap", "fq");
        fit = new FitPanel(finder, words());
        shortCount = new Span();
        given = new GivenAnswers(this);
        need = new NeedNotice(this);
        QuestionPage page = current();
        if (place() != Place.FOLLOWING) {
            events.publishEvent(new QuestionsShown(page == null ? 0 : 1 + pages().indexOf(page)));
        }
        Div main = Markup.div("fq-main");
        if (state().lossy()) {
            main.add(lossyNotice());
        }
        H1 heading = new H1(
                page == null ? t("finder.role.title") : page.words(language()).title());
        heading.getElement().setAttribute("tabindex", "-1");
        if (page != null) {
            progress = new Div(new Drawn(progress(page)));
            left = following().size();
            main.add(progress);
        }
        Paragraph lead = new Paragraph(
                page == null ? t("finder.role.lead") : page.words(language()).lead());
        lead.addClassNames("mut", "fq-lead");
        List<Criterion> asked = page == null
                ? List.of(finder.criteria().get(ROLE))
                : page.criteria().stream().map(finder.criteria()::get).toList();
        questions = new QuestionList(this, asked, this::recount);
        navigation = new QuestionNavigation(this, place());
        main.add(heading, lead, questions);
        if (page != null && page.id().equals(NEED)) {
            main.add(need);
        }
        main.add(new Drawn(new WhyAsked(this, asked)), navigation.with(shortCount));
        add(main, new Aside(fit, given));
        recount();
        if (isAttached()) {
            heading.getElement().callJsFunction("focus");
        }
    }

    private ProgressSteps progress(QuestionPage page) {
        int total = pages().size();
        boolean following = FollowUp.is(page.id());
        int index = following ? total : pages().indexOf(page);
        String label = following ? t("finder.follow.left", following().size()) : t("finder.step", index + 1, total);
        return new ProgressSteps(label, page.words(language()).topic(), index, total);
    }

    /** What would still be asked, this page's own questions included as far as they are open. */
    private List<Criterion> following() {
        return finder.following(state().answers(), state().unknown());
    }

    /** To the next page. Everything can be skipped but the role, which decides what is asked. */
    void forward() {
        if (state().answers().first(ROLE).isEmpty()) {
            questions.refuse(t("finder.role.error"));
            return;
        }
        switch (place()) {
            case ROLE -> goTo(QUESTIONS, pages().getFirst().id());
            case PAGE ->
                goTo(QUESTIONS, pages().get(pages().indexOf(current()) + 1).id());
            case LAST_PAGE -> goTo(RESULT, "");
            case FOLLOWING -> goOn();
        }
    }

    /** To the next questions that tell packages apart; to the result when there are none. */
    void goOn() {
        if (place() == Place.FOLLOWING) {
            // Passed over is not asked again.
            Set<String> unknown = new LinkedHashSet<>(state().unknown());
            unknown.addAll(questions.untouched());
            change(state().withUnknown(unknown));
            trail.push(state().step());
        }
        List<Criterion> next = following();
        if (next.isEmpty()) {
            goTo(RESULT, "");
        } else {
            goTo(QUESTIONS, FollowUp.step(next));
        }
    }

    void backward() {
        trail.removeIf(state().step()::equals);
        switch (place()) {
            case FOLLOWING ->
                goTo(QUESTIONS, trail.isEmpty() ? pages().getLast().id() : trail.pop());
            default -> {
                int index = pages().indexOf(current());
                goTo(QUESTIONS, index <= 0 ? "" : pages().get(index - 1).id());
            }
        }
    }

    private void recount() {
        Ranking ranking = finder.rank(state().answers());
        fit.show(ranking);
        shortCount.setText(FitPanel.sentence(words(), ranking));
        given.show();
        need.show();
        QuestionPage page = current();
        if (page != null && place() == Place.FOLLOWING && following().size() != left) {
            // An answer can make questions fall away, and others come.
            left = following().size();
            progress.removeAll();
            progress.add(new Drawn(progress(page)));
        }
        navigation.show(place().compareTo(Place.LAST_PAGE) < 0 ? 0 : following().size());
    }
}
