package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnCase;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnCorrection;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.Delicate;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;

/**
 * A correction as somebody typed it.
 *
 * @param asks whether there is a question to correct
 * @param kept what the writer was told of and leaves in all the same, as {@link Delicate} writes it; empty = nothing
 */
public record CorrectionFields(String name, String phone, String company, String question, boolean asks, String kept) {

    static CorrectionFields of(OwnCase one) {
        return new CorrectionFields(
                one.name(),
                one.phone(),
                one.company(),
                one.question(),
                one.kind() == OwnCase.Kind.QUESTION,
                Delicate.written(Delicate.in(String.join("\n", one.name(), one.company(), one.question()))));
    }

    static CorrectionFields of(HttpServletRequest request, OwnCase one) {
        boolean asks = one.kind() == OwnCase.Kind.QUESTION;
        return new CorrectionFields(
                text(request, "naam").replaceAll("\\s+", " "),
                text(request, "telefoon"),
                text(request, "bedrijf").replaceAll("\\s+", " "),
                asks ? text(request, "vraag") : one.question(),
                asks,
                text(request, "gevoelig"));
    }

    /** As the contact form reads what is typed: without signs that nobody types. */
    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .orElse("")
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]|[\\p{Cs}\u202A-\u202E\u2066-\u2069]", "")
                .strip();
    }

    /** What is wrong, by field: the key of the text that says so. Empty = nothing. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        check(problems, "naam", name, OwnCorrection.LONGEST_NAME, true);
        check(problems, "bedrijf", company, OwnCorrection.LONGEST_NAME, false);
        if (!phone.isEmpty() && PhoneNumber.parse(phone).isEmpty()) {
            problems.put("telefoon", "contact.problem.phone");
        }
        if (asks) {
            check(problems, "vraag", question, OwnCorrection.LONGEST_QUESTION, true);
        }
        return problems;
    }

    private void check(Map<String, String> problems, String field, String text, int longest, boolean needed) {
        if (needed && text.isEmpty()) {
            problems.put(field, "contact.problem." + field + ".empty");
        } else if (text.length() > longest) {
            problems.put(field, "contact.problem.long");
        } else if (Bsn.isIn(text)) {
            problems.put(field, "contact.problem.bsn");
        } else {
            Set<Delicate> found = Delicate.in(text);
            found.removeAll(Delicate.read(kept));
            found.stream().findFirst().ifPresent(each -> problems.put(field, "contact.problem." + each.key()));
        }
    }

    /** What is in it when it is shown with its problems: sent once more, it is meant. */
    public String keeping() {
        Set<Delicate> all = Delicate.in(String.join("\n", name, company, question));
        all.addAll(Delicate.read(kept));
        return Delicate.written(all);
    }

    /** Only of fields without problems. */
    OwnCorrection correction() {
        String number =
                phone.isEmpty() ? "" : PhoneNumber.parse(phone).orElseThrow().value();
        return new OwnCorrection(name, number, company, question);
    }

    @Override
    public String toString() {
        return "(a correction)";
    }
}
