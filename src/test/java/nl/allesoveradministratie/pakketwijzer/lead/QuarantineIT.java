package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.sealing.ProofOfWork;
import nl.allesoveradministratie.pakketwijzer.sealing.SolvedPuzzle;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Questions that are kept apart until a colleague has looked: nobody is told of them, and nothing of them is lost. */
class QuarantineIT extends RunningApplication {

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private LeadInbox inbox;

    @Autowired
    private LeadIntake intake;

    @Autowired
    private AccessLog accessLog;

    @Autowired
    private ProofOfWork work;

    @Autowired
    private DSLContext officeDatabase;

    @Autowired
    private DSLContext workerDatabase;

    private SignedInAs signedIn;

    @BeforeEach
    void signIn() {
        UUID me = UUID.randomUUID();
        officeDatabase
                .insertInto(ACCOUNT)
                .set(ACCOUNT.ID, me)
                .set(ACCOUNT.EMAIL, me + "@kantoor.test")
                .set(ACCOUNT.NAME, "Mila Bakker")
                .set(ACCOUNT.ROLES, new String[] {"editor"})
                .set(ACCOUNT.LANGUAGE, "nl")
                .set(ACCOUNT.PASSWORD_HASH, "none")
                .set(ACCOUNT.CREATED_AT, java.time.OffsetDateTime.now())
                .execute();
        signedIn = new SignedInAs(me, Role.SALES);
    }

    @AfterEach
    void signOut() {
        signedIn.close();
    }

    private static Enquiry enquiry(String email, String question) {
        return new Enquiry(
                "vixum", Language.NL, "Jan Jansen", "", new EmailAddress(email), null, null, question, null, null);
    }

    private static String anAddress() {
        return UUID.randomUUID() + "@apart.test";
    }

    private String submit(
            UUID id, String email, String question, Set<Doubt> doubts, ProofOfWork.@Nullable Solved solved) {
        String reference = intake.submit(
                        id,
                        enquiry(email, question),
                        new Receipt(Language.NL, "agreed", false),
                        new Arrival(LeadOrigin.FORM, doubts, solved))
                .orElseThrow();
        await().until(() -> workerDatabase.fetchExists(INTAKE, INTAKE.SUBMISSION_ID.eq(id), INTAKE.SEALED.isNull()));
        return reference;
    }

    private String doubtful(UUID id, String email) {
        return submit(id, email, "Vraag", Set.of(Doubt.TRAP, Doubt.FAST), null);
    }

    private @Nullable String because(UUID lead) {
        return workerDatabase
                .select(LEAD_.QUARANTINED_BECAUSE)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchSingle()
                .value1();
    }

    private List<String> events(UUID lead) {
        return workerDatabase
                .select(EVENT.KIND)
                .from(EVENT)
                .where(EVENT.LEAD_ID.eq(lead))
                .orderBy(EVENT.POSITION)
                .fetch(EVENT.KIND);
    }

