package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.sealing.CannotOpen;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a visitor sent becomes a lead, once, with a mail to the visitor; and the same person is recognised. */
class WorkerIT extends RunningApplication {

    @Autowired
    private LeadIntake intake;

    @Autowired
    private DSLContext workerDatabase;

    @Autowired
    private DSLContext publicDatabase;

    @Autowired
    private Sealer leadSealer;

    @Autowired
    private Digests formDigests;

    @Autowired
    private Opener leadOpener;

    private static Enquiry enquiry(String name, String email, String question) {
        return new Enquiry(
                "vixum",
                Language.NL,
                name,
                "",
                new EmailAddress(email),
                PhoneNumber.parse("06 12345678").orElseThrow(),
                Enquiry.CallMoment.MORNING,
                question,
                null,
                new Attachment(
                        "role=zzp&vat_filing=need", "0123", List.of(new Attachment.Place("x", "X", 1, 90, 88, 92))));
    }

    private String submit(UUID submission, Enquiry enquiry) {
        return intake.submit(submission, enquiry, new Receipt(Language.NL, "agreed", true))
                .orElseThrow();
    }

    private void awaitOpened(UUID submission, int revision) {
        await().until(() -> workerDatabase.fetchExists(workerDatabase
                .selectOne()
                .from(INTAKE)
                .where(INTAKE.SUBMISSION_ID.eq(submission), INTAKE.SEALED.isNull(), INTAKE.REVISION.eq(revision))));
    }

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

    private LeadKey key(UUID lead) {
        var row = workerDatabase
                .select(LEAD_.DATA_KEY, LEAD_.KEY_NO)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead))
                .fetchSingle();
        return LeadKey.open(row.value1(), leadOpener, lead, row.value2());
    }

    @Test
    void anIntakeBecomesALeadWithAConfirmation() throws Exception {
        UUID id = UUID.randomUUID();
        String reference = submit(id, enquiry("Sanne de Vries", "sanne@worker.test", "Past Jortt bij mij?"));

        awaitOpened(id, 1);
        var lead = workerDatabase.selectFrom(LEAD_).where(LEAD_.ID.eq(id)).fetchSingle();
        assertThat(lead.get(LEAD_.INITIALS)).isEqualTo("S. de V.");
        assertThat(lead.get(LEAD_.ROLE)).isEqualTo("zzp");
        assertThat(lead.get(LEAD_.TOPIC)).isEqualTo("result");
        assertThat(lead.get(LEAD_.SITE)).isEqualTo("vixum");
        assertThat(key(id).open(LEAD_.EMAIL, lead.get(LEAD_.EMAIL))).isEqualTo("sanne@worker.test");
        await().until(() -> mailsTo("sanne@worker.test").size() == 1);
        MimeMessage mail = mailsTo("sanne@worker.test").getFirst();
        assertThat(mail.getSubject()).isEqualTo("Je vraag is aangekomen (" + reference + ")");
        assertThat(mail.getContent().toString()).contains("Sanne de Vries", "Past Jortt bij mij?", "Seven Elements");
    }

    @Test
    void twoSwappedFieldsOrRowsDoNotOpen() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        submit(one, enquiry("Een", "een@worker.test", "Vraag een"));
        submit(other, enquiry("Ander", "ander@worker.test", "Vraag twee"));
        awaitOpened(one, 1);
        awaitOpened(other, 1);

        byte[] name = workerDatabase
                .select(LEAD_.NAME)
                .from(LEAD_)
                .where(LEAD_.ID.eq(one))
                .fetchSingle()
                .value1();

        assertThat(key(one).open(LEAD_.NAME, name)).isEqualTo("Een");
        assertThatThrownBy(() -> key(one).open(LEAD_.EMAIL, name)).isInstanceOf(CannotOpen.class);
        assertThatThrownBy(() -> key(other).open(LEAD_.NAME, name)).isInstanceOf(CannotOpen.class);
    }

    @Test
    void aMendedAddressAmendsTheLeadAndTheMailsLeaveInOrder() {
        UUID id = UUID.randomUUID();
        submit(id, enquiry("Sanne", "saanne@worker.test", "Vraag"));
        awaitOpened(id, 1);
        String reference = submit(id, enquiry("Sanne", "mended@worker.test", "Vraag"));

        awaitOpened(id, 2);
        assertThat(workerDatabase
                        .select(EVENT.KIND)
                        .from(EVENT)
                        .where(EVENT.LEAD_ID.eq(id))
                        .orderBy(EVENT.POSITION)
                        .fetch(EVENT.KIND))
                .contains("received", "amended");
        await().untilAsserted(() -> assertThat(mailsTo("mended@worker.test"))
                .singleElement()
                .extracting(mail -> {
                    try {
                        return mail.getSubject();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .isEqualTo("Je vraag is aangepast (" + reference + ")"));
    }

    @Test
    void theSamePersonWithinThirtyDaysIsLinkedAndNotMerged() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        submit(first, enquiry("Piet", "Piet@link.test", "Eerste"));
        awaitOpened(first, 1);
        submit(second, enquiry("P. Jansen", "piet@link.test", "Tweede"));
        awaitOpened(second, 1);

        var link = workerDatabase
                .select(LINK.LEAD_ID, LINK.EARLIER_ID, LINK.REASON)
                .from(LINK)
                .where(LINK.LEAD_ID.eq(second), LINK.EARLIER_ID.eq(first))
                .fetchSingle();
        assertThat(link.value3()).isEqualTo("both");
        assertThat(workerDatabase.fetchCount(LEAD_, LEAD_.ID.in(first, second))).isEqualTo(2);
    }

    @Test
    void aConnectionLostRightAfterCommittingIsNoSecondLead() {
        AtomicBoolean lost = new AtomicBoolean();
        DSLContext losing = DSL.using(publicDatabase.configuration().derive(ExecuteListener.onExecuteEnd(context -> {
            if (!lost.getAndSet(true)) {
                throw new DataAccessException("lost", new SQLException("the connection is gone", "08006"));
            }
        })));
        UUID id = UUID.randomUUID();

        String reference = new LeadIntake(losing, leadSealer, formDigests)
                .submit(id, enquiry("Lies", "lies@worker.test", "Vraag"), new Receipt(Language.NL, "agreed", true))
                .orElseThrow();

        assertThat(lost).isTrue();
        awaitOpened(id, 1);
        assertThat(submit(id, enquiry("Lies", "lies@worker.test", "Vraag"))).isEqualTo(reference);
        assertThat(workerDatabase.fetchCount(INTAKE, INTAKE.REFERENCE.eq(reference)))
                .isEqualTo(1);
        await().untilAsserted(() -> assertThat(mailsTo("lies@worker.test")).hasSize(1));
    }
}
