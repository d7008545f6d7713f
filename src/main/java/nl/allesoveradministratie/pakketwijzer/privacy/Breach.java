package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a breach (art. 33(3) and (5), art. 34 GDPR).
 *
 * @param awareAt when we became aware; null = not filled in
 * @param beganOn null = not known
 * @param endedOn null = not known, or still going on
 * @param people about how many; null = not known
 * @param kinds of data, from {@link #KINDS}
 * @param report "undecided", "reported" or "not_needed"
 * @param reportedAt null = it was not reported
 * @param tell whether the people concerned are told: "undecided", "told" or "not_needed"
 * @param toldAt null = they were not
 * @param closed whether nothing is left to be done
 * @param what happened
 * @param consequences likely ones
 * @param measures taken or proposed
 * @param whyNotReported or why it was reported late; empty = neither
 * @param whyNotTold empty = they were told, or it is not decided
 */
public record Breach(
        @Nullable Instant awareAt,
        @Nullable LocalDate beganOn,
        @Nullable LocalDate endedOn,
        @Nullable Integer people,
        List<String> kinds,
        String report,
        @Nullable Instant reportedAt,
        String tell,
        @Nullable Instant toldAt,
        boolean closed,
        String what,
        String consequences,
        String measures,
        String whyNotReported,
        String whyNotTold) {

    /** The longest text. */
    public static final int LONGEST = 4_000;

    /** Kinds of data that can be concerned. */
    public static final List<String> KINDS =
            List.of("name", "contact", "question", "answers", "access", "colleagues", "partners", "other");

    /** What can be decided about the authority. */
    public static final List<String> REPORTS = List.of("undecided", "reported", "not_needed");

    /** What can be decided about the people concerned. */
    public static final List<String> TELLS = List.of("undecided", "told", "not_needed");

    public Breach {
        kinds = List.copyOf(kinds);
    }

    /** One of which nothing is known yet. */
    public static Breach blank() {
        return new Breach(
                null, null, null, null, List.of(), "undecided", null, "undecided", null, false, "", "", "", "", "");
    }

    /** What is wrong, by field: key of a text. */
    public Map<String, String> problems(Instant now) {
        Map<String, String> problems = new TreeMap<>();
        if (awareAt == null || awareAt.isAfter(now)) {
            problems.put("awareAt", "breach.problem.moment");
        }
        if (beganOn != null && beganOn.isAfter(LocalDate.ofInstant(now, Words.HERE))) {
            problems.put("beganOn", "breach.problem.future");
        }
        if (endedOn != null && (beganOn == null || endedOn.isBefore(beganOn))) {
            problems.put("endedOn", "breach.problem.order");
        }
        if (what.isBlank()) {
            problems.put("what", "breach.problem.what");
        }
        if (people != null && people < 0) {
            problems.put("people", "breach.problem.people");
        }
        decided(problems, now);
        Map<String, String> texts = Map.of(
                "what", what,
                "consequences", consequences,
                "measures", measures,
                "whyNotReported", whyNotReported,
                "whyNotTold", whyNotTold);
        texts.forEach((field, text) -> {
            if (Bsn.isIn(text)) {
                problems.put(field, "contact.problem.bsn");
            }
        });
        return problems;
    }

    private void decided(Map<String, String> problems, Instant now) {
        boolean reported = report.equals("reported");
        if (reported && (reportedAt == null || reportedAt.isAfter(now) || isBeforeAware(reportedAt))) {
            problems.put("reportedAt", "breach.problem.moment_after");
        }
        boolean late =
                reported && reportedAt != null && awareAt != null && reportedAt.isAfter(awareAt.plus(BreachClock.TIME));
        if (whyNotReported.isBlank() && (late || report.equals("not_needed"))) {
            problems.put("whyNotReported", late ? "breach.problem.why_late" : "breach.problem.why");
        }
        if (tell.equals("told") && (toldAt == null || toldAt.isAfter(now) || isBeforeAware(toldAt))) {
            problems.put("toldAt", "breach.problem.moment_after");
        }
        if (tell.equals("not_needed") && whyNotTold.isBlank()) {
            problems.put("whyNotTold", "breach.problem.why");
        }
        if (closed && (report.equals("undecided") || tell.equals("undecided"))) {
            problems.put("closed", "breach.problem.closed");
        }
    }

    private boolean isBeforeAware(Instant moment) {
        return awareAt != null && moment.isBefore(awareAt);
    }

    @Override
    public String toString() {
        return "(breach)";
    }
}
