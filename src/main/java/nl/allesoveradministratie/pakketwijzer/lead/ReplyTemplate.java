package nl.allesoveradministratie.pakketwijzer.lead;

import java.time.Instant;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * A template of a reply, as it stood at one time.
 *
 * @param version from 1; 0 = not kept yet
 * @param site key of the site it is for; null = every site
 * @param language of the person who gets the reply
 * @param name by which colleagues choose it
 * @param words with facts to be filled in between square brackets
 * @param retired whether it is no longer offered
 * @param changedAt when this version was made
 * @param changedBy by whom; null = it came with the product
 */
public record ReplyTemplate(
        UUID id,
        int version,
        @Nullable String site,
        Language language,
        String name,
        String words,
        boolean retired,
        Instant changedAt,
        @Nullable UUID changedBy) {

    /** The most that a name may be long. */
    public static final int LONGEST_NAME = 80;

    /** Nothing yet. */
    public static ReplyTemplate blank(Language language) {
        return new ReplyTemplate(UUID.randomUUID(), 0, null, language, "", "", false, Instant.EPOCH, null);
    }

    /** The same, changed. */
    public ReplyTemplate with(@Nullable String site, Language language, String name, String words, boolean retired) {
        return new ReplyTemplate(id, version, site, language, name, words, retired, changedAt, changedBy);
    }
}
