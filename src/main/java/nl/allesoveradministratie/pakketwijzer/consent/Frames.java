package nl.allesoveradministratie.pakketwijzer.consent;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Embed;
import nl.allesoveradministratie.pakketwijzer.site.Embeds;
import org.springframework.stereotype.Component;

/**
 * Which videos of others load in a page: those of who allowed that, and one that the visitor pressed for on our own page, for
 * that one time. The page and its content-security-policy both go by what is said here, so that the browser refuses what the
 * page should not have held.
 */
@Component
public class Frames {

    /** Parameter of the button for one time: the video's id. */
    public static final String ONCE = "toon";

    private final Embeds embeds;
    private final Consent consent;

    Frames(Embeds embeds, Consent consent) {
        this.embeds = embeds;
        this.consent = consent;
    }

    /**
     * A video on a page.
     *
     * @param player from where it loads
     * @param loads whether it does; otherwise something stands in its place that asks nobody for anything
     */
    public record Frame(Embed embed, String player, boolean loads) {}

    /** Those on the page that is asked for, in their order. */
    public List<Frame> of(HttpServletRequest request) {
        String full = request.getRequestURI();
        String path = full.substring(Language.ofPath(full).prefix().length());
        List<Embed> placed = embeds.current().byPlace().getOrDefault(path, List.of());
        return placed.stream()
                .map(embed -> new Frame(embed, embeds.player(embed), loads(embed, request)))
                .toList();
    }

    private boolean loads(Embed embed, HttpServletRequest request) {
        return consent.of(request).allows(CookieCategory.MARKETING)
                // Whoever is led here from elsewhere, or types the address, did not press: browsers tell the
                // difference.
                || (embed.id().toString().equals(request.getParameter(ONCE))
                        && "same-origin".equals(request.getHeader("Sec-Fetch-Site")));
    }

    /** What the policy of this response must let in: " frame-src …;", or nothing. */
    public String policy(HttpServletRequest request) {
        String origins = of(request).stream()
                .filter(Frame::loads)
                .map(frame -> embeds.origin(frame.embed().provider()))
                .distinct()
                .collect(Collectors.joining(" "));
        return origins.isEmpty() ? "" : " frame-src " + origins + ";";
    }
}
