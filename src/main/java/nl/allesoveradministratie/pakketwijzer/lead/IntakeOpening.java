package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import com.github.kagkarlsson.scheduler.task.Task;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.mail.MailKind;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.worker.Later;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Opens what the contact form left behind and makes a lead of it, or amends one; in one transaction, so that it is done
 * wholly or not at all, and once.
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class IntakeOpening {

    private final DSLContext database;
    private final Opener leadOpener;
    private final Sealer leadSealer;
    private final Duplicates duplicates;
    private final Assignment assignment;
    private final LeadMail leadMail;

    IntakeOpening(
            DSLContext workerDatabase,
            Opener leadOpener,
            Sealer leadSealer,
            Duplicates duplicates,
            Assignment assignment,
            LeadMail leadMail) {
        this.database = workerDatabase;
        this.leadOpener = leadOpener;
        this.leadSealer = leadSealer;
        this.duplicates = duplicates;
        this.assignment = assignment;
        this.leadMail = leadMail;
    }

    /** Its name is also in lead.submit, which schedules it. */
    @Bean
    Task<Void> openIntake() {
        return Later.task("open-intake", this::open);
    }

    Optional<java.time.Duration> open(UUID submission) {
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            var intake = dsl.select(INTAKE.REFERENCE, INTAKE.REVISION, INTAKE.SEALED, INTAKE.RECEIVED_AT)
                    .from(INTAKE)
                    .where(INTAKE.SUBMISSION_ID.eq(submission), INTAKE.SEALED.isNotNull())
                    .forUpdate()
                    .fetchOne();
            if (intake == null) {
                return;
            }
            Enquiry enquiry = Intake.parse(
                            leadOpener.openText(intake.value3(), new Place("lead.intake.sealed", submission)))
                    .enquiry();
            var known = dsl.select(LEAD_.DATA_KEY, LEAD_.KEY_NO, LEAD_.OWNER)
                    .from(LEAD_)
                    .where(LEAD_.ID.eq(submission))
                    .forUpdate()
                    .fetchOne();
            if (known == null) {
                begin(dsl, submission, intake.value1(), enquiry, intake.value4());
            } else if (known.value1() != null) {
                LeadKey key = LeadKey.open(known.value1(), leadOpener, submission, known.value2());
                amend(dsl, submission, key, intake.value1(), enquiry, intake.value2(), intake.value4());
            }
            dsl.update(INTAKE)
                    .setNull(INTAKE.SEALED)
                    .set(INTAKE.OPENED_AT, OffsetDateTime.now())
                    .where(INTAKE.SUBMISSION_ID.eq(submission))
                    .execute();
        });
        return Optional.empty();
    }

    private void begin(DSLContext dsl, UUID lead, String reference, Enquiry enquiry, OffsetDateTime receivedAt) {
        LeadKey key = LeadKey.random(lead);
        new LeadRow(dsl, leadSealer).insert(lead, key, reference, enquiry, LeadOrigin.FORM, receivedAt);
        Timeline timeline = new Timeline(dsl, lead);
        timeline.add(receivedAt, EventKind.RECEIVED, null, enquiry.attached() == null ? null : "answers");
        duplicates.index(dsl, lead, enquiry, receivedAt, timeline);
        assignment.assign(dsl, lead, timeline);
        leadMail.toVisitor(dsl, MailKind.LEAD_CONFIRMATION, lead, reference, enquiry, timeline);
        leadMail.toColleagues(dsl, lead, reference, enquiry);
    }

    private void amend(
            DSLContext dsl,
            UUID lead,
            LeadKey key,
            String reference,
            Enquiry enquiry,
            int revision,
            OffsetDateTime amendedAt) {
        new LeadRow(dsl, leadSealer).amend(lead, key, enquiry, revision, amendedAt);
        Timeline timeline = new Timeline(dsl, lead);
        timeline.add(amendedAt, EventKind.AMENDED, null, null);
        duplicates.index(dsl, lead, enquiry, amendedAt, timeline);
        leadMail.toVisitor(dsl, MailKind.LEAD_AMENDED, lead, reference, enquiry, timeline);
    }
}
