package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;

/** Lets the visitor answer, on the result itself, what the nine pages did not ask. */
class AddCriterion extends Composite<Div> {

    private final ResultView screen;
    private final Div question = new Div();

    AddCriterion(ResultView screen) {
        this.screen = screen;
        List<String> open = open();
        Paragraph text = new Paragraph(screen.t("result.add.text", open.size()));
        text.addClassNames("small", "mut");
        Select<String> subject = new Select<>();
        subject.setLabel(screen.t("result.add.choose"));
        subject.setItems(open);
        subject.setItemLabelGenerator(id -> id == null ? "" : name(id));
        subject.setWidthFull();
        subject.addValueChangeListener(event -> ask(event.getValue()));
        getContent().addClassNames("card", "pad", "add-criterion");
        getContent().add(new H2(screen.t("result.add")), following(), text, subject, question);
        getContent().setVisible(!open.isEmpty());
    }

    /** The questions that could still change the order, in the finder itself. */
    private Component following() {
        List<Criterion> following =
                screen.finder.following(screen.state().answers(), screen.state().unknown());
        Button go = new Button(
                screen.t("finder.follow.go", following.size()),
                event -> screen.goTo(FinderScreen.QUESTIONS, FollowUp.step(following)));
        go.setVisible(!following.isEmpty());
        return go;
    }

    private List<String> open() {
        return screen.finder.criteria().all().stream()
                .filter(criterion -> criterion.answerType() != Criterion.AnswerType.DERIVED)
                .map(Criterion::id)
                .filter(id -> !screen.state().answers().has(id))
                .sorted((one, other) -> name(one).compareToIgnoreCase(name(other)))
                .toList();
    }

    private String name(String id) {
        return screen.name(screen.finder.criteria().get(id));
    }

    private void ask(String id) {
        question.removeAll();
        if (id != null) {
            Criterion criterion = screen.finder.criteria().get(id);
            question.add(new QuestionField(screen.finder, criterion, screen.words(), false)
                    .with(screen.state().answers(), false, values -> {
                        screen.answer(id, values);
                        screen.show();
                    }));
        }
    }
}
