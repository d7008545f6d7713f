package nl.allesoveradministratie.pakketwijzer.consent;

import static nl.allesoveradministratie.pakketwijzer.consent.CookieCategory.NECESSARY;
import static nl.allesoveradministratie.pakketwijzer.consent.CookieCategory.STATISTICS;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie.Lifetime;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie.Party;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie.Readers;
import org.springframework.stereotype.Component;

/**
 * The one list of cookies: the page shows it, the banner asks for what is optional in it, and what is not in it cannot be
 * set. Whoever adds a cookie gives it the next version, so that earlier choices do not cover it.
 */
@Component
public class CookieRegistry {

    /** Holds a session together: the finder, and who is signed in. */
    public static final String SESSION = "JSESSIONID";

    /** The visitor's choice itself. */
    public static final String CHOICE = "pw_keuze";

    /** Light or dark. Necessary, since it only follows a person's own action. */
    public static final String THEME = "pw_weergave";

    /** The packages that the visitor put aside. Necessary, since it only follows a person's own action. */
    public static final String LIST = "pw_lijst";

    /** That somebody signed in here before, so that others who try cannot keep that person out. */
    public static final String DEVICE = "pw_apparaat";

    /** A value that means nothing elsewhere, until midnight, by which a browser is counted once a day. */
    public static final String DAY = "pw_dag";

    private final List<DeclaredCookie> cookies;

    /** The list as it is. */
    public CookieRegistry() {
        this(List.of(
                own(SESSION, NECESSARY, Lifetime.SESSION, 1),
                own(CHOICE, NECESSARY, Lifetime.SIX_MONTHS, 1),
                own(THEME, NECESSARY, Lifetime.YEAR, 1),
                own(LIST, NECESSARY, Lifetime.MONTH, 2),
                own(DEVICE, NECESSARY, Lifetime.SIX_MONTHS, 3),
                own(DAY, STATISTICS, Lifetime.DAY, 1)));
    }

    /** Another list: one of an earlier or a later day. */
    CookieRegistry(List<DeclaredCookie> cookies) {
        this.cookies = List.copyOf(cookies);
    }

    private static DeclaredCookie own(String name, CookieCategory category, Lifetime lifetime, int since) {
        return new DeclaredCookie(name, category, Party.OURSELVES, Readers.NOBODY, lifetime, since);
    }

    /** All cookies of a category, in the order in which they are shown. */
    public List<DeclaredCookie> of(CookieCategory category) {
        return cookies.stream().filter(cookie -> cookie.category() == category).toList();
    }

    /** The cookie with a name; names tell capitals from small letters, as browsers do. */
    public Optional<DeclaredCookie> find(String name) {
        return cookies.stream().filter(cookie -> cookie.name().equals(name)).findFirst();
    }

    /** All cookies. */
    public List<DeclaredCookie> all() {
        return cookies;
    }

    /** The optional categories that hold a cookie: what there is to ask. */
    public Set<CookieCategory> asked() {
        return categories(cookies.stream().filter(cookie -> cookie.category().isOptional()));
    }

    /** The optional categories that held a cookie in a version. */
    Set<CookieCategory> askedIn(int version) {
        return categories(
                cookies.stream().filter(cookie -> cookie.category().isOptional() && cookie.since() <= version));
    }

    /** The optional categories in which a cookie came after a version. */
    Set<CookieCategory> grownSince(int version) {
        return categories(
                cookies.stream().filter(cookie -> cookie.category().isOptional() && cookie.since() > version));
    }

    private static Set<CookieCategory> categories(Stream<DeclaredCookie> cookies) {
        return cookies.map(DeclaredCookie::category)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CookieCategory.class)));
    }

    /** From 1; goes up when a cookie is added. */
    public int version() {
        return cookies.stream().mapToInt(DeclaredCookie::since).max().orElse(1);
    }

    /** SHA-256 of the whole list, for receipts: 32 bytes. */
    public byte[] hash() {
        String content = cookies.stream().map(DeclaredCookie::toString).collect(Collectors.joining("\n"));
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
