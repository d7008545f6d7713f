package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** By which tag a browser keeps a page. */
class LayoutTest {

    private static final Assets ASSETS =
            new Assets(new ResourceUrlProvider(), new GenericApplicationContext(), "classpath:/static/assets/");

    /** The home page of somebody who is asked about cookies or not, allows them or not, and put these packages aside. */
    static Page page(boolean asks, boolean allows, String... kept) {
        return new Page(
                new Texts().in(Language.NL),
                new Site("site", "Site", List.of(), "", ""),
                Theme.AUTO,
                "https://site.test",
                "/",
                "",
                "",
                "",
                LocalDate.of(2026, 11, 25),
                false,
                asks,
                allows,
                new CookieRegistry(),
                List.of(),
                new KeptPackages(Stream.of(kept).map(PackageId::new).toList()),
                ASSETS);
    }

    @Test
    @SuppressWarnings("NullAway") // whose page it is was found out before
    void whoIsAskedAgainAndAllowsSomethingHasAPageOfItsOwn() {
        Layout layout = new Layout(
                new WebConfiguration().templateEngine(),
                new Texts(),
                null,
                ASSETS,
                Clock.systemUTC(),
                null,
                null,
                null,
                null,
                false);
        List<String> tags = Stream.of(page(false, false), page(true, false), page(false, true), page(true, true))
                .map(page -> layout.show(new MockHttpServletRequest(), "web/logo", page, "1", Map.of()))
                .map(answer -> Objects.requireNonNull(answer.getHeaders().getETag()))
                .toList();
        assertThat(tags).doesNotHaveDuplicates().hasSize(4);
    }
}
