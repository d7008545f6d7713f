package nl.allesoveradministratie.pakketwijzer.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Why somebody cannot see a screen, and who can change that: an administrator is told the role, others whom to ask. */
final class Denied extends Div {

    private static final String ADMINISTRATOR = "ROLE_ADMIN";

    Denied(OfficeScreen screen, AccessDeniedException denied) {
        List<String> roles = denied instanceof AuthorizationDeniedException authorization
                        && authorization.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
                ? decision.getAuthorities().stream()
                        .map(authority -> String.valueOf(authority.getAuthority()))
                        .filter(authority -> !authority.equals(ADMINISTRATOR))
                        .map(authority -> screen.t(
                                "people.role." + authority.replace("ROLE_", "").toLowerCase(Locale.ROOT)))
                        .toList()
                : List.of();
        if (!isAdministrator() || roles.isEmpty()) {
            add(new Paragraph(screen.t("office.denied.text")));
            return;
        }
        Anchor people = new Anchor(screen.href("/kantoor/medewerkers"), screen.t("office.denied.people"));
        people.addClassNames("btn", "pri");
        add(
                new Paragraph(
                        roles.size() == 1
                                ? screen.t("office.denied.role", roles.getFirst())
                                : screen.t(
                                        "office.denied.roles",
                                        roles.stream().sorted().collect(Collectors.joining(", ")))),
                Markup.div("denied", people));
    }

    private static boolean isAdministrator() {
        Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
        return somebody != null
                && somebody.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(ADMINISTRATOR::equals);
    }
}
