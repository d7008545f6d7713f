package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * Somebody who may sign in.
 *
 * @param id the account
 * @param email where mail goes
 * @param name as colleagues know it
 * @param roles not empty
 * @param language in which to write
 */
public record Colleague(UUID id, EmailAddress email, String name, Set<Role> roles, Language language) {

    public Colleague {
        roles = Set.copyOf(roles);
    }
}
