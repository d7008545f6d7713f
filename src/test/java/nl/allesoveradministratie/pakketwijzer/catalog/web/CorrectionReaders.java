package nl.allesoveradministratie.pakketwijzer.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.allesoveradministratie.pakketwijzer.security.Reader;
import org.springframework.mock.web.MockHttpServletRequest;

/** What a visitor says is wrong. */
public final class CorrectionReaders {

    private CorrectionReaders() {}

    public static List<Reader> all() {
        return List.of("onderwerp", "tekst", "bron", "gevoelig").stream()
                .map(field -> new Reader(
                        "correction, " + field,
                        List.of(
                                "prijs",
                                "Er zit wel een app bij, zie de website.\nVan 111222333",
                                "https://example.org/a%20b?c=d#e",
                                "iban,health"),
                        text -> {
                            MockHttpServletRequest request = new MockHttpServletRequest();
                            request.setParameter("onderwerp", "other");
                            request.setParameter("tekst", "Iets");
                            request.setParameter(field, text);
                            CorrectionForm form = CorrectionForm.of(request);
                            assertThat(form.problems()).isNotNull();
                            assertThat(form.said() + form.source()).doesNotContain("\u0000", "\u202e");
                        }))
                .toList();
    }
}
