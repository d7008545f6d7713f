package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who gave a password and a second factor, as Spring Security knows it. */
final class StaffAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final Staff staff;

    StaffAuthentication(Staff staff) {
        super(staff.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
        this.staff = staff;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return staff;
    }

    @Override
    public String getName() {
        return staff.id().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StaffAuthentication authentication && authentication.staff.equals(staff);
    }

    @Override
    public int hashCode() {
        return Objects.hash(staff);
    }
}
