package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is signed in while a test calls a service, in the thread that says so. */
public final class As {

    private As() {}

    /** Somebody with these roles, who has no account. */
    public static Staff roles(Role... roles) {
        return colleague(UUID.randomUUID(), roles);
    }

    /** The colleague of an account. */
    public static Staff colleague(UUID account, Role... roles) {
        Staff staff = new Staff(account, "Collega", Set.of(roles), Language.NL);
        SecurityContextHolder.getContext().setAuthentication(new PersonAuthentication(staff));
        return staff;
    }

    /** Somebody of a vendor, who has no account. */
    public static PartnerUser partner(UUID vendor) {
        return partner(UUID.randomUUID(), vendor);
    }

    /** The partner of an account. */
    public static PartnerUser partner(UUID account, UUID vendor) {
        PartnerUser partner = new PartnerUser(account, "Partner", vendor, "Aanbieder", Language.NL);
        SecurityContextHolder.getContext().setAuthentication(new PersonAuthentication(partner));
        return partner;
    }

    /** A program of a vendor's that showed a key. */
    public static void program(UUID vendor) {
        SecurityContextHolder.getContext().setAuthentication(new KeyAuthentication(vendor));
    }

    /** A visitor, as requests without a session have one. */
    public static void visitor() {
        SecurityContextHolder.getContext()
                .setAuthentication(new AnonymousAuthenticationToken(
                        "test", "visitor", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
    }

    /** Nobody at all. */
    public static void nobody() {
        SecurityContextHolder.clearContext();
    }
}
