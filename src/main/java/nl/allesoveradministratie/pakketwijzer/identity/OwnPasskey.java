package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A passkey in its owner's list.
 *
 * @param name in the owner's own words
 * @param since when it was added
 * @param lastUsed null = not yet
 */
public record OwnPasskey(
        UUID id, String name, LocalDate since, @Nullable LocalDate lastUsed) {}
