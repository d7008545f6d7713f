package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LINK;
import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk.Action;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk.Result;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.Outbox;
import nl.allesoveradministratie.pakketwijzer.privacy.ExportPurpose;
import nl.allesoveradministratie.pakketwijzer.privacy.Purpose;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody had it stand still, or objected: the lead is kept, and nothing else is done with it until he says so. */
@Proves("P7")
class StandingStillIT extends InboxDesk {

    @Autowired
    private LeadSearch search;

    @Autowired
    private LeadMerging merging;

    @Autowired
    private LeadBulk bulk;

    @Autowired
    private Replies replies;

    @Autowired
    private LeadExport export;

    @Autowired
    private ReturnTimer timer;

    @Autowired
    private ResponseDue responses;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Drafts drafts;

    @Autowired
    private LeadIntake intake;

    @Autowired
    private Admission admission;

    private UUID lead;
    private String email;
    private String reference;

    @BeforeEach
    void enterOne() {
        email = "stil-" + UUID.randomUUID() + "@still.test";
        lead = entered("Stille Willie", "", email, "");
        awaitIndexed(lead);
        reference = row(lead).get(LEAD_.REFERENCE);
    }

    private void pause(String because) {
        pause(lead, because);
    }

    private void pause(UUID lead, String because) {
        owner().update(LEAD_)
                .set(LEAD_.PAUSED_BECAUSE, because)
                .set(LEAD_.PAUSED_AT, OffsetDateTime.now())
                .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                .where(LEAD_.ID.eq(lead))
                .execute();
    }

    private void resume() {
        resume(lead);
    }

    private void resume(UUID lead) {
        owner().update(LEAD_)
                .setNull(LEAD_.PAUSED_BECAUSE)
                .setNull(LEAD_.PAUSED_AT)
                .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                .where(LEAD_.ID.eq(lead))
                .execute();
    }

    private boolean isListed() {
        return inbox.page(LeadFilter.MINE, null).stream()
                .anyMatch(each -> each.id().equals(lead));
    }

    @Test
    void noListCountOrSearchHasIt() {
        int before = inbox.count(LeadFilter.MINE);
        assertThat(isListed()).isTrue();
        assertThat(search.page(email, null)).hasSize(1);
        pause("restricted");
        assertThat(isListed()).isFalse();
        assertThat(inbox.count(LeadFilter.MINE)).isEqualTo(before - 1);
        assertThat(search.page(email, null)).isEmpty();
        assertThat(search.page(reference, null)).isEmpty();
        assertThat(search.page("Stille Willie", null))
                .noneMatch(each -> each.id().equals(lead));
        resume();
        assertThat(isListed()).isTrue();
        assertThat(search.page(email, null)).hasSize(1);
    }

