package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry.CallMoment;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An enquiry as it travels, sealed, from the form to the worker. Null = not given.
 *
 * @param origin how it came in; null = by the contact form
 * @param doubts why it is doubtful, as {@link Doubt} writes it; null = it is not
 */
record Intake(
        String site,
        String language,
        String name,
        String company,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String callMoment,
        String question,
        @Nullable String about,
        @Nullable Attachment attached,
        @Nullable String origin,
        @Nullable String doubts) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** What was asked alone: equal for equal questions, however they came in. */
    static Intake of(Enquiry enquiry) {
        return of(enquiry, null, null);
    }

    static Intake of(Enquiry enquiry, Arrival arrival) {
        return of(enquiry, arrival.origin().key(), arrival.isDoubtful() ? Doubt.written(arrival.doubts()) : null);
    }

    private static Intake of(Enquiry enquiry, @Nullable String origin, @Nullable String doubts) {
        return new Intake(
                enquiry.site(),
                enquiry.language().tag(),
                enquiry.name(),
                enquiry.company(),
                enquiry.email() == null ? null : enquiry.email().value(),
                enquiry.phone() == null ? null : enquiry.phone().value(),
                enquiry.callMoment() == null ? null : enquiry.callMoment().key(),
                enquiry.question(),
                enquiry.about() == null ? null : enquiry.about().value(),
                enquiry.attached(),
                origin,
                doubts);
    }

    static Intake parse(String json) {
        return JSON.readValue(json, Intake.class);
    }

    /** Always the same text for the same content. */
    String json() {
        return JSON.writeValueAsString(this);
    }

    /** How it came in, with the work that was done for it left out: that was noted when it was kept. */
    Arrival arrival() {
        return new Arrival(
                origin == null ? LeadOrigin.FORM : LeadOrigin.ofKey(origin),
                doubts == null ? Set.of() : Doubt.read(doubts),
                null);
    }

    Enquiry enquiry() {
        return new Enquiry(
                site,
                Language.ofTag(language),
                name,
                company,
                email == null ? null : new EmailAddress(email),
                phone == null ? null : new PhoneNumber(phone),
                callMoment == null ? null : CallMoment.valueOf(callMoment.toUpperCase(java.util.Locale.ROOT)),
                question,
                about == null ? null : new PackageId(about),
                attached);
    }

    @Override
    public String toString() {
        return "(an intake)";
    }
}
