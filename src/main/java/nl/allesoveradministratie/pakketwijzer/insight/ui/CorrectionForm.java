package nl.allesoveradministratie.pakketwijzer.insight.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.CorrectionIntake;
import nl.allesoveradministratie.pakketwijzer.catalog.CorrectionSubject;
import nl.allesoveradministratie.pakketwijzer.catalog.FactWords;
import nl.allesoveradministratie.pakketwijzer.catalog.FieldGroup;
import nl.allesoveradministratie.pakketwijzer.catalog.VendorCorrections;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** "Klopt niet": what is wrong about one of the facts, for the editors. */
class CorrectionForm extends Composite<Div> {

    private final PackageScreen screen;
    private final transient VendorCorrections corrections;
    private final transient PackageId id;
    private final Select<String> subject = new Select<>();
    private final TextArea said = new TextArea();
    private final TextField source = new TextField();
    private final Div told = Markup.div("told");
    private UUID submission = UUID.randomUUID();

    CorrectionForm(PackageScreen screen, VendorCorrections corrections, PackageId id, FactWords facts) {
        this.screen = screen;
        this.corrections = corrections;
        this.id = id;
        List<String> subjects = Stream.concat(
                        CorrectionSubject.general().stream(),
                        Arrays.stream(FieldGroup.values()).flatMap(group -> group.fields().stream()))
                .toList();
        subject.setLabel(screen.t("partner.wrong.subject"));
        subject.setItems(subjects);
        subject.setItemLabelGenerator(facts::subject);
        subject.setErrorMessage(screen.t("correction.problem.subject"));
        said.setLabel(screen.t("partner.wrong.said"));
        said.setMaxLength(CorrectionIntake.LONGEST);
        said.setHelperText(screen.t("partner.wrong.said.help"));
        said.setMinRows(2);
        source.setLabel(screen.t("partner.wrong.source"));
        source.setMaxLength(CorrectionIntake.LONGEST_URL);
        source.setHelperText(screen.t("partner.wrong.source.help"));
        told.getElement().setAttribute("role", "status");
        Button send = new Button(screen.t("partner.wrong.send"), click -> send());
        send.addThemeNames("primary");
        getContent()
                .add(
                        told,
                        new Markup.Disclosure(
                                new Span(screen.t("partner.wrong")),
                                "card pad partner-wrong",
                                Markup.div("partner-form", subject, said, source, Markup.div("row", send))));
    }

    private void send() {
        subject.setInvalid(subject.isEmpty());
        if (subject.isInvalid()) {
            return;
        }
        var answer = corrections.report(
                submission,
                id,
                subject.getValue(),
                said.getValue(),
                source.getValue().strip());
        boolean received = answer == VendorCorrections.Answer.RECEIVED;
        told.removeAll();
        told.add(Markup.div(
                received ? "note pos" : "note warn",
                Markup.icon(received ? Icon.CHECK : Icon.WARNING),
                new Paragraph(screen.t(
                        switch (answer) {
                            case RECEIVED -> "partner.wrong.received";
                            case UNKNOWN -> "partner.facts.gone";
                            case FULL -> "partner.wrong.full";
                            case LENGTH -> "partner.wrong.length";
                            case SOURCE -> "correction.problem.source";
                            case PERSONAL -> "partner.wrong.personal";
                        }))));
        if (received) {
            submission = UUID.randomUUID();
            subject.clear();
            said.clear();
            source.clear();
        }
    }
}
