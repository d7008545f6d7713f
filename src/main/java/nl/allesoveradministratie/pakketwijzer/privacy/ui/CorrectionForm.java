package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.privacy.DeskCorrection;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnCorrection;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** What is to be put right of a lead. Shows nothing of what is there: what is left empty stays as it is. */
class CorrectionForm extends Composite<Div> {

    private final OfficeScreen screen;
    private final TextField name = new TextField();
    private final TextField phone = new TextField();
    private final TextField company = new TextField();
    private final TextArea question = new TextArea();

    CorrectionForm(OfficeScreen screen) {
        this.screen = screen;
        getContent().addClassName("enter");
        name.setLabel(screen.t("requests.correct.name"));
        name.setMaxLength(OwnCorrection.LONGEST_NAME);
        phone.setLabel(screen.t("requests.correct.phone"));
        phone.setMaxLength(40);
        company.setLabel(screen.t("requests.correct.company"));
        company.setMaxLength(OwnCorrection.LONGEST_NAME);
        question.setLabel(screen.t("requests.correct.question"));
        question.setMaxLength(OwnCorrection.LONGEST_QUESTION);
        getContent().add(name, phone, company, question);
    }

    /** As it is filled in; says beside each field what is wrong with it. */
    DeskCorrection read() {
        DeskCorrection correction =
                new DeskCorrection(name.getValue(), phone.getValue(), company.getValue(), question.getValue());
        Map<String, String> problems = correction.problems();
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("phone", phone);
        fields.put("company", company);
        fields.put("question", question);
        fields.forEach((field, shown) -> {
            String problem = problems.getOrDefault(field, "");
            shown.setErrorMessage(problem.isEmpty() ? "" : screen.t(problem));
            shown.setInvalid(!problem.isEmpty());
        });
        return correction;
    }
}
