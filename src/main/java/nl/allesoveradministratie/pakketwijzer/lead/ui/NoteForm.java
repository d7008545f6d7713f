package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import nl.allesoveradministratie.pakketwijzer.lead.Drafts;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;

/** A place to write a note for colleagues. */
class NoteForm extends Composite<Div> {

    private final LeadPanel panel;
    private final TextArea text;

    NoteForm(LeadPanel panel) {
        this.panel = panel;
        text = new TextArea(panel.desk.t("desk.note"));
        text.setHelperText(panel.desk.t("desk.note.help"));
        text.setMaxLength(LeadDesk.LONGEST_NOTE);
        text.addClassName("lead-note");
        DraftField.of(panel, Drafts.Field.NOTE, text, text);
        getContent().addClassName("lead-noteform");
        getContent().add(text, new Button(panel.desk.t("desk.note.keep"), event -> keep()));
    }

    private void keep() {
        String problem = text.getValue().isBlank()
                ? "desk.note.problem"
                : Bsn.isIn(text.getValue()) ? "contact.problem.bsn" : "";
        text.setErrorMessage(problem.isEmpty() ? "" : panel.desk.t(problem));
        text.setInvalid(!problem.isEmpty());
        if (problem.isEmpty()) {
            panel.change(() -> {
                LeadDesk.Result result =
                        panel.desk.work.desk().note(panel.lead.summary().id(), text.getValue());
                if (result == LeadDesk.Result.DONE) {
                    panel.desk.work.drafts().drop(panel.lead.summary().id(), Drafts.Field.NOTE);
                }
                return result;
            });
        }
    }

    void focus() {
        text.focus();
    }
}
