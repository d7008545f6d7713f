package nl.allesoveradministratie.pakketwijzer.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.consent.Frames;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PartialDate;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the layout needs to know of a page.
 *
 * @param words in the page's language
 * @param site for which brand
 * @param theme the visitor's choice of light or dark
 * @param origin scheme, host and port, for canonical addresses
 * @param path without language prefix: "/" or "/pakketten"
 * @param query without question mark; empty = none
 * @param title for the browser's tab, without the brand
 * @param description for search engines; empty = none
 * @param today where the visitors are
 * @param demo whether everybody on it is made up, which it then says
 * @param asksConsent whether the banner about cookies is on it
 * @param allowsCookies whether the visitor allows cookies that are not necessary, and can take that back at its foot
 * @param cookies the list that the banner asks about
 * @param frames videos of others on it
 * @param kept what the visitor put aside
 * @param assets where stylesheets and scripts are
 */
public record Page(
        Words words,
        Site site,
        Theme theme,
        String origin,
        String path,
        String query,
        String title,
        String description,
        LocalDate today,
        boolean demo,
        boolean asksConsent,
        boolean allowsCookies,
        CookieRegistry cookies,
        List<Frames.Frame> frames,
        KeptPackages kept,
        Assets assets) {

    public Page {
        frames = List.copyOf(frames);
    }

    /** The page's language. */
    public Language language() {
        return words.language();
    }

    /** When it was printed, and as what. */
    public String printed() {
        return t("print.foot", site.brand(), words.date(new PartialDate(today)));
    }

    /** A text in the page's language. */
    public String t(String key, Object... arguments) {
        return words.get(key, arguments);
    }

    /** An address in the page's language: {@code href("/pakketten")} is "/en/pakketten" in English. */
    public String href(String path) {
        return href(language(), path);
    }

    private static String href(Language language, String path) {
        return path.equals("/") && language != Language.NL ? language.prefix() : language.prefix() + path;
    }

    /** This same page in the other language, with its query. */
    public String otherLanguage() {
        return href(language().other(), path) + lasting();
    }

    /** The query without what was allowed for this once: it holds for the page it was said on. */
    private String lasting() {
        String lasting = Arrays.stream(query.split("&"))
                .filter(part -> !part.startsWith(Frames.ONCE + "="))
                .collect(Collectors.joining("&"));
        return lasting.isEmpty() ? "" : "?" + lasting;
    }

    /** The page's full address in a language, without query. */
    public String canonical(Language in) {
        return origin + href(in, path);
    }

    /** What the address asks for besides the page itself, as names and values; bad spelling is left out. */
    public List<Map.Entry<String, String>> asked() {
        MultiValueMap<String, String> parameters =
                UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        List<Map.Entry<String, String>> asked = new ArrayList<>();
        parameters.forEach((name, values) -> values.forEach(value -> {
            try {
                asked.add(Map.entry(decoded(name), value == null ? "" : decoded(value)));
            } catch (IllegalArgumentException e) {
                // What cannot be read was not read by the page either.
            }
        }));
        return asked;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Where to come back to after a choice that reloads the page. */
    public String here() {
        return href(path) + lasting();
    }

    /** {@code aria-current} of a menu item: "page" on it, "true" below it, null elsewhere. */
    public @Nullable String current(String item) {
        return path.equals(item) ? "page" : path.startsWith(item + "/") ? "true" : null;
    }
}
