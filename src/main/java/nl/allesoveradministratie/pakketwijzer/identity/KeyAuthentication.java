package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A program of a vendor's that showed a key, as Spring Security knows it: nobody in particular. */
final class KeyAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final UUID vendor;

    KeyAuthentication(UUID vendor) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + Role.PARTNER_KEY_ROLE)));
        this.vendor = vendor;
        setAuthenticated(true);
    }

    UUID vendor() {
        return vendor;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return vendor;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyAuthentication key && key.vendor.equals(vendor);
    }

    @Override
    public int hashCode() {
        return Objects.hash(vendor);
    }
}