    @Test
    void whoOpensItByNumberSeesThatItStandsStillAndWhyAndNothingElse() {
        pause("objected");
        assertThat(inbox.open(reference)).isEmpty();
        assertThat(inbox.still(reference)).hasValueSatisfying(still -> {
            assertThat(still.because()).isEqualTo("objected");
            assertThat(still.reference()).isEqualTo(reference);
        });
        resume();
        assertThat(inbox.still(reference)).isEmpty();
        assertThat(inbox.open(reference)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void itsDetailsAreShownToAPrivacyOfficerForTheSakeOfThePersonAlone(Purpose purpose) {
        pause("restricted");
        assertThat(inbox.reveal(reference, purpose)).isEmpty();
        try (SignedInAs officer = new SignedInAs(me, Role.PRIVACY_OFFICER)) {
            assertThat(inbox.reveal(reference, purpose).isPresent()).isEqualTo(purpose == Purpose.REQUEST_OF_PERSON);
        }
        try (SignedInAs both = new SignedInAs(me, Role.SALES, Role.PRIVACY_OFFICER)) {
            assertThat(inbox.reveal(reference, purpose).isPresent()).isEqualTo(purpose == Purpose.REQUEST_OF_PERSON);
        }
    }

    @Test
    void whoeverHadItOpenChangesNothingAnyMore() {
        int version = row(lead).get(LEAD_.VERSION);
        LeadBulk.Chosen chosen = chosen(lead);
        UUID other = entered();
        pause("restricted");
        for (int seen : List.of(version, version + 1)) {
            assertThat(desk.changeStatus(lead, seen, LeadStatus.CONTACTED)).isEqualTo(Result.GONE);
            assertThat(merging.merge(other, row(other).get(LEAD_.VERSION), lead, seen))
                    .isEqualTo(Result.GONE);
        }
        assertThat(desk.note(lead, "Bellen")).isEqualTo(Result.GONE);
        assertThat(replies.send(lead, Long.MAX_VALUE, "Beste").result()).isEqualTo(Result.GONE);
        assertThat(bulk.apply(List.of(chosen, chosen(lead)), new Action.Release())
                        .changed())
                .isZero();
        assertThat(events(lead)).containsOnly("entered", "mail");
    }

    @Test
    void itsClocksStandStillAndGoOnWhereTheyWere() {
        OffsetDateTime due = row(lead).get(LEAD_.RESPOND_BY);
        OffsetDateTime since = row(lead).get(LEAD_.OWNED_SINCE);
        pause("restricted");
        owner().update(LEAD_)
                .set(LEAD_.PAUSED_AT, OffsetDateTime.now().minusDays(3))
                .where(LEAD_.ID.eq(lead))
                .execute();
        assertThat(timer.look(lead)).isEmpty();
        assertThat(row(lead).get(LEAD_.OWNER)).isEqualTo(me);
        resume();
        assertThat(Duration.between(due, row(lead).get(LEAD_.RESPOND_BY)).toDays())
                .isEqualTo(3);
        due = row(lead).get(LEAD_.RESPOND_BY);
        responses.again(UUID.randomUUID());
        assertThat(row(lead).get(LEAD_.RESPOND_BY))
                .as("also when hours were changed since")
                .isEqualTo(due);
        if (since != null) {
            assertThat(Duration.between(since, row(lead).get(LEAD_.OWNED_SINCE)).toDays())
                    .isEqualTo(3);
        }
    }

    @Test
    void itsClocksStoodStillFromTheBeginningAlsoWhenTheReasonBecameAnother() {
        OffsetDateTime due = row(lead).get(LEAD_.RESPOND_BY);
        pause("restricted");
        owner().update(LEAD_)
                .set(LEAD_.PAUSED_AT, OffsetDateTime.now().minusDays(3))
                .where(LEAD_.ID.eq(lead))
                .execute();

        pause("objected");
        resume();

        assertThat(Duration.between(due, row(lead).get(LEAD_.RESPOND_BY)).toDays())
                .isEqualTo(3);
        OffsetDateTime moved = row(lead).get(LEAD_.RESPOND_BY);
        responses.again(UUID.randomUUID());
        assertThat(row(lead).get(LEAD_.RESPOND_BY))
                .as("also when hours were changed since")
                .isEqualTo(moved);
    }

    @Test
    void noFileHasIt() {
        LocalDate today = LocalDate.now(IsoWeek.HERE);
        LeadExport.Wish wish = new LeadExport.Wish(
                new ExportSelection(null, "", today.minusDays(1), today.plusDays(1)),
                true,
                LeadExport.Format.CSV,
                ExportPurpose.REPORT,
                "Telling");
        try (SignedInAs exporter = new SignedInAs(me, Role.EXPORT)) {
            int before = export.ask(wish).leads();
            pause("objected");
            assertThat(export.ask(wish).leads()).isEqualTo(before - 1);
        }
    }

    private long mails(String subject) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getSubject().equals(subject);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .count();
    }

    private void put(MailKind kind, UUID about, String subject) {
        workerDatabase.transaction(transaction ->
                outbox.put(transaction.dsl(), kind, about, new Letter(new EmailAddress(email), subject, "Tekst")));
    }

    @Test
    void mailsAboutItWaitAndTheAnswerToARequestDoesNot() {
        String waits = "Wacht " + lead;
        String leaves = "Gaat " + lead;
        pause("restricted");
        put(MailKind.EVENT, lead, waits);
        put(MailKind.OWN_REQUEST, UUID.randomUUID(), leaves);
        await().until(() -> mails(leaves) == 1);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10)).until(() -> mails(waits) == 0);
        resume();
        await().until(() -> mails(waits) == 1);
    }

    @Test
    void aNewQuestionOfTheSamePersonIsNotLinkedWithIt() {
        pause("restricted");
        UUID next = entered("W. Stil", "", email, "");
        awaitIndexed(next);
        assertThat(events(next)).doesNotContain("linked");
        assertThat(inbox.open(row(next).get(LEAD_.REFERENCE)).orElseThrow().related())
                .isEmpty();
    }

    @Test
    void whatOneWroteAboutItIsNotShownWithTheLeadThatItWasAddedTo() {
        UUID kept = entered();
        drafts.keep(lead, Drafts.Field.REPLY, "Beste Willie,", 0);
        merging.merge(kept, row(kept).get(LEAD_.VERSION), lead, row(lead).get(LEAD_.VERSION));
        assertThat(drafts.of(kept).get(Drafts.Field.REPLY).text()).isEqualTo("Beste Willie,");
        pause("restricted");
        assertThat(drafts.of(kept)).isEmpty();
        assertThat(drafts.of(lead)).isEmpty();
        // Nor is it lost by what is written meanwhile
        drafts.keep(kept, Drafts.Field.REPLY, "Beste Piet,", 0);
        resume();
        assertThat(drafts.of(kept).get(Drafts.Field.REPLY).text()).contains("Beste Willie,", "Beste Piet,");
    }

    private UUID asked(UUID id, String address) {
        Enquiry enquiry = new Enquiry(
                "vixum",
                Language.NL,
                "Stille Willie",
                "",
                new EmailAddress(address),
                null,
                null,
                "Past Jortt bij mij?",
                null,
                null);
        intake.submit(id, enquiry, new Receipt(Language.NL, "agreed", false)).orElseThrow();
        await().until(() -> owner().fetchExists(INTAKE, INTAKE.SUBMISSION_ID.eq(id), INTAKE.SEALED.isNull()));
        return id;
    }

    @Test
    void whoAmendsItIsLinkedWithNobodyUntilItGoesOn() {
        UUID asked = asked(UUID.randomUUID(), UUID.randomUUID() + "@still.test");
        pause(asked, "objected");
        asked(asked, email);
        assertThat(events(asked)).contains("amended").doesNotContain("linked");
        resume(asked);
        await().untilAsserted(() -> assertThat(events(asked)).contains("linked"));
        assertThat(inbox.open(row(asked).get(LEAD_.REFERENCE)).orElseThrow().related())
                .isNotEmpty();
    }

    @Test
    void whatAColleagueJustLetInWaitsUntilItGoesOn() {
        UUID other = entered("W. Stil", "", email, "");
        awaitIndexed(other);
        owner().deleteFrom(LINK).where(LINK.LEAD_ID.eq(other)).execute();
        pause(other, "restricted");
        assertThat(admission.admitAccepted(other)).isPresent();
        assertThat(owner().fetchCount(LINK, LINK.LEAD_ID.eq(other))).isZero();
        assertThat(owner().fetchCount(OUTBOX, OUTBOX.ABOUT.eq(other), OUTBOX.KIND.eq("lead_confirmation")))
                .isZero();
        resume(other);
        assertThat(admission.admitAccepted(other)).isEmpty();
        assertThat(owner().fetchCount(LINK, LINK.LEAD_ID.eq(other))).isEqualTo(1);
        assertThat(owner().fetchCount(OUTBOX, OUTBOX.ABOUT.eq(other), OUTBOX.KIND.eq("lead_confirmation")))
                .isEqualTo(1);
    }
}
