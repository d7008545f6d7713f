package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * A colleague who is signed in.
 *
 * @param id the account
 * @param name as colleagues know it
 * @param roles not empty
 * @param language of the screens
 */
public record Staff(UUID id, String name, Set<Role> roles, Language language) implements Person {

    public Staff {
        roles = Set.copyOf(roles);
    }

    /** Whether somebody has a role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
