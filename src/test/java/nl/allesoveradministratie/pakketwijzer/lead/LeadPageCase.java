package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.EVENT;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A colleague who is signed in, with leads to work on. */
abstract class LeadPageCase extends RunningApplication {

    @Autowired
    LeadDesk desk;

    @Autowired
    LeadInbox inbox;

    @Autowired
    DSLContext officeDatabase;

    UUID me;
    private final List<UUID> hired = new ArrayList<>();
    private SignedInAs signedIn;

    @BeforeEach
    void signIn() {
        me = colleague();
        signedIn = new SignedInAs(me, Role.SALES);
    }

    @AfterEach
    void signOut() {
        signedIn.close();
        // Who follows up leads is told of those of other tests.
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, OffsetDateTime.now())
                .where(ACCOUNT.ID.in(hired))
                .execute();
    }

    /** Somebody else does something, and then it is me again. */
    void as(UUID colleague, Runnable work) {
        try (SignedInAs other = new SignedInAs(colleague, Role.SALES)) {
            work.run();
        }
        signedIn = new SignedInAs(me, Role.SALES);
    }

    UUID colleague() {
        UUID id = UUID.randomUUID();
        hired.add(id);
        officeDatabase
                .insertInto(ACCOUNT)
                .set(ACCOUNT.ID, id)
                .set(ACCOUNT.EMAIL, id + "@kantoor.test")
                .set(ACCOUNT.NAME, "Mila Bakker")
                .set(ACCOUNT.ROLES, new String[] {"sales"})
                .set(ACCOUNT.LANGUAGE, "nl")
                .set(ACCOUNT.PASSWORD_HASH, "none")
                .set(ACCOUNT.CREATED_AT, OffsetDateTime.now())
                .execute();
        return id;
    }

    /** Somebody may not sign in any more. */
    void leaves(UUID colleague) {
        officeDatabase
                .update(ACCOUNT)
                .set(ACCOUNT.DISABLED_AT, OffsetDateTime.now())
                .where(ACCOUNT.ID.eq(colleague))
                .execute();
    }

    UUID entered(String question) {
        return entered(UUID.randomUUID() + "@bezoeker.test", question, null);
    }

    UUID entered(String email, String question, @Nullable String about) {
        UUID lead = UUID.randomUUID();
        desk.enter(
                lead,
                new Enquiry(
                        "vixum",
                        Language.NL,
                        "Kanariepiet de Vries",
                        "Vogelhuis",
                        email.isEmpty() ? null : new EmailAddress(email),
                        null,
                        null,
                        question,
                        about == null ? null : new PackageId(about),
                        null),
                LeadOrigin.PHONE);
        return lead;
    }

    Record row(UUID lead) {
        return officeDatabase.selectFrom(LEAD_).where(LEAD_.ID.eq(lead)).fetchSingle();
    }

    int version(UUID lead) {
        return row(lead).get(LEAD_.VERSION);
    }

    String reference(UUID lead) {
        return row(lead).get(LEAD_.REFERENCE);
    }

    LeadDetail page(UUID lead) {
        return inbox.open(reference(lead)).orElseThrow();
    }

    List<Record> events(UUID lead, EventKind kind) {
        return List.copyOf(officeDatabase
                .selectFrom(EVENT)
                .where(EVENT.LEAD_ID.eq(lead), EVENT.KIND.eq(kind.key()))
                .orderBy(EVENT.POSITION)
                .fetch());
    }
}
