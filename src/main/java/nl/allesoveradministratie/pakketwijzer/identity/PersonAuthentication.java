package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who gave a password and a second factor, as Spring Security knows it. */
final class PersonAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final Person person;

    PersonAuthentication(Person person) {
        super(authorities(person));
        this.person = person;
        setAuthenticated(true);
    }

    private static List<SimpleGrantedAuthority> authorities(Person person) {
        Set<String> roles = switch (person) {
            case Staff staff -> staff.roles().stream().map(Role::name).collect(Collectors.toSet());
            case PartnerUser partner -> Set.of(Role.PARTNER_ROLE);
        };
        return roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return person;
    }

    @Override
    public String getName() {
        return person.id().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonAuthentication authentication && authentication.person.equals(person);
    }

    @Override
    public int hashCode() {
        return Objects.hash(person);
    }
}
