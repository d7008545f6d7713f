package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.INTAKE;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.OffsetDateTime;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.Sealer;
import nl.allesoveradministratie.pakketwijzer.site.SiteEvent;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Makes a lead of who registered, as {@link IntakeOpening} does of who asked. Nobody waits for an answer, so it is done from
 * the start and nobody's: it stands among the attendees, and follow-up begins where a colleague changes its status.
 */
@Component
@OnDoor(Door.WORKER)
class RegistrationOpening {

    private final Opener leadOpener;
    private final Sealer leadSealer;
    private final Duplicates duplicates;
    private final KeptApart apart;

    RegistrationOpening(Opener leadOpener, Sealer leadSealer, Duplicates duplicates, KeptApart apart) {
        this.leadOpener = leadOpener;
        this.leadSealer = leadSealer;
        this.duplicates = duplicates;
        this.apart = apart;
    }

    /**
     * Opens what was said, if it was not opened yet. What is doubtful is kept apart; a doubtful change of somebody who was let in
     * is kept, and confirmed to no new address.
     *
     * @return false when there was nothing new that the person is to be told
     */
    boolean open(DSLContext dsl, UUID registration, SiteEvent event) {
        var intake = dsl.select(INTAKE.REFERENCE, INTAKE.REVISION, INTAKE.SEALED, INTAKE.RECEIVED_AT, INTAKE.REPLAYED)
                .from(INTAKE)
                .where(INTAKE.SUBMISSION_ID.eq(registration), INTAKE.SEALED.isNotNull())
                .forUpdate()
                .fetchOne();
        if (intake == null) {
            return false;
        }
        Intake said = Intake.parse(leadOpener.openText(intake.value3(), new Place("lead.intake.sealed", registration)));
        Enquiry who = about(event, said.enquiry());
        String doubts = KeptApart.doubts(said.arrival(), intake.value5());
        var known = dsl.select(LEAD_.DATA_KEY, LEAD_.KEY_NO, LEAD_.QUARANTINED_BECAUSE)
                .from(LEAD_)
                .where(LEAD_.ID.eq(registration))
                .forUpdate()
                .fetchOne();
        OffsetDateTime at = intake.value4();
        Timeline timeline = new Timeline(dsl, registration);
        LeadRow row = new LeadRow(dsl, leadSealer);
        if (known == null) {
            row.insert(registration, LeadKey.random(registration), intake.value1(), who, LeadOrigin.EVENT, at);
            dsl.update(LEAD_)
                    .set(LEAD_.STATUS, LeadStatus.DONE.key())
                    .where(LEAD_.ID.eq(registration))
                    .execute();
            timeline.add(at, EventKind.REGISTERED, null, null);
        } else if (known.value1() != null) {
            LeadKey key = LeadKey.open(known.value1(), leadOpener, registration, known.value2());
            row.amend(registration, key, who, intake.value2(), at);
            timeline.add(at, EventKind.AMENDED, null, null);
        }
        dsl.update(LEAD_)
                .set(LEAD_.TOPIC, "event")
                .where(LEAD_.ID.eq(registration))
                .execute();
        String waiting = known == null ? null : known.value3();
        if (waiting != null || (known == null && !doubts.isEmpty())) {
            apart.keep(dsl, registration, who, at, doubts.isEmpty() && waiting != null ? waiting : doubts);
        } else if (doubts.isEmpty()) {
            duplicates.index(dsl, registration, who, at, timeline);
        }
        dsl.update(INTAKE)
                .setNull(INTAKE.SEALED)
                .set(INTAKE.OPENED_AT, OffsetDateTime.now())
                .where(INTAKE.SUBMISSION_ID.eq(registration))
                .execute();
        return doubts.isEmpty();
    }

    /** In the place of a question stands what the event is called. */
    private static Enquiry about(SiteEvent event, Enquiry who) {
        return new Enquiry(
                who.site(),
                who.language(),
                who.name(),
                who.company(),
                who.email(),
                null,
                null,
                event.title(who.language()),
                null,
                null);
    }
}
