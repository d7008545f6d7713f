package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the access log.
 *
 * @param from first day in Amsterdam; null = from the beginning
 * @param until last day; null = until now
 * @param actor the colleague; null = everybody
 * @param lead whose; null = everybody's
 * @param action of {@link #ACTIONS}; empty = all
 */
public record AccessFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable UUID actor,
        @Nullable UUID lead,
        String action) {

    private static final UUID NONE = new UUID(0, 1);

    /** Nothing left out. */
    public static final AccessFilter ALL = new AccessFilter(null, null, null, null, "");

    /** What can be done with somebody's details; and that the office revoked a key of a vendor. */
    public static final List<String> ACTIONS = List.of("look", "reveal", "search", "export", "key_revoked");

    /**
     * What an address asks for; what cannot be read is left out, but a lead that is not there finds nothing.
     *
     * @param asked "van", "tot", "wie", "lead" and "wat"
     */
    public static AccessFilter of(Map<String, String> asked, LeadNumbers numbers) {
        String number = asked.getOrDefault("lead", "");
        String action = asked.getOrDefault("wat", "");
        return new AccessFilter(
                day(asked.getOrDefault("van", "")),
                day(asked.getOrDefault("tot", "")),
                id(asked.getOrDefault("wie", "")),
                number.isBlank() ? null : numbers.find(number).orElse(NONE),
                ACTIONS.contains(action) ? action : "");
    }

    private static @Nullable LocalDate day(String text) {
        return text.matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}") ? parsed(text) : null;
    }

    private static @Nullable LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable UUID id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(text) : null;
    }
}
