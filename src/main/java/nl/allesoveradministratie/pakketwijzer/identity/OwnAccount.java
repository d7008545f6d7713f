package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.PASSKEY;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.web.RateLimit;
import org.jooq.DSLContext;
import org.springframework.security.access.AccessDeniedException;

/** How somebody signs in at one of the doors, and where: each looks after one's own account, and sees no other. */
@RolesAllowed({
    Role.SALES_ROLE,
    Role.EDITOR_ROLE,
    Role.PRIVACY_OFFICER_ROLE,
    Role.ADMIN_ROLE,
    Role.EXPORT_ROLE,
    Role.PARTNER_ROLE
})
public abstract class OwnAccount {

    /** The most passkeys that an account can have. */
    public static final int MOST_PASSKEYS = 20;

    private static final int LONGEST_NAME = 60;

    private final DoorAccounts accounts;
    private final Passkeys passkeys;
    private final Passwords passwords;
    private final SignedIn signedIn;
    private final Clock clock;
    private final RateLimit passwordTries = new RateLimit(6, Duration.ofMinutes(15));

    OwnAccount(DoorAccounts accounts, Passwords passwords, SignedIn signedIn, Clock clock) {
        this.accounts = accounts;
        this.passkeys = new Passkeys(accounts, clock);
        this.passwords = passwords;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * One's own account.
     *
     * @param email where mail goes, and by which one signs in
     * @param passkeys the oldest first
     * @param codesLeft how many recovery codes still work; 0 also when there never were any
     * @param sessions where one is signed in, the newest first
     */
    public record Overview(
            String name, String email, List<OwnPasskey> passkeys, int codesLeft, List<OpenSession> sessions) {

        public Overview {
            passkeys = List.copyOf(passkeys);
            sessions = List.copyOf(sessions);
        }

        @Override
        public String toString() {
            return "(an account)";
        }
    }

    /** Somebody of the other door has no account here. */
    private UUID me() {
        Optional<? extends Person> person = accounts.ofPartners() ? signedIn.findPartner() : signedIn.find();
        return person.map(Person::id).orElseThrow(() -> new AccessDeniedException("Of the other door"));
    }

    private <T> T mine(Function<DSLContext, T> work) {
        return accounts.naming(DoorAccounts.Named.ACCOUNT, me().toString(), work);
    }

    /** What there is to see; empty when the account was shut out at this moment. */
    public Optional<Overview> overview() {
        UUID me = me();
        return mine(dsl -> dsl.select(ACCOUNT.NAME, ACCOUNT.EMAIL)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(me))
                .fetchOptional()
                .map(row -> new Overview(
                        row.value1(),
                        row.value2(),
                        Passkeys.of(dsl, me),
                        RecoveryCodes.left(dsl, me),
                        SessionRows.of(dsl, me, OffsetDateTime.now(clock)))));
    }

    /** Ends one of one's own sessions. */
    public void endSession(UUID session) {
        new SessionRows(accounts, clock).end(me(), session);
    }

    /** Ends all of one's own sessions but the one that this is. */
    public void endOtherSessions(UUID kept) {
        UUID me = me();
        mine(dsl -> {
            SessionRows.endOthers(dsl, me, kept);
            return true;
        });
    }

    /**
     * Chooses another password; all other sessions end.
     *
     * @return the key of the text that says what is wrong; empty = done
     */
    public Optional<String> changePassword(String now, String next, UUID session) {
        UUID me = me();
        if (!passwordTries.allows(me.toString())) {
            return Optional.of("signin.problem.often");
        }
        var row = mine(dsl -> dsl.select(ACCOUNT.PASSWORD_HASH, ACCOUNT.NAME, ACCOUNT.EMAIL)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(me))
                .fetchSingle());
        // Outside of a transaction: a connection is not held while others have their turn
        if (!passwords.matches(now, row.value1())) {
            return Optional.of("account.problem.password");
        }
        Optional<String> problem = passwords.problem(next, row.value2(), row.value3());
        if (problem.isPresent()) {
            return problem;
        }
        String kept = passwords.keep(next);
        return mine(dsl -> {
            int changed = dsl.update(ACCOUNT)
                    .set(ACCOUNT.PASSWORD_HASH, kept)
                    .where(ACCOUNT.ID.eq(me), ACCOUNT.PASSWORD_HASH.eq(row.value1()))
                    .execute();
            if (changed == 0) {
                return Optional.of("account.problem.password");
            }
            passwordTries.forget(me.toString());
            SessionRows.endOthers(dsl, me, session);
            return Optional.empty();
        });
    }

    /** A new set of recovery codes, to be shown once; the earlier set no longer works. */
    public List<String> newRecoveryCodes() {
        UUID me = me();
        return mine(dsl -> RecoveryCodes.renew(dsl, me));
    }

    /** Invites this browser to make a passkey. */
    public PasskeyQuestion askNewPasskey(PasskeySite site) {
        return passkeys.invite(me(), site);
    }

    /**
     * Adds the passkey that a browser made.
     *
     * @param name in the owner's own words; what is longer than sixty is cut off
     * @return false = it is not what was asked for, or there are too many
     */
    public boolean addPasskey(PasskeyQuestion asked, String made, String name) {
        UUID me = me();
        return asked instanceof Passkeys.Invitation invitation
                && invitation.account().equals(me)
                && mine(dsl -> Passkeys.of(dsl, me).size() < MOST_PASSKEYS)
                && passkeys.add(invitation, made, tidy(name).orElse("Passkey"));
    }

    /** Gives one of one's own passkeys another name; an empty one changes nothing. */
    public void renamePasskey(UUID passkey, String name) {
        UUID me = me();
        tidy(name)
                .ifPresent(tidy -> mine(dsl -> dsl.update(PASSKEY)
                        .set(PASSKEY.NAME, tidy)
                        .where(PASSKEY.ID.eq(passkey), PASSKEY.ACCOUNT_ID.eq(me))
                        .execute()));
    }

    /** Takes one of one's own passkeys away. */
    public void removePasskey(UUID passkey) {
        UUID me = me();
        mine(dsl -> dsl.deleteFrom(PASSKEY)
                .where(PASSKEY.ID.eq(passkey), PASSKEY.ACCOUNT_ID.eq(me))
                .execute());
    }

    private static Optional<String> tidy(String name) {
        String one = name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (one.length() <= LONGEST_NAME) {
            return one.isEmpty() ? Optional.empty() : Optional.of(one);
        }
        // Not in the middle of a sign that takes two.
        int end = Character.isHighSurrogate(one.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return Optional.of(one.substring(0, end));
    }
}
