package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.INVITATION;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.SESSION;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Who works here: administrators invite colleagues, change what they may do, and shut them out. Partners are others'. */
@Service
@OnDoor(Door.OFFICE)
public class Accounts {

    /** Of somebody: the name and address of who left long ago were taken away (privacy.sweep), and the number alone is nobody's. */
    static final Condition SOMEBODYS = ACCOUNT.EMAIL.notLike("%@former.invalid");

    private final DSLContext database;
    private final Invitations invitations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(DSLContext officeDatabase, Invitations invitations, ApplicationEventPublisher events, Clock clock) {
        this.database = officeDatabase;
        this.invitations = invitations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An account in the list.
     *
     * @param mayEnter false = shut out
     * @param sessions how many are open
     */
    public record Listed(UUID id, String name, String email, Set<Role> roles, boolean mayEnter, int sessions) {}

    /** An invitation in the list, by its hash. */
    public record Invited(byte[] hash, String name, String email, Set<Role> roles, Instant expiresAt) {}

    /** Everybody with an account, in alphabetical order. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public List<Listed> all() {
        return database.select(
                        ACCOUNT.ID,
                        ACCOUNT.NAME,
                        ACCOUNT.EMAIL,
                        ACCOUNT.ROLES,
                        ACCOUNT.DISABLED_AT,
                        DSL.field(DSL.selectCount()
                                .from(SESSION)
                                .where(
                                        SESSION.ACCOUNT_ID.eq(ACCOUNT.ID),
                                        DSL.not(SessionRows.isOver(OffsetDateTime.now(clock))))))
                .from(ACCOUNT)
                .where(ACCOUNT.VENDOR_ID.isNull(), SOMEBODYS)
                .orderBy(ACCOUNT.NAME, ACCOUNT.ID)
                .fetch(row -> new Listed(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Role.ofKeys(row.value4()),
                        row.value5() == null,
                        row.value6()));
    }

    /** What colleagues are called, by account; those who may no longer enter included. */
    @RolesAllowed({Role.SALES_ROLE, Role.EDITOR_ROLE, Role.PRIVACY_OFFICER_ROLE, Role.ADMIN_ROLE})
    public Map<UUID, String> names() {
        return database.select(ACCOUNT.ID, ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.VENDOR_ID.isNull())
                .fetchMap(ACCOUNT.ID, ACCOUNT.NAME);
    }

    /** What colleagues with a role are called who may enter, by account, in alphabetical order. */
    @RolesAllowed(Role.SALES_ROLE)
    public Map<UUID, String> with(Role role) {
        return database.select(ACCOUNT.ID, ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.VENDOR_ID.isNull(), ACCOUNT.DISABLED_AT.isNull(), ACCOUNT.ROLES.contains(new String[] {
                    role.key()
                }))
                .orderBy(ACCOUNT.NAME, ACCOUNT.ID)
                .fetchMap(ACCOUNT.ID, ACCOUNT.NAME);
    }

    /** Invitations that still work. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public List<Invited> invited() {
        return database.select(
                        INVITATION.TOKEN_HASH,
                        INVITATION.NAME,
                        INVITATION.EMAIL,
                        INVITATION.ROLES,
                        INVITATION.EXPIRES_AT)
                .from(INVITATION)
                .where(
                        INVITATION.VENDOR_ID.isNull(),
                        INVITATION.EMAIL.isNotNull(),
                        INVITATION.USED_AT.isNull(),
                        INVITATION.EXPIRES_AT.gt(OffsetDateTime.now(clock)))
                .orderBy(INVITATION.CREATED_AT)
                .fetch(row -> new Invited(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Role.ofKeys(row.value4()),
                        row.value5().toInstant()));
    }

    /**
     * Invites a new colleague by mail; an earlier invitation to the same address no longer works.
     *
     * @return false when there is an account with this address, a partner's included
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public boolean invite(EmailAddress email, String name, Set<Role> roles, Language language) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            if (dsl.fetchExists(ACCOUNT, ACCOUNT.EMAIL.eq(email.normalised()))) {
                return false;
            }
            invitations.send(
                    dsl,
                    new Invitations.Guest(email.normalised(), name, Role.keys(roles), null, null, language),
                    "letter.invitation.text");
            return true;
        });
    }

    /** Lets a colleague choose a new password and app, by mail; the old ones keep working until then. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void inviteAgain(UUID account) {
        database.transaction(transaction -> {
            DSLContext dsl = transaction.dsl();
            var row = dsl.select(ACCOUNT.EMAIL, ACCOUNT.NAME, ACCOUNT.ROLES, ACCOUNT.LANGUAGE)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ID.eq(account), ACCOUNT.VENDOR_ID.isNull())
                    .fetchSingle();
            invitations.send(
                    dsl,
                    new Invitations.Guest(
                            row.value1(), row.value2(), row.value3(), null, account, Language.ofTag(row.value4())),
                    "letter.invitation.text.again");
        });
    }

    /** Takes an invitation back. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void withdraw(byte[] hash) {
        database.deleteFrom(INVITATION)
                .where(INVITATION.TOKEN_HASH.eq(hash), INVITATION.USED_AT.isNull(), INVITATION.VENDOR_ID.isNull())
                .execute();
    }

    /**
     * Changes what a colleague may do: more from the next sign-in, less at once. Who no longer follows up leads has left as
     * far as those go ({@link ColleagueLeft}).
     *
     * @return false when nobody would be left who can let colleagues in
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public boolean changeRoles(UUID account, Set<Role> roles) {
        return change(account, !roles.contains(Role.ADMIN), dsl -> {
            Set<Role> taken = dsl.select(ACCOUNT.ROLES)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ID.eq(account), ACCOUNT.VENDOR_ID.isNull())
                    .fetchOptional(row -> Role.ofKeys(row.value1()))
                    .orElseGet(() -> EnumSet.noneOf(Role.class));
            taken.removeAll(roles);
            dsl.update(ACCOUNT)
                    .set(ACCOUNT.ROLES, Role.keys(roles))
                    .where(ACCOUNT.ID.eq(account), ACCOUNT.VENDOR_ID.isNull())
                    .execute();
            // What somebody may no longer do ends now, and not when he happens to sign in again.
            if (!taken.isEmpty()) {
                SessionRows.endAll(dsl, account);
            }
            if (taken.contains(Role.SALES)) {
                events.publishEvent(new ColleagueLeft(account, dsl));
            }
            if (taken.contains(Role.ADMIN)) {
                takeBackInvitations(dsl, account);
            }
        });
    }

    /**
     * Shuts a colleague out, at once and wherever signed in, and tells who has to take over ({@link ColleagueLeft}); or lets
     * him in again.
     *
     * @return false as for {@link #changeRoles}
     */
    @RolesAllowed(Role.ADMIN_ROLE)
    public boolean mayEnter(UUID account, boolean may) {
        return change(account, !may, dsl -> {
            int changed = dsl.update(ACCOUNT)
                    .set(ACCOUNT.DISABLED_AT, may ? null : OffsetDateTime.now(clock))
                    .where(
                            ACCOUNT.ID.eq(account),
                            ACCOUNT.VENDOR_ID.isNull(),
                            may ? ACCOUNT.DISABLED_AT.isNotNull() : ACCOUNT.DISABLED_AT.isNull())
                    .execute();
            if (changed == 1 && !may) {
                SessionRows.endAll(dsl, account);
                takeBackInvitations(dsl, account);
                events.publishEvent(new ColleagueLeft(account, dsl));
            }
        });
    }

    /** Whom somebody invited who may not do so any more does not come in either, at no door. */
    private static void takeBackInvitations(DSLContext dsl, UUID inviter) {
        dsl.deleteFrom(INVITATION)
                .where(INVITATION.INVITED_BY.eq(inviter), INVITATION.USED_AT.isNull())
                .execute();
    }

    /** Ends all sessions of a colleague, who may sign in again. */
    @RolesAllowed(Role.ADMIN_ROLE)
    public void endSessions(UUID account) {
        database.deleteFrom(SESSION)
                .where(
                        SESSION.ACCOUNT_ID.eq(account),
                        DSL.exists(DSL.selectOne()
                                .from(ACCOUNT)
                                .where(ACCOUNT.ID.eq(SESSION.ACCOUNT_ID), ACCOUNT.VENDOR_ID.isNull())))
                .execute();
    }

    private boolean change(UUID account, boolean takesAdmin, java.util.function.Consumer<DSLContext> change) {
        return database.transactionResult(transaction -> {
            DSLContext dsl = transaction.dsl();
            // All of them are held, so that two administrators cannot shut each other out at once.
            List<UUID> administrators = dsl.select(ACCOUNT.ID)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ROLES.contains(new String[] {Role.ADMIN.key()}), ACCOUNT.DISABLED_AT.isNull())
                    .orderBy(ACCOUNT.ID)
                    // Not for update: whoever is told may write rows of its own that name one of them.
                    .forNoKeyUpdate()
                    .fetch(ACCOUNT.ID);
            if (takesAdmin && administrators.equals(List.of(account))) {
                return false;
            }
            change.accept(dsl);
            return true;
        });
    }
}
