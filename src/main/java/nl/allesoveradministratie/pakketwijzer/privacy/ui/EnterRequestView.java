package nl.allesoveradministratie.pakketwijzer.privacy.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.AskedRight;
import nl.allesoveradministratie.pakketwijzer.privacy.EnteredRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.IdentityCheck;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestDesk;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.DutchDates;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Writes down what somebody asked about his own data by mail, telephone, letter or visit. */
@Route("kantoor/verzoek-nieuw")
@RouteAlias("en/kantoor/verzoek-nieuw")
@PermitAll
@OnDoor(Door.OFFICE)
class EnterRequestView extends OfficeScreen {

    static final String PATH = "/kantoor/verzoek-nieuw";

    private final transient RequestDesk desk;
    private final transient SignedIn signedIn;
    private final transient Clock clock;
    private final Select<AskedRight> right = new Select<>();
    private final RadioButtonGroup<String> cameBy = new RadioButtonGroup<>();
    private final DatePicker receivedOn = new DatePicker();
    private final TextField lead = new TextField();
    private final Select<IdentityCheck> check = new Select<>();
    private final TextArea note = new TextArea();
    private final Told told = new Told();

    EnterRequestView(RequestDesk desk, SignedIn signedIn, Clock clock, Texts texts) {
        super(texts, "requests.new");
        this.desk = desk;
        this.signedIn = signedIn;
        this.clock = clock;
        addClassNames("page", "narrow");
        right.setItems(AskedRight.values());
        right.setValue(AskedRight.ACCESS);
        cameBy.setItems(EnteredRequest.WAYS);
        cameBy.setValue("mail");
        check.setItems(IdentityCheck.values());
        check.setValue(IdentityCheck.NOT_YET);
        lead.setMaxLength(40);
        note.setMaxLength(EnteredRequest.LONGEST);
        receivedOn.setAutoOpen(false);
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        desk.mayEnter();
        removeAll();
        right.setLabel(t("requests.kind"));
        right.setItemLabelGenerator(each -> t("requests.kind." + each.key()));
        cameBy.setLabel(t("requests.by"));
        cameBy.setItemLabelGenerator(each -> t("requests.by." + each));
        receivedOn.setLabel(t("requests.received"));
        receivedOn.setHelperText(t("requests.received.help"));
        receivedOn.setI18n(DutchDates.of(words()));
        receivedOn.setLocale(language().locale());
        receivedOn.setValue(today());
        lead.setLabel(t("requests.lead_number"));
        lead.setHelperText(t("requests.lead_number.help"));
        check.setLabel(t("requests.check"));
        check.setHelperText(t("requests.check.help"));
        check.setItemLabelGenerator(each -> t("requests.check." + each.key()));
        note.setLabel(t("requests.note"));
        note.setHelperText(t("requests.note.help"));
        Button keep = new Button(t("requests.keep"));
        keep.addThemeName("primary");
        // A second click is no second request
        keep.setDisableOnClick(true);
        keep.addClickListener(click -> {
            keep();
            keep.setEnabled(true);
        });
        add(
                new H1(t("requests.new")),
                new Paragraph(t("requests.new.lead")),
                told,
                Markup.div("enter", right, cameBy, receivedOn, lead, check, note),
                keep);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Words.HERE);
    }

    private void keep() {
        EnteredRequest entered = new EnteredRequest(
                right.getValue(),
                cameBy.getValue(),
                receivedOn.getValue(),
                lead.getValue(),
                check.getValue(),
                note.getValue());
        Map<String, String> problems = entered.problems(today());
        tell(receivedOn, problems.getOrDefault("receivedOn", ""));
        tell(note, problems.getOrDefault("note", ""));
        tell(lead, "");
        if (!problems.isEmpty()) {
            return;
        }
        Optional<String> number = desk.enter(entered);
        if (number.isEmpty()) {
            tell(lead, "requests.problem.lead");
        } else if (signedIn.get().is(Role.PRIVACY_OFFICER)) {
            getUI().ifPresent(ui ->
                    ui.navigate(href(RequestsView.PATH + "/" + number.get()).substring(1)));
        } else {
            lead.clear();
            note.clear();
            told.good(t("requests.kept", number.get()));
        }
    }

    private void tell(HasValidation field, String problem) {
        field.setErrorMessage(problem.isEmpty() ? "" : t(problem));
        field.setInvalid(!problem.isEmpty());
    }
}
