package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LOOKUP;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.SignedIn;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.DeskCorrection;
import nl.allesoveradministratie.pakketwijzer.privacy.KeptOfPerson;
import nl.allesoveradministratie.pakketwijzer.privacy.SubjectData.Pause;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * The leads of somebody who asked by letter, telephone or visit: those under the e-mail address of the one that the privacy
 * officer linked. The address is opened to find them by, and shown to nobody.
 */
@Component
@OnDoor(Door.OFFICE)
class LeadsOfPerson implements KeptOfPerson {

    private final Opener leadOpener;
    private final Digests lookupDigests;
    private final SignedIn signedIn;
    private final Clock clock;

    LeadsOfPerson(Opener leadOpener, Digests lookupDigests, SignedIn signedIn, Clock clock) {
        this.leadOpener = leadOpener;
        this.lookupDigests = lookupDigests;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    private LeadRights rights(DSLContext transaction) {
        return new LeadRights(
                transaction,
                leadOpener,
                OffsetDateTime.now(clock),
                signedIn.get().id());
    }

    private Optional<EmailAddress> address(DSLContext transaction, UUID lead) {
        return transaction
                .select(LEAD_.DATA_KEY, LEAD_.KEY_NO, LEAD_.EMAIL)
                .from(LEAD_)
                .where(LEAD_.ID.eq(lead), LEAD_.DATA_KEY.isNotNull())
                .fetchOptional()
                .flatMap(row -> EmailAddress.parse(LeadKey.open(row.value1(), leadOpener, lead, row.value2())
                        .open(LEAD_.EMAIL, row.value3())));
    }

    private Condition whose(DSLContext transaction, UUID lead) {
        Condition linked = LEAD_.ID.eq(lead);
        return address(transaction, lead)
                .map(email -> Duplicates.digest(lookupDigests, "email", email.normalised()))
                .map(digest -> linked.or(
                        LEAD_.ID.in(DSL.select(LOOKUP.LEAD_ID).from(LOOKUP).where(LOOKUP.DIGEST.eq(digest)))))
                .orElse(linked);
    }

    @Override
    public boolean hasAddress(DSLContext transaction, UUID lead) {
        return address(transaction, lead).isPresent();
    }

    @Override
    public boolean pause(DSLContext transaction, UUID lead, Pause pause) {
        return rights(transaction).pause(whose(transaction, lead), pause);
    }

    @Override
    public boolean resume(DSLContext transaction, UUID lead, Pause pause) {
        return rights(transaction).resume(whose(transaction, lead), pause);
    }

    @Override
    public boolean correct(DSLContext transaction, UUID lead, DeskCorrection correction) {
        SequencedMap<TableField<?, byte[]>, String> right = new LinkedHashMap<>();
        right.put(LEAD_.NAME, correction.name());
        right.put(
                LEAD_.PHONE,
                PhoneNumber.parse(correction.phone()).map(PhoneNumber::value).orElse(""));
        right.put(LEAD_.COMPANY, correction.company());
        right.put(LEAD_.QUESTION, correction.question());
        right.values().removeIf(String::isEmpty);
        return rights(transaction).correct(lead, right);
    }
}
