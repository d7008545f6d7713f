package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What somebody put aside, as the cookie holds it. */
class KeptPackagesTest {

    private static KeptPackages in(String cookie) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("pw_lijst", cookie));
        return KeptPackages.of(request);
    }

    private static KeptPackages list(String... ids) {
        return new KeptPackages(Stream.of(ids).map(PackageId::new).toList());
    }

    private static String numbered(int number) {
        return IntStream.range(0, number).mapToObj(i -> "p" + i).collect(Collectors.joining("."));
    }

    @Test
    void withoutACookieThereIsNothingOnIt() {
        assertThat(KeptPackages.of(new MockHttpServletRequest()).ids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "jortt.e-boekhouden, jortt.e-boekhouden",
        "jortt.jortt.moneybird, jortt.moneybird",
        "JORTT.<script>.moneybird..-, moneybird",
        "..., ''"
    })
    void whatIsNoIdIsPassedOver(String cookie, String kept) {
        assertThat(in(cookie).value()).isEqualTo(kept);
    }

    @Test
    void twentyFitAndWhateverTheCookieHoldsNoMore() {
        assertThat(in(numbered(20)).isFull()).isTrue();
        assertThat(in(numbered(2_000)).ids()).hasSize(20);
        assertThat(in(numbered(20)).with(new PackageId("jortt")).ids()).hasSize(20);
    }

    @Test
    void addingTwiceIsOnce() {
        assertThat(list("jortt").with(new PackageId("jortt"))).isEqualTo(list("jortt"));
        assertThat(list("jortt").with(new PackageId("odoo"))).isEqualTo(list("jortt", "odoo"));
        assertThat(list("jortt", "odoo").without(new PackageId("jortt"))).isEqualTo(list("odoo"));
    }

    @Test
    void theRestOfTheRequestSeesTheListAsItBecame() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("pw_lijst", "jortt"));
        MockHttpServletResponse response = new MockHttpServletResponse();

        list("jortt", "odoo").keep(request, response);

        assertThat(KeptPackages.of(request)).isEqualTo(list("jortt", "odoo"));
        assertThat(response.getCookie("pw_lijst")).satisfies(cookie -> {
            assertThat(cookie.getValue()).isEqualTo("jortt.odoo");
            assertThat(cookie.getMaxAge()).isEqualTo(30 * 24 * 60 * 60);
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        });
    }

    @Test
    void anEmptyListIsNoCookie() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new KeptPackages(List.of()).keep(new MockHttpServletRequest(), response);
        assertThat(response.getCookie("pw_lijst"))
                .satisfies(cookie -> assertThat(cookie.getMaxAge()).isZero());
    }
}
