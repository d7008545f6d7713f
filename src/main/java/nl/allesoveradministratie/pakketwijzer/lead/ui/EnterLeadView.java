package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOrigin;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.ui.OfficeScreen;

/** Writes down somebody who phoned or came by. */
@Route("kantoor/leads-nieuw")
@RouteAlias("en/kantoor/leads-nieuw")
@PermitAll
@OnDoor(Door.OFFICE)
class EnterLeadView extends OfficeScreen implements BeforeLeaveObserver {

    private final transient LeadDesk desk;
    private final UUID id = UUID.randomUUID();
    private final RadioButtonGroup<LeadOrigin> origin = new RadioButtonGroup<>();
    private final Select<Site> site = new Select<>();
    private final Select<Language> person = new Select<>();
    private final TextField name = new TextField();
    private final TextField company = new TextField();
    private final EmailField email = new EmailField();
    private final TextField phone = new TextField();
    private final TextArea question = new TextArea();
    private final NotKept notKept = new NotKept(this, List.of(name, company, email, phone, question));

    EnterLeadView(LeadDesk desk, Sites sites, Texts texts) {
        super(texts, "desk.enter");
        this.desk = desk;
        addClassNames("page", "narrow");
        name.setMaxLength(Enquiry.LONGEST_NAME);
        company.setMaxLength(Enquiry.LONGEST_NAME);
        question.setMaxLength(Enquiry.LONGEST_QUESTION);
        origin.setItems(LeadOrigin.PHONE, LeadOrigin.VISIT);
        origin.setValue(LeadOrigin.PHONE);
        site.setItems(sites.sites());
        site.setItemLabelGenerator(Site::brand);
        site.setValue(sites.sites().getFirst());
        person.setItems(Language.values());
        person.setValue(Language.NL);
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        origin.setLabel(t("desk.origin"));
        origin.setItemLabelGenerator(each -> t("desk.origin." + each.key()));
        site.setLabel(t("desk.site"));
        person.setLabel(t("desk.enter.language"));
        person.setItemLabelGenerator(each -> t("desk.language." + each.tag()));
        name.setLabel(t("desk.contact.name"));
        company.setLabel(t("desk.enter.company"));
        email.setLabel(t("desk.contact.email"));
        phone.setLabel(t("desk.contact.phone"));
        email.setHelperText(t("desk.enter.reach"));
        question.setLabel(t("desk.question"));
        Button keep = new Button(t("desk.enter.keep"), click -> keep());
        keep.addThemeNames("primary");
        add(
                new H1(t("desk.enter")),
                new Paragraph(t("desk.enter.lead")),
                Markup.div("enter", origin, site, person, name, company, email, phone, question),
                Markup.div("note plain", new Paragraph(t("desk.enter.notice"))),
                notKept,
                keep);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        notKept.ask(event);
    }

    private void keep() {
        Optional<EmailAddress> address = EmailAddress.parse(email.getValue());
        Optional<PhoneNumber> number = PhoneNumber.parse(phone.getValue());
        boolean reachable = !email.isEmpty() || !phone.isEmpty();
        boolean good = check(name, name.isEmpty() ? "contact.problem.naam.empty" : bsn(name.getValue()))
                & check(company, bsn(company.getValue()))
                & check(
                        email,
                        !reachable
                                ? "desk.enter.problem"
                                : address.isEmpty() && !email.isEmpty() ? "contact.problem.email" : "")
                & check(phone, number.isEmpty() && !phone.isEmpty() ? "contact.problem.phone" : "")
                & check(question, question.isEmpty() ? "contact.problem.vraag.empty" : bsn(question.getValue()));
        if (good) {
            Enquiry enquiry = new Enquiry(
                    site.getValue().key(),
                    person.getValue(),
                    name.getValue().strip(),
                    company.getValue().strip(),
                    address.orElse(null),
                    number.orElse(null),
                    null,
                    question.getValue().strip(),
                    null,
                    null);
            String reference = desk.enter(id, enquiry, origin.getValue());
            notKept.kept();
            getUI().ifPresent(ui ->
                    ui.navigate(href("/kantoor/leads/" + reference).substring(1)));
        }
    }

    private static String bsn(String text) {
        return Bsn.isIn(text) ? "contact.problem.bsn" : "";
    }

    private boolean check(HasValidation field, String problem) {
        field.setErrorMessage(problem.isEmpty() ? "" : t(problem));
        field.setInvalid(!problem.isEmpty());
        return problem.isEmpty();
    }
}
