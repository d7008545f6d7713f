package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.QuestionPage;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.jspecify.annotations.Nullable;

/** The guided finder: the role first, then nine pages of questions. */
@AnonymousAllowed
@Route(FinderScreen.QUESTIONS)
@RouteAlias("en/" + FinderScreen.QUESTIONS)
class FinderView extends FinderScreen {

    private static final String ROLE = "role";

    private FitPanel fit = new FitPanel(finder, words());
    private Span shortCount = new Span();
    private GivenAnswers given = new GivenAnswers(this);
    private final List<QuestionField> fields = new ArrayList<>();

    FinderView(Finder finder, Texts texts) {
        super(finder, texts);
    }

    @Override
    String path() {
        return QUESTIONS;
    }

    @Override
    public String getPageTitle() {
        return (current() == null
                        ? t("finder.role.title")
                        : current().words(language()).title()) + " – Pakketwijzer";
    }

    private List<QuestionPage> pages() {
        return state().answers()
                .first(ROLE)
                .map(Audience::ofKey)
                .map(finder::pages)
                .orElse(List.of());
    }

    /** The page of the address; null = the role, also when the address names no page of this role. */
    private @Nullable QuestionPage current() {
        return pages().stream()
                .filter(page -> page.id().equals(state().step()))
                .findFirst()
                .orElse(null);
    }

    @Override
    void show() {
        removeAll();
        fields.clear();
        addClassNames("wrap", "fq");
        fit = new FitPanel(finder, words());
        shortCount = new Span();
        given = new GivenAnswers(this);
        QuestionPage page = current();
        int index = page == null ? -1 : pages().indexOf(page);
        Div questions = Markup.div("fq-main");
        if (state().lossy()) {
            questions.add(lossyNotice());
        }
        H1 heading = new H1(
                page == null ? t("finder.role.title") : page.words(language()).title());
        heading.getElement().setAttribute("tabindex", "-1");
        if (page != null) {
            questions.add(new ProgressSteps(
                    t("finder.step", index + 1, pages().size()),
                    page.words(language()).topic(),
                    index,
                    pages().size()));
        }
        Paragraph lead = new Paragraph(
                page == null ? t("finder.role.lead") : page.words(language()).lead());
        lead.addClassNames("mut", "fq-lead");
        questions.add(heading, lead);
        List<Criterion> asked = page == null
                ? List.of(finder.criteria().get(ROLE))
                : page.criteria().stream().map(finder.criteria()::get).toList();
        addFields(questions, asked);
        questions.add(new WhyAsked(this, asked), navigation(index));
        Aside aside = new Aside(fit, given);
        add(questions, aside);
        recount();
        if (isAttached()) {
            heading.getElement().callJsFunction("focus");
        }
    }

    private Component lossyNotice() {
        Div notice = Markup.div("note warn", Markup.icon(Icon.WARNING), new Span(t("finder.dropped_answer")));
        notice.getElement().setAttribute("role", "status");
        return notice;
    }

    /** Wishes that follow each other share one list. */
    private void addFields(Div questions, List<Criterion> asked) {
        Div wishes = null;
        for (Criterion criterion : asked) {
            if (criterion.answerType() != Criterion.AnswerType.WANT) {
                wishes = null;
                questions.add(field(criterion));
            } else {
                if (wishes == null) {
                    wishes = Markup.div("wishes");
                    questions.add(wishes);
                }
                wishes.add(field(criterion));
            }
        }
    }

    private QuestionField field(Criterion criterion) {
        boolean dontKnow = !criterion.id().equals(ROLE);
        QuestionField field = new QuestionField(finder, criterion, words(), dontKnow)
                .with(state().answers(), state().unknown().contains(criterion.id()), values -> {
                    answer(criterion.id(), values);
                    recount();
                });
        fields.add(field);
        return field;
    }

    private Component navigation(int index) {
        List<QuestionPage> pages = pages();
        boolean last = index >= 0 && index == pages.size() - 1;
        Button next = new Button(t(last ? "finder.finish" : "finder.next"), event -> forward());
        next.addThemeNames("primary", "large");
        next.setSuffixComponent(Markup.icon(Icon.ARROW_RIGHT));
        Button back = new Button(
                t("finder.back"),
                event -> goTo(QUESTIONS, index <= 0 ? "" : pages.get(index - 1).id()));
        back.setPrefixComponent(Markup.icon(Icon.ARROW_LEFT));
        back.addClassName("back");
        back.setAriaLabel(t("finder.back"));
        back.setVisible(index >= 0);
        Button skip = new Button(t("finder.skip"), event -> forward());
        skip.addThemeNames("tertiary");
        // On the last page it would do the same as going to the result.
        skip.setVisible(index >= 0 && !last);
        Div count = Markup.div("qnav-count small", shortCount);
        return Markup.div("qnav", count, back, skip, next);
    }

    /** To the next page. Everything can be skipped but the role, which decides what is asked. */
    private void forward() {
        if (state().answers().first(ROLE).isEmpty()) {
            fields.forEach(field -> field.refuse(t("finder.role.error")));
            return;
        }
        List<QuestionPage> pages = pages();
        int index = current() == null ? -1 : pages.indexOf(current());
        if (index == pages.size() - 1) {
            goTo(RESULT, "");
        } else {
            goTo(QUESTIONS, pages.get(index + 1).id());
        }
    }

    private void recount() {
        Ranking ranking = finder.rank(state().answers());
        fit.show(ranking);
        shortCount.setText(FitPanel.sentence(words(), ranking));
        given.show();
    }
}
