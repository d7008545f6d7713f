package nl.allesoveradministratie.pakketwijzer.catalog.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.catalog.CorrectionIntake;
import nl.allesoveradministratie.pakketwijzer.catalog.CorrectionSubject;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;

/**
 * "Klopt er iets niet?" as somebody filled it in, whatever they typed.
 *
 * @param subject a key of {@link CorrectionSubject}; empty = not chosen
 * @param said what is wrong
 * @param source where it can be read; empty = not said
 */
public record CorrectionForm(String subject, String said, String source) {

    static CorrectionForm of(HttpServletRequest request) {
        return new CorrectionForm(
                subject(text(request, "onderwerp")),
                text(request, "tekst"),
                text(request, "bron").replaceAll("\\s+", " "));
    }

    /** For who comes from a fact: what it is about is chosen already. */
    static CorrectionForm about(String field) {
        return new CorrectionForm(subject(field), "", "");
    }

    private static String subject(String key) {
        return CorrectionSubject.isKnown(key) ? key : "";
    }

    /** Without blanks around it and without signs that nobody types. */
    private static String text(HttpServletRequest request, String name) {
        String typed = Optional.ofNullable(request.getParameter(name)).orElse("");
        return typed.replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .strip();
    }

    /** What is wrong, by field: the key of the text that says so. Empty = nothing. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (subject.isEmpty()) {
            problems.put("onderwerp", "correction.problem.subject");
        }
        if (said.isEmpty()) {
            problems.put("tekst", "correction.problem.empty");
        } else if (said.length() > CorrectionIntake.LONGEST) {
            problems.put("tekst", "correction.problem.long");
        } else if (EmailAddress.isIn(said)) {
            problems.put("tekst", "correction.problem.email");
        } else if (PhoneNumber.isIn(said)) {
            problems.put("tekst", "correction.problem.phone");
        } else if (Bsn.isIn(said)) {
            problems.put("tekst", "correction.problem.bsn");
        }
        if (source.length() > CorrectionIntake.LONGEST_URL) {
            problems.put("bron", "correction.problem.long");
        } else if (EmailAddress.isIn(source)) {
            problems.put("bron", "correction.problem.email");
        } else if (!source.isEmpty() && !isPage(source)) {
            problems.put("bron", "correction.problem.source");
        }
        return problems;
    }

    private static boolean isPage(String address) {
        try {
            URI uri = URI.create(address);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getRawAuthority() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "(a form)";
    }
}
