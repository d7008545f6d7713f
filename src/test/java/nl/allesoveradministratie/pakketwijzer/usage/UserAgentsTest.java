package nl.allesoveradministratie.pakketwijzer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** What kind of device a visitor has, from headers that come unasked; and who is no visitor but a program. */
class UserAgentsTest {

    /** What Chromium sends only when a site asks for it. Nobody asks here, and nobody looks. */
    private static final Set<String> HIGH_ENTROPY = Set.of(
            "Sec-CH-UA-Arch",
            "Sec-CH-UA-Bitness",
            "Sec-CH-UA-Form-Factors",
            "Sec-CH-UA-Full-Version",
            "Sec-CH-UA-Full-Version-List",
            "Sec-CH-UA-Model",
            "Sec-CH-UA-Platform-Version",
            "Sec-CH-UA-WoW64");

    private final UserAgents agents = new UserAgents();

    private Optional<DeviceClass> device(HttpServletRequest request) {
        return agents.of(request).map(UserAgents.Agent::device);
    }

    /** Remembers which headers were looked at. */
    private static final class Watched extends MockHttpServletRequest {

        private final Set<String> read = new TreeSet<>();

        @Override
        public @Nullable String getHeader(String name) {
            read.add(name);
            return super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            read.add(name);
            return super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            read.add("all names");
            return super.getHeaderNames();
        }

        @Override
        public String getRemoteAddr() {
            read.add("the address");
            return super.getRemoteAddr();
        }
    }

    private static Watched request(@Nullable String agent, @Nullable String mobile, @Nullable String platform) {
        Watched request = new Watched();
        if (agent != null) {
            request.addHeader("User-Agent", agent);
        }
        if (mobile != null) {
            request.addHeader("Sec-CH-UA-Mobile", mobile);
        }
        if (platform != null) {
            request.addHeader("Sec-CH-UA-Platform", '"' + platform + '"');
        }
        return request;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Chrome on Windows                 | COMPUTER | ?0 | Windows   | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            Chrome on Windows, without hints  | COMPUTER |    |           | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            Edge on Windows                   | COMPUTER | ?0 | Windows   | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0
            Firefox on Windows                | COMPUTER |    |           | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0
            Internet Explorer 11              | COMPUTER |    |           | Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko
            Internet Explorer 10              | COMPUTER |    |           | Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.1; WOW64; Trident/6.0)
            Chrome on a Mac                   | COMPUTER | ?0 | macOS     | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            Safari on a Mac                   | COMPUTER |    |           | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15
            Firefox on a Mac                  | COMPUTER |    |           | Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:133.0) Gecko/20100101 Firefox/133.0
            Chrome on Linux                   | COMPUTER | ?0 | Linux     | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            Firefox on Linux                  | COMPUTER |    |           | Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0
            Firefox on Ubuntu                 | COMPUTER |    |           | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0
            Firefox on Fedora                 | COMPUTER |    |           | Mozilla/5.0 (X11; Fedora; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0
            A browser on Arch Linux           | COMPUTER |    |           | Mozilla/5.0 (X11; Arch Linux; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0
            A Chromebook                      | COMPUTER | ?0 | Chrome OS | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            Safari on an iPhone               | PHONE    |    |           | Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1
            Chrome on an iPhone               | PHONE    |    |           | Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1
            Firefox on an iPhone              | PHONE    |    |           | Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/133.0 Mobile/15E148 Safari/605.1.15
            Safari on an iPad, mobile site    | OTHER    |    |           | Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1
            Safari on an iPad says it's a Mac | COMPUTER |    |           | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Safari/605.1.15
            Chrome on an Android phone        | PHONE    | ?1 | Android   | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36
            The same without hints            | PHONE    |    |           | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36
            Chrome on an Android tablet       | OTHER    | ?0 | Android   | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            The same tablet without hints     | OTHER    |    |           | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            A tablet that asks for a computer | COMPUTER | ?0 | Linux     | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            Firefox on an Android phone       | PHONE    |    |           | Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0
            Firefox on an Android tablet      | OTHER    |    |           | Mozilla/5.0 (Android 14; Tablet; rv:133.0) Gecko/133.0 Firefox/133.0
            Samsung's browser on a phone      | PHONE    | ?1 | Android   | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36
            A phone of the brand Cubot        | PHONE    |    |           | Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.4844.73 Mobile Safari/537.36
            A television                      | OTHER    |    |           | Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) 76.0.3809.146/6.0 TV Safari/537.36
            Something new                     | OTHER    | ?0 | Unknown   | Mozilla/5.0 (Fridge; FridgeOS 3) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36
            Opera of long ago                 | COMPUTER |    |           | Opera/9.80 (Windows NT 6.1; U; nl) Presto/2.9.168 Version/11.50
            """)
    void seesWhatAVisitorHas(
            String who, DeviceClass expected, @Nullable String mobile, @Nullable String platform, String agent) {
        assertThat(device(request(agent, mobile, platform))).contains(expected);
    }

    /** A browser without a window (HeadlessChrome) is driven by a program, so it is none either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 (compatible; GoogleOther)",
                "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Claude-User/1.0; +Claude-User@anthropic.com)",
                "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
                "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)",
                "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
                "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
                "Mozilla/5.0 (compatible; SiteMonitor/1.0)",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Linux; Android 11; moto g power (2022)) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse",
                "curl/8.11.0",
                "Wget/1.25.0",
                "python-requests/2.32.3",
                "Go-http-client/2.0",
                "Java-http-client/25",
                "okhttp/4.12.0",
                "Apache-HttpClient/5.4 (Java/25)",
                "-",
                " ",
                ""
            })
    void aProgramIsNoVisitor(String agent) {
        assertThat(agents.of(request(agent, null, null))).isEmpty();
        // Nor when it sends hints as a browser does.
        assertThat(agents.of(request(agent, "?1", "Android"))).isEmpty();
    }

    @Test
    void whoSaysNothingOfHimselfIsNoVisitor() {
        assertThat(agents.of(request(null, null, null))).isEmpty();
    }

    @Test
    void hintsThatMakeNoSenseAreNoTrouble() {
        String agent = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";

        assertThat(device(request(agent, "yes", "\"\"; DROP TABLE"))).contains(DeviceClass.OTHER);
        assertThat(device(request(agent, "", ""))).contains(DeviceClass.COMPUTER);
    }

    @Test
    void anEndlessUserAgentIsNoBrowsers() {
        assertThat(agents.of(request("Mozilla/5.0 " + "(;".repeat(4_000), null, null)))
                .isEmpty();
    }

    @Test
    void onlyWhatComesUnaskedIsLookedAt() {
        Watched request = request(
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
                "?0",
                "Android");
        HIGH_ENTROPY.forEach(hint -> request.addHeader(hint, "\"Pixel 9 Pro\""));
        request.addHeader("Accept-Language", "nl");

        assertThat(device(request)).contains(DeviceClass.OTHER);
        assertThat(request.read).containsExactly("Sec-CH-UA-Mobile", "Sec-CH-UA-Platform", "User-Agent");
    }
}
