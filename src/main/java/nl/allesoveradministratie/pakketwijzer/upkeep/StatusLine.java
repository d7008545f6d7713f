package nl.allesoveradministratie.pakketwijzer.upkeep;

import java.util.List;

/**
 * One thing that somebody who keeps the installation running looks at.
 *
 * @param topic what it is about
 * @param level how it stands
 * @param state key of the text that says how it stands, beginning with {@code upkeep.}
 * @param values for that text
 */
public record StatusLine(Topic topic, Level level, String state, List<Object> values) {

    /** What it is about; in the order in which it is shown. */
    public enum Topic {
        LEADS,
        INTAKE,
        MAIL,
        FIGURES,
        RETENTION,
        LOGS,
        BACKUP,
        ARCHIVE,
        DISK,
        DATABASE;

        /** As it stands in the names of texts. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How it stands. */
    public enum Level {
        GOOD,
        LOOK,
        BAD,
        UNKNOWN
    }

    public StatusLine {
        values = List.copyOf(values);
    }

    static StatusLine of(Topic topic, Level level, String state, Object... values) {
        return new StatusLine(topic, level, "upkeep." + topic.key() + "." + state, List.of(values));
    }
}
