package nl.allesoveradministratie.pakketwijzer.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked about his own data, as he may know it.
 *
 * @param number V- and eight signs, by which he can ask about it
 * @param lead about which question; null = about everything
 * @param dueOn when it has to be answered (art. 12(3) GDPR)
 * @param endedAt null = not yet
 */
public record OwnRequest(
        UUID id,
        String number,
        AskedRight kind,
        @Nullable UUID lead,
        Instant receivedAt,
        LocalDate dueOn,
        Status status,
        @Nullable Instant endedAt) {

    /** How far it is. */
    public enum Status {
        OPEN,
        DONE,
        REFUSED;

        /** As it is kept, and in the keys of its texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
