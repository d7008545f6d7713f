package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.INVITATION;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR_PACKAGE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Which vendors may see figures about their packages, and who comes in for them: kept by administrators. */
@Service
@OnDoor(Door.OFFICE)
@RolesAllowed(Role.ADMIN_ROLE)
public class Partners {

    private final DSLContext database;
    private final Invitations invitations;
    private final Clock clock;

    Partners(DSLContext officeDatabase, Invitations invitations, Clock clock) {
        this.database = officeDatabase;
        this.invitations = invitations;
        this.clock = clock;
    }

    /**
     * A vendor in the list.
     *
     * @param contractUntil the last day on which its people and programs come in; null = no end was agreed
     * @param packages whose figures it may see; not empty
     * @param users with an account, in alphabetical order
     * @param invited whose invitation still works
     */
    public record Vendor(
            UUID id,
            String name,
            @Nullable LocalDate contractUntil,
            Set<PackageId> packages,
            List<User> users,
            List<Invited> invited) {}

    /** @param mayEnter false = shut out */
    public record User(UUID id, String name, String email, boolean mayEnter) {}

    /** An invitation in the list, by its hash. */
    public record Invited(byte[] hash, String name, String email, Instant expiresAt) {}

    /** What came of a change. */
    public enum Outcome {
        DONE,
        /** Another vendor has this name, in whatever capitals. */
        NAME_TAKEN,
        /** At least one is another vendor's, or there is none. */
        PACKAGES_REFUSED,
        /** There is an account with this address, a colleague's or a partner's. */
        ADDRESS_TAKEN,
        /** Shut out: a link to a new password would not work. */
        SHUT_OUT
    }

    /** All vendors, in alphabetical order, with everything that belongs to them. */
    public List<Vendor> all() {
        return database.select(
                        VENDOR.ID,
                        VENDOR.NAME,
                        VENDOR.CONTRACT_UNTIL,
                        multiset(select(VENDOR_PACKAGE.PACKAGE_ID)
                                        .from(VENDOR_PACKAGE)
                                        .where(VENDOR_PACKAGE.VENDOR_ID.eq(VENDOR.ID)))
                                .convertFrom(rows -> rows.intoSet(row -> new PackageId(row.value1()))),
                        multiset(select(ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.EMAIL, ACCOUNT.DISABLED_AT.isNull())
                                        .from(ACCOUNT)
                                        .where(ACCOUNT.VENDOR_ID.eq(VENDOR.ID), Accounts.SOMEBODYS)
                                        .orderBy(ACCOUNT.NAME, ACCOUNT.ID))
                                .convertFrom(rows -> rows.map(mapping(User::new))),
                        multiset(select(INVITATION.TOKEN_HASH, INVITATION.NAME, INVITATION.EMAIL, INVITATION.EXPIRES_AT)
                                        .from(INVITATION)
                                        .where(
                                                INVITATION.VENDOR_ID.eq(VENDOR.ID),
                                                INVITATION.USED_AT.isNull(),
                                                INVITATION.EXPIRES_AT.gt(OffsetDateTime.now(clock)))
                                        .orderBy(INVITATION.CREATED_AT))
                                .convertFrom(rows -> rows.map(mapping((hash, name, email, expires) ->
                                        new Invited(hash, name, email, expires.toInstant())))))
                .from(VENDOR)
                .orderBy(DSL.lower(VENDOR.NAME))
                .fetch(mapping(Vendor::new));
    }

    /** Adds a vendor with its packages, of which there is at least one. */
    public Outcome add(String name, Set<PackageId> packages) {
        return change(dsl -> {
            UUID vendor = UUID.randomUUID();
            boolean isNew = dsl.insertInto(VENDOR)
                            .set(VENDOR.ID, vendor)
                            .set(VENDOR.NAME, name)
                            .onConflictDoNothing()
                            .execute()
                    == 1;
            if (!isNew) {
                return Outcome.NAME_TAKEN;
            }
            return give(dsl, vendor, packages);
        });
    }

    /** Changes which packages are a vendor's; at least one. */
    public Outcome changePackages(UUID vendor, Set<PackageId> packages) {
        return change(dsl -> {
            dsl.selectOne().from(VENDOR).where(VENDOR.ID.eq(vendor)).forUpdate().fetch();
            dsl.deleteFrom(VENDOR_PACKAGE)
                    .where(
                            VENDOR_PACKAGE.VENDOR_ID.eq(vendor),
                            VENDOR_PACKAGE.PACKAGE_ID.notIn(
                                    packages.stream().map(PackageId::value).toList()))
                    .execute();
            return give(dsl, vendor, packages);
        });
    }

