package nl.allesoveradministratie.pakketwijzer.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.springframework.stereotype.Component;

/** The exact words by which a visitor chose, as a hash for the receipt; the words themselves are in the history of texts. */
@Component
class ConsentWords {

    private static final List<String> BANNER =
            List.of("consent.title", "consent.text", "consent.reject", "consent.accept", "consent.set");

    private static final List<String> PAGE = List.of(
            "cookies.title",
            "cookies.lead",
            "cookies.always",
            "cookies.on",
            "cookies.off",
            "cookies.none",
            "consent.reject",
            "consent.accept",
            "cookies.save");

    private final Texts texts;

    ConsentWords(Texts texts) {
        this.texts = texts;
    }

    /** SHA-256 of the words by which a list is asked, in the order in which they are shown: 32 bytes. */
    byte[] hash(ConsentSource source, CookieRegistry registry, Language language) {
        Stream<String> keys = source == ConsentSource.BANNER
                ? BANNER.stream()
                : source == ConsentSource.FOOTER
                        ? Stream.of("footer.cookies.off")
                        : Stream.of(
                                        PAGE.stream(),
                                        Stream.of(CookieCategory.values())
                                                .map(CookieCategory::key)
                                                .flatMap(key ->
                                                        Stream.of("cookie.category." + key, "cookie.why." + key)),
                                        registry.all().stream().flatMap(ConsentWords::keys))
                                .flatMap(each -> each);
        String others = registry.others();
        String words = Stream.concat(
                        keys.map(key -> texts.get(language, key)),
                        others.isEmpty()
                                ? Stream.of()
                                : Stream.of(
                                        texts.get(language, "consent.text.others", others),
                                        texts.get(language, "cookies.others")))
                .collect(Collectors.joining("\n"));
        try {
            return MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> keys(DeclaredCookie cookie) {
        return Stream.of(
                "cookie.purpose." + cookie.key(),
                "cookie.lifetime." + cookie.lifetime().key(),
                "cookie.party." + cookie.party().key(),
                "cookie.readers." + cookie.readBy().key());
    }
}
