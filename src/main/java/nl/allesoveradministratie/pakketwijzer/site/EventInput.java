package nl.allesoveradministratie.pakketwijzer.site;

import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as a colleague fills it in; times are what the clock says in the Netherlands, of an hour that comes twice the
 * first. Null = not filled in.
 *
 * @param sites keys of the sites that it will stand on
 * @param place empty = online only
 * @param link empty = not online
 */
public record EventInput(
        List<String> sites,
        String titleNl,
        String titleEn,
        String aboutNl,
        String aboutEn,
        @Nullable LocalDateTime startsAt,
        @Nullable LocalDateTime endsAt,
        @Nullable LocalDateTime closesAt,
        String place,
        String link,
        @Nullable Integer capacity) {

    /** The most that a title may be long. */
    public static final int LONGEST_TITLE = 120;

    /** The most that the text may be long. */
    public static final int LONGEST_ABOUT = 5_000;

    /** The most that a place may be long. */
    public static final int LONGEST_PLACE = 300;

    /** The most that the link may be long. */
    public static final int LONGEST_LINK = 500;

    /** The most that can come. */
    public static final int MOST_PLACES = 10_000;

    /** Somebody who registers is forgotten twelve months later; the event must come first. */
    private static final Period FARTHEST = Period.ofMonths(11);

    public EventInput {
        sites = List.copyOf(sites);
        titleNl = titleNl.strip();
        titleEn = titleEn.strip();
        aboutNl = aboutNl.strip();
        aboutEn = aboutEn.strip();
        place = place.strip();
        link = link.strip();
    }

    /** What is wrong, by field: the key of the text that says so. Empty = nothing. */
    public Map<String, String> problems(LocalDateTime now) {
        Map<String, String> problems = new LinkedHashMap<>();
        text(problems, "titleNl", titleNl, LONGEST_TITLE);
        text(problems, "titleEn", titleEn, LONGEST_TITLE);
        text(problems, "aboutNl", aboutNl, LONGEST_ABOUT);
        text(problems, "aboutEn", aboutEn, LONGEST_ABOUT);
        if (sites.isEmpty()) {
            problems.put("sites", "events.problem.sites");
        }
        times(problems, now);
        if (place.isEmpty() && link.isEmpty()) {
            problems.put("place", "events.problem.somewhere");
        } else if (place.length() > LONGEST_PLACE) {
            problems.put("place", "events.problem.long");
        }
        if (!link.isEmpty() && !isSecureAddress(link)) {
            problems.put("link", "events.problem.link");
        }
        if (capacity == null || capacity < 1 || capacity > MOST_PLACES) {
            problems.put("capacity", "events.problem.capacity");
        }
        return problems;
    }

    private static void text(Map<String, String> problems, String field, String text, int longest) {
        if (text.isEmpty()) {
            problems.put(field, "events.problem.empty");
        } else if (text.length() > longest) {
            problems.put(field, "events.problem.long");
        }
    }

    private void times(Map<String, String> problems, LocalDateTime now) {
        time(problems, "startsAt", startsAt);
        time(problems, "endsAt", endsAt);
        time(problems, "closesAt", closesAt);
        if (startsAt == null
                || endsAt == null
                || closesAt == null
                || !problems.keySet().stream()
                        .filter(field -> field.endsWith("At"))
                        .toList()
                        .isEmpty()) {
            return;
        }
        if (!startsAt.isAfter(now)) {
            problems.put("startsAt", "events.problem.past");
        } else if (startsAt.isAfter(now.plus(FARTHEST))) {
            problems.put("startsAt", "events.problem.far");
        }
        if (!instant(endsAt).isAfter(instant(startsAt))) {
            problems.put("endsAt", "events.problem.ends");
        }
        if (closesAt.isAfter(startsAt)) {
            problems.put("closesAt", "events.problem.closes");
        }
    }

    /** A time that the clock skips in spring is no time. */
    private static void time(Map<String, String> problems, String field, @Nullable LocalDateTime time) {
        if (time == null) {
            problems.put(field, "events.problem.time");
        } else if (Words.HERE.getRules().getValidOffsets(time).isEmpty()) {
            problems.put(field, "events.problem.skipped");
        }
    }

    private static boolean isSecureAddress(String link) {
        try {
            URI address = URI.create(link);
            return link.length() <= LONGEST_LINK && "https".equals(address.getScheme()) && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Instant instant(LocalDateTime wall) {
        return wall.atZone(Words.HERE).toInstant();
    }

    /** What its page is called by in addresses: its title and day in plain letters. */
    String address(LocalDateTime day) {
        String plain = Normalizer.normalize(titleNl, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String short80 = plain.substring(0, Math.min(plain.length(), 80)).replaceAll("^-+|-+$", "");
        return (short80.isEmpty() ? "" : short80 + "-") + day.toLocalDate();
    }
}
