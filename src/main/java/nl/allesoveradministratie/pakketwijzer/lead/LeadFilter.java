package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which leads a list shows. It is written the same way in the address and in a saved view, so that a list can be copied,
 * kept and come back to.
 *
 * @param values what is asked of each part; a part that is left out asks nothing, and without a status it is all that is
 *     not done
 */
public record LeadFilter(Map<Part, String> values) {

    /** Whose: one's own. */
    public static final String ME = "mij";

    /** Whose: nobody's. */
    public static final String NOBODY = "niemand";

    /** All that is not done. */
    public static final LeadFilter OPEN = new LeadFilter(Map.of());

    /** What is done, newest first. */
    public static final LeadFilter DONE = OPEN.with(Part.STATUS, LeadStatus.DONE.key());

    /** One's own. */
    public static final LeadFilter MINE = OPEN.with(Part.OWNER, ME);

    /** What nobody has taken on. */
    public static final LeadFilter NOBODYS = OPEN.with(Part.OWNER, NOBODY);

    /** Who should have had a first answer by now. */
    public static final LeadFilter LATE = OPEN.with(Part.LATE, "1");

    /** As they stood in addresses before there were more. */
    private static final Map<String, LeadFilter> BEFORE =
            Map.of("open", OPEN, "mine", MINE, "nobodys", NOBODYS, "done", DONE);

    /** What can be asked of a lead. */
    public enum Part {
        STATUS("status", "new|contacted|advising|waiting|done"),
        OWNER("van", "mij|niemand|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        LATE("laat", "1"),
        SITE("site", "[a-z0-9-]{1,40}"),
        TOPIC("onderwerp", "general|result|package|event"),
        ROLE("rol", "zzp|mkb|accountant"),
        ORIGIN("bron", "form|phone|visit|embedded|api|event"),
        DAYS("dagen", "7|30|90");

        private final String key;
        private final Pattern allowed;

        Part(String key, String allowed) {
            this.key = key;
            this.allowed = Pattern.compile(allowed);
        }

        /** As in an address. */
        public String key() {
            return key;
        }
    }

    public LeadFilter {
        Map<Part, String> ordered = new EnumMap<>(Part.class);
        ordered.putAll(values);
        values = java.util.Collections.unmodifiableMap(ordered);
    }

    /** Reads parameters of an address; what is unknown asks nothing. */
    public static LeadFilter of(Map<String, List<String>> parameters) {
        LeadFilter filter = first(parameters, "toon").map(BEFORE::get).orElse(OPEN);
        for (Part part : Part.values()) {
            Optional<String> value = first(parameters, part.key)
                    .filter(each -> part.allowed.matcher(each).matches());
            filter = value.isPresent() ? filter.with(part, value.get()) : filter;
        }
        return filter;
    }

    /** Reads the query of an address, without "?". */
    public static LeadFilter parse(String query) {
        return of(List.of(query.split("&")).stream()
                .map(each -> each.split("=", 2))
                .filter(each -> each.length == 2)
                .collect(Collectors.toMap(each -> each[0], each -> List.of(each[1]), (one, other) -> one)));
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String key) {
        return Optional.ofNullable(parameters.get(key)).stream()
                .flatMap(Collection::stream)
                .findFirst();
    }

    /** As the query of an address, without "?"; empty = all that is open. */
    public String query() {
        return values.entrySet().stream()
                .map(each -> each.getKey().key + "=" + each.getValue())
                .collect(Collectors.joining("&"));
    }

    /** What is asked of one part; null = nothing. */
    public @Nullable String value(Part part) {
        return values.get(part);
    }

    /** The same with something else asked of one part; null = nothing. */
    public LeadFilter with(Part part, @Nullable String value) {
        Map<Part, String> changed = new EnumMap<>(Part.class);
        changed.putAll(values);
        if (value == null) {
            changed.remove(part);
        } else {
            changed.put(part, value);
        }
        return new LeadFilter(changed);
    }

    /** Whether it shows what is done, newest first. */
    public boolean isDone() {
        return LeadStatus.DONE.key().equals(value(Part.STATUS));
    }
}
