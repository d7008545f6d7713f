package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.privacy.HoldReason;
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
 * @param anonymiseOn the day on which all of it goes, but for what is counted of it
 * @param handedOver who chose a package was handed over
 * @param heldBecause why it must be kept longer; null = it need not
 * @param events newest first
 * @param related other leads, probably of the same person
 * @param agreedText what stood above the button; empty = there was no button
 * @param outcome how it ended; null = it did not
 * @param added leads that were added to this one; empty = none
 * @param seen position of the newest event: what comes after it was not seen by who reads this
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
        boolean handedOver,
        @Nullable HoldReason heldBecause,
        List<Event> events,
        List<Related> related,
        String agreedText,
        @Nullable LeadOutcome outcome,
        List<Added> added,
        long seen) {

    /**
     * Something that happened.
     *
     * @param actor null = the visitor or the system
     * @param detail a key, a reference or an account; empty = none
     * @param words of a note, a next step, a reply or a reason; empty = none
     * @param of reference of the lead it happened to; empty = this one
     * @param messageId of the mail that it tells of; empty = none
     * @param position higher than that of all earlier events
     */
    public record Event(
            Instant at,
            @Nullable UUID actor,
            EventKind kind,
            String detail,
            String words,
            String of,
            String messageId,
            long position) {

        @Override
        public String toString() {
            return "(an event)";
        }
    }

    /**
     * A lead that was added to this one.
     *
     * @param question in the person's own words
     * @param attached what was sent along; null = nothing
     * @param nextStep what was to be done; empty = nothing
     */
    public record Added(
            UUID id,
            String reference,
            Instant receivedAt,
            String question,
            @Nullable Attachment attached,
            String nextStep) {

        @Override
        public String toString() {
            return "(an added lead)";
        }
    }

    /**
     * Another lead of probably the same person.
     *
     * @param reason email, phone or both
     */
    public record Related(UUID id, String reference, Instant receivedAt, LeadStatus status, String reason) {}

    /** The leads that are read here: this one, and what was added to it. */
    List<UUID> read() {
        return Stream.concat(Stream.of(summary.id()), added.stream().map(Added::id))
                .toList();
    }

    static LeadDetail of(
            Record row,
            @Nullable LeadKey key,
            List<Event> events,
            List<Related> related,
            String agreedText,
            List<Added> added,
            long seen) {
        String outcome = row.get(LEAD_.OUTCOME);
        String held = row.get(LEAD_.HELD_BECAUSE);
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
                attached(row, key),
                key == null ? "" : key.open(LEAD_.NEXT_STEP, row.get(LEAD_.NEXT_STEP)),
                row.get(LEAD_.ANONYMISE_ON),
                row.get(LEAD_.HANDED_OVER_AT) != null,
                held == null ? null : HoldReason.ofKey(held),
                events,
                related,
                agreedText,
                outcome == null ? null : LeadOutcome.ofKey(outcome),
                added,
                seen);
    }

    static @Nullable Attachment attached(Record row, @Nullable LeadKey key) {
        String ranking = key == null ? "" : key.open(LEAD_.RANKING, row.get(LEAD_.RANKING));
        return ranking.isEmpty() ? null : Intake.JSON.readValue(ranking, Attachment.class);
    }

    @Override
    public String toString() {
        return "(a lead)";
    }
}
