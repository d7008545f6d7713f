package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.DRAFT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.mail.db.Tables.OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.lead.LeadDesk.Result;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.mail.MailQueue;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Answers to people: threaded, taken back or too late, after what a colleague answered, and never with a hole in it. */
@TestPropertySource(properties = "pakketwijzer.mail.reply-to.vixum=vragen@vixum.test")
class RepliesIT extends LeadPageCase {

    private static final String TEXT = "Beste [naam],\n\nDat mag, als je er kanaries in verkoopt.";

    @Autowired
    private Replies replies;

    @Autowired
    private Drafts drafts;

    @Autowired
    private MailQueue mails;

    @Autowired
    private DSLContext workerDatabase;

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(POST.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getRecipients(Message.RecipientType.TO)[0]
                                .toString()
                                .equals(address);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** Somebody whose question was written down, and who has been told so by mail. */
    private UUID told(String email) {
        UUID lead = entered(email, "Mag ik mijn volière aftrekken?", null);
        await().until(() -> mailsTo(email).size() == 1);
        return lead;
    }

    private Replies.Sent send(UUID lead, String text) {
        return replies.send(lead, page(lead).seen(), text);
    }

    /** As if ten seconds had passed. */
    private void timePasses(String messageId) {
        workerDatabase
                .update(OUTBOX)
                .set(OUTBOX.NOT_BEFORE, OffsetDateTime.now().minusSeconds(1))
                .where(OUTBOX.MESSAGE_ID.eq(messageId))
                .execute();
        workerDatabase.execute("UPDATE scheduler.scheduled_tasks SET execution_time = now()"
                + " WHERE task_name = 'send-mail' AND NOT picked");
    }

    @Test
    void aReplyStandsWithTheEarlierMailsAndItsAnswerComesBackToTheSite() throws Exception {
        String email = UUID.randomUUID() + "@replies.test";
        UUID lead = told(email);
        MimeMessage first = mailsTo(email).getFirst();
        Replies.Sent one = send(lead, TEXT);
        Replies.Sent two = send(lead, "Nog iets: [naam]");
        timePasses(one.messageId());
        timePasses(two.messageId());

        await().until(() -> mailsTo(email).size() == 3);

        MimeMessage reply = mailsTo(email).get(1);
        assertThat(reply.getSubject()).isEqualTo("Re: " + first.getSubject());
        assertThat(reply.getMessageID()).isEqualTo(one.messageId());
        assertThat(reply.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
        assertThat(reply.getHeader("References")).containsExactly(first.getMessageID());
        assertThat(reply.getReplyTo()[0]).hasToString("vragen@vixum.test");
        assertThat(reply.getHeader("Auto-Submitted")).isNull();
        assertThat(reply.getContent().toString()).contains("Beste Kanariepiet de Vries,");
        MimeMessage last = mailsTo(email).get(2);
        assertThat(last.getHeader("In-Reply-To")).containsExactly(one.messageId());
        assertThat(last.getHeader("References")[0].replaceAll("\\s+", " "))
                .isEqualTo(first.getMessageID() + " " + one.messageId());
    }

    @Test
    void whoWasMailedAboutAnEventOnlyCanBeAnsweredToo() {
        UUID lead = entered("", "Wanneer is de volgende bijeenkomst?", null);
        new Timeline(workerDatabase, lead).add(OffsetDateTime.now(), EventKind.MAIL, null, MailKind.EVENT.key());

        assertThat(replies.subject(lead)).contains(reference(lead));
    }

    @Test
    void itIsTheFirstResponseWhenItLeavesAndNotBefore() {
        UUID lead = told(UUID.randomUUID() + "@replies.test");
        Replies.Sent sent = send(lead, TEXT);
        assertThat(row(lead).get(LEAD_.FIRST_RESPONSE_AT)).isNull();
        int version = version(lead);

        timePasses(sent.messageId());

        await().until(() -> row(lead).get(LEAD_.FIRST_RESPONSE_AT) != null);
        assertThat(row(lead).get(LEAD_.STATUS)).isEqualTo("contacted");
        // Who is looking at it is not overtaken by the clockwork.
        assertThat(desk.changeStatus(lead, version, LeadStatus.ADVISING)).isEqualTo(Result.DONE);
        assertThat(mails.states(List.of(sent.messageId()))).containsValue(MailQueue.State.SENT);
    }

    @Test
    void takenBackInTimeItIsNeverSentAndTheTextIsADraftAgain() {
        String email = UUID.randomUUID() + "@replies.test";
        UUID lead = told(email);
        Replies.Sent sent = send(lead, TEXT);
        assertThat(drafts.of(lead)).isEmpty();

        assertThat(replies.takeBack(sent.messageId())).isTrue();
        timePasses(sent.messageId());
        Replies.Sent after = send(lead, "Toch anders.");
        timePasses(after.messageId());

        // The mail arrives before it is written down that it left.
        await().until(() -> row(lead).get(LEAD_.FIRST_RESPONSE_AT) != null);
        assertThat(mailsTo(email))
                .hasSize(2)
                .noneSatisfy(mail -> assertThat(mail.getMessageID()).isEqualTo(sent.messageId()));
        assertThat(page(lead).events()).extracting(LeadDetail.Event::kind).contains(EventKind.TAKEN_BACK);
    }

    @Test
    void theTextThatWasTakenBackStandsBeforeWhatWasBegunSince() {
        UUID lead = entered("Vraag");
        Replies.Sent sent = send(lead, TEXT);
        drafts.keep(lead, Drafts.Field.REPLY, "Een nieuw begin", 0);

        replies.takeBack(sent.messageId());

        assertThat(drafts.of(lead).get(Drafts.Field.REPLY).text()).isEqualTo(TEXT + "\n\nEen nieuw begin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaving", "sent", "failed", "taken_back"})
    void onceItLeavesItIsTooLate(String status) {
        UUID lead = entered("Vraag");
        Replies.Sent sent = send(lead, TEXT);
        workerDatabase
                .update(OUTBOX)
                .set(OUTBOX.STATUS, status)
                .set(OUTBOX.SENT_AT, status.equals("sent") ? OffsetDateTime.now() : null)
                .where(OUTBOX.MESSAGE_ID.eq(sent.messageId()))
                .execute();

        assertThat(replies.takeBack(sent.messageId())).isFalse();
        assertThat(drafts.of(lead)).isEmpty();
        assertThat(events(lead, EventKind.TAKEN_BACK)).isEmpty();
    }

    @Test
    void nobodyTakesBackWhatAColleagueWrote() {
        UUID lead = entered("Vraag");
        Replies.Sent sent = send(lead, TEXT);

        as(colleague(), () -> assertThat(replies.takeBack(sent.messageId())).isFalse());
        assertThat(replies.takeBack(sent.messageId())).isTrue();
    }

    @Test
    void whatAColleagueAnsweredMeanwhileIsReadFirstAndNothingTypedIsLost() {
        UUID lead = entered("Vraag");
        long seen = page(lead).seen();
        drafts.keep(lead, Drafts.Field.REPLY, TEXT, 0);
        as(colleague(), () -> send(lead, "Mijn antwoord was eerder."));

        assertThat(replies.send(lead, seen, TEXT).result()).isEqualTo(Result.OVERTAKEN);
        assertThat(drafts.of(lead).get(Drafts.Field.REPLY).text()).isEqualTo(TEXT);
        assertThat(events(lead, EventKind.REPLY)).hasSize(1);

        assertThat(send(lead, TEXT).result()).isEqualTo(Result.DONE);
        assertThat(drafts.of(lead)).isEmpty();
    }

    @Test
    void aReplyThatAColleagueTookBackHoldsNobodyUp() {
        UUID lead = entered("Vraag");
        long seen = page(lead).seen();
        as(colleague(), () -> replies.takeBack(send(lead, "Toch niet.").messageId()));

        assertThat(replies.send(lead, seen, TEXT).result()).isEqualTo(Result.DONE);
    }

    @Test
    void whoAnswersALeadThatIsNobodysMakesItHisOwn() {
        UUID lead = entered("Vraag");
        desk.release(lead);

        send(lead, TEXT);

        assertThat(row(lead).get(LEAD_.OWNER)).isEqualTo(me);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "De prijs is [prijs].", "Groet, [onzin]", "Je BSN 123456782 hebben we niet nodig."})
    void whatHasAHoleInItOrMayNotBeKeptIsNotSent(String text) {
        UUID lead = entered("Vraag");
        long seen = page(lead).seen();

        assertThatThrownBy(() -> replies.send(lead, seen, text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(events(lead, EventKind.REPLY)).isEmpty();
    }

    @Test
    void theNameIsNotShownForIt() {
        UUID lead = entered("Vraag");
        send(lead, TEXT);

        assertThat(page(lead).events())
                .filteredOn(event -> event.kind() == EventKind.REPLY)
                .singleElement()
                .satisfies(event -> assertThat(event.words()).isEqualTo(TEXT));
    }

    @Test
    void whatIsBeingWrittenIsSealedAndOnlyItsWriterReadsIt() {
        UUID lead = entered("Vraag");
        drafts.keep(lead, Drafts.Field.REPLY, "Kanariepiet krijgt korting", 0);

        byte[] kept = officeDatabase
                .select(DRAFT.WORDS)
                .from(DRAFT)
                .where(DRAFT.LEAD_ID.eq(lead))
                .fetchSingle()
                .value1();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("anariepiet", "korting");
        assertThat(drafts.of(lead).get(Drafts.Field.REPLY).text()).isEqualTo("Kanariepiet krijgt korting");
        as(colleague(), () -> assertThat(drafts.of(lead)).isEmpty());
    }

    @Test
    void ofTwoTabsTheLastStandsAndIsTold() {
        UUID lead = entered("Vraag");
        int first =
                drafts.keep(lead, Drafts.Field.NOTE, "Tab een", 0).orElseThrow().version();
        int second = drafts.keep(lead, Drafts.Field.NOTE, "Tab twee", first)
                .orElseThrow()
                .version();

        Drafts.Kept late =
                drafts.keep(lead, Drafts.Field.NOTE, "Tab een, verder", first).orElseThrow();

        assertThat(late.overwrote()).isTrue();
        assertThat(late.version()).isGreaterThan(second);
        assertThat(drafts.of(lead).get(Drafts.Field.NOTE).text()).isEqualTo("Tab een, verder");
        assertThat(drafts.keep(lead, Drafts.Field.NOTE, "Verder nog", late.version())
                        .orElseThrow()
                        .overwrote())
                .isFalse();
    }

    @Test
    void aDraftWithACitizenServiceNumberIsNotKept() {
        UUID lead = entered("Vraag");

        assertThat(drafts.keep(lead, Drafts.Field.NOTE, "BSN 123456782", 0)).isEmpty();
        assertThat(drafts.of(lead)).isEmpty();
    }
}
