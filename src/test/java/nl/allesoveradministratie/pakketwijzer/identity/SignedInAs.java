package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** A colleague who is signed in on this thread, until it is closed. */
public final class SignedInAs implements AutoCloseable {

    public SignedInAs(UUID account, Role... roles) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new PersonAuthentication(new Staff(account, "Mila Bakker", Set.of(roles), Language.NL)));
        SecurityContextHolder.setContext(context);
    }

    @Override
    public void close() {
        SecurityContextHolder.clearContext();
    }
}
