package nl.allesoveradministratie.pakketwijzer.finder.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** The questions of one page; one that an answer makes pointless leaves the screen, one that it calls up comes on it. */
class QuestionList extends Composite<Div> {

    private final FinderScreen screen;
    private final Map<Criterion, QuestionField> fields = new LinkedHashMap<>();

    /**
     * A list of questions.
     *
     * @param changed runs after each answer
     */
    QuestionList(FinderScreen screen, List<Criterion> asked, Runnable changed) {
        this.screen = screen;
        Div wishes = null;
        for (Criterion criterion : asked) {
            // Wishes that follow each other share one list.
            if (criterion.answerType() != Criterion.AnswerType.WANT) {
                wishes = null;
            } else if (wishes == null) {
                wishes = Markup.div("wishes");
                getContent().add(wishes);
            }
            (wishes == null ? getContent() : wishes).add(field(criterion, changed));
        }
        showSensible();
    }

    private QuestionField field(Criterion criterion, Runnable changed) {
        boolean dontKnow = !criterion.id().equals("role");
        QuestionField field = new QuestionField(screen.finder, criterion, screen.words(), dontKnow)
                .with(screen.state().answers(), screen.state().unknown().contains(criterion.id()), values -> {
                    screen.answer(criterion.id(), values);
                    showSensible();
                    changed.run();
                })
                .helpedBy(() -> screen.state().answers());
        fields.put(criterion, field);
        return field;
    }

    private void showSensible() {
        fields.forEach((criterion, field) -> field.setVisible(
                screen.finder.questions().makesSense(criterion, screen.state().answers())));
    }

    /** The questions that were neither answered nor left open on purpose. */
    List<String> untouched() {
        return fields.keySet().stream()
                .map(Criterion::id)
                .filter(id -> !screen.state().answers().has(id)
                        && !screen.state().unknown().contains(id))
                .toList();
    }

    /** Says at each field what is wrong. */
    void refuse(String message) {
        fields.values().forEach(field -> field.refuse(message));
    }
}
