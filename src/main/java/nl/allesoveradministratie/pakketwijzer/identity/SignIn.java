package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR;

import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.web.RateLimit;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Lets somebody in at one of the doors: first the password, then the code. Whether an address has an account there shows
 * neither in the answer nor in the time it takes; an account of the other door is none.
 */
public abstract class SignIn {

    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final DoorAccounts accounts;
    private final Passwords passwords;
    private final Clock clock;
    private final Totp totp = new Totp();
    private final RateLimit perAddress = new RateLimit(60, PERIOD);
    private final RateLimit perAccount = new RateLimit(6, PERIOD);
    private final RateLimit codes = new RateLimit(6, PERIOD);

    SignIn(DoorAccounts accounts, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
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
        record In(Person person) implements Answer {}
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
        var account = accounts.naming(
                DoorAccounts.Named.EMAIL,
                address,
                dsl -> dsl.select(
                                ACCOUNT.ID,
                                ACCOUNT.PASSWORD_HASH,
                                ACCOUNT.DEMO,
                                ACCOUNT.NAME,
                                ACCOUNT.ROLES,
                                ACCOUNT.LANGUAGE,
                                ACCOUNT.VENDOR_ID)
                        .from(ACCOUNT)
                        .where(
                                ACCOUNT.EMAIL.eq(address),
                                ACCOUNT.DISABLED_AT.isNull(),
                                accounts.isOfThisDoor(ACCOUNT.VENDOR_ID))
                        .fetchOne());
        if (!passwords.matches(password, account == null ? null : account.value2()) || account == null) {
            return new Answer.Wrong();
        }
        perAccount.forget(address);
        return account.value3()
                ? new Answer.In(accounts.naming(
                        DoorAccounts.Named.ACCOUNT, account.value1().toString(), dsl -> person(dsl, account)))
                : new Answer.CodeNeeded(account.value1());
    }

    /** Whether a code may still be tried for an account. */
    @PermitAll
    public boolean mayTryCode(UUID account) {
        return codes.allows(account.toString());
    }

    /** Holds a code against an account whose password was right; empty = wrong, or used before. */
    @PermitAll
    public Optional<Person> code(UUID id, String code) {
        return accounts.naming(DoorAccounts.Named.ACCOUNT, id.toString(), dsl -> {
            var account = dsl.select(
                            ACCOUNT.ID,
                            ACCOUNT.TOTP_SECRET,
                            ACCOUNT.TOTP_STEP,
                            ACCOUNT.NAME,
                            ACCOUNT.ROLES,
                            ACCOUNT.LANGUAGE,
                            ACCOUNT.VENDOR_ID)
                    .from(ACCOUNT)
                    .where(
                            ACCOUNT.ID.eq(id),
                            ACCOUNT.DISABLED_AT.isNull(),
                            ACCOUNT.TOTP_SECRET.isNotNull(),
                            accounts.isOfThisDoor(ACCOUNT.VENDOR_ID))
                    .fetchOne();
            if (account == null) {
                return Optional.empty();
            }
            byte[] secret = accounts.vault().open(account.value2(), place(id));
            OptionalLong step = totp.step(secret, code, clock.instant(), account.value3());
            // Two requests with the same code: the one that writes first is in.
            boolean first = step.isPresent()
                    && dsl.update(ACCOUNT)
                                    .set(ACCOUNT.TOTP_STEP, step.getAsLong())
                                    .where(ACCOUNT.ID.eq(id), ACCOUNT.TOTP_STEP.lt(step.getAsLong()))
                                    .execute()
                            == 1;
            if (!first) {
                return Optional.empty();
            }
            codes.forget(id.toString());
            return Optional.of(person(dsl, account));
        });
    }

    private static Person person(DSLContext dsl, Record account) {
        UUID id = account.get(ACCOUNT.ID);
        String name = account.get(ACCOUNT.NAME);
        Language language = Language.ofTag(account.get(ACCOUNT.LANGUAGE));
        UUID vendor = account.get(ACCOUNT.VENDOR_ID);
        if (vendor == null) {
            return new Staff(id, name, Role.ofKeys(account.get(ACCOUNT.ROLES)), language);
        }
        DoorAccounts.Named.VENDOR.is(dsl, vendor.toString());
        String vendorName = dsl.select(VENDOR.NAME)
                .from(VENDOR)
                .where(VENDOR.ID.eq(vendor))
                .fetchSingle()
                .value1();
        return new PartnerUser(id, name, vendor, vendorName, language);
    }
}
