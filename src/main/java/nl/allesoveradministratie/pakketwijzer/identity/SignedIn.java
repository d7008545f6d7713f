package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** The colleague; nobody, or somebody who is none = empty. */
    public Optional<Staff> find() {
        return person(contexts.getContext().getAuthentication(), Staff.class);
    }

    /** @throws IllegalStateException when nobody is; where a role is asked for, somebody is */
    public Staff get() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }

    /** The partner; nobody, or somebody who is none = empty. */
    public Optional<PartnerUser> findPartner() {
        return person(contexts.getContext().getAuthentication(), PartnerUser.class);
    }

    /** @throws IllegalStateException when no partner is; where {@link Role#PARTNER_ROLE} is asked for, one is */
    public PartnerUser partner() {
        return findPartner().orElseThrow(() -> new IllegalStateException("No partner is signed in"));
    }

    /** For which vendor this request is: a partner's, or that of a program's key; empty = for none. */
    Optional<UUID> vendor() {
        Authentication authentication = contexts.getContext().getAuthentication();
        return authentication instanceof KeyAuthentication key
                ? Optional.of(key.vendor())
                : findPartner().map(PartnerUser::vendor);
    }

    static <P extends Person> Optional<P> person(@Nullable Authentication authentication, Class<P> kind) {
        return authentication instanceof PersonAuthentication && kind.isInstance(authentication.getPrincipal())
                ? Optional.of(kind.cast(authentication.getPrincipal()))
                : Optional.empty();
    }
}
