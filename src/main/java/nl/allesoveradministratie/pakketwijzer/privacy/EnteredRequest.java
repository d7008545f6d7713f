package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached staff, as it is filled in.
 *
 * @param cameBy "mail", "phone", "letter" or "visit"
 * @param receivedOn the day on which it reached anybody of ours; null = not filled in
 * @param leadNumber empty = not known
 * @param note what was said; empty = nothing
 */
public record EnteredRequest(
        AskedRight right,
        String cameBy,
        @Nullable LocalDate receivedOn,
        String leadNumber,
        IdentityCheck check,
        String note) {

    /** The longest note. */
    public static final int LONGEST = 2_000;

    /** By which ways a request can reach staff. */
    public static final List<String> WAYS = List.of("mail", "phone", "letter", "visit");

    /** What is wrong, by field: key of a text. Whether the number exists is found out when it is kept. */
    public Map<String, String> problems(LocalDate today) {
        Map<String, String> problems = new TreeMap<>();
        if (receivedOn == null) {
            problems.put("receivedOn", "requests.problem.day");
        } else if (receivedOn.isAfter(today)) {
            problems.put("receivedOn", "requests.problem.future");
        } else if (receivedOn.isBefore(today.minusYears(1))) {
            problems.put("receivedOn", "requests.problem.long_ago");
        }
        if (Bsn.isIn(note)) {
            problems.put("note", "contact.problem.bsn");
        }
        return problems;
    }

    @Override
    public String toString() {
        return "(entered request)";
    }
}
