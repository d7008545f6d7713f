package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LOOKUP;
import static org.awaitility.Awaitility.await;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.lead.LeadBulk.Chosen;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PhoneNumber;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;

/** A colleague at the desk, with leads that he wrote down himself. */
abstract class InboxDesk extends RunningApplication {

    @Autowired
    LeadDesk desk;

    @Autowired
    LeadInbox inbox;

    @Autowired
    DSLContext officeDatabase;

    @Autowired
    DSLContext workerDatabase;

    @Autowired
    @FlywayDataSource
    private DataSource ownerDataSource;

    UUID me;
    private final List<UUID> hired = new ArrayList<>();
    private final List<UUID> entered = new ArrayList<>();
    private SignedInAs signedIn;

    @BeforeEach
    void signIn() {
        me = colleague("Mila Bakker");
        signedIn = new SignedInAs(me, Role.SALES);
    }

    @AfterEach
    void signOut() {
        signedIn.close();
        // Another test, or this one a second time, finds no leads of the same name; and nobody is told that they are
        // nobody's.
        LeadErasure.forget(owner(), entered);
        // Who follows up leads is told of those of other tests.
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, OffsetDateTime.now())
                .where(ACCOUNT.ID.in(hired))
                .execute();
    }

    UUID colleague(String name) {
        UUID id = UUID.randomUUID();
        hired.add(id);
        officeDatabase
                .insertInto(ACCOUNT)
                .set(ACCOUNT.ID, id)
                .set(ACCOUNT.EMAIL, id + "@kantoor.test")
                .set(ACCOUNT.NAME, name)
                .set(ACCOUNT.ROLES, new String[] {"sales"})
                .set(ACCOUNT.LANGUAGE, "nl")
                .set(ACCOUNT.PASSWORD_HASH, "none")
                .set(ACCOUNT.CREATED_AT, OffsetDateTime.now())
                .execute();
        return id;
    }

    /** Somebody else is signed in while this is done. */
    void as(UUID colleague, Runnable action) {
        new SignedInAs(colleague, Role.SALES);
        action.run();
        signedIn = new SignedInAs(me, Role.SALES);
    }

    DSLContext owner() {
        return DSL.using(ownerDataSource, SQLDialect.POSTGRES);
    }

    UUID entered() {
        return entered("Kanariepiet de Vries", "Vogelhuis", "", "");
    }

    /** Of whom an address or number can be empty. */
    UUID entered(String name, String company, String email, String phone) {
        UUID lead = UUID.randomUUID();
        entered.add(lead);
        desk.enter(
                lead,
                new Enquiry(
                        "vixum",
                        Language.NL,
                        name,
                        company,
                        email.isEmpty() ? null : new EmailAddress(email),
                        phone.isEmpty() ? null : PhoneNumber.parse(phone).orElseThrow(),
                        null,
                        "Mag ik mijn volière aftrekken?",
                        null,
                        null),
                LeadOrigin.PHONE);
        return lead;
    }

    /** The worker has made its digests. */
    void awaitIndexed(UUID lead) {
        await().until(() -> workerDatabase.fetchExists(LOOKUP, LOOKUP.LEAD_ID.eq(lead)));
    }

    Record row(UUID lead) {
        return officeDatabase.selectFrom(LEAD_).where(LEAD_.ID.eq(lead)).fetchSingle();
    }

    Chosen chosen(UUID lead) {
        Record row = row(lead);
        return new Chosen(lead, row.get(LEAD_.VERSION), row.get(LEAD_.REFERENCE), row.get(LEAD_.INITIALS));
    }

    List<String> events(UUID lead) {
        return officeDatabase
                .select(EVENT.KIND)
                .from(EVENT)
                .where(EVENT.LEAD_ID.eq(lead))
                .orderBy(EVENT.POSITION)
                .fetch(EVENT.KIND);
    }
}
