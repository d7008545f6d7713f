package nl.allesoveradministratie.pakketwijzer.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A style that is written into the page itself. A stylesheet in a file costs a visitor with a slow line a second wait
 * before anything is shown. The policy of a page stays as strict as it is without: it names this very text by its hash.
 *
 * @param text what stands between the tags
 * @param source how a Content-Security-Policy names it
 */
public record InlineStyle(String text, String source) {

    /** A style of stylesheets; what only people read is left out. */
    static InlineStyle of(String stylesheets) {
        String text = stylesheets.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("\\s+", " ");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new InlineStyle(text, "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