    private static List<String> mailsTo(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .map(mail -> {
                    try {
                        return mail.getAllRecipients()[0] + " " + mail.getSubject();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .filter(mail -> mail.startsWith(address))
                .toList();
    }

    private Quarantine.Apart find(UUID lead) {
        LeadInbox.After after = null;
        while (true) {
            List<Quarantine.Apart> page = quarantine.page(after);
            for (Quarantine.Apart each : page) {
                if (each.id().equals(lead)) {
                    return each;
                }
            }
            assertThat(page).as("the lead is somewhere").hasSize(Quarantine.PAGE);
            after = new LeadInbox.After(
                    page.getLast().receivedAt(), page.getLast().id());
        }
    }

    private boolean isListed(String reference) {
        return inbox.page(LeadFilter.OPEN, null).stream()
                .anyMatch(each -> each.reference().equals(reference));
    }

    @Test
    void whatIsDoubtfulStandsInNoListAndNobodyIsTold() {
        UUID lead = UUID.randomUUID();
        String email = anAddress();
        String reference = doubtful(lead, email);

        assertThat(because(lead)).isEqualTo("trap,fast");
        assertThat(events(lead)).containsExactly("received", "quarantined");
        assertThat(isListed(reference)).isFalse();
        Quarantine.Apart apart = find(lead);
        assertThat(apart.question()).isEqualTo("Vraag");
        assertThat(apart.initials()).isEqualTo("J. J.");
        assertThat(apart.doubts()).containsExactly(Doubt.TRAP, Doubt.FAST);
        // Another mail, sent later, is there: so this one would have been.
        String later = anAddress();
        submit(UUID.randomUUID(), later, "Vraag", Set.of(), null);
        await().until(() -> !mailsTo(later).isEmpty());
        assertThat(mailsTo(email)).isEmpty();
    }

    @Test
    void thatSomebodyReadItIsWrittenDown() {
        UUID lead = UUID.randomUUID();
        doubtful(lead, anAddress());
        find(lead);
        assertThat(accessLog.of(lead)).extracting("action").containsExactly("look");
    }

    @Test
    void letInItIsALeadLikeAnyOtherWithOneConfirmation() {
        UUID lead = UUID.randomUUID();
        String email = anAddress();
        String reference = doubtful(lead, email);

        assertThat(quarantine.accept(lead)).isTrue();
        assertThat(quarantine.accept(lead)).isFalse();

        await().until(() -> !mailsTo(email).isEmpty());
        assertThat(mailsTo(email)).containsExactly(email + " Je vraag is aangekomen (" + reference + ")");
        assertThat(because(lead)).isNull();
        assertThat(events(lead)).containsExactly("received", "quarantined", "accepted", "mail");
        assertThat(workerDatabase.fetchExists(LEAD_, LEAD_.ID.eq(lead), LEAD_.STATUS.eq("new"), LEAD_.OUTCOME.isNull()))
                .isTrue();
    }

    @Test
    void whatIsNoLeadWaitsNoMoreAndCanStillBeLetIn() {
        UUID lead = UUID.randomUUID();
        String email = anAddress();
        doubtful(lead, email);
        int before = quarantine.waiting();

        assertThat(quarantine.dismiss(lead)).isTrue();
        assertThat(quarantine.dismiss(lead)).isFalse();
        assertThat(quarantine.waiting()).isEqualTo(before - 1);
        assertThat(workerDatabase.fetchExists(LEAD_, LEAD_.ID.eq(lead), LEAD_.OUTCOME.eq("not_a_lead")))
                .isTrue();
        assertThat(mailsTo(email)).isEmpty();

        assertThat(quarantine.accept(lead)).isTrue();
        await().until(() -> !mailsTo(email).isEmpty());
        assertThat(workerDatabase.fetchExists(LEAD_, LEAD_.ID.eq(lead), LEAD_.OUTCOME.isNull()))
                .isTrue();
    }

    @Test
    void workThatIsUsedForAnotherFormIsDoubtful() {
        ProofOfWork.Solved solved = ((ProofOfWork.Right) work.check(SolvedPuzzle.of(work.fresh()))).solved();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        submit(first, anAddress(), "Vraag", Set.of(), solved);
        submit(second, anAddress(), "Vraag", Set.of(), solved);

        assertThat(because(first)).isNull();
        assertThat(because(second)).isEqualTo("replayed");
    }

    @Test
    void whoGoesBackAndMendsHisAddressBringsTheSameWorkAndIsNotDoubtful() {
        ProofOfWork.Solved solved = ((ProofOfWork.Right) work.check(SolvedPuzzle.of(work.fresh()))).solved();
        UUID form = UUID.randomUUID();
        String mended = anAddress();

        submit(form, anAddress(), "Vraag", Set.of(), solved);
        submit(form, mended, "Vraag", Set.of(), solved);

        assertThat(because(form)).isNull();
        await().until(() -> !mailsTo(mended).isEmpty());
    }

    @Test
    void spentWorkIsForgottenWhenItHasExpired() {
        ProofOfWork.Solved old =
                new ProofOfWork.Solved("ab".repeat(32), Instant.now().minusSeconds(60));
        UUID form = UUID.randomUUID();
        submit(form, anAddress(), "Vraag", Set.of(), old);
        ProofOfWork.Solved fresh = ((ProofOfWork.Right) work.check(SolvedPuzzle.of(work.fresh()))).solved();
        submit(UUID.randomUUID(), anAddress(), "Vraag", Set.of(), fresh);
        // Its row is gone, so that another form is the first to use it.
        UUID other = UUID.randomUUID();
        submit(other, anAddress(), "Vraag", Set.of(), old);
        assertThat(because(other)).isNull();
    }

    @Test
    void aDoubtfulChangeOfWhatStandsInTheListsIsKeptThereAndConfirmedToNobody() {
        UUID form = UUID.randomUUID();
        String other = anAddress();
        submit(form, anAddress(), "Vraag", Set.of(), null);
        submit(form, other, "Win!", Set.of(Doubt.MARKUP), null);

        assertThat(because(form)).isNull();
        assertThat(events(form)).contains("amended");
        assertThat(mailsTo(other)).isEmpty();
    }

    @Test
    void aDoubtfulChangeTakesNothingAwayFromAColleagueAndIsConfirmedToNobody() {
        UUID form = UUID.randomUUID();
        String other = anAddress();
        submit(form, anAddress(), "Vraag", Set.of(), null);
        workerDatabase
                .update(LEAD_)
                .set(LEAD_.STATUS, "contacted")
                .where(LEAD_.ID.eq(form))
                .execute();
        submit(form, other, "Win!", Set.of(Doubt.MARKUP), null);

        assertThat(because(form)).isNull();
        assertThat(events(form)).contains("amended").doesNotContain("quarantined");
        assertThat(mailsTo(other)).isEmpty();
    }

    @Test
    void aGoodChangeOfADoubtfulQuestionWaitsAlong() {
        UUID form = UUID.randomUUID();
        String email = anAddress();
        doubtful(form, email);
        submit(form, email, "Een betere vraag", Set.of(), null);

        assertThat(because(form)).isEqualTo("trap,fast");
        assertThat(find(form).question()).isEqualTo("Een betere vraag");
        assertThat(mailsTo(email)).isEmpty();
    }
}
