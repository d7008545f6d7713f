package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.ui.Drawn;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** Lets the visitor answer, on the result itself, what the nine pages did not ask. */
class AddCriterion extends Composite<Div> {

    private static final String SUBJECT = "data-subject";

    private final ResultView screen;
    private final Div question = new Div();

    AddCriterion(ResultView screen) {
        this.screen = screen;
        List<String> open = open();
        Paragraph text = new Paragraph(screen.t("result.add.text", open.size()));
        text.addClassNames("small", "mut");
        Map<String, String> subjects = new LinkedHashMap<>();
        subjects.put("", "");
        open.forEach(id -> subjects.put(id, name(id)));
        Component list = Markup.list(SUBJECT, "", screen.t("result.add.choose"), subjects, "");
        list.getElement().setAttribute("label", screen.t("result.add.choose"));
        Drawn subject = new Drawn("div", "asked")
                .draw(new Div(list))
                .onChoose(SUBJECT, (mark, id) -> ask(open.contains(id) ? id : ""));
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
        return screen.finder.questions().unanswered(screen.state().answers()).stream()
                .map(Criterion::id)
                .sorted((one, other) -> name(one).compareToIgnoreCase(name(other)))
                .toList();
    }

    private String name(String id) {
        return screen.name(screen.finder.criteria().get(id));
    }

    private void ask(String id) {
        question.removeAll();
        if (!id.isEmpty()) {
            Criterion criterion = screen.finder.criteria().get(id);
            question.add(new QuestionField(screen.finder, criterion, screen.words(), false)
                    .with(screen.state().answers(), false, values -> {
                        screen.answer(id, values);
                        screen.show();
                    }));
        }
    }
}
