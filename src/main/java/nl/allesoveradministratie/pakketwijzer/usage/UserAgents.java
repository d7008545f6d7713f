package nl.allesoveradministratie.pakketwijzer.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.stereotype.Component;
import ua_parser.Parser;

/**
 * What a browser says of its device in headers that arrive anyway: the User-Agent, and the low-entropy client hints that
 * Chromium sends unasked. Nothing is asked for. Of a visitor only the class is remembered; which User-Agents there are is
 * remembered for an hour, apart from who had them.
 */
@Component
@OnDoor(Door.PUBLIC)
class UserAgents {

    private static final Set<String> COMPUTERS = Set.of(
            "windows",
            "macos",
            "mac os x",
            "linux",
            "ubuntu",
            "fedora",
            "debian",
            "arch linux",
            "chrome os",
            "chromium os");

    private static final List<String> MACHINES = List.of("bot", "crawl", "spider", "monitor", "headless", "lighthouse");

    /** No browser says more than this; a longer one would only keep the parser busy. */
    private static final int LONGEST = 512;

    private final Parser parser = new Parser();
    private final BrowserReleases releases = new BrowserReleases();

    /** Visitors use few different browsers: most are looked up, not parsed. */
    private final Cache<String, Parsed> known = Caffeine.newBuilder()
            .maximumSize(2_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** What the parser says of a User-Agent. */
    private record Parsed(boolean machine, String system, BrowserReleases.Version version) {}

    /**
     * What a person's browser is.
     *
     * @param version that it says it is; may be newer than is known
     */
    record Agent(DeviceClass device, BrowserReleases.Version version) {}

    /** Empty: no person's browser. */
    Optional<Agent> of(HttpServletRequest request) {
        String agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        if (agent.isBlank() || agent.length() > LONGEST || isMachine(agent)) {
            return Optional.empty();
        }
        Parsed parsed = known.get(
                agent,
                each -> new Parsed(
                        parser.parseDevice(each).family.equals("Spider"),
                        Objects.requireNonNullElse(parser.parseOS(each).family, ""),
                        releases.of(each)));
        return parsed.machine()
                ? Optional.empty()
                : Optional.of(new Agent(device(request, agent, parsed.system()), parsed.version()));
    }

    private static DeviceClass device(HttpServletRequest request, String agent, String system) {
        String mobile = request.getHeader("Sec-CH-UA-Mobile");
        if ("?1".equals(mobile)) {
            return DeviceClass.PHONE;
        }
        String hinted = Objects.requireNonNullElse(request.getHeader("Sec-CH-UA-Platform"), "")
                .replace("\"", "");
        String platform = (hinted.isEmpty() ? system : hinted).toLowerCase(Locale.ROOT);
        if (COMPUTERS.contains(platform)) {
            return DeviceClass.COMPUTER;
        }
        boolean phone = platform.equals("ios")
                ? !agent.contains("iPad")
                : platform.equals("android") && mobile == null && agent.contains("Mobile");
        return phone ? DeviceClass.PHONE : DeviceClass.OTHER;
    }

    /**
     * Programs that say so, and are not in the parser's list of crawlers. A browser without a window is one of them,
     * whoever drives it; "compatible;" is how programs begin that call themselves Mozilla, and old Internet Explorer.
     */
    private static boolean isMachine(String agent) {
        // A brand of phones
        String small = agent.toLowerCase(Locale.ROOT).replace("cubot", "");
        return !small.startsWith("mozilla/") && !small.startsWith("opera/")
                || MACHINES.stream().anyMatch(small::contains)
                || small.contains("compatible;") && !small.contains("msie");
    }
}
