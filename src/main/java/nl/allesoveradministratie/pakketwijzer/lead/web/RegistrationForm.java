package nl.allesoveradministratie.pakketwijzer.lead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * The form as somebody filled it in, whatever was typed: the contact form's own fields, without a question.
 *
 * @param contact what was typed in the fields that both have
 */
record RegistrationForm(ContactForm contact) {

    private static final Pattern LINK = Pattern.compile("(?i)https?:|www\\.|[<>]|\\w\\.\\w+/");

    static final RegistrationForm EMPTY = new RegistrationForm(ContactForm.EMPTY);

    static RegistrationForm of(HttpServletRequest request) {
        return new RegistrationForm(ContactForm.of(request));
    }

    /** What is wrong, by field: the key of the text that says so. Empty = nothing. */
    Map<String, String> problems() {
        Map<String, String> problems = contact.problems();
        problems.keySet().retainAll(Set.of("naam", "bedrijf", "email"));
        // A name in a mail of ours reaches whatever address was typed: it is no place for somebody else's message.
        if (LINK.matcher(contact.name()).find()) {
            problems.put("naam", "register.problem.link");
        }
        if (LINK.matcher(contact.company()).find()) {
            problems.put("bedrijf", "register.problem.link");
        }
        return problems;
    }

    /** Who it is; only of a form without problems. */
    Enquiry who(String site, Language language) {
        return new Enquiry(
                site,
                language,
                contact.name(),
                contact.company(),
                EmailAddress.parse(contact.email()).orElseThrow(),
                null,
                null,
                "",
                null,
                null);
    }

    @Override
    public String toString() {
        return "(a form)";
    }
}
