package nl.allesoveradministratie.pakketwijzer.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Correction;
import nl.allesoveradministratie.pakketwijzer.catalog.Corrections;
import nl.allesoveradministratie.pakketwijzer.catalog.Corrections.Decision;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;
import nl.allesoveradministratie.pakketwijzer.web.Icon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One correction: what the catalogue says now beside what was reported, and the decision. */
class CorrectionCard extends Composite<Div> {

    private static final Logger LOG = LoggerFactory.getLogger(CorrectionCard.class);

    private final CorrectionsView screen;
    private final transient Correction correction;
    private final String about;
    private final TextArea note = new TextArea();
    private final Div problem = new Div();
    private final Button accept;
    private final Button reject;

    CorrectionCard(CorrectionsView screen, Correction correction) {
        this.screen = screen;
        this.correction = correction;
        Optional<AccountingPackage> pack = screen.pack(correction);
        String name = pack.map(AccountingPackage::name).orElse(correction.about());
        about = name + ": " + screen.facts().subject(correction.subject());
        accept = button("corrections.accept", Decision.ACCEPTED);
        accept.addThemeName("primary");
        reject = button("corrections.reject", Decision.REJECTED);
        getContent().addClassNames("card", "pad", "cor");
        // So that who hears only a button hears what it is about.
        getContent().getElement().setAttribute("role", "group").setAttribute("aria-label", about);
        H2 heading = new H2(about);
        Span day = Markup.span(
                "small mut num", screen.t("corrections.on", screen.words().shortDate(correction.submittedOn())));
        Div head = Markup.div("cor-head", heading, day);
        if (correction.saidBy() != null) {
            head.add(Markup.span("badge", screen.t("corrections.vendor", correction.saidBy())));
        }
        getContent()
                .add(
                        head,
                        Markup.div("cor-duo", new CatalogueNow(screen, correction), reported()),
                        problem,
                        decision());
    }

    private Component reported() {
        Div reported = Markup.div("cor-side", new H3(screen.t("corrections.said")));
        Paragraph said = new Paragraph(correction.said());
        said.addClassName("cor-said");
        reported.add(said);
        if (correction.source() == null) {
            reported.add(Markup.span("small mut", screen.t("corrections.source.none")));
        } else {
            reported.add(
                    Markup.span("small mut", screen.t("corrections.source")),
                    outside(correction.source(), correction.source()));
        }
        return reported;
    }

    /** A page elsewhere, which is not told where somebody comes from. */
    static Anchor outside(String address, String text) {
        Anchor anchor = Markup.link(address, "src", Markup.text(text));
        anchor.getElement().setAttribute("rel", "noopener noreferrer nofollow").setAttribute("target", "_blank");
        return anchor;
    }

    private Component decision() {
        note.setLabel(screen.t("corrections.note"));
        note.setMaxLength(Corrections.LONGEST_NOTE);
        note.setMinRows(1);
        note.setWidthFull();
        return Markup.div("cor-decide", note, Markup.div("row", accept, reject));
    }

    private Button button(String key, Decision decision) {
        Button button = new Button(screen.t(key), click -> decide(decision));
        button.setDisableOnClick(true);
        return button;
    }

    private void decide(Decision decision) {
        boolean done;
        try {
            done = screen.corrections.handle(correction, decision, note.getValue());
        } catch (RuntimeException e) {
            // Not the message: it may hold what somebody wrote.
            LOG.warn("A correction could not be handled ({})", e.getClass().getSimpleName());
            problem.removeAll();
            problem.add(notice("neg", "alert", Icon.WARNING, screen.t("corrections.failed")));
            accept.setEnabled(true);
            reject.setEnabled(true);
            return;
        }
        getContent().removeAll();
        getContent().removeClassName("pad");
        String decided = decision == Decision.ACCEPTED ? "corrections.accepted" : "corrections.rejected";
        Div notice = done
                ? notice("pos", "status", Icon.CHECK, screen.t(decided, about))
                : notice("neg", "alert", Icon.WARNING, screen.t("corrections.overtaken", about));
        notice.getElement().setAttribute("tabindex", "-1");
        if (done && decision == Decision.ACCEPTED) {
            CatalogueNow.change(screen, correction).ifPresent(notice::add);
        }
        getContent().add(notice);
        notice.getElement().executeJs("this.focus()");
    }

    private static Div notice(String kind, String role, Icon icon, String text) {
        Div notice = Markup.div("note " + kind, Markup.icon(icon), new Paragraph(text));
        notice.getElement().setAttribute("role", role);
        return notice;
    }
}
