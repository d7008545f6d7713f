package nl.allesoveradministratie.pakketwijzer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.consent.CookieCategory;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody who comes for the first time and was not asked anything yet: only what is necessary is kept, nobody else is
 * asked, no script reads what tells devices apart, and no request carries it.
 */
@Proves({"C1", "U1"})
class FirstVisitIT extends BrowserTest {

    /** Puts a trap at everything that fingerprints are made of; what reads it is written down, with where it was read from. */
    private static final String TRAPS = """
            window.readFromDevice = [];
            const note = name => {
                const from = (new Error().stack || '').split('\\n').slice(2, 5).map(line => line.trim()).join(' < ');
                window.readFromDevice.push(name + ' ' + from);
            };
            const trap = (owner, names) => names.forEach(name => {
                const own = owner && Object.getOwnPropertyDescriptor(owner, name);
                if (own && own.get) {
                    Object.defineProperty(owner, name, { ...own, get() { note(name); return own.get.call(this); } });
                } else if (own && typeof own.value === 'function') {
                    Object.defineProperty(owner, name,
                        { ...own, value(...all) { note(name); return own.value.apply(this, all); } });
                }
            });
            trap(Screen.prototype, ['width', 'height', 'availWidth', 'availHeight', 'availLeft', 'availTop', 'colorDepth',
                'pixelDepth', 'orientation']);
            trap(Navigator.prototype, ['platform', 'vendor', 'plugins', 'mimeTypes', 'hardwareConcurrency', 'deviceMemory',
                'languages', 'language', 'connection', 'userAgentData', 'getBattery', 'mediaDevices', 'webdriver',
                'pdfViewerEnabled', 'keyboard', 'gpu', 'permissions', 'wakeLock']);
            trap(window, ['devicePixelRatio', 'outerWidth', 'outerHeight', 'screenX', 'screenY', 'screenLeft', 'screenTop']);
            trap(HTMLCanvasElement.prototype, ['getContext', 'toDataURL', 'toBlob']);
            trap(Date.prototype, ['getTimezoneOffset']);
            trap(Intl.DateTimeFormat.prototype, ['resolvedOptions']);
            ['AudioContext', 'OfflineAudioContext', 'RTCPeerConnection', 'OffscreenCanvas'].forEach(name => {
                const Own = window[name];
                if (Own) window[name] = class extends Own { constructor(...all) { note(name); super(...all); } };
            });
            """;

    /** What a page keeps in the browser beside cookies. */
    static final String STORED = """
            async () => [
                ...Object.keys(localStorage), ...Object.keys(sessionStorage),
                ...(await indexedDB.databases()).map(each => each.name), ...(await caches.keys()),
                ...(await navigator.serviceWorker.getRegistrations()).map(each => each.scope)]
            """;

    private static final String READ = "window.readFromDevice";

    private final List<URI> sent = new ArrayList<>();

    @BeforeEach
    void comeForTheFirstTime() {
        page = newProfileWithoutChoice(1280, true).newPage();
        page.addInitScript(TRAPS);
        sent.clear();
        page.onRequest(request -> sent.add(URI.create(request.url())));
    }

    /** Each address once, whatever it is asked: what is drawn differs, and not what is loaded. */
    static Collection<Map.Entry<String, String>> pages() {
        Map<String, Map.Entry<String, String>> pages = new LinkedHashMap<>();
        Screenshots.PAGES.entrySet().forEach(each -> pages.put(each.getValue().replaceAll("\\?.*", ""), each));
        return pages.values();
    }

    private ListAssert<Object> list(String script) {
        return assertThat(page.evaluate(script)).asInstanceOf(InstanceOfAssertFactories.LIST);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void onlyWhatIsNecessaryIsKeptAndNothingOfTheDeviceIsReadOrSent(Map.Entry<String, String> each) {
        page.navigate(at(each.getValue()), new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
        page.locator("h1").first().waitFor();

        assertThat(new CookieRegistry().of(CookieCategory.NECESSARY).stream().map(DeclaredCookie::name))
                .containsAll(page.context().cookies().stream()
                        .map(cookie -> cookie.name)
                        .toList());
        list(STORED).isEmpty();
        assertThat(page.evaluate("window.name")).isEqualTo("");
        assertThat(sent).extracting(URI::getHost).isNotEmpty().containsOnly("localhost");
        // On screens that Vaadin draws its buttons ask which kind of keyboard and touch to serve: what the browser
        // says in every request anyway. It goes nowhere (decision 24).
        list(READ)
                .filteredOn(read -> !read.toString().matches("(vendor|platform) .*/VAADIN/build/vaadin-.*"))
                .isEmpty();
        if (!each.getValue().contains("/keuzehulp")) {
            list(READ).isEmpty();
        }
        // What Vaadin's start-up calls it: v-sh, v-sw, v-tzid …
        assertThat(sent)
                .extracting(URI::getQuery)
                .noneMatch(query -> query != null && query.matches("(.*&)?v-(?!r=|uiId=|pushId=|loc=)[a-z]+=.*"));
    }

    /** Without this, the trap could be one in which nothing is ever caught. */
    @Test
    void whatIsReadIsSeen() {
        page.navigate(at("/"));
        page.evaluate("screen.width + navigator.hardwareConcurrency + devicePixelRatio"
                + " + new Date().getTimezoneOffset() + document.createElement('canvas').getContext('2d')"
                + " + Intl.DateTimeFormat().resolvedOptions().timeZone");

        list(READ).hasSize(6);
    }
}
