package nl.allesoveradministratie.pakketwijzer.lead.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.security.Reader;
import nl.allesoveradministratie.pakketwijzer.shared.Bsn;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Forms and JSON by which people and sister sites ask something: what has no problems can be kept. */
public final class LeadFormReaders {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Words WORDS = new Texts().in(Language.EN);

    private LeadFormReaders() {}

    public static List<Reader> all() {
        List<Reader> readers = new ArrayList<>();
        for (String field : List.of("vraag", "naam", "bedrijf", "email", "telefoon", "moment", "gevoelig", "website")) {
            readers.add(new Reader(
                    "contact form, " + field,
                    List.of(
                            "Wat past bij mij? Mijn nummer is 111222333",
                            "Sanne de Vries",
                            "sanne@bücher.example",
                            "06 12345678",
                            "+49 30 123456",
                            "morning",
                            "iban,health",
                            "NL91 ABNA 0417 1643 00"),
                    text -> form(field, text)));
        }
        readers.add(new Reader(
                "lead API",
                List.of(
                        JSON.writeValueAsString(java.util.Map.of(
                                "submissionId",
                                UUID.randomUUID().toString(),
                                "language",
                                "nl",
                                "name",
                                "Jan",
                                "email",
                                "jan@bedrijf.nl",
                                "phone",
                                "06 12345678",
                                "callMoment",
                                "morning",
                                "question",
                                "Welk pakket?",
                                "package",
                                "moneybird",
                                "agreedText",
                                "Ja")),
                        "{\"name\": null, \"keepDelicate\": true, \"extra\": {\"a\": [1, 2.5e3, \"\\u00e9\"]}}"),
                LeadFormReaders::json));
        return readers;
    }

    private static void form(String field, String text) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter("vraag", "Welk pakket?");
        request.setParameter("naam", "Jan");
        request.setParameter("email", "jan@bedrijf.nl");
        request.setParameter("reageren", "bel");
        request.setParameter("telefoon", "0612345678");
        request.setParameter(field, text);
        ContactForm form = ContactForm.of(request);
        form.keeping();
        RegistrationForm.of(request).problems();
        if (form.problems().isEmpty()) {
            assertThat(form.name() + form.company() + form.email()).doesNotContain("\n", "\r", "\u0000");
            assertThat(Bsn.isIn(form.question())).isFalse();
            assertThat(form.enquiry("vixum", Language.NL, null, null)).isNotNull();
        }
    }

    private static void json(String text) {
        LeadJson lead;
        try {
            lead = JSON.readValue(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), LeadJson.class);
        } catch (JacksonException e) {
            return;
        }
        if (lead != null && lead.problems(WORDS).isEmpty()) {
            assertThat(lead.enquiry("vixum").site()).isEqualTo("vixum");
            assertThat(lead.receipt()).isNotNull();
            UUID.fromString(lead.submissionId());
        }
    }
}
