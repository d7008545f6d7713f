package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * Somewhere that somebody is signed in.
 *
 * @param id of the session; not what the browser holds
 * @param device what kind of device
 * @param since when somebody signed in, to the minute
 * @param seen when somebody last did something there, to the minute
 */
public record OpenSession(UUID id, DeviceKind device, Instant since, Instant seen) {}
