package nl.allesoveradministratie.pakketwijzer.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a colleague does here; one may have several. */
public enum Role {
    /** Follows up leads. */
    SALES,
    /** Keeps the catalogue. */
    EDITOR,
    /** Watches over what is kept of people and who looks at it. */
    PRIVACY_OFFICER,
    /** Lets colleagues in. */
    ADMIN,
    /** Takes leads out as a file, beside whatever else somebody does. */
    EXPORT;

    /** For {@code @RolesAllowed}. */
    public static final String SALES_ROLE = "SALES";

    public static final String EDITOR_ROLE = "EDITOR";
    public static final String PRIVACY_OFFICER_ROLE = "PRIVACY_OFFICER";
    public static final String ADMIN_ROLE = "ADMIN";
    public static final String EXPORT_ROLE = "EXPORT";

    /** Of vendors' partners. It is none of these roles, so that nobody can give it to a colleague. */
    public static final String PARTNER_ROLE = "PARTNER";

    /** Of a program of a vendor's that showed a key ({@link VendorKeys}): nobody, who may fetch figures. */
    public static final String PARTNER_KEY_ROLE = "PARTNER_KEY";

    /** As it is kept. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<Role> ofKeys(String[] keys) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(keys).map(key -> valueOf(key.toUpperCase(Locale.ROOT))).forEach(roles::add);
        return roles;
    }

    /** As a partner's is kept. */
    static String[] partnerKeys() {
        return new String[] {"partner"};
    }

    static String[] keys(Set<Role> roles) {
        return roles.stream().sorted().map(Role::key).toArray(String[]::new);
    }
}
