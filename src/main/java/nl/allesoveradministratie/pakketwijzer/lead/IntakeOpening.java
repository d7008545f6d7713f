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
 * wholly or not at all, and once. What is doubtful becomes a lead too, which stands in no list and of which nobody is told until
 * a colleague has looked ({@link Quarantine}).
 */
@Configuration(proxyBeanMethods = false)
@OnDoor(Door.WORKER)
class IntakeOpening {

    private final DSLContext database;
    private final Opener leadOpener;
    private final Sealer leadSealer;
    private final Duplicates duplicates;
    private final KeptApart apart;
    private final Admission admission;
    private final LeadMail leadMail;

    IntakeOpening(
            DSLContext workerDatabase,
            Opener leadOpener,
            Sealer leadSealer,
            Duplicates duplicates,
            KeptApart apart,
            Admission admission,
            LeadMail leadMail) {
        this.database = workerDatabase;
        this.leadOpener = leadOpener;
        this.leadSealer = leadSealer;
        this.duplicates = duplicates;
        this.apart = apart;
        this.admission = admission;
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
            var intake = dsl.select(
                            INTAKE.REFERENCE, INTAKE.REVISION, INTAKE.SEALED, INTAKE.RECEIVED_AT, INTAKE.REPLAYED)
                    .from(INTAKE)
                    .where(INTAKE.SUBMISSION_ID.eq(submission), INTAKE.SEALED.isNotNull())
                    .forUpdate()
                    .fetchOne();
            if (intake == null) {
                return;
            }
            Intake said =
                    Intake.parse(leadOpener.openText(intake.value3(), new Place("lead.intake.sealed", submission)));
            Opened opened = new Opened(
                    submission,
                    intake.value1(),
                    intake.value2(),
                    intake.value4(),
                    said.enquiry(),
                    said.arrival().origin(),
                    KeptApart.doubts(said.arrival(), intake.value5()));
            // What it was added to first, as colleagues hold them
            dsl.select(LEAD_.ID)
                    .from(LEAD_)
                    .where(LEAD_.ID.eq(Contact.standing(dsl, submission)))
                    .forUpdate()
                    .fetch();
            var known = dsl.select(LEAD_.DATA_KEY, LEAD_.KEY_NO)
                    .from(LEAD_)
                    .where(LEAD_.ID.eq(submission))
                    .forUpdate()
                    .fetchOne();
            if (known == null) {
                begin(dsl, opened);
            } else if (known.value1() != null) {
                amend(dsl, opened, LeadKey.open(known.value1(), leadOpener, submission, known.value2()));
            }
            dsl.update(INTAKE)
                    .setNull(INTAKE.SEALED)
                    .set(INTAKE.OPENED_AT, OffsetDateTime.now())
                    .where(INTAKE.SUBMISSION_ID.eq(submission))
                    .execute();
        });
        return Optional.empty();
    }

    /**
     * An intake that was opened.
     *
     * @param doubts why it is to be kept apart, as it is kept; empty = it is not
     */
    private record Opened(
            UUID lead,
            String reference,
            int revision,
            OffsetDateTime at,
            Enquiry enquiry,
            LeadOrigin origin,
            String doubts) {}

    private void begin(DSLContext dsl, Opened opened) {
        Enquiry enquiry = opened.enquiry();
        LeadKey key = LeadKey.random(opened.lead());
        new LeadRow(dsl, leadSealer)
                .insert(opened.lead(), key, opened.reference(), enquiry, opened.origin(), opened.at());
        new Timeline(dsl, opened.lead())
                .add(opened.at(), EventKind.RECEIVED, null, enquiry.attached() == null ? null : "answers");
        if (opened.doubts().isEmpty()) {
            admission.admit(dsl, opened.lead(), opened.reference(), enquiry, opened.at());
        } else {
            apart.keep(dsl, opened.lead(), opened.enquiry(), opened.at(), opened.doubts());
        }
    }

    /** A doubtful change of a lead that stands in the lists is kept there, and confirmed to no new address. */
    private void amend(DSLContext dsl, Opened opened, LeadKey key) {
        new LeadRow(dsl, leadSealer).amend(opened.lead(), key, opened.enquiry(), opened.revision(), opened.at());
        Timeline timeline = new Timeline(dsl, opened.lead());
        timeline.add(opened.at(), EventKind.AMENDED, null, null);
        var lead = dsl.select(LEAD_.QUARANTINED_BECAUSE)
                .from(LEAD_)
                .where(LEAD_.ID.eq(opened.lead()))
                .fetchSingle();
        if (lead.value1() != null) {
            // Also one that a colleague put aside, or that is mended now: somebody looks again.
            String doubts = opened.doubts().isEmpty() ? lead.value1() : opened.doubts();
            apart.keep(dsl, opened.lead(), opened.enquiry(), opened.at(), doubts);
            return;
        }
        if (opened.doubts().isEmpty()) {
            duplicates.index(dsl, opened.lead(), opened.enquiry(), opened.at(), timeline);
            leadMail.toVisitor(
                    dsl, MailKind.LEAD_AMENDED, opened.lead(), opened.reference(), opened.enquiry(), timeline);
        }
        reopen(dsl, opened);
    }

    /** At what is done nobody looks any more: it goes on, or what it was added to, and colleagues are told. */
    private void reopen(DSLContext dsl, Opened opened) {
        dsl.update(LEAD_)
                .set(Ending.reopened(LeadStatus.NEW))
                .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                .where(
                        LEAD_.ID.eq(Contact.standing(dsl, opened.lead())),
                        LEAD_.STATUS.eq(LeadStatus.DONE.key()),
                        LEAD_.DATA_KEY.isNotNull())
                .returning(LEAD_.ID, LEAD_.REFERENCE, LEAD_.STATUS)
                .fetchOptional()
                .ifPresent(row -> {
                    UUID lead = row.get(LEAD_.ID);
                    new Timeline(dsl, lead).add(opened.at(), EventKind.REOPENED, null, row.get(LEAD_.STATUS));
                    leadMail.toColleagues(dsl, lead, row.get(LEAD_.REFERENCE), opened.enquiry());
                });
    }
}
