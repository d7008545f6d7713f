package nl.allesoveradministratie.pakketwijzer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.allesoveradministratie.pakketwijzer.security.Reader;
import org.springframework.mock.web.MockHttpServletRequest;

/** What browsers say of themselves, and the cookie of a day. */
public final class UsageReaders {

    private UsageReaders() {}

    public static List<Reader> all() {
        UserAgents agents = new UserAgents();
        DayCookie cookie = new DayCookie();
        List<String> made = List.of(
                cookie.make("C-7K3M-92QX").value(), cookie.make("C-0000-0000").value());
        return List.of(
                new Reader(
                        "user agent",
                        List.of(
                                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                                        + " Version/18.0 Mobile/15E148 Safari/604.1",
                                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"),
                        text -> {
                            MockHttpServletRequest request = new MockHttpServletRequest();
                            request.addHeader("User-Agent", text);
                            request.addHeader("Sec-CH-UA-Platform", text);
                            agents.of(request);
                        }),
                new Reader(
                        "cookie of a day",
                        made,
                        text -> assertThat(cookie.read(text).isPresent())
                                .isEqualTo(made.contains(text.replaceAll("=+$", "")))));
    }
}
