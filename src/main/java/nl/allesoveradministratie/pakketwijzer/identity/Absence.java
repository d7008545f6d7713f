package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Days on which a colleague is away.
 *
 * @param colleague the account
 * @param last on which he is still away; not before the first
 */
public record Absence(UUID id, UUID colleague, LocalDate first, LocalDate last) {

    /** Whether it holds a day. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
