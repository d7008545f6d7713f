package nl.allesoveradministratie.pakketwijzer.site;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose videos may stand on our pages: a closed list, since of each the cookies must be declared. */
public enum EmbedProvider {
    YOUTUBE(
            "YouTube",
            "Google",
            "(?:https://)?(?:(?:www\\.|m\\.)?youtube(?:-nocookie)?\\.com/(?:watch\\?(?:[^#]*&)?v=|embed/|shorts/|live/)"
                    + "|youtu\\.be/)([A-Za-z0-9_-]{11})(?:[?&#/].*)?",
            "https://www.youtube.com/watch?v="),
    VIMEO(
            "Vimeo",
            "Vimeo",
            "(?:https://)?(?:www\\.)?(?:vimeo\\.com/|player\\.vimeo\\.com/video/)([0-9]{6,12})(?:[?#/].*)?",
            "https://vimeo.com/");

    private final String brand;
    private final String company;
    private final Pattern address;
    private final String watch;

    EmbedProvider(String brand, String company, String address, String watch) {
        this.brand = brand;
        this.company = company;
        this.address = Pattern.compile(address);
        this.watch = watch;
    }

    /** The one with a key; empty = none of them. */
    public static Optional<EmbedProvider> find(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    /** The word in addresses, keys of texts and the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What people call it. */
    public String brand() {
        return brand;
    }

    /** Who gets to know of it when somebody watches. */
    public String company() {
        return company;
    }

    /** Both, where they differ. */
    public String who() {
        return brand.equals(company) ? brand : brand + " (" + company + ")";
    }

    /** What the provider calls the video of an address as people copy it; empty = it is no address of a video there. */
    public Optional<String> video(String pasted) {
        Matcher matcher = address.matcher(pasted.strip());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Where the video is to be seen at the provider's own. */
    String watch(String video) {
        return watch + video;
    }
}
