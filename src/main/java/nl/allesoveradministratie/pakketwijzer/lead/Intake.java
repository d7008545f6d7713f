package nl.allesoveradministratie.pakketwijzer.lead;

import nl.allesoveradministratie.pakketwijzer.lead.Enquiry.CallMoment;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An enquiry as it travels, sealed, from the form to the worker. Null = not given. */
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
        @Nullable Attachment attached) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    static Intake of(Enquiry enquiry) {
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
                enquiry.attached());
    }

    static Intake parse(String json) {
        return JSON.readValue(json, Intake.class);
    }

    /** Always the same text for the same content. */
    String json() {
        return JSON.writeValueAsString(this);
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
