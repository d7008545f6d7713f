package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is done for a lead when it comes to stand in the lists, at once or after a colleague has looked: the person is recognised,
 * the lead assigned, and the mails are written.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class Admission {

    static final String TASK = "admit-lead";

    /** How often it is looked whether a person who said "stop" right after a colleague let him in said "go on". */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final DSLContext database;
    private final Opener leadOpener;
    private final Duplicates duplicates;
    private final Assignment assignment;
    private final LeadMail leadMail;

    Admission(
            DSLContext workerDatabase,
            Opener leadOpener,
            Duplicates duplicates,
            Assignment assignment,
            LeadMail leadMail) {
        this.database = workerDatabase;
        this.leadOpener = leadOpener;
        this.duplicates = duplicates;
        this.assignment = assignment;
        this.leadMail = leadMail;
    }

    /**
     * Lets a lead in, as part of a transaction.
     *
     * @param receivedAt when it was asked: who asked something else around then may be the same person
     */
    void admit(DSLContext dsl, UUID lead, String reference, Enquiry enquiry, OffsetDateTime receivedAt) {
        Timeline timeline = new Timeline(dsl, lead);
        duplicates.index(dsl, lead, enquiry, receivedAt, timeline);
        assignment.assign(dsl, lead, timeline);
        leadMail.toVisitor(dsl, MailKind.LEAD_CONFIRMATION, lead, reference, enquiry, timeline);
        leadMail.toColleagues(dsl, lead, reference, enquiry);
    }

    /** The office schedules it when a colleague let a question in that was kept apart. */
    @Bean
    Task<Void> admitLead() {
        return Later.task(TASK, this::admitAccepted);
    }

    Optional<Duration> admitAccepted(UUID lead) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.selectFrom(LEAD_)
                    .where(LEAD_.ID.eq(lead), LEAD_.DATA_KEY.isNotNull(), LEAD_.QUARANTINED_BECAUSE.isNull())
                    .forUpdate()
                    .fetchOne();
            // A node that died right after committing leaves the task behind: once is enough.
            boolean told = dsl.fetchExists(
                    EVENT,
                    EVENT.LEAD_ID.eq(lead),
                    EVENT.KIND.eq(EventKind.MAIL.key()),
                    EVENT.DETAIL.eq(MailKind.LEAD_CONFIRMATION.key()));
            if (row == null || told) {
                return Optional.empty();
            }
            if (row.get(LEAD_.PAUSED_BECAUSE) != null) {
                return Optional.of(PAUSE);
            }
            LeadKey key = LeadKey.open(row.get(LEAD_.DATA_KEY), leadOpener, lead, row.get(LEAD_.KEY_NO));
            if (LeadOrigin.ofKey(row.get(LEAD_.ORIGIN)) == LeadOrigin.EVENT) {
                // Nobody waits for an answer; whether there is a place is told as it is to everybody who registers.
                duplicates.index(
                        dsl, lead, LeadRow.read(row, key), row.get(LEAD_.RECEIVED_AT), new Timeline(dsl, lead));
                Later.schedule(dsl, RegistrationNews.TELL, lead, 1);
                return Optional.empty();
            }
            admit(dsl, lead, row.get(LEAD_.REFERENCE), LeadRow.read(row, key), row.get(LEAD_.RECEIVED_AT));
            return Optional.empty();
        });
    }
}
