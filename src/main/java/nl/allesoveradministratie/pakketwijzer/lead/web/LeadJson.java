package nl.allesoveradministratie.pakketwijzer.lead.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry.CallMoment;
import nl.allesoveradministratie.pakketwijzer.lead.Receipt;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.Delicate;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jspecify.annotations.Nullable;

/** A question as a sister site sends it, whatever it sent; null = not sent. */
record LeadJson(
        @Schema(
                description = "A UUID that the form makes when it is shown",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String submissionId,

        @Schema(
                description = "In which the person reads",
                allowableValues = {"nl", "en"},
                defaultValue = "nl")
        @Nullable
        String language,

        @Schema(maxLength = Enquiry.LONGEST_NAME, requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String name,

        @Schema(maxLength = Enquiry.LONGEST_NAME) @Nullable String company,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String email,

        @Schema(description = "Only of who wants to be called; without a country it is Dutch") @Nullable
        String phone,

        @Schema(
                description = "When the person would like to be called",
                allowableValues = {"any", "morning", "afternoon"})
        @Nullable
        String callMoment,

        @Schema(maxLength = Enquiry.LONGEST_QUESTION, requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String question,

        @Schema(description = "Id of the package it is about, as in /api/v1/packages", name = "package")
        @com.fasterxml.jackson.annotation.JsonProperty("package")
        @Nullable
        String about,

        @Schema(
                description = "To the letter what stood above the button",
                maxLength = LeadJson.LONGEST_AGREED,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String agreedText,

        @Schema(
                description =
                        "Whether the writer was told that there is a bank account or something about health in it,"
                                + " and leaves it in; without it, such a question is refused with a problem that says so",
                defaultValue = "false")
        @Nullable
        Boolean keepDelicate) {

    static final int LONGEST_AGREED = 2_000;

    /** The fields as the contact form calls them. */
    private static final Map<String, String> NAMES =
            Map.of("vraag", "question", "naam", "name", "bedrijf", "company", "email", "email", "telefoon", "phone");

    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** What is wrong, by field, in words; empty = nothing. */
    Map<String, String> problems(Words words) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (submissionId == null || !submissionId.matches(UUID)) {
            problems.put("submissionId", words.get("leads_api.submission"));
        }
        if (language != null
                && Arrays.stream(Language.values()).noneMatch(each -> each.tag().equals(language))) {
            problems.put("language", words.get("leads_api.one_of", "nl, en"));
        }
        form().problems()
                .forEach((field, problem) -> problems.put(NAMES.getOrDefault(field, field), words.get(problem)));
        List<String> moments =
                Arrays.stream(CallMoment.values()).map(CallMoment::key).toList();
        if (callMoment != null && !moments.contains(callMoment)) {
            problems.put("callMoment", words.get("leads_api.one_of", String.join(", ", moments)));
        }
        if (about != null && PackageId.parse(about).isEmpty()) {
            problems.put("package", words.get("leads_api.package"));
        }
        if (agreed().isEmpty() || agreed().length() > LONGEST_AGREED || Bsn.isIn(agreed())) {
            problems.put("agreedText", words.get("leads_api.agreed", LONGEST_AGREED));
        }
        return problems;
    }

    /** What is asked; only without problems. */
    Enquiry enquiry(String site) {
        return form().enquiry(site, inLanguage(), about == null ? null : new PackageId(about), null);
    }

    /** What was agreed to; only without problems. */
    Receipt receipt() {
        return new Receipt(inLanguage(), agreed(), false);
    }

    private Language inLanguage() {
        return language == null ? Language.NL : Language.ofTag(language);
    }

    private String agreed() {
        return ContactForm.text(Optional.ofNullable(agreedText).orElse(""));
    }

    private ContactForm form() {
        String number = ContactForm.text(Optional.ofNullable(phone).orElse(""));
        return new ContactForm(
                ContactForm.text(Optional.ofNullable(question).orElse("")),
                ContactForm.line(Optional.ofNullable(name).orElse("")),
                ContactForm.line(Optional.ofNullable(company).orElse("")),
                ContactForm.text(Optional.ofNullable(email).orElse("")),
                !number.isEmpty(),
                number,
                Optional.ofNullable(callMoment).orElse(CallMoment.ANY.key()),
                false,
                "",
                Boolean.TRUE.equals(keepDelicate) ? Delicate.written(Set.of(Delicate.values())) : "");
    }

    @Override
    public String toString() {
        return "(a lead)";
    }
}
