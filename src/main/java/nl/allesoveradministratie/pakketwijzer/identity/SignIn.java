package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;

import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.sealing.Vault;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.web.RateLimit;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * Lets a colleague in: first the password, then the code. Whether an address has an account shows neither in the answer
 * nor in the time it takes.
 */
@Service
@OnDoor(Door.OFFICE)
public class SignIn {

    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final DSLContext database;
    private final Passwords passwords;
    private final Vault identityVault;
    private final Clock clock;
    private final Totp totp = new Totp();
    private final RateLimit perAddress = new RateLimit(60, PERIOD);
    private final RateLimit perAccount = new RateLimit(6, PERIOD);
    private final RateLimit codes = new RateLimit(6, PERIOD);

    SignIn(DSLContext officeDatabase, Passwords passwords, Vault identityVault, Clock clock) {
        this.database = officeDatabase;
        this.passwords = passwords;
        this.identityVault = identityVault;
        this.clock = clock;
    }

    /** What came of a password. */
    public sealed interface Answer {

        /** Tried too often; nothing was looked at. */
        record TooOften() implements Answer {}

        /** No such account, another password, or an account that may not sign in. */
        record Wrong() implements Answer {}

        /** Right so far: now the code. */
        record CodeNeeded(UUID account) implements Answer {}

        /** In, without a second factor: demo accounts only. */
        record In(Staff staff) implements Answer {}
    }

    static Place place(UUID account) {
        return new Place("identity.account.totp_secret", account);
    }

    /**
     * Holds a password against an account.
     *
     * @param from where the request came from, to slow down who tries many
     */
    @PermitAll
    public Answer password(String email, String password, String from) {
        // What is no address has no account; the database would stumble over some of it.
        String address = EmailAddress.parse(email).map(EmailAddress::normalised).orElse("");
        if (!perAddress.allows(from) || !(address.isEmpty() || perAccount.allows(address))) {
            return new Answer.TooOften();
        }
        var account = database.select(
                        ACCOUNT.ID, ACCOUNT.PASSWORD_HASH, ACCOUNT.DEMO, ACCOUNT.NAME, ACCOUNT.ROLES, ACCOUNT.LANGUAGE)
                .from(ACCOUNT)
                .where(ACCOUNT.EMAIL.eq(address), ACCOUNT.DISABLED_AT.isNull())
                .fetchOne();
        if (!passwords.matches(password, account == null ? null : account.value2()) || account == null) {
            return new Answer.Wrong();
        }
        perAccount.forget(address);
        return account.value3()
                ? new Answer.In(staff(account.value1(), account.value4(), account.value5(), account.value6()))
                : new Answer.CodeNeeded(account.value1());
    }

    /** Whether a code may still be tried for an account. */
    @PermitAll
    public boolean mayTryCode(UUID account) {
        return codes.allows(account.toString());
    }

    /** Holds a code against an account whose password was right; empty = wrong, or used before. */
    @PermitAll
    public Optional<Staff> code(UUID id, String code) {
        var account = database.select(
                        ACCOUNT.TOTP_SECRET, ACCOUNT.TOTP_STEP, ACCOUNT.NAME, ACCOUNT.ROLES, ACCOUNT.LANGUAGE)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(id), ACCOUNT.DISABLED_AT.isNull(), ACCOUNT.TOTP_SECRET.isNotNull())
                .fetchOne();
        if (account == null) {
            return Optional.empty();
        }
        byte[] secret = identityVault.open(account.value1(), place(id));
        OptionalLong step = totp.step(secret, code, clock.instant(), account.value2());
        // Two requests with the same code: the one that writes first is in.
        boolean first = step.isPresent()
                && database.update(ACCOUNT)
                                .set(ACCOUNT.TOTP_STEP, step.getAsLong())
                                .where(ACCOUNT.ID.eq(id), ACCOUNT.TOTP_STEP.lt(step.getAsLong()))
                                .execute()
                        == 1;
        if (!first) {
            return Optional.empty();
        }
        codes.forget(id.toString());
        return Optional.of(staff(id, account.value3(), account.value4(), account.value5()));
    }

    private static Staff staff(UUID id, String name, String[] roles, String language) {
        return new Staff(id, name, Role.ofKeys(roles), Language.ofTag(language));
    }
}
