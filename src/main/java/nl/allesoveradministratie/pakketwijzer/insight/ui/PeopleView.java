package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.identity.VendorPeople;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** Who comes in for the vendor, an invitation to one more, and whether one wants a mail when there are new figures. */
@Route("partner/gebruikers")
@RouteAlias("en/partner/gebruikers")
@PermitAll
@OnDoor(Door.PARTNER)
class PeopleView extends PartnerScreen {

    private static final int LONGEST_NAME = 100;

    private final transient VendorPeople people;
    /** Stands there before it says anything: otherwise it is not read out. */
    private final Div told = Markup.div("told");

    private final Div list = new Div();

    PeopleView(VendorPeople people, PartnerTerms terms, Texts texts) {
        super(terms, texts, "partner.people");
        this.people = people;
        told.getElement().setAttribute("role", "status");
    }

    @Override
    void showFigures(BeforeEnterEvent event) {
        told.removeAll();
        showPeople();
        add(new H1(t("partner.people")), new Paragraph(t("partner.people.lead")), told, list, invite(), mail());
    }

    private void showPeople() {
        NativeTable table = Markup.table(t("people.name"), t("people.email"), t("partners.state"));
        table.addClassName("partner-facts");
        for (VendorPeople.Colleague each : people.all()) {
            NativeTableRow row = table.getBody().addRow();
            row.addHeaderCell().setText(each.name());
            cell(row, "people.email", Markup.span("", each.email()));
            cell(
                    row,
                    "partners.state",
                    Markup.span(
                            "",
                            each.invitedUntil() == null
                                    ? t("partners.state.in")
                                    : t(
                                            "partners.state.invited",
                                            words().shortDate(LocalDate.ofInstant(each.invitedUntil(), Words.HERE)))));
        }
        list.removeAll();
        list.add(Markup.div("card tbl-card partner-rows", table));
    }

    private Component invite() {
        TextField name = new TextField(t("people.name"));
        name.setMaxLength(LONGEST_NAME);
        EmailField email = new EmailField(t("people.email"));
        Button send = new Button(t("people.invite"), click -> {
            Optional<EmailAddress> address = EmailAddress.parse(email.getValue());
            String typed = name.getValue().strip();
            told.removeAll();
            refuse(name, typed.isEmpty() || typed.length() > LONGEST_NAME, "people.problem.name");
            refuse(email, address.isEmpty(), "contact.problem.email");
            if (!name.isInvalid() && address.isPresent()) {
                switch (people.invite(address.get(), typed, language())) {
                    case INVITED -> {
                        name.clear();
                        email.clear();
                        showPeople();
                        tell(true, "partner.people.sent");
                    }
                    case NAME -> refuse(name, true, "partner.people.problem.name");
                    case ADDRESS -> refuse(email, true, "partner.people.problem.address");
                    case DAY -> refuse(email, true, "partner.people.problem.day");
                    case LATER -> refuse(email, true, "partner.people.problem.later");
                    case FULL -> tell(false, "partner.people.full");
                }
            }
        });
        send.addThemeNames("primary");
        return Markup.div(
                "card pad partner-form",
                new H2(t("partner.people.invite")),
                new Paragraph(t("partner.people.invite.text")),
                name,
                email,
                Markup.div("row", send));
    }

    /** Says what is wrong at the field itself, and goes there. */
    private void refuse(TextFieldBase<?, String> field, boolean wrong, String why) {
        field.setErrorMessage(t(why));
        field.setInvalid(wrong);
        if (wrong) {
            field.focus();
        }
    }

    private Component mail() {
        Checkbox wants = new Checkbox(t("partner.mail.wants"), people.wantsMail());
        wants.addValueChangeListener(change -> {
            people.wantMail(change.getValue());
            tell(true, change.getValue() ? "partner.mail.on" : "partner.mail.off");
        });
        return Markup.div(
                "card pad partner-form", new H2(t("partner.mail")), new Paragraph(t("partner.mail.text")), wants);
    }

    private void tell(boolean good, String key) {
        told.removeAll();
        told.add(Markup.div(
                good ? "note pos" : "note warn", Markup.icon(good ? Icon.CHECK : Icon.WARNING), new Paragraph(t(key))));
    }
}
