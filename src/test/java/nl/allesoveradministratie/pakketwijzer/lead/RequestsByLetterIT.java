package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LOOKUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.privacy.AskedRight;
import nl.allesoveradministratie.pakketwijzer.privacy.DeskCorrection;
import nl.allesoveradministratie.pakketwijzer.privacy.DeskRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.EnteredRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.IdentityCheck;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestDesk;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestDesk.Result;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestRegister;
import nl.allesoveradministratie.pakketwijzer.privacy.RequestStep;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who writes instead of using his own page gets the same: it is done, and he is told. */
@Proves({"P4", "P7"})
class RequestsByLetterIT extends LeadPageCase {

    @Autowired
    private RequestDesk requests;

    @Autowired
    private RequestRegister register;

    @Autowired
    private Opener leadOpener;

    @Autowired
    private DSLContext workerDatabase;

    private final String email = UUID.randomUUID() + "@brief.test";

    private UUID asked(String email) {
        UUID lead = entered(email, "Past Jortt bij mij?", null);
        await().until(() -> workerDatabase.fetchExists(LOOKUP, LOOKUP.LEAD_ID.eq(lead)));
        return lead;
    }

    private DeskRequest written(AskedRight right, UUID lead, IdentityCheck check) {
        String number = requests.enter(
                        new EnteredRequest(right, "letter", LocalDate.now(Words.HERE), reference(lead), check, ""))
                .orElseThrow();
        return register.find(number).orElseThrow();
    }

    private Result carriedOut(AskedRight right, UUID lead) {
        return requests.carryOut(written(right, lead, IdentityCheck.IN_PERSON).id());
    }

    private String paused(UUID lead) {
        String because = row(lead).get(LEAD_.PAUSED_BECAUSE);
        return because == null ? "" : because;
    }

    private static boolean isTold(String address, String number) {
        return Arrays.stream(POST.getReceivedMessages()).anyMatch(mail -> says(mail, address, "Je verzoek " + number));
    }

    private static boolean says(MimeMessage mail, String address, String subject) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address)
                    && mail.getSubject().equals(subject);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void asOfficer(Runnable work) {
        try (SignedInAs officer = new SignedInAs(me, Role.PRIVACY_OFFICER)) {
            work.run();
        }
        signIn();
    }

    @Test
    void whoWritesThatItMustStopHasEverythingUnderHisAddressStandStillAndIsTold() {
        UUID one = asked(email);
        UUID other = asked(email);
        UUID elses = asked(UUID.randomUUID() + "@brief.test");
        UUID officer = me;
        asOfficer(() -> {
            DeskRequest request = written(AskedRight.RESTRICT, one, IdentityCheck.IN_PERSON);
            assertThat(requests.carryOut(request.id())).isEqualTo(Result.DONE);

            assertThat(register.find(request.number()).orElseThrow().status()).isEqualTo("done");
            assertThat(register.history(request.id()))
                    .extracting(RequestStep::kind)
                    .containsExactly("entered", "carried_out");
            await().until(() -> isTold(email, request.number()));
        });
        assertThat(paused(one)).isEqualTo("restricted");
        assertThat(paused(other)).isEqualTo("restricted");
        assertThat(paused(elses)).isEmpty();
        assertThat(events(other, EventKind.PAUSED))
                .singleElement()
                .matches(event -> officer.equals(event.get(EVENT.ACTOR)));

        asOfficer(() -> {
            assertThat(carriedOut(AskedRight.RESTRICT, one)).isEqualTo(Result.NOTHING);
            assertThat(carriedOut(AskedRight.LIFT_RESTRICTION, other)).isEqualTo(Result.DONE);
        });
        assertThat(paused(one)).isEmpty();
    }

    @Test
    void anObjectionIsCarriedOutLikewiseOnceItIsKnownWhoObjects() {
        UUID lead = asked(email);
        asOfficer(() -> {
            DeskRequest request = written(AskedRight.OBJECT, lead, IdentityCheck.NOT_YET);
            assertThat(requests.carryOut(request.id())).isEqualTo(Result.TOO_EARLY);
            requests.check(request.id(), IdentityCheck.KNOWN_PHONE, "");
            assertThat(requests.carryOut(request.id())).isEqualTo(Result.DONE);
        });
        assertThat(paused(lead)).isEqualTo("objected");
    }

    @Test
    void whoHasNoAddressIsToldByStaffSoTheRequestWaitsForThat() {
        UUID lead = asked("");
        asOfficer(() -> {
            DeskRequest request = written(AskedRight.OBJECT, lead, IdentityCheck.IN_PERSON);
            assertThat(requests.carryOut(request.id())).isEqualTo(Result.UNTOLD);
            assertThat(register.find(request.number()).orElseThrow().isOpen()).isTrue();
            assertThat(requests.answer(request.id(), "brief teruggestuurd")).isEqualTo(Result.DONE);
        });
        assertThat(paused(lead)).isEqualTo("objected");
    }

    private String text(UUID lead, TableField<?, byte[]> field) {
        var row = row(lead);
        return LeadKey.open(row.get(LEAD_.DATA_KEY), leadOpener, lead, row.get(LEAD_.KEY_NO))
                .open(field, row.get(field));
    }

    @Test
    void whatIsWrongIsCorrectedAndWhatIsLeftEmptyStays() {
        UUID lead = asked(email);
        asOfficer(() -> {
            DeskRequest request = written(AskedRight.CORRECT, lead, IdentityCheck.IN_PERSON);
            for (DeskCorrection wrong : new DeskCorrection[] {
                new DeskCorrection("", "", "", ""),
                new DeskCorrection("", "12", "", ""),
                new DeskCorrection("", "", "", "Mijn nummer is 111222333")
            }) {
                assertThat(requests.correct(request.id(), wrong)).isEqualTo(Result.UNFINISHED);
            }
            assertThat(requests.correct(request.id(), new DeskCorrection("Karel  de Brief", "06 12345678", "", "")))
                    .isEqualTo(Result.DONE);
            await().until(() -> isTold(email, request.number()));
        });
        assertThat(text(lead, LEAD_.NAME)).isEqualTo("Karel de Brief");
        assertThat(text(lead, LEAD_.PHONE)).isEqualTo("+31612345678");
        assertThat(text(lead, LEAD_.COMPANY)).isEqualTo("Vogelhuis");
        assertThat(row(lead).get(LEAD_.INITIALS)).isEqualTo("K. de B.");
        assertThat(events(lead, EventKind.CORRECTED))
                .singleElement()
                .matches(event -> "name,phone".equals(event.get(EVENT.DETAIL)));
    }
}
