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
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** What was answered so far, each with a way back to its page. */
class GivenAnswers extends Composite<Div> {

    private final FinderScreen screen;

    GivenAnswers(FinderScreen screen) {
        this.screen = screen;
        getContent().addClassName("given-box");
    }

    void show() {
        getContent().removeAll();
        if (screen.state().answers().size() == 0) {
            return;
        }
        Button interim = new Button(screen.t("finder.interim"), event -> screen.goTo(FinderScreen.RESULT, ""));
        interim.addThemeNames("tertiary");
        interim.addClassName("interim");
        UnorderedList list = new UnorderedList();
        list.addClassName("given");
        screen.state()
                .answers()
                .criteria()
                .forEach(id -> list.add(item(screen.finder.criteria().get(id))));
        getContent().add(interim, new H2(screen.t("finder.given")), list);
    }

    private ListItem item(Criterion criterion) {
        String name = screen.name(criterion);
        Span label = Markup.span("mut", name);
        label.add(Markup.span("value", screen.answered(criterion)));
        Button change =
                new Button(screen.t("finder.change"), event -> screen.goTo(FinderScreen.QUESTIONS, pageOf(criterion)));
        change.addThemeNames("tertiary");
        change.setAriaLabel(screen.t("finder.change.of", name));
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
