package nl.allesoveradministratie.pakketwijzer.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A video as a colleague places it.
 *
 * @param place path of the page, without language; empty = not chosen
 * @param address of the video, as people copy it from the provider
 */
public record EmbedInput(String place, String address, String titleNl, String titleEn) {

    /** The most that a title may be long. */
    public static final int LONGEST_TITLE = 120;

    /** The most that is read of an address. */
    public static final int LONGEST_ADDRESS = 500;

    private static final Pattern PLACE = Pattern.compile("/(pakketten|evenementen|voor)/[a-z0-9]+(-[a-z0-9]+)*");

    public EmbedInput {
        address = address.strip();
        titleNl = titleNl.strip();
        titleEn = titleEn.strip();
    }

    /** Whose it is; empty = nobody's whose videos may stand here. */
    public Optional<EmbedProvider> provider() {
        return Stream.of(EmbedProvider.values())
                .filter(each -> each.video(address).isPresent())
                .findFirst();
    }

    /** What is wrong, by field: the key of the text that says so. Empty = nothing. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!PLACE.matcher(place).matches()) {
            problems.put("place", "embeds.problem.place");
        }
        if (address.length() > LONGEST_ADDRESS || provider().isEmpty()) {
            problems.put("address", "embeds.problem.address");
        }
        title(problems, "titleNl", titleNl);
        title(problems, "titleEn", titleEn);
        return problems;
    }

    private static void title(Map<String, String> problems, String field, String title) {
        if (title.isEmpty()) {
            problems.put(field, "embeds.problem.title");
        } else if (title.length() > LONGEST_TITLE) {
            problems.put(field, "events.problem.long");
        }
    }
}
