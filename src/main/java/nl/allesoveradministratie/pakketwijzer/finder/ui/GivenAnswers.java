package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.Audience;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.finder.QuestionPage;
import nl.allesoveradministratie.pakketwijzer.ui.Drawn;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What was answered so far, each with a way back to its page. */
class GivenAnswers extends Composite<Drawn> {

    /** Mark the way to the result, and to the page of an answer by its criterion. */
    private static final String INTERIM = "data-interim";

    private static final String CHANGE = "data-change";

    private final FinderScreen screen;

    GivenAnswers(FinderScreen screen) {
        this.screen = screen;
    }

    @Override
    protected Drawn initContent() {
        return new Drawn("div", "given-box")
                .onPress(INTERIM, pressed -> screen.goTo(FinderScreen.RESULT, ""))
                .onPress(
                        CHANGE,
                        id -> screen.finder
                                .criteria()
                                .find(id)
                                .ifPresent(criterion -> screen.goTo(FinderScreen.QUESTIONS, pageOf(criterion))));
    }

    void show() {
        Div given = new Div();
        if (screen.state().answers().size() > 0) {
            Button interim = new Button(screen.t("finder.interim"));
            interim.addThemeNames("tertiary");
            interim.addClassName("interim");
            interim.getElement().setAttribute(INTERIM, true);
            UnorderedList list = new UnorderedList();
            list.addClassName("given");
            screen.state()
                    .answers()
                    .criteria()
                    .forEach(id -> list.add(item(screen.finder.criteria().get(id))));
            given.add(interim, new H2(screen.t("finder.given")), list);
        }
        getContent().draw(given);
    }

    private ListItem item(Criterion criterion) {
        String name = screen.name(criterion);
        Span label = Markup.span("mut", name);
        label.add(Markup.span("value", screen.answered(criterion)));
        Button change = new Button(screen.t("finder.change"));
        change.addThemeNames("tertiary");
        change.setAriaLabel(screen.t("finder.change.of", name));
        change.getElement().setAttribute(CHANGE, criterion.id());
        return new ListItem(label, change);
    }

    private String pageOf(Criterion criterion) {
        return screen.state().answers().first("role").map(Audience::ofKey).stream()
                .flatMap(user -> screen.finder.questions().pages(user).stream())
                .filter(page -> page.criteria().contains(criterion.id()))
                .map(QuestionPage::id)
                .findFirst()
                .orElseGet(() -> criterion.id().equals("role") ? "" : FollowUp.step(List.of(criterion)));
    }
}
