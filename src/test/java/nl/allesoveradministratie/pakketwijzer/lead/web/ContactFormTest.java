package nl.allesoveradministratie.pakketwijzer.lead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import nl.allesoveradministratie.pakketwijzer.lead.Attachment;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry;
import nl.allesoveradministratie.pakketwijzer.lead.Enquiry.CallMoment;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** A form as somebody filled it in, and what is wrong with it. */
class ContactFormTest {

    private static final String BSN = "111222333";
    private static final Attachment ANSWERS = new Attachment("role=zzp", "1", java.util.List.of());

    /** A form without problems, in which a field may be filled in otherwise. */
    private static MockHttpServletRequest filled(String... fields) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/contact");
        request.setParameter("vraag", "Welk pakket past bij mij?");
        request.setParameter("naam", "Jan");
        request.setParameter("email", "jan@bedrijf.nl");
        for (int i = 0; i < fields.length; i += 2) {
            request.setParameter(fields[i], fields[i + 1]);
        }
        return request;
    }

    private static ContactForm form(String... fields) {
        return ContactForm.of(filled(fields));
    }

    @Test
    void aQuestionANameAndAnAddressAreEnough() {
        assertThat(form().problems()).isEmpty();
    }

    @Test
    void theProblemsOfAnEmptyFormAreInTheOrderOfTheFields() {
        assertThat(ContactForm.EMPTY.problems())
                .containsExactly(
                        entry("vraag", "contact.problem.vraag.empty"),
                        entry("naam", "contact.problem.naam.empty"),
                        entry("email", "contact.problem.email.empty"));
    }

    @ParameterizedTest
    @CsvSource({
        "vraag, '  ', contact.problem.vraag.empty",
        "naam, '\t', contact.problem.naam.empty",
        "email, ' ', contact.problem.email.empty",
        "email, jan, contact.problem.email.at",
        "email, jan@, contact.problem.email.domain",
        "email, jan@bedrijf, contact.problem.email.domain",
        "email, jan@bedrijf., contact.problem.email.domain",
        "email, jan de vries@bedrijf.nl, contact.problem.email",
        "email, 'jan@bedrijf.nl, piet@bedrijf.nl', contact.problem.email"
    })
    void theProblemSaysWhatToDoAboutIt(String field, String typed, String problem) {
        assertThat(form(field, typed).problems()).containsExactly(entry(field, problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vraag", "naam", "bedrijf"})
    void aServiceNumberIsAProblemWhereverItIsTyped(String field) {
        assertThat(form(field, "Mijn nummer is " + BSN).problems())
                .containsExactly(entry(field, "contact.problem.bsn"));
    }

    @ParameterizedTest
    @CsvSource({"vraag, 5000", "naam, 200", "bedrijf, 200"})
    void asLongAsTheFormSaysIsAllowedAndNotOneMore(String field, int most) {
        assertThat(form(field, "a".repeat(most)).problems()).isEmpty();
        assertThat(form(field, "a".repeat(most + 1)).problems()).containsExactly(entry(field, "contact.problem.long"));
    }

    /** Browsers count a new line as one and send it as two. */
    @Test
    void aNewLineCountsAsOne() {
        assertThat(form("vraag", "a" + "\r\n".repeat(4_998) + "a").problems()).isEmpty();
    }

    @Test
    void whoWantsToBeCalledGivesANumber() {
        assertThat(form("reageren", "bel").problems())
                .containsExactly(entry("telefoon", "contact.problem.phone.empty"));
        assertThat(form("reageren", "bel", "telefoon", "06 1234").problems())
                .containsExactly(entry("telefoon", "contact.problem.phone"));
        assertThat(form("reageren", "bel", "telefoon", "06 12345678").problems())
                .isEmpty();
    }

    @Test
    void whoWantsAMailMayLeaveAnythingInTheHiddenNumber() {
        ContactForm form = form("reageren", "mail", "telefoon", "06 1234", "moment", "morning");
        assertThat(form.problems()).isEmpty();
        Enquiry enquiry = form.enquiry("vixum", Language.NL, null, null);
        assertThat(enquiry.phone()).isNull();
        assertThat(enquiry.callMoment()).isNull();
    }

    @Test
    void whatIsAskedIsWhatWasTypedWithoutBlanksAroundIt() {
        Enquiry enquiry = form(
                        "vraag", " Eén\r\ntwee\u0000\u0007 ",
                        "naam", " Jan ",
                        "bedrijf", " Bakkerij ",
                        "email", " Jan@BEDRIJF.nl ",
                        "reageren", "bel",
                        "telefoon", "06 12345678",
                        "moment", "afternoon",
                        "meesturen", "ja")
                .enquiry("vixum", Language.EN, new PackageId("jortt"), ANSWERS);
        assertThat(enquiry)
                .isEqualTo(new Enquiry(
                        "vixum",
                        Language.EN,
                        "Jan",
                        "Bakkerij",
                        new EmailAddress("Jan@bedrijf.nl"),
                        new PhoneNumber("+31612345678"),
                        CallMoment.AFTERNOON,
                        "Eén\ntwee",
                        new PackageId("jortt"),
                        ANSWERS));
    }

    @Test
    void aMomentThatDoesNotExistIsAnyMoment() {
        assertThat(form("reageren", "bel", "telefoon", "0612345678", "moment", "middernacht")
                        .enquiry("vixum", Language.NL, null, null)
                        .callMoment())
                .isEqualTo(CallMoment.ANY);
    }

    @Test
    void withoutTheTickTheAnswersStayHere() {
        assertThat(form().enquiry("vixum", Language.NL, null, ANSWERS).attached())
                .isNull();
    }

    @Test
    void nothingTypedIsEverInALog() {
        ContactForm form = form();
        assertThat(form.toString() + form.enquiry("vixum", Language.NL, null, null))
                .doesNotContain("Jan")
                .doesNotContain("pakket");
    }
}
