package nl.allesoveradministratie.pakketwijzer.lead.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.lead.Attachment;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry.CallMoment;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.Delicate;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * The form as somebody filled it in, whatever they typed.
 *
 * @param callMoment one of the keys of {@link CallMoment}
 * @param attach whether the answers go along
 * @param trap what was typed in the field that people do not see
 * @param kept what the writer was told of and leaves in all the same, as {@link Delicate} writes it; empty = nothing
 */
public record ContactForm(
        String question,
        String name,
        String company,
        String email,
        boolean call,
        String phone,
        String callMoment,
        boolean attach,
        String trap,
        String kept) {

    static final ContactForm EMPTY = new ContactForm("", "", "", "", false, "", CallMoment.ANY.key(), false, "", "");

    static ContactForm of(HttpServletRequest request) {
        return new ContactForm(
                text(request, "vraag"),
                line(request, "naam"),
                line(request, "bedrijf"),
                text(request, "email"),
                text(request, "reageren").equals("bel"),
                text(request, "telefoon"),
                text(request, "moment"),
                !text(request, "meesturen").isEmpty(),
                text(request, "website"),
                text(request, "gevoelig"));
    }

    private static String text(HttpServletRequest request, String name) {
        return text(Optional.ofNullable(request.getParameter(name)).orElse(""));
    }

    /**
     * Without blanks around it and without signs that nobody types: control characters, halves of characters, and those that
     * turn the direction of what follows, also in somebody else's list.
     */
    static String text(String typed) {
        return typed.replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]|[\\p{Cs}\u202A-\u202E\u2066-\u2069]", "")
                .strip();
    }

    /** A text on one line, whatever the browser sent. */
    private static String line(HttpServletRequest request, String name) {
        return line(Optional.ofNullable(request.getParameter(name)).orElse(""));
    }

    static String line(String typed) {
        return text(typed).replaceAll("\\s+", " ");
    }

    /** What is wrong, by field: the key of the text that says so. Empty = nothing. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        words(problems, "vraag", question, Enquiry.LONGEST_QUESTION);
        words(problems, "naam", name, Enquiry.LONGEST_NAME);
        if (company.length() > Enquiry.LONGEST_NAME) {
            problems.put("bedrijf", "contact.problem.long");
        } else if (Bsn.isIn(company)) {
            problems.put("bedrijf", "contact.problem.bsn");
        }
        if (email.isEmpty()) {
            problems.put("email", "contact.problem.email.empty");
        } else if (EmailAddress.parse(email).isEmpty()) {
            problems.put("email", emailProblem());
        }
        if (call && phone.isEmpty()) {
            problems.put("telefoon", "contact.problem.phone.empty");
        } else if (call && PhoneNumber.parse(phone).isEmpty()) {
            problems.put("telefoon", "contact.problem.phone");
        }
        delicate(problems, "vraag", question);
        delicate(problems, "naam", name);
        delicate(problems, "bedrijf", company);
        return problems;
    }

    /** What somebody had better leave out and was not told of yet; what he leaves in after that is his to decide. */
    private void delicate(Map<String, String> problems, String field, String text) {
        Set<Delicate> found = Delicate.in(text);
        found.removeAll(Delicate.read(kept));
        found.stream().findFirst().ifPresent(each -> problems.putIfAbsent(field, "contact.problem." + each.key()));
    }

    /** What is in it when it is shown with its problems: sent once more, it is meant. */
    public String keeping() {
        Set<Delicate> all = Delicate.in(String.join("\n", question, name, company));
        all.addAll(Delicate.read(kept));
        return Delicate.written(all);
    }

    private static void words(Map<String, String> problems, String field, String text, int longest) {
        if (text.isEmpty()) {
            problems.put(field, "contact.problem." + field + ".empty");
        } else if (text.length() > longest) {
            problems.put(field, "contact.problem.long");
        } else if (Bsn.isIn(text)) {
            problems.put(field, "contact.problem.bsn");
        }
    }

    private String emailProblem() {
        int at = email.indexOf('@');
        if (at < 0) {
            return "contact.problem.email.at";
        }
        return email.indexOf('.', at) < 0 || email.endsWith(".")
                ? "contact.problem.email.domain"
                : "contact.problem.email";
    }

    /** What is asked; only of a form without problems. */
    Enquiry enquiry(String site, Language language, @Nullable PackageId about, @Nullable Attachment attachment) {
        CallMoment moment = CallMoment.ANY;
        for (CallMoment each : CallMoment.values()) {
            if (each.key().equals(callMoment.toLowerCase(Locale.ROOT))) {
                moment = each;
            }
        }
        return new Enquiry(
                site,
                language,
                name,
                company,
                EmailAddress.parse(email).orElseThrow(),
                call ? PhoneNumber.parse(phone).orElseThrow() : null,
                call ? moment : null,
                question,
                about,
                attach ? attachment : null);
    }

    @Override
    public String toString() {
        return "(a form)";
    }
}
