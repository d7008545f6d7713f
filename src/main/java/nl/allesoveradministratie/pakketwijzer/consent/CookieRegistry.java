package nl.allesoveradministratie.pakketwijzer.consent;

import static nl.allesoveradministratie.pakketwijzer.consent.CookieCategory.MARKETING;
import static nl.allesoveradministratie.pakketwijzer.consent.CookieCategory.NECESSARY;
import static nl.allesoveradministratie.pakketwijzer.consent.CookieCategory.STATISTICS;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie.Lifetime;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie.Party;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie.Readers;
import nl.allesoveradministratie.pakketwijzer.site.EmbedProvider;

/**
 * The one list of cookies: the page shows it, the banner asks for what is optional in it, what is not in it cannot be set,
 * and nothing of somebody who is not in it is let into a page. Whoever adds a cookie of ours gives it the next version, so
 * that earlier choices do not cover it. Others come in with what editors place, and leave with it (decision 24).
 */
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

    private static final List<DeclaredCookie> OWN = List.of(
            own(SESSION, NECESSARY, Lifetime.SESSION, 1),
            own(CHOICE, NECESSARY, Lifetime.SIX_MONTHS, 1),
            own(THEME, NECESSARY, Lifetime.YEAR, 1),
            own(LIST, NECESSARY, Lifetime.MONTH, 2),
            own(DEVICE, NECESSARY, Lifetime.SIX_MONTHS, 3),
            // Since 4 it counts more than it did: who agreed to less is asked again.
            own(DAY, STATISTICS, Lifetime.DAY, 4));

    private final List<DeclaredCookie> cookies;
    private final List<EmbedProvider> providers;
    private final int grown;

    /** The list as it is while nothing of others is placed. */
    public CookieRegistry() {
        this(OWN);
    }

    /** Another list: one of an earlier or a later day. */
    CookieRegistry(List<DeclaredCookie> cookies) {
        this(cookies, List.of(), 0);
    }

    private CookieRegistry(List<DeclaredCookie> cookies, List<EmbedProvider> providers, int grown) {
        this.cookies = List.copyOf(cookies);
        this.providers = List.copyOf(providers);
        this.grown = grown;
    }

    /**
     * The list with those in it of whom something is placed.
     *
     * @param since who, with the growth by which they came
     * @param grown how often the list has grown
     */
    public static CookieRegistry with(Map<EmbedProvider, Integer> since, int grown) {
        List<DeclaredCookie> cookies = new ArrayList<>(OWN);
        List<EmbedProvider> providers = since.keySet().stream().sorted().toList();
        providers.forEach(provider -> cookies.addAll(others(provider, since.getOrDefault(provider, grown))));
        return new CookieRegistry(cookies, providers, grown);
    }

    /**
     * What a provider's player may store, as the provider says: of YouTube, policies.google.com/technologies/cookies; of
     * Vimeo's player that is asked not to track, help.vimeo.com, "Vimeo Player cookies" (both as read in November 2026).
     */
    private static List<DeclaredCookie> others(EmbedProvider provider, int since) {
        return switch (provider) {
            case YOUTUBE ->
                List.of(
                        other("VISITOR_INFO1_LIVE", Party.GOOGLE, Lifetime.SIX_MONTHS, since),
                        other("YSC", Party.GOOGLE, Lifetime.SESSION, since),
                        other("PREF", Party.GOOGLE, Lifetime.EIGHT_MONTHS, since));
            case VIMEO ->
                List.of(
                        other("player_clearance", Party.VIMEO, Lifetime.WEEK, since),
                        other("__cf_bm", Party.CLOUDFLARE, Lifetime.HALF_HOUR, since),
                        other("_cfuvid", Party.CLOUDFLARE, Lifetime.SESSION, since),
                        other("cf_clearance", Party.CLOUDFLARE, Lifetime.YEAR, since));
        };
    }

    private static DeclaredCookie other(String name, Party party, Lifetime lifetime, int since) {
        return new DeclaredCookie(name, MARKETING, party, Readers.PARTY_ELSEWHERE, lifetime, since);
    }

    private static DeclaredCookie own(String name, CookieCategory category, Lifetime lifetime, int since) {
        return new DeclaredCookie(name, category, Party.OURSELVES, Readers.NOBODY, lifetime, since);
    }

    /** All cookies of a category, in the order in which they are shown. */
    public List<DeclaredCookie> of(CookieCategory category) {
        return cookies.stream().filter(cookie -> cookie.category() == category).toList();
    }

    /** Our own cookie with a name; names tell capitals from small letters, as browsers do. */
    public Optional<DeclaredCookie> find(String name) {
        return cookies.stream()
                .filter(DeclaredCookie::isOwn)
                .filter(cookie -> cookie.name().equals(name))
                .findFirst();
    }

    /** Of whom something stands on our pages; usually nobody. */
    public List<EmbedProvider> providers() {
        return providers;
    }

    /** Who else gets to know of a visitor that allows all there is to ask: names, put together; empty = nobody. */
    public String others() {
        return providers.stream()
                .map(EmbedProvider::company)
                .distinct()
                .reduce((first, second) -> first + ", " + second)
                .orElse("");
    }

    /** All cookies. */
    public List<DeclaredCookie> all() {
        return cookies;
    }

    /** The optional categories that hold a cookie: what there is to ask. */
    public Set<CookieCategory> asked() {
        return categories(cookies.stream().filter(cookie -> cookie.category().isOptional()));
    }

    /** The optional categories in which a cookie came after a version. */
    Set<CookieCategory> grownSince(ListVersion version) {
        return categories(
                cookies.stream().filter(cookie -> cookie.category().isOptional() && !cookie.isCoveredBy(version)));
    }

    private static Set<CookieCategory> categories(Stream<DeclaredCookie> cookies) {
        return cookies.map(DeclaredCookie::category)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CookieCategory.class)));
    }

    /** Which one it is; goes up when a cookie is added. */
    public ListVersion version() {
        return new ListVersion(
                cookies.stream()
                        .filter(DeclaredCookie::isOwn)
                        .mapToInt(DeclaredCookie::since)
                        .max()
                        .orElse(1),
                grown);
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
