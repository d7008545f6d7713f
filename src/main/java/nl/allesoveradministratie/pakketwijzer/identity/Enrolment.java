package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.INVITATION;

import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.allesoveradministratie.pakketwijzer.sealing.CannotOpen;
import nl.allesoveradministratie.pakketwijzer.shared.EmailAddress;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.jooq.DSLContext;

/** Makes an account of an invitation: a password, and an app that gives codes. The link works once. */
public abstract class Enrolment {

    private static final int LONGEST_NAME = 100;

    private static final UUID NOWHERE = new UUID(0, 0);

    private final DoorAccounts accounts;
    private final Passwords passwords;
    private final Clock clock;
    private final Totp totp = new Totp();

    Enrolment(DoorAccounts accounts, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * What somebody filled in.
     *
     * @param sealedSecret the app's secret as it was shown, from {@link #newSecret()}
     * @param code from the app
     */
    public record Form(String name, String email, String password, String sealedSecret, String code) {

        @Override
        public String toString() {
            return "(a form)";
        }
    }

    /**
     * A secret for an app, as it is shown.
     *
     * @param sealed to travel with the form
     * @param readable to type over
     * @param qrCode to look at, as markup
     */
    public record Secret(String sealed, String readable, String qrCode) {

        @Override
        public String toString() {
            return "(a secret)";
        }
    }

    /** The invitation of a link; empty when it was used, is too old or never was. */
    @PermitAll
    public Optional<Invitation> find(String token) {
        return naming(token, dsl -> find(dsl, token));
    }

    private <T> T naming(String token, Function<DSLContext, T> work) {
        return accounts.naming(DoorAccounts.Named.TOKEN, HexFormat.of().formatHex(Tokens.hash(token)), work);
    }

    private Optional<Invitation> find(DSLContext dsl, String token) {
        return dsl.select(
                        INVITATION.EMAIL,
                        INVITATION.NAME,
                        INVITATION.ROLES,
                        INVITATION.VENDOR_ID,
                        INVITATION.ACCOUNT_ID,
                        INVITATION.EXPIRES_AT)
                .from(INVITATION)
                .where(
                        INVITATION.TOKEN_HASH.eq(Tokens.hash(token)),
                        INVITATION.USED_AT.isNull(),
                        INVITATION.EXPIRES_AT.gt(now()),
                        accounts.isOfThisDoor(INVITATION.VENDOR_ID))
                .fetchOptional(row -> new Invitation(
                        Objects.requireNonNullElse(row.value1(), ""),
                        Objects.requireNonNullElse(row.value2(), ""),
                        row.value4() == null ? Role.ofKeys(row.value3()) : Set.of(),
                        row.value4(),
                        row.value5(),
                        row.value6().toInstant()));
    }

    /** A secret for a form that is shown for the first time. */
    @PermitAll
    public Secret newSecret(String label) {
        byte[] secret = Totp.newSecret();
        return shown(secret, label);
    }

    /** The same secret again, for a form that is shown again; a new one when it was tampered with. */
    @PermitAll
    public Secret secretAgain(String sealedSecret, String label) {
        return open(sealedSecret).map(secret -> shown(secret, label)).orElseGet(() -> newSecret(label));
    }

    private Secret shown(byte[] secret, String label) {
        String sealed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(accounts.vault().seal(secret, SignIn.place(NOWHERE)));
        return new Secret(sealed, Totp.readable(secret), Totp.qrCode(secret, label));
    }

    private Optional<byte[]> open(String sealedSecret) {
        try {
            return Optional.of(
                    accounts.vault().open(Base64.getUrlDecoder().decode(sealedSecret), SignIn.place(NOWHERE)));
        } catch (CannotOpen | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes the account, or gives it a new password and app.
     *
     * @return what is wrong, by field: the key of the text that says so; empty = done
     */
    @PermitAll
    public Map<String, String> accept(String token, Form form, Language language) {
        return naming(token, dsl -> {
            Optional<Invitation> found = find(dsl, token);
            // Whoever uses the link holds its row: a second click waits, and then finds it used.
            boolean held = dsl.selectOne()
                    .from(INVITATION)
                    .where(INVITATION.TOKEN_HASH.eq(Tokens.hash(token)), INVITATION.USED_AT.isNull())
                    .forUpdate()
                    .fetchOptional()
                    .isPresent();
            if (found.isEmpty() || !held) {
                return Map.of("link", "enrol.problem.link");
            }
            Invitation invitation = found.get();
            name(dsl, invitation);
            Optional<byte[]> secret = open(form.sealedSecret());
            OptionalLong step = secret.map(each -> totp.step(each, form.code(), clock.instant(), 0))
                    .orElse(OptionalLong.empty());
            Map<String, String> problems = problems(dsl, invitation, form, step.isPresent());
            if (problems.isEmpty()) {
                UUID account = invitation.account() == null ? UUID.randomUUID() : invitation.account();
                byte[] kept = accounts.vault().seal(secret.orElseThrow(), SignIn.place(account));
                if (!write(dsl, invitation, account, form, kept, step.getAsLong(), language)) {
                    return invitation.account() == null
                            ? Map.of("email", "enrol.problem.email.taken")
                            : Map.of("link", "enrol.problem.link");
                }
                dsl.update(INVITATION)
                        .set(INVITATION.USED_AT, now())
                        .where(INVITATION.TOKEN_HASH.eq(Tokens.hash(token)))
                        .execute();
            }
            return problems;
        });
    }

    /** The account that the partner's login may then write. */
    private static void name(DSLContext dsl, Invitation invitation) {
        DoorAccounts.Named.EMAIL.is(dsl, invitation.email());
        if (invitation.account() != null) {
            DoorAccounts.Named.ACCOUNT.is(dsl, invitation.account().toString());
        }
    }

    private Map<String, String> problems(DSLContext dsl, Invitation invitation, Form form, boolean codeIsRight) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (form.name().isBlank()
                || form.name().length() > LONGEST_NAME
                || form.name().chars().anyMatch(Character::isISOControl)) {
            problems.put("name", "enrol.problem.name");
        }
        String email = email(invitation, form);
        if (EmailAddress.parse(email).isEmpty()) {
            problems.put("email", "contact.problem.email");
        } else if (invitation.account() == null && dsl.fetchExists(ACCOUNT, ACCOUNT.EMAIL.eq(normalised(email)))) {
            problems.put("email", "enrol.problem.email.taken");
        }
        passwords.problem(form.password(), form.name(), email).ifPresent(problem -> problems.put("password", problem));
        if (!codeIsRight) {
            problems.put("code", "enrol.problem.code");
        }
        return problems;
    }

    private static String email(Invitation invitation, Form form) {
        return invitation.email().isEmpty() ? form.email() : invitation.email();
    }

    private static String normalised(String email) {
        return EmailAddress.parse(email).orElseThrow().normalised();
    }

    /** False when the address is another account's, or a partner was shut out: what the partner's login cannot see. */
    private boolean write(
            DSLContext dsl,
            Invitation invitation,
            UUID account,
            Form form,
            byte[] secret,
            long step,
            Language language) {
        if (invitation.account() == null) {
            return dsl.insertInto(ACCOUNT)
                            .set(ACCOUNT.ID, account)
                            .set(ACCOUNT.EMAIL, normalised(email(invitation, form)))
                            .set(ACCOUNT.NAME, form.name().strip())
                            .set(ACCOUNT.VENDOR_ID, invitation.vendor())
                            .set(
                                    ACCOUNT.ROLES,
                                    invitation.vendor() == null ? Role.keys(invitation.roles()) : Role.partnerKeys())
                            .set(ACCOUNT.LANGUAGE, language.tag())
                            .set(ACCOUNT.PASSWORD_HASH, passwords.keep(form.password()))
                            .set(ACCOUNT.TOTP_SECRET, secret)
                            .set(ACCOUNT.TOTP_STEP, step)
                            .set(ACCOUNT.CREATED_AT, now())
                            .onConflict(ACCOUNT.EMAIL)
                            .doNothing()
                            .execute()
                    == 1;
        }
        // Whoever was in with what the account had before is out, and comes in by none of it again.
        SessionRows.endAll(dsl, account);
        Passkeys.forget(dsl, account);
        RecoveryCodes.forget(dsl, account);
        return dsl.update(ACCOUNT)
                        .set(ACCOUNT.NAME, form.name().strip())
                        .set(ACCOUNT.PASSWORD_HASH, passwords.keep(form.password()))
                        .set(ACCOUNT.TOTP_SECRET, secret)
                        .set(ACCOUNT.TOTP_STEP, step)
                        .where(ACCOUNT.ID.eq(account))
                        .execute()
                == 1;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
