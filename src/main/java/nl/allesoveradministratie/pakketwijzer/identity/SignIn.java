package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR;

import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import nl.allesoveradministratie.pakketwijzer.mail.Letter;
import nl.allesoveradministratie.pakketwijzer.sealing.Place;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets somebody in at one of the doors: a password and then a code, a passkey or a recovery code; or a passkey alone, when the
 * device made sure of its owner. Whether an address has an account there shows neither in the answer nor in the time it
 * takes; an account of the other door is none.
 */
public abstract class SignIn {

    private static final List<SelectField<?>> PERSON =
            List.of(ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.ROLES, ACCOUNT.LANGUAGE, ACCOUNT.VENDOR_ID, ACCOUNT.EMAIL);

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final DoorAccounts accounts;
    private final Passwords passwords;
    private final Clock clock;
    private final Texts texts;
    private final Passkeys passkeys;
    private final KnownDevices devices;
    private final Totp totp = new Totp();
    private final Attempts attempts = new Attempts();

    SignIn(DoorAccounts accounts, Passwords passwords, Clock clock, Texts texts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        this.texts = texts;
        this.passkeys = new Passkeys(accounts, clock);
        this.devices = new KnownDevices(accounts, clock);
    }

    /**
     * Where somebody tries to come in from.
     *
     * @param from where the request came from, to slow down who tries many
     * @param device what the browser says of an earlier time; empty = nothing
     */
    public record Browser(String from, String device) {

        @Override
        public String toString() {
            return "(a browser)";
        }
    }

    /** What came of a password. */
    public sealed interface Answer {

        /** Tried too often; nothing was looked at. */
        record TooOften() implements Answer {}

        /** No such account, another password, or an account that may not sign in. */
        record Wrong() implements Answer {}

        /** Right so far: now the second factor. */
        record CodeNeeded(UUID account) implements Answer {}

        /** In, without a second factor: demo accounts only. */
        record In(Entry entry) implements Answer {}
    }

    /**
     * Somebody is in.
     *
     * @param device for the browser to keep, by which it is known the next time
     */
    public record Entry(Person person, String device) {

        @Override
        public String toString() {
            return person.toString();
        }
    }

    static Place place(UUID account) {
        return new Place("identity.account.totp_secret", account);
    }

    /** Holds a password against an account. */
    @PermitAll
    public Answer password(String email, String password, Browser browser) {
        // What is no address has no account; the database would stumble over some of it.
        String address = EmailAddress.parse(email).map(EmailAddress::normalised).orElse("");
        Optional<String> device = devices.find(browser.device(), address);
        if (!attempts.password(browser.from(), address, device)) {
            noted("too many passwords");
            return new Answer.TooOften();
        }
        var account = accounts.naming(
                DoorAccounts.Named.EMAIL,
                address,
                dsl -> dsl.select(PERSON)
                        .select(ACCOUNT.PASSWORD_HASH, ACCOUNT.DEMO)
                        .from(ACCOUNT)
                        .where(
                                ACCOUNT.EMAIL.eq(address),
                                ACCOUNT.DISABLED_AT.isNull(),
                                accounts.isOfThisDoor(ACCOUNT.VENDOR_ID))
                        .fetchOne());
        if (!passwords.matches(password, account == null ? null : account.get(ACCOUNT.PASSWORD_HASH))
                || account == null) {
            noted("a wrong password, or an address without an account");
            return new Answer.Wrong();
        }
        noted("a right password");
        attempts.right(browser.from(), address, device);
        UUID id = account.get(ACCOUNT.ID);
        return account.get(ACCOUNT.DEMO)
                ? new Answer.In(accounts.naming(DoorAccounts.Named.ACCOUNT, id.toString(), dsl -> entry(dsl, account)))
                : new Answer.CodeNeeded(id);
    }

    /** What a second factor can be, for somebody whose password was right. */
    public record Factors(boolean passkey, boolean recoveryCode) {}

    /** What there is beside the app. */
    @PermitAll
    public Factors factors(UUID account) {
        return accounts.naming(
                DoorAccounts.Named.ACCOUNT,
                account.toString(),
                dsl -> new Factors(!Passkeys.of(dsl, account).isEmpty(), RecoveryCodes.left(dsl, account) > 0));
    }

    /** Whether a code, from the app or on paper, may still be tried for an account; counts it. */
    @PermitAll
    public boolean mayTryCode(UUID account, Browser browser) {
        boolean may = attempts.code(account, device(account, browser));
        if (!may) {
            noted("too many codes");
        }
        return may;
    }

