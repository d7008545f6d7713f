package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Whether a form comes from one of our own pages, as far as the browser says. */
class OwnFormTest {

    private static MockHttpServletRequest to(String scheme, String host, int port) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/contact");
        request.setScheme(scheme);
        request.setServerName(host);
        request.setServerPort(port);
        return request;
    }

    private static MockHttpServletRequest withSite(String site) {
        MockHttpServletRequest request = to("https", "keuze.nl", 443);
        request.addHeader("Sec-Fetch-Site", site);
        return request;
    }

    @Test
    void aBrowserThatSaysItIsFromOurselvesIsBelieved() {
        assertThat(OwnForm.isFrom(withSite("same-origin"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none", "", "SAME-ORIGIN", "same-origin, cross-site"})
    void anythingElseTheBrowserSaysIsForeign(String site) {
        assertThat(OwnForm.isFrom(withSite(site))).isFalse();
    }

    @Test
    void whatTheBrowserSaysOfTheSiteCountsBeforeTheOrigin() {
        MockHttpServletRequest request = withSite("cross-site");
        request.addHeader("Origin", "https://keuze.nl");
        assertThat(OwnForm.isFrom(request)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https, keuze.nl, 443, https://keuze.nl",
        "https, keuze.nl, 443, https://KEUZE.nl",
        "https, keuze.nl, 443, https://keuze.nl:443",
        "http, keuze.nl, 80, http://keuze.nl",
        "http, localhost, 8080, http://localhost:8080",
        "http, '[::1]', 8080, 'http://[::1]:8080'"
    })
    void anOlderBrowserSaysItWithTheOrigin(String scheme, String host, int port, String origin) {
        MockHttpServletRequest request = to(scheme, host, port);
        request.addHeader("Origin", origin);
        assertThat(OwnForm.isFrom(request)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keuze.nl",
                "https://keuze.nl:8443",
                "https://ander.nl",
                "https://www.keuze.nl",
                "https://keuze.nl.ander.nl",
                "https://ander.nl/keuze.nl",
                "null",
                "",
                "keuze.nl",
                "https://",
                "geen adres"
            })
    void anotherOriginIsForeign(String origin) {
        MockHttpServletRequest request = to("https", "keuze.nl", 443);
        request.addHeader("Origin", origin);
        assertThat(OwnForm.isFrom(request)).isFalse();
    }

    @Test
    void whoSaysNothingIsForeign() {
        assertThat(OwnForm.isFrom(to("https", "keuze.nl", 443))).isFalse();
    }
}
