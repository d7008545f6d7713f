package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.PASSKEY;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys of the people behind one door (WebAuthn level 3), by Spring Security. Instead of the password one counts when the
 * device made sure of its owner, by finger, face or PIN; after the password, one on the device is enough.
 */
record Passkeys(DoorAccounts accounts, Clock clock) {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    /**
     * What a browser is asked to sign.
     *
     * @param account whose password was right; null = nobody's, and the answer says whose it is
     */
    record Question(
            PublicKeyCredentialRequestOptions options,
            @Nullable UUID account,
            PasskeySite site) implements PasskeyQuestion {

        @Override
        public String json() {
            return JSON.writeValueAsString(options);
        }
    }

    /** What a browser is asked to make. */
    record Invitation(PublicKeyCredentialCreationOptions options, UUID account, PasskeySite site)
            implements PasskeyQuestion {

        @Override
        public String json() {
            return JSON.writeValueAsString(options);
        }
    }

    private static Authentication named(UUID account) {
        return UsernamePasswordAuthenticationToken.authenticated(account.toString(), "", List.of());
    }

    private Webauthn4JRelyingPartyOperations operations(DSLContext transaction, UUID account, PasskeySite site) {
        PasskeyRows rows = new PasskeyRows(transaction, account, LocalDate.now(clock));
        return new Webauthn4JRelyingPartyOperations(
                rows,
                rows,
                PublicKeyCredentialRpEntity.builder()
                        .id(site.host())
                        .name("Pakketwijzer")
                        .build(),
                Set.of(site.origin()));
    }

    private <T extends @Nullable Object> T naming(UUID account, java.util.function.Function<DSLContext, T> work) {
        return accounts.naming(DoorAccounts.Named.ACCOUNT, account.toString(), work);
    }

    /** Asks for any passkey of this site, from somebody who said nothing yet. */
    Question ask(PasskeySite site) {
        Webauthn4JRelyingPartyOperations operations = operations(accounts.database(), new UUID(0, 0), site);
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return new Question(
                operations.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null)),
                null,
                site);
    }

    /** Asks for one of those of an account whose password was right. */
    Question ask(UUID account, PasskeySite site) {
        return naming(
                account,
                dsl -> new Question(
                        operations(dsl, account, site)
                                .createCredentialRequestOptions(
                                        new ImmutablePublicKeyCredentialRequestOptionsRequest(named(account))),
                        account,
                        site));
    }

    /** Whose passkey answered; empty when none of ours did. What follows is looked up in the same transaction. */
    <T> Optional<T> answer(
            Question question, String answer, java.util.function.BiFunction<DSLContext, UUID, Optional<T>> then) {
        return lenient(() -> {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    JSON.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            UUID account = question.account() == null
                    ? PasskeyRows.account(credential.getResponse().getUserHandle())
                    : question.account();
            return account == null
                    ? Optional.<T>empty()
                    : naming(account, dsl -> {
                        operations(dsl, account, question.site())
                                .authenticate(new RelyingPartyAuthenticationRequest(question.options(), credential));
                        return then.apply(dsl, account);
                    });
        });
    }

    /** Invites a browser to make a passkey for an account. */
    Invitation invite(UUID account, PasskeySite site) {
        return naming(
                account,
                dsl -> new Invitation(
                        operations(dsl, account, site)
                                .createPublicKeyCredentialCreationOptions(
                                        new ImmutablePublicKeyCredentialCreationOptionsRequest(named(account))),
                        account,
                        site));
    }

    /** Takes up the passkey that was made; false = it is none, or not what was asked for. */
    boolean add(Invitation invitation, String made, String name) {
        return lenient(() -> {
                    PublicKeyCredential<AuthenticatorAttestationResponse> credential = JSON.readValue(
                            made, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
                    return naming(
                            invitation.account(),
                            dsl -> Optional.of(operations(dsl, invitation.account(), invitation.site())
                                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                                            invitation.options(), new RelyingPartyPublicKey(credential, name)))));
                })
                .isPresent();
    }

    /** What a browser sends can be anything, and be refused with any exception; what the database says is something else. */
    private static <T> Optional<T> lenient(java.util.function.Supplier<Optional<T>> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Those of an account, the oldest first. */
    static List<OwnPasskey> of(DSLContext transaction, UUID account) {
        return transaction
                .select(PASSKEY.ID, PASSKEY.NAME, PASSKEY.CREATED_ON, PASSKEY.LAST_USED_ON)
                .from(PASSKEY)
                .where(PASSKEY.ACCOUNT_ID.eq(account))
                .orderBy(PASSKEY.CREATED_ON, PASSKEY.ID)
                .fetch(Records.mapping(OwnPasskey::new));
    }

    /** Takes all of an account's away. */
    static void forget(DSLContext transaction, UUID account) {
        transaction.deleteFrom(PASSKEY).where(PASSKEY.ACCOUNT_ID.eq(account)).execute();
    }
}
