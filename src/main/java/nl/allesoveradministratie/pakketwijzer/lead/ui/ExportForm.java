package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.lead.ExportSelection;
import nl.allesoveradministratie.pakketwijzer.lead.LeadExport;
import nl.allesoveradministratie.pakketwijzer.lead.LeadStatus;
import nl.allesoveradministratie.pakketwijzer.privacy.ExportPurpose;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.ui.DutchDates;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Which leads, what of them, and what for. */
class ExportForm extends Composite<Div> {

    private static final String ALL = "";

    private final OfficeScreen screen;
    private final Select<String> status = new Select<>();
    private final Select<String> site = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker until = new DatePicker();
    private final RadioButtonGroup<Boolean> contact = new RadioButtonGroup<>();
    private final RadioButtonGroup<LeadExport.Format> format = new RadioButtonGroup<>();
    private final Select<ExportPurpose> purpose = new Select<>();
    private final TextField explanation = new TextField();

    /** @param asked is told of what somebody asks for, when all of it was said */
    ExportForm(OfficeScreen screen, List<Site> sites, LocalDate today, Consumer<LeadExport.Wish> asked) {
        this.screen = screen;
        choices(sites);
        days(today);
        explanation.setLabel(screen.t("export.explanation"));
        explanation.setHelperText(screen.t("export.explanation.help"));
        explanation.setMaxLength(LeadExport.LONGEST_EXPLANATION);
        explanation.addClassName("whole");
        contact.addClassName("whole");
        Button ask = new Button(screen.t("export.ask"), click -> ask(asked));
        ask.addThemeNames("primary");
        getContent().addClassNames("card", "pad");
        getContent()
                .add(Markup.div(
                        "export-form",
                        status,
                        site,
                        from,
                        until,
                        contact,
                        purpose,
                        format,
                        explanation,
                        Markup.div("row whole", ask)));
    }

    private void choices(List<Site> sites) {
        status.setLabel(screen.t("desk.status"));
        status.setItems(
                Stream.concat(Stream.of(ALL), Arrays.stream(LeadStatus.values()).map(LeadStatus::key))
                        .toList());
        status.setItemLabelGenerator(key -> key.isEmpty() ? screen.t("export.all") : screen.t("desk.status." + key));
        status.setValue(ALL);
        site.setLabel(screen.t("desk.site"));
        site.setItems(
                Stream.concat(Stream.of(ALL), sites.stream().map(Site::key)).toList());
        site.setItemLabelGenerator(key -> sites.stream()
                .filter(each -> each.key().equals(key))
                .map(Site::brand)
                .findFirst()
                .orElse(screen.t("export.all")));
        site.setValue(ALL);
        contact.setLabel(screen.t("export.contact"));
        contact.setItems(false, true);
        contact.setItemLabelGenerator(with -> screen.t(with ? "export.contact.with" : "export.contact.without"));
        contact.setValue(false);
        format.setLabel(screen.t("export.format"));
        format.setItems(LeadExport.Format.XLSX, LeadExport.Format.CSV);
        format.setItemLabelGenerator(each -> screen.t("export.format." + each.key()));
        format.setValue(LeadExport.Format.XLSX);
        purpose.setLabel(screen.t("export.purpose"));
        purpose.setPlaceholder(screen.t("desk.reveal.choose"));
        purpose.setItems(ExportPurpose.values());
        purpose.setItemLabelGenerator(each -> screen.t("export.purpose." + each.key()));
    }

    private void days(LocalDate today) {
        for (DatePicker day : List.of(from, until)) {
            day.setI18n(DutchDates.of(screen.words()));
            day.setLocale(screen.language().locale());
            day.setAutoOpen(false);
        }
        from.setLabel(screen.t("export.from"));
        from.setValue(today.withDayOfMonth(1));
        until.setLabel(screen.t("export.until"));
        until.setValue(today);
    }

    private void ask(Consumer<LeadExport.Wish> asked) {
        LocalDate first = from.getValue();
        LocalDate last = until.getValue();
        ExportPurpose why = purpose.getValue();
        boolean good = check(from, first == null ? "export.problem.day" : "")
                & check(
                        until,
                        last == null
                                ? "export.problem.day"
                                : first != null && last.isBefore(first) ? "export.problem.order" : "")
                & check(purpose, why == null ? "desk.reveal.problem" : "")
                & check(
                        explanation,
                        explanation.getValue().isBlank()
                                ? "export.problem.explanation"
                                : Bsn.isIn(explanation.getValue()) ? "contact.problem.bsn" : "");
        if (good && first != null && last != null && why != null) {
            asked.accept(new LeadExport.Wish(
                    new ExportSelection(
                            status.getValue().isEmpty() ? null : LeadStatus.ofKey(status.getValue()),
                            site.getValue(),
                            first,
                            last),
                    contact.getValue(),
                    format.getValue(),
                    why,
                    explanation.getValue()));
        }
    }

    private boolean check(HasValidation field, String problem) {
        field.setErrorMessage(problem.isEmpty() ? "" : screen.t(problem));
        field.setInvalid(!problem.isEmpty());
        return problem.isEmpty();
    }
}
