package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jspecify.annotations.Nullable;

/** A breach in words, name by name, and what changed from one moment to the next. */
public final class BreachFacts {

    private BreachFacts() {}

    /** Names of what is known, in order, with what it is; what is not known says so. */
    public static Map<String, String> of(Words words, Breach known) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("aware", moment(words, known.awareAt()));
        facts.put("began", day(words, known.beganOn()));
        facts.put("ended", day(words, known.endedOn()));
        facts.put("what", known.what());
        facts.put("people", known.people() == null ? words.get("breach.unknown") : String.valueOf(known.people()));
        facts.put(
                "kinds",
                known.kinds().isEmpty()
                        ? words.get("breach.unknown")
                        : known.kinds().stream()
                                .map(kind -> words.get("breach.kind." + kind))
                                .collect(Collectors.joining(", ")));
        facts.put("consequences", text(words, known.consequences()));
        facts.put("measures", text(words, known.measures()));
        facts.put(
                "authority",
                words.get("breach.report." + known.report())
                        + (known.report().equals("reported") ? ": " + moment(words, known.reportedAt()) : ""));
        facts.put("why_not_reported", text(words, known.whyNotReported()));
        facts.put(
                "people_told",
                words.get("breach.tell." + known.tell())
                        + (known.tell().equals("told") ? ": " + moment(words, known.toldAt()) : ""));
        facts.put("why_not_told", text(words, known.whyNotTold()));
        return facts;
    }

    /** Names of what was put down anew; of the first all that is known. */
    public static List<String> changed(Words words, @Nullable Breach before, Breach after) {
        Map<String, String> now = of(words, after);
        Map<String, String> then = before == null ? of(words, Breach.blank()) : of(words, before);
        return now.keySet().stream()
                .filter(name -> !Objects.equals(now.get(name), then.get(name)))
                .toList();
    }

    private static String text(Words words, String text) {
        return text.isEmpty() ? words.get("breach.unwritten") : text;
    }

    private static String day(Words words, @Nullable LocalDate day) {
        return day == null ? words.get("breach.unknown") : words.shortDate(day);
    }

    private static String moment(Words words, @Nullable Instant moment) {
        return moment == null ? words.get("breach.unknown") : words.fullMoment(moment);
    }
}
