package nl.allesoveradministratie.pakketwijzer.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is not to be kept about people does not get in by the address of a page either. */
class CorrectionFormTest {

    private static CorrectionForm form(String text, String source) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter("onderwerp", "other");
        request.setParameter("tekst", text);
        request.setParameter("bron", source);
        return CorrectionForm.of(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://www.example.com/",
                "http://www.example.com:8080/prijzen?van=2026-01-01&aan=100%25#tabel",
                "https://www.example.com/?terug=https%3A%2F%2Fwww.example.com%2Fpakket%20a"
            })
    void thePageOfAVendorIsTakenIn(String source) {
        assertThat(form("Klopt niet", source).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.com/?van=naam@bedrijf.nl, email",
        "https://www.example.com/?van=naam%40bedrijf.nl, email",
        "https://www.example.com/?van=naam%2540bedrijf%252Enl&aan=100%25, email",
        "https://www.example.com/?tel=0612345678, phone",
        "https://www.example.com/?tel=%2B31612345678, phone",
        "https://www.example.com/?tel=+31612345678, phone",
        "https://www.example.com/?tel=06+12345678, phone",
        "https://www.example.com/?nr=111222333, bsn",
        "https://www.example.com/?nr=111%20222%20333, bsn",
        "https://www.example.com/?nr=%31%31%31222333, bsn",
        "https://www.example.com/?nr=111+222+333, bsn",
        "https://www.example.com/caf\u00e9, source",
        "https://www.example.com/\uff11\uff11\uff11\uff12\uff12\uff12\uff13\uff13\uff13, source"
    })
    void whatSaysWhoSomebodyIsStandsInNoAddress(String source, String problem) {
        assertThat(form("Klopt niet", source).problems()).containsEntry("bron", "correction.problem." + problem);
    }

    @Test
    void signsThatNobodySeesHideNothing() {
        CorrectionForm form = form("111\u200b222\u00ad333\u202e", "");
        assertThat(form.said()).isEqualTo("111222333");
        assertThat(form.problems()).containsEntry("tekst", "correction.problem.bsn");
    }
}