    /**
     * Says until when a vendor's contract runs. From the day after, its people and programs are to us as if they were not
     * there; what was released stays as it is, and comes back with a later day.
     *
     * @param until the last day; null = no end was agreed
     */
    public void endContract(UUID vendor, @Nullable LocalDate until) {
        database.update(VENDOR)
                .set(VENDOR.CONTRACT_UNTIL, until)
                .where(VENDOR.ID.eq(vendor))
                .execute();
    }

    private static Outcome give(DSLContext dsl, UUID vendor, Set<PackageId> packages) {
        for (PackageId each : packages) {
            dsl.insertInto(VENDOR_PACKAGE)
                    .set(VENDOR_PACKAGE.PACKAGE_ID, each.value())
                    .set(VENDOR_PACKAGE.VENDOR_ID, vendor)
                    .onConflictDoNothing()
                    .execute();
        }
        int given = dsl.fetchCount(VENDOR_PACKAGE, VENDOR_PACKAGE.VENDOR_ID.eq(vendor));
        return packages.isEmpty() || given != packages.size() ? Outcome.PACKAGES_REFUSED : Outcome.DONE;
    }

    /** Whatever is refused leaves nothing behind. */
    private Outcome change(Function<DSLContext, Outcome> work) {
        try {
            return database.transactionResult(transaction -> {
                Outcome outcome = work.apply(transaction.dsl());
                if (outcome != Outcome.DONE) {
                    throw new Refused(outcome);
                }
                return outcome;
            });
        } catch (Refused refused) {
            return refused.outcome;
        }
    }

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Outcome outcome;

        Refused(Outcome outcome) {
            super(outcome.name(), null, false, false);
            this.outcome = outcome;
        }
    }

    /** Invites somebody of a vendor by mail; an earlier invitation to the same address no longer works. */
    public Outcome invite(UUID vendor, EmailAddress email, String name, Language language) {
        return change(dsl -> {
            if (dsl.fetchExists(ACCOUNT, ACCOUNT.EMAIL.eq(email.normalised()))) {
                return Outcome.ADDRESS_TAKEN;
            }
            invitations.send(
                    dsl,
                    new Invitations.Guest(email.normalised(), name, Role.partnerKeys(), vendor, null, language),
                    "letter.invitation.partner",
                    nameOf(dsl, vendor));
            return Outcome.DONE;
        });
    }

    /** Lets a partner choose a new password and app, by mail; the old ones keep working until then. */
    public Outcome inviteAgain(UUID account) {
        return change(dsl -> {
            var row = dsl.select(ACCOUNT.EMAIL, ACCOUNT.NAME, ACCOUNT.VENDOR_ID, ACCOUNT.LANGUAGE, ACCOUNT.DISABLED_AT)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ID.eq(account), ACCOUNT.VENDOR_ID.isNotNull())
                    .fetchSingle();
            if (row.value5() != null) {
                return Outcome.SHUT_OUT;
            }
            invitations.send(
                    dsl,
                    new Invitations.Guest(
                            row.value1(),
                            row.value2(),
                            Role.partnerKeys(),
                            row.value3(),
                            account,
                            Language.ofTag(row.value4())),
                    "letter.invitation.text.again");
            return Outcome.DONE;
        });
    }

    private static String nameOf(DSLContext dsl, UUID vendor) {
        return dsl.select(VENDOR.NAME)
                .from(VENDOR)
                .where(VENDOR.ID.eq(vendor))
                .fetchSingle()
                .value1();
    }

    /** Takes an invitation of a partner back. */
    public void withdraw(byte[] hash) {
        database.deleteFrom(INVITATION)
                .where(INVITATION.TOKEN_HASH.eq(hash), INVITATION.USED_AT.isNull(), INVITATION.VENDOR_ID.isNotNull())
                .execute();
    }

    /** Shuts a partner out, at once wherever signed in, or lets him in again. */
    public void mayEnter(UUID account, boolean may) {
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            int partner = dsl.update(ACCOUNT)
                    .set(ACCOUNT.DISABLED_AT, may ? null : OffsetDateTime.now(clock))
                    .where(ACCOUNT.ID.eq(account), ACCOUNT.VENDOR_ID.isNotNull())
                    .execute();
            if (partner == 1 && !may) {
                SessionRows.endAll(dsl, account);
                // Whom he invited does not come in either.
                dsl.deleteFrom(INVITATION)
                        .where(INVITATION.INVITED_BY.eq(account), INVITATION.USED_AT.isNull())
                        .execute();
            }
        });
    }
}
