package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * One lead, its contact details masked.
 *
 * @param version of what is shown; a change names it, so that nobody changes what he did not see
 * @param masked contact details behind dots; null = anonymised
 * @param question in the person's own words
 * @param replyBy mail or call
 * @param callMoment any, morning or afternoon; null = by mail
 * @param attached answers and ranking as they were; null = not sent along
 * @param nextStep what is to be done; empty = nothing planned
 * @param anonymiseOn the day on which name and contact details go
 * @param events newest first
 * @param related other leads, probably of the same person
 * @param agreedText what stood above the button; empty = there was no button
 */
public record LeadDetail(
        LeadSummary summary,
        int version,
        String language,
        @Nullable ContactDetails masked,
        String question,
        String replyBy,
        @Nullable String callMoment,
        @Nullable Attachment attached,
        String nextStep,
        LocalDate anonymiseOn,
        List<Event> events,
        List<Related> related,
        String agreedText) {

    /**
     * Something that happened.
     *
     * @param actor null = the visitor or the system
     * @param detail a key, a reference or an account; empty = none
     * @param words of a note or a next step; empty = none
     */
    public record Event(Instant at, @Nullable UUID actor, EventKind kind, String detail, String words) {}

    /**
     * Another lead of probably the same person.
     *
     * @param reason email, phone or both
     */
    public record Related(String reference, Instant receivedAt, LeadStatus status, String reason) {}

    static LeadDetail of(
            Record row, @Nullable LeadKey key, List<Event> events, List<Related> related, String agreedText) {
        String ranking = key == null ? "" : key.open(LEAD_.RANKING, row.get(LEAD_.RANKING));
        return new LeadDetail(
                LeadSummary.of(row),
                row.get(LEAD_.VERSION),
                row.get(LEAD_.LANGUAGE),
                key == null
                        ? null
                        : new ContactDetails(
                                        key.open(LEAD_.NAME, row.get(LEAD_.NAME)),
                                        key.open(LEAD_.EMAIL, row.get(LEAD_.EMAIL)),
                                        key.open(LEAD_.PHONE, row.get(LEAD_.PHONE)),
                                        key.open(LEAD_.COMPANY, row.get(LEAD_.COMPANY)))
                                .masked(),
                key == null ? "" : key.open(LEAD_.QUESTION, row.get(LEAD_.QUESTION)),
                row.get(LEAD_.REPLY_BY),
                row.get(LEAD_.CALL_MOMENT),
                ranking.isEmpty() ? null : Intake.JSON.readValue(ranking, Attachment.class),
                key == null ? "" : key.open(LEAD_.NEXT_STEP, row.get(LEAD_.NEXT_STEP)),
                row.get(LEAD_.ANONYMISE_ON),
                events,
                related,
                agreedText);
    }

    @Override
    public String toString() {
        return "(a lead)";
    }
}
