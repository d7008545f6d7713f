package nl.allesoveradministratie.pakketwijzer.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.catalog.CatalogReaders;
import nl.allesoveradministratie.pakketwijzer.catalog.web.CorrectionReaders;
import nl.allesoveradministratie.pakketwijzer.consent.ConsentReaders;
import nl.allesoveradministratie.pakketwijzer.finder.web.FinderReaders;
import nl.allesoveradministratie.pakketwijzer.identity.IdentityReaders;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.lead.LeadReaders;
import nl.allesoveradministratie.pakketwijzer.lead.web.LeadFormReaders;
import nl.allesoveradministratie.pakketwijzer.sealing.SealingReaders;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.Delicate;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import nl.allesoveradministratie.pakketwijzer.site.EmbedInput;
import nl.allesoveradministratie.pakketwijzer.usage.UsageReaders;
import nl.allesoveradministratie.pakketwijzer.web.AddressPrefix;
import nl.allesoveradministratie.pakketwijzer.web.CsvFile;
import nl.allesoveradministratie.pakketwijzer.web.KeptPackages;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import nl.allesoveradministratie.pakketwijzer.web.Theme;
import nl.allesoveradministratie.pakketwijzer.web.WayBack;
import org.springframework.mock.web.MockHttpServletRequest;

/** Everything that reads what comes from outside, apart from the server around it. */
public final class Readers {

    private Readers() {}

    /** @param folder for keys */
    public static List<Reader> all(Path folder) throws GeneralSecurityException {
        return Stream.of(
                        ofEverybody(),
                        SealingReaders.in(folder),
                        CatalogReaders.all(),
                        CorrectionReaders.all(),
                        LeadReaders.all(),
                        LeadFormReaders.all(),
                        ConsentReaders.all(),
                        UsageReaders.all(),
                        IdentityReaders.all(),
                        FinderReaders.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Reader> ofEverybody() {
        return List.of(
                new Reader(
                        "e-mail address",
                        List.of(
                                "jan.de-vries+x@bedrijf.nl",
                                " Sanne@BÜCHER.example ",
                                "a@b.co",
                                "x@xn--bcher-kva.example"),
                        text -> {
                            EmailAddress.isIn(text);
                            EmailAddress.parse(text).ifPresent(address -> {
                                assertThat(address.value()).matches("[!-~]+@[!-~]+");
                                assertThat(EmailAddress.parse(address.value())).contains(address);
                                address.mailbox();
                            });
                        }),
                new Reader(
                        "telephone number",
                        List.of("06 12345678", "+31 (0)20-123 45 67", "0049 30 123456;ext=1"),
                        text -> {
                            PhoneNumber.isIn(text);
                            PhoneNumber.parse(text)
                                    .ifPresent(number -> assertThat(PhoneNumber.parse(number.value()))
                                            .contains(number));
                        }),
                new Reader(
                        "numbers and words better left out",
                        List.of("111222333", "NL91 ABNA 0417 1643 00", "ik ben ziek"),
                        text -> {
                            Bsn.isIn(text);
                            assertThat(Delicate.read(Delicate.written(Delicate.in(text))))
                                    .isEqualTo(Delicate.in(text));
                            Delicate.read(text);
                        }),
                new Reader(
                        "package id",
                        List.of("moneybird", "exact-online", "e-boekhouden-nl"),
                        text -> PackageId.parse(text)
                                .ifPresent(id -> assertThat(id.value()).isEqualTo(text))),
                new Reader(
                        "period",
                        List.of("2026", "2026-W48", "2026-Q4", "2026-11", "2026-11-25"),
                        text -> ReportPeriod.parse(text)
                                .ifPresent(period -> assertThat(ReportPeriod.parse(period.key()))
                                        .contains(period))),
                new Reader("cookie of the list", List.of("moneybird.jortt.snelstart", "a.b.c"), text -> {
                    MockHttpServletRequest request = new MockHttpServletRequest();
                    request.setCookies(new Cookie("pw_lijst", text), new Cookie("pw_weergave", text));
                    assertThat(KeptPackages.of(request).ids()).hasSizeLessThanOrEqualTo(KeptPackages.MOST);
                    Theme.of(request);
                }),
                new Reader(
                        "way back",
                        List.of("/pakketten?zoek=a", "/en/contact", "//kwaad.example", "https://x.nl"),
                        text -> {
                            URI back = WayBack.to(text);
                            assertThat(back.getHost()).isNull();
                            assertThat(back.toString())
                                    .startsWith("/")
                                    .doesNotStartWith("//")
                                    .doesNotContain("\\", "\n", "\r");
                        }),
                new Reader("origin", List.of("http://localhost", "https://vixum.nl:8443", "null"), text -> {
                    MockHttpServletRequest request = new MockHttpServletRequest();
                    request.addHeader("Origin", text);
                    // An origin is a scheme, a host and a port; some more behind it is still that host's page.
                    assertThat(!OwnForm.isFrom(request)
                                    || text.toLowerCase(java.util.Locale.ROOT).contains("//localhost")
                                    || text.contains("@localhost"))
                            .isTrue();
                }),
                new Reader("network", List.of("203.0.113.9", "2001:db8::1", "::ffff:1.2.3.4"), AddressPrefix::of),
                new Reader(
                        "address of a video",
                        List.of(
                                "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
                                "https://vimeo.com/123456789",
                                "https://youtu.be/x"),
                        text -> new EmbedInput(text, text, text, text).problems()),
                new Reader("cell of a file", List.of("=1+1", "a;b\"c", "\t@x"), text -> {
                    String line = CsvFile.line(List.of(text));
                    assertThat(line.strip()).doesNotContain("\n", "\r").doesNotMatch("\"?[=+\\-@\t].*");
                }));
    }
}
