package nl.allesoveradministratie.pakketwijzer.site;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.shared.Language;

/**
 * A video of somebody else on one of our pages.
 *
 * @param place path of the page, without language
 * @param video what the provider calls it
 */
public record Embed(UUID id, String place, EmbedProvider provider, String video, String titleNl, String titleEn) {

    /** What it is called, in the reader's language. */
    public String title(Language language) {
        return language == Language.NL ? titleNl : titleEn;
    }

    /** Where it is to be seen at the provider's own. */
    public String watch() {
        return provider.watch(video);
    }
}
