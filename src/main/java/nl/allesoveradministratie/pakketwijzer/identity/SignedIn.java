package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Who is signed in, in this request. */
@Component
public class SignedIn {

    private final SecurityContextHolderStrategy contexts;

    SignedIn(SecurityContextHolderStrategy contexts) {
        this.contexts = contexts;
    }

    /** Nobody = empty. */
    public Optional<Staff> find() {
        Authentication authentication = contexts.getContext().getAuthentication();
        return authentication instanceof StaffAuthentication && authentication.getPrincipal() instanceof Staff staff
                ? Optional.of(staff)
                : Optional.empty();
    }

    /** @throws IllegalStateException when nobody is; where a role is asked for, somebody is */
    public Staff get() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }
}
