package nl.allesoveradministratie.pakketwijzer.lead.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.lead.ContactDetails;
import nl.allesoveradministratie.pakketwijzer.lead.Drafts;
import nl.allesoveradministratie.pakketwijzer.lead.EventKind;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk.Result;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.lead.Replies;
import nl.allesoveradministratie.pakketwijzer.lead.ReplyFact;
import nl.allesoveradministratie.pakketwijzer.lead.ReplyFacts;
import nl.allesoveradministratie.pakketwijzer.lead.ReplyTemplate;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.ui.Markup;

/** A reply being written beside the question: from a template or not, kept while it is typed, sent after ten seconds. */
class ReplyComposer extends Composite<Div> {

    private final LeadPanel panel;
    private final LeadsView desk;
    private final TextArea text;
    private final Div meanwhile = new Div();
    private long seen;

    ReplyComposer(LeadPanel panel) {
        this.panel = panel;
        this.desk = panel.desk;
        this.seen = panel.lead.seen();
        text = new TextArea(desk.t("desk.reply.text"));
        text.setHelperText(desk.t("desk.reply.help"));
        text.setMaxLength(LeadDesk.LONGEST_NOTE);
        text.addClassName("lead-reply-text");
        DraftField.of(panel, Drafts.Field.REPLY, text, text);
        Button send = new Button(desk.t("desk.reply.send"), event -> send());
        send.addThemeNames("primary");
        send.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(getContent());
        Button drop = new Button(desk.t("desk.reply.drop"), event -> {
            desk.work.drafts().drop(id(), Drafts.Field.REPLY);
            panel.close();
        });
        ContactDetails masked = panel.lead.masked();
        Paragraph to = new Paragraph(desk.t(
                "desk.reply.to",
                masked == null ? "" : masked.email(),
                desk.work.replies().subject(id())));
        to.addClassNames("small", "mut");
        getContent().addClassName("lead-box");
        getContent()
                .add(
                        new H3(desk.t("desk.reply.title")),
                        to,
                        templates(),
                        text,
                        meanwhile,
                        Markup.div("row", send, new Button(desk.t("desk.close"), event -> panel.close()), drop));
        text.focus();
    }

    private UUID id() {
        return panel.lead.summary().id();
    }

    private Select<ReplyTemplate> templates() {
        Select<ReplyTemplate> templates = new Select<>();
        templates.setLabel(desk.t("desk.reply.template"));
        templates.setPlaceholder(desk.t("desk.reply.template.choose"));
        templates.setItemLabelGenerator(ReplyTemplate::name);
        templates.setItems(
                desk.work.templates().offered(panel.lead.summary().site(), Language.ofTag(panel.lead.language())));
        templates.addValueChangeListener(event -> {
            if (event.getValue() != null) {
                String filled = desk.work.facts().fill(event.getValue().words(), panel.lead);
                // What was typed already is not lost by choosing a template.
                text.setValue(text.isEmpty() ? filled : text.getValue() + "\n\n" + filled);
                check(false);
                text.focus();
            }
        });
        return templates;
    }

    /** Says at the field what cannot be sent so. */
    private boolean check(boolean sending) {
        List<ReplyFacts.Gap> gaps = ReplyFacts.gaps(text.getValue());
        String problem = "";
        if (Bsn.isIn(text.getValue())) {
            problem = desk.t("contact.problem.bsn");
        } else if (!gaps.isEmpty()) {
            problem = gaps.stream().map(this::reason).collect(Collectors.joining(" "));
        } else if (sending && text.getValue().isBlank()) {
            problem = desk.t("desk.reply.empty");
        }
        text.setErrorMessage(problem);
        text.setInvalid(!problem.isEmpty());
        return problem.isEmpty();
    }

    private String reason(ReplyFacts.Gap gap) {
        ReplyFact fact = gap.fact();
        return fact == null
                ? desk.t("desk.gap.no_fact", gap.placeholder())
                : desk.t("desk.gap." + fact.key(), gap.placeholder());
    }

    private void send() {
        if (!check(true)) {
            text.focus();
            return;
        }
        Replies.Sent sent = desk.work.replies().send(id(), seen, text.getValue());
        if (sent.result() == Result.DONE) {
            desk.changed(panel.lead).ifPresent(after -> waits(after, sent.messageId()));
        } else if (sent.result() == Result.OVERTAKEN) {
            desk.inbox.again(panel.lead).ifPresent(this::readFirst);
        } else {
            panel.notice.refused(panel.lead, sent.result());
        }
    }

    /** A colleague answered meanwhile: that is shown first, and what is typed here stays. */
    private void readFirst(LeadDetail now) {
        LeadNotice notice = new LeadNotice(desk);
        Button anyway = new Button(desk.t("desk.reply.anyway"), event -> send());
        notice.meanwhile(
                desk.t("desk.reply.overtaken"),
                now.events().stream()
                        .filter(each -> each.kind() == EventKind.REPLY && each.position() > seen)
                        .toList(),
                anyway);
        seen = now.seen();
        meanwhile.removeAll();
        meanwhile.add(notice);
    }

    /** It is on its way for ten seconds; then the page says that it is gone. */
    private void waits(LeadPanel after, String messageId) {
        after.notice.offerUndo(desk.t("desk.reply.waits", Replies.WAIT.toSeconds()), () -> {
            boolean back = desk.work.replies().takeBack(messageId);
            desk.changed(after.lead)
                    .ifPresent(drawn ->
                            drawn.tell(back ? "info" : "warn", back ? "desk.reply.taken_back" : "desk.reply.too_late"));
        });
        after.notice.after(Replies.WAIT.plusSeconds(2), after::refresh);
    }
}
