package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LOOKUP;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.SubjectAddresses;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.sealing.Opener;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Finds people by their address among the leads, by its digest; and gives what is kept of them another one. */
@Component
@OnDoor(Door.WORKER)
class OwnLeadAddresses implements SubjectAddresses {

    private final Digests lookupDigests;
    private final Opener leadOpener;
    private final Duplicates duplicates;
    private final Clock clock;

    OwnLeadAddresses(Digests lookupDigests, Opener leadOpener, Duplicates duplicates, Clock clock) {
        this.lookupDigests = lookupDigests;
        this.leadOpener = leadOpener;
        this.duplicates = duplicates;
        this.clock = clock;
    }

    @Override
    public byte[] digest(EmailAddress address) {
        return Duplicates.digest(lookupDigests, "email", address.normalised());
    }

    private static Condition of(byte[] subject) {
        return LEAD_.ID
                .in(DSL.select(LOOKUP.LEAD_ID).from(LOOKUP).where(LOOKUP.DIGEST.eq(subject), LOOKUP.KIND.eq("email")))
                .and(LEAD_.DATA_KEY.isNotNull());
    }

    @Override
    public Optional<Addressee> find(DSLContext transaction, byte[] subject) {
        return newest(transaction, of(subject));
    }

    @Override
    public Optional<Addressee> of(DSLContext transaction, UUID lead) {
        return newest(transaction, LEAD_.ID.eq(lead).and(LEAD_.DATA_KEY.isNotNull()));
    }

    private Optional<Addressee> newest(DSLContext transaction, Condition which) {
        return transaction
                .selectFrom(LEAD_)
                .where(which)
                .orderBy(LEAD_.RECEIVED_AT.desc(), LEAD_.ID)
                .limit(1)
                .fetchOptional()
                .flatMap(row -> {
                    LeadKey key =
                            LeadKey.open(row.get(LEAD_.DATA_KEY), leadOpener, row.get(LEAD_.ID), row.get(LEAD_.KEY_NO));
                    Enquiry enquiry = LeadRow.read(row, key);
                    return Optional.ofNullable(enquiry.email())
                            .map(email -> new Addressee(email, enquiry.name(), enquiry.language(), enquiry.site()));
                });
    }

    @Override
    public void change(DSLContext transaction, byte[] subject, EmailAddress to) {
        transaction
                .selectFrom(LEAD_)
                .where(of(subject))
                .orderBy(LEAD_.ID)
                .forUpdate()
                .fetch()
                .forEach(row -> {
                    UUID lead = row.get(LEAD_.ID);
                    LeadKey key = LeadKey.open(row.get(LEAD_.DATA_KEY), leadOpener, lead, row.get(LEAD_.KEY_NO));
                    transaction
                            .update(LEAD_)
                            .set(LEAD_.EMAIL, key.seal(LEAD_.EMAIL, to.value()))
                            .set(LEAD_.VERSION, LEAD_.VERSION.plus(1))
                            .where(LEAD_.ID.eq(lead))
                            .execute();
                    new Timeline(transaction, lead).add(OffsetDateTime.now(clock), EventKind.CORRECTED, null, "email");
                    // At once, so that the person's open session goes on.
                    new Reindexing(transaction, duplicates, leadOpener).again(lead);
                });
    }
}
