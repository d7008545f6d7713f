package nl.allesoveradministratie.pakketwijzer.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way in that works once.
 *
 * @param email empty = to be filled in by whoever holds the link: the first administrator
 * @param name empty = to be filled in
 * @param roles what it makes of the person; empty = a partner
 * @param vendor whose partner; null = a colleague
 * @param account the account that gets a new password and second factor; null = somebody new
 * @param expiresAt until when
 */
public record Invitation(
        String email,
        String name,
        Set<Role> roles,
        @Nullable UUID vendor,
        @Nullable UUID account,
        Instant expiresAt) {

    public Invitation {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "(an invitation)";
    }
}
