package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.lead.Drafts;
import nl.allesoveradministratie.pakketwijzer.lead.Drafts.Draft;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;

/** A field of which what is filled in is kept meanwhile, so that neither a restart nor a lost session loses it. */
final class DraftField {

    private static final int REST = 700;

    private final LeadPanel panel;
    private final Drafts.Field kind;
    private final HasValidationProperties field;
    private int version;

    private DraftField(LeadPanel panel, Drafts.Field kind, HasValidationProperties field, Draft draft) {
        this.panel = panel;
        this.kind = kind;
        this.field = field;
        this.version = draft.version();
    }

    /** Brings back what was being typed, and keeps what will be. */
    static void of(LeadPanel panel, Drafts.Field kind, TextFieldBase<?, String> field, HasValueChangeMode typing) {
        of(panel, kind, field, typing, "");
    }

    /**
     * The same.
     *
     * @param otherwise what stands there when nothing was being typed
     */
    static void of(
            LeadPanel panel,
            Drafts.Field kind,
            TextFieldBase<?, String> field,
            HasValueChangeMode typing,
            String otherwise) {
        Draft draft = panel.drafts.getOrDefault(kind, Draft.NONE);
        DraftField kept = new DraftField(panel, kind, field, draft);
        field.setValue(draft.text().isEmpty() ? otherwise : draft.text());
        field.getElement().setAttribute("dir", "auto");
        typing.setValueChangeMode(ValueChangeMode.LAZY);
        typing.setValueChangeTimeout(REST);
        field.addValueChangeListener(event -> kept.keep(event.getValue()));
    }

    /** The same of a day; what nothing can be planned on is not kept. */
    static void of(LeadPanel panel, Drafts.Field kind, DatePicker field, LocalDate today) {
        Draft draft = panel.drafts.getOrDefault(kind, Draft.NONE);
        DraftField kept = new DraftField(panel, kind, field, draft);
        if (!draft.text().isEmpty()) {
            field.setValue(LocalDate.parse(draft.text()));
        }
        field.addValueChangeListener(event -> {
            LocalDate day = event.getValue();
            kept.write(LeadDesk.isDayToPlan(day, today) ? String.valueOf(day) : "");
        });
    }

    private void keep(String text) {
        if (Bsn.isIn(text)) {
            field.setErrorMessage(panel.desk.t("contact.problem.bsn"));
            field.setInvalid(true);
            return;
        }
        field.setInvalid(false);
        write(text);
    }

    private void write(String text) {
        Optional<Drafts.Kept> kept =
                panel.desk.work.drafts().keep(panel.lead.summary().id(), kind, text, version);
        kept.ifPresentOrElse(
                each -> {
                    version = each.version();
                    if (each.overwrote()) {
                        panel.notice.tell("warn", panel.desk.t("desk.draft.elsewhere"));
                    }
                },
                () -> {
                    boolean tooLong = text.length() > LeadDesk.LONGEST_NOTE;
                    panel.notice.tell("warn", panel.desk.t(tooLong ? "desk.draft.long" : "desk.gone"));
                });
    }
}