    private Optional<String> device(UUID id, Browser browser) {
        String address = accounts.naming(
                DoorAccounts.Named.ACCOUNT,
                id.toString(),
                dsl -> find(dsl, id).map(row -> row.get(ACCOUNT.EMAIL)).orElse(""));
        return devices.find(browser.device(), address);
    }

    /** Holds a code against an account whose password was right; empty = wrong, or used before. */
    @PermitAll
    public Optional<Entry> code(UUID id, String code, Browser browser) {
        return inBy("a code of the app", id, browser, dsl -> {
            var account = dsl.select(ACCOUNT.TOTP_SECRET, ACCOUNT.TOTP_STEP)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ID.eq(id), ACCOUNT.TOTP_SECRET.isNotNull())
                    .fetchOne();
            if (account == null) {
                return false;
            }
            byte[] secret = accounts.vault().open(account.value1(), place(id));
            OptionalLong step = totp.step(secret, code, clock.instant(), account.value2());
            // Two requests with the same code: the one that writes first is in.
            return step.isPresent()
                    && dsl.update(ACCOUNT)
                                    .set(ACCOUNT.TOTP_STEP, step.getAsLong())
                                    .where(ACCOUNT.ID.eq(id), ACCOUNT.TOTP_STEP.lt(step.getAsLong()))
                                    .execute()
                            == 1;
        });
    }

    /** Uses a recovery code of an account whose password was right, and tells its owner by mail; empty = it is none. */
    @PermitAll
    public Optional<Entry> recoveryCode(UUID id, String code, Browser browser) {
        return inBy("a recovery code", id, browser, dsl -> {
            if (!RecoveryCodes.use(dsl, id, code)) {
                return false;
            }
            Record account = find(dsl, id).orElseThrow();
            Words words = texts.in(Language.ofTag(account.get(ACCOUNT.LANGUAGE)));
            accounts.notices()
                    .put(
                            dsl,
                            new Letter(
                                    new EmailAddress(account.get(ACCOUNT.EMAIL)),
                                    words.get("letter.recovery.subject"),
                                    String.join(
                                            "\n\n",
                                            words.get("letter.dear", account.get(ACCOUNT.NAME)),
                                            words.get("letter.recovery.text", RecoveryCodes.left(dsl, id)),
                                            words.get("letter.recovery.not_you"))));
            return true;
        });
    }

    private Optional<Entry> inBy(String what, UUID id, Browser browser, Predicate<DSLContext> factor) {
        Optional<Entry> entry = accounts.naming(
                DoorAccounts.Named.ACCOUNT,
                id.toString(),
                dsl -> find(dsl, id).filter(account -> factor.test(dsl)).map(account -> entry(dsl, account)));
        noted((entry.isPresent() ? "in by " : "not in by ") + what);
        if (entry.isPresent()) {
            attempts.rightCode(id, device(id, browser));
        }
        return entry;
    }

    /**
     * Asks for a passkey.
     *
     * @param account whose password was right; null = nobody's yet
     * @return empty = asked too often
     */
    @PermitAll
    public Optional<PasskeyQuestion> askPasskey(PasskeySite site, @Nullable UUID account, Browser browser) {
        if (!attempts.passkey(browser.from())) {
            return Optional.empty();
        }
        return Optional.of(account == null ? passkeys.ask(site) : passkeys.ask(account, site));
    }

    /** Holds what a browser answered against what it was asked; empty = no passkey of an account of this door. */
    @PermitAll
    public Optional<Entry> passkey(PasskeyQuestion asked, String answer) {
        Optional<Entry> entry = asked instanceof Passkeys.Question question
                ? passkeys.answer(question, answer, (dsl, id) -> find(dsl, id).map(account -> entry(dsl, account)))
                : Optional.empty();
        noted((entry.isPresent() ? "in by " : "not in by ") + "a passkey");
        return entry;
    }

    /** For who watches a door: what happened there, and never who it was or from where. */
    private void noted(String what) {
        LOG.info("Signing in at {}: {}", accounts.entrance(), what);
    }

    private Optional<Record> find(DSLContext dsl, UUID id) {
        return dsl.select(PERSON)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(id), ACCOUNT.DISABLED_AT.isNull(), accounts.isOfThisDoor(ACCOUNT.VENDOR_ID))
                .fetchOptional()
                .map(row -> row);
    }

    private Entry entry(DSLContext dsl, Record account) {
        return new Entry(person(dsl, account), devices.cookie(account.get(ACCOUNT.EMAIL)));
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
