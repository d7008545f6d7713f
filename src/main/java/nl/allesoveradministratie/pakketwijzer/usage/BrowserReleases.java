package nl.allesoveradministratie.pakketwijzer.usage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When which version of a browser came out: a list that the build distils from caniuse-lite (CC BY 4.0). Without it the age
 * of every browser is unknown.
 */
final class BrowserReleases {

    private static final String LIST = "browsers.txt";

    private static final Pattern CHROMIUM = Pattern.compile("Chrom(?:e|ium)/(\\d{1,4})()");
    private static final Pattern SAFARI = Pattern.compile("Version/(\\d{1,4})\\.(\\d{1,3}).*Safari/");
    private static final Pattern FIREFOX = Pattern.compile("Firefox/(\\d{1,4})()");
    private static final Pattern IPHONE = Pattern.compile("iPhone|iPad|iPod");

    /** By name in the list, then by version: of each 1,000 × the first part of its number and the second. */
    private final Map<String, NavigableMap<Integer, LocalDate>> releases = new HashMap<>();

    /**
     * A version of a browser.
     *
     * @param released when it came out, or later; null = nobody knows
     */
    record Version(Maker maker, @Nullable LocalDate released) {

        /** What it is on a day: new until a year after it came out. */
        BrowserClass on(LocalDate day) {
            boolean isNew = released != null && !released.plusYears(1).isBefore(day);
            return switch (maker) {
                case CHROMIUM -> isNew ? BrowserClass.CHROMIUM_NEW : BrowserClass.CHROMIUM_OLD;
                case SAFARI -> isNew ? BrowserClass.SAFARI_NEW : BrowserClass.SAFARI_OLD;
                case OTHER -> isNew ? BrowserClass.OTHER_NEW : BrowserClass.OTHER_OLD;
            };
        }
    }

    /** What a browser is made of. */
    enum Maker {
        CHROMIUM,
        SAFARI,
        OTHER
    }

    BrowserReleases() {
        try (InputStream list = BrowserReleases.class.getResourceAsStream(LIST)) {
            if (list != null) {
                new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
                        .lines()
                        .forEach(this::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line is "chrome 140 2025-09-02". */
    private void add(String line) {
        String[] parts = line.split(" ");
        String[] numbers = (parts[1] + ".0").split("\\.");
        releases.computeIfAbsent(parts[0], name -> new TreeMap<>())
                .put(number(numbers[0], numbers[1]), LocalDate.parse(parts[2]));
    }

    private static int number(String first, String second) {
        return 1_000 * Integer.parseInt(first) + (second.isEmpty() ? 0 : Integer.parseInt(second));
    }

    /** What a User-Agent says that its browser is. */
    Version of(String agent) {
        if (IPHONE.matcher(agent).find()) {
            return new Version(Maker.SAFARI, released("ios_saf", SAFARI.matcher(agent)));
        }
        Matcher chromium = CHROMIUM.matcher(agent);
        if (chromium.find()) {
            return new Version(Maker.CHROMIUM, released("chrome", chromium.reset()));
        }
        Matcher safari = SAFARI.matcher(agent);
        if (safari.find() && !agent.contains("Android")) {
            return new Version(Maker.SAFARI, released("safari", safari.reset()));
        }
        return new Version(Maker.OTHER, released("firefox", FIREFOX.matcher(agent)));
    }

    private @Nullable LocalDate released(String name, Matcher version) {
        NavigableMap<Integer, LocalDate> known = releases.get(name);
        if (known == null || !version.find()) {
            return null;
        }
        int number = number(version.group(1), version.group(2));
        if (number > known.lastKey()) {
            // Newer than the list, so not older than what is newest there.
            return known.lastEntry().getValue();
        }
        Map.Entry<Integer, LocalDate> entry = known.floorEntry(number);
        return entry != null && entry.getKey() / 1_000 == number / 1_000 ? entry.getValue() : null;
    }
}
