package nl.allesoveradministratie.pakketwijzer.catalog.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.catalog.CorrectionIntake;
import nl.allesoveradministratie.pakketwijzer.catalog.CorrectionSubject;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.Delicate;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;

/**
 * "Klopt er iets niet?" as somebody filled it in, whatever they typed.
 *
 * @param subject a key of {@link CorrectionSubject}; empty = not chosen
 * @param said what is wrong
 * @param source where it can be read; empty = not said
 * @param kept what the writer was told of and leaves in all the same, as {@link Delicate} writes it; empty = nothing
 */
public record CorrectionForm(String subject, String said, String source, String kept) {

    private static final Pattern PERCENT = Pattern.compile("%([2-7][0-9A-Fa-f])");

    static CorrectionForm of(HttpServletRequest request) {
        return new CorrectionForm(
                subject(text(request, "onderwerp")),
                text(request, "tekst"),
                text(request, "bron").replaceAll("\\s+", " "),
                text(request, "gevoelig"));
    }

    /** For who comes from a fact: what it is about is chosen already. */
    static CorrectionForm about(String field) {
        return new CorrectionForm(subject(field), "", "", "");
    }

    private static String subject(String key) {
        return CorrectionSubject.isKnown(key) ? key : "";
    }

    /** Without blanks around it and without signs that nobody types. */
    private static String text(HttpServletRequest request, String name) {
        String typed = Optional.ofNullable(request.getParameter(name)).orElse("");
        return typed.replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}\\p{Cf}&&[^\n\t]]", "")
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
        } else {
            personal(said)
                    .or(() -> Delicate.in(said).stream()
                            .filter(each -> !Delicate.read(kept).contains(each))
                            .map(each -> "contact.problem." + each.key())
                            .findFirst())
                    .ifPresent(problem -> problems.put("tekst", problem));
        }
        if (source.length() > CorrectionIntake.LONGEST_URL) {
            problems.put("bron", "correction.problem.long");
        } else if (!source.isEmpty() && !isPage(source)) {
            problems.put("bron", "correction.problem.source");
        } else {
            String read = decoded(source);
            // In an address a blank may be written as a plus.
            personal(read)
                    .or(() -> personal(read.replace('+', ' ')))
                    .ifPresent(problem -> problems.put("bron", problem));
        }
        return problems;
    }

    /** What is in it when it is shown with its problems: sent once more, it is meant. */
    public String keeping() {
        Set<Delicate> all = Delicate.in(said);
        all.addAll(Delicate.read(kept));
        return Delicate.written(all);
    }

    /** By what somebody could be found: the key of the text that says so. Empty = nothing is seen. */
    private static Optional<String> personal(String text) {
        if (EmailAddress.isIn(text)) {
            return Optional.of("correction.problem.email");
        }
        if (PhoneNumber.isIn(text)) {
            return Optional.of("correction.problem.phone");
        }
        return Bsn.isIn(text) ? Optional.of("correction.problem.bsn") : Optional.empty();
    }

    /** As a person reads an address, also where an address stands in it: %2540 is %40 is @. */
    private static String decoded(String address) {
        String plain = PERCENT.matcher(address)
                .replaceAll(sign -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(sign.group(1), 16))));
        return plain.equals(address) ? plain : decoded(plain);
    }

    private static boolean isPage(String address) {
        if (!address.matches("[!-~]+")) {
            return false;
        }
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
