package nl.allesoveradministratie.pakketwijzer.lead.ui;

import java.util.UUID;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.lead.Doubt;
import nl.allesoveradministratie.pakketwijzer.lead.EventKind;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDetail;
import nl.allesoveradministratie.pakketwijzer.lead.LeadOutcome;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessEntry;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.web.Icon;

/** What happened to a lead, in words: whole sentences, one for each kind of event; "you" is a sentence of its own. */
record EventWords(LeadsView desk) {

    /** An event as a sentence. */
    String sentence(LeadDetail.Event event) {
        String detail = switch (event.kind()) {
            case STATUS, REOPENED -> desk.t("desk.status." + event.detail());
            case ASSIGNED -> event.detail().equals("nobody") ? "" : desk.name(UUID.fromString(event.detail()));
            case MAIL -> desk.t("desk.mail." + event.detail());
            case NEXT_STEP -> desk.words().date(PartialDate.parse(event.detail()));
            case ENTERED -> desk.t("desk.origin." + event.detail());
            case HELD -> desk.t("desk.hold." + event.detail());
            case OUTCOME -> outcome(event.detail());
            case QUARANTINED ->
                Doubt.read(event.detail()).stream()
                        .map(doubt -> desk.t("doubt." + doubt.key()))
                        .collect(Collectors.joining(" "));
            default -> event.detail();
        };
        String key = "desk.event." + event.kind().key();
        UUID actor = event.actor();
        if (event.kind() == EventKind.ASSIGNED && detail.isEmpty()) {
            return desk.t("desk.event.assigned_nobody");
        }
        if (event.kind() == EventKind.RETURNED) {
            return desk.t("desk.event.returned." + event.detail());
        }
        if (actor == null) {
            boolean withAnswers =
                    event.kind() == EventKind.RECEIVED && !event.detail().isEmpty();
            if (event.kind() == EventKind.REOPENED) {
                return desk.t("desk.event.reopened_amended", detail);
            }
            return desk.t(withAnswers ? "desk.event.received_answers" : key, "", detail);
        }
        return desk.isMe(actor) ? desk.t(key + "_me", "", detail) : desk.t(key, desk.name(actor), detail);
    }

    private String outcome(String detail) {
        String[] parts = detail.split(" ");
        String how = desk.t("desk.outcome." + LeadOutcome.ofKey(parts[0]).key());
        return parts.length == 1 ? how : desk.t("desk.outcome.package", desk.packageName(parts[1]));
    }

    /**
     * That somebody looked, as a sentence.
     *
     * @param times how often in a row
     */
    String sentence(AccessEntry entry, int times) {
        boolean me = desk.isMe(entry.actor());
        String name = me ? "" : desk.name(entry.actor());
        if (entry.action().equals("look")) {
            return desk.t(me ? "desk.looked_me" : "desk.looked", name, times);
        }
        String details = entry.details().stream()
                .map(each -> desk.t("access.detail." + each))
                .collect(Collectors.joining(", "));
        return desk.t(me ? "desk.revealed_me" : "desk.revealed", name, details);
    }

    /** The icon of a kind of event. */
    static Icon icon(EventKind kind) {
        return switch (kind) {
            case RECEIVED, AMENDED -> Icon.QUESTION;
            case LINKED, MERGED, UNMERGED -> Icon.LINK;
            case ASSIGNED, CLAIMED, RELEASED, RETURNED -> Icon.PEOPLE;
            case REGISTERED, WITHDREW -> Icon.CALENDAR;
            case QUARANTINED, ACCEPTED, HELD, HOLD_LIFTED -> Icon.SHIELD;
            case UNDONE -> Icon.UNDO;
            case STATUS, OUTCOME, REOPENED, HANDED_OVER -> Icon.CHECK;
            case NOTE -> Icon.NOTE;
            case NEXT_STEP, NEXT_STEP_DONE -> Icon.FLAG;
            case MAIL -> Icon.MAIL;
            case REPLY -> Icon.SEND;
            case TAKEN_BACK -> Icon.ARROW_LEFT;
            case ENTERED -> Icon.PHONE;
            case PAUSED, RESUMED -> Icon.SHIELD;
            case CORRECTED, ANSWERS_WITHDRAWN -> Icon.PENCIL;
        };
    }
}
