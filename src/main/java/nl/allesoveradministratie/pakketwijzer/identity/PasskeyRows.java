package nl.allesoveradministratie.pakketwijzer.identity;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.ACCOUNT;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.PASSKEY;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * The passkeys of one account within one transaction, as Spring Security asks for them. What a device gets to know of an
 * account is its id and its address.
 */
record PasskeyRows(DSLContext transaction, UUID account, LocalDate today)
        implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

    static Bytes handle(UUID account) {
        return new Bytes(ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array());
    }

    /** Null = it is none of ours. */
    static @Nullable UUID account(@Nullable Bytes handle) {
        if (handle == null || handle.getBytes().length != 16) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return transaction
                .selectFrom(PASSKEY)
                .where(PASSKEY.ACCOUNT_ID.eq(account), PASSKEY.CREDENTIAL_ID.eq(credentialId.getBytes()))
                .fetchOne(this::read);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return transaction
                .selectFrom(PASSKEY)
                .where(PASSKEY.ACCOUNT_ID.eq(account))
                .fetch(this::read);
    }

    private CredentialRecord read(Record row) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .userEntityUserId(handle(account))
                .credentialId(new Bytes(row.get(PASSKEY.CREDENTIAL_ID)))
                .publicKey(new ImmutablePublicKeyCose(row.get(PASSKEY.PUBLIC_KEY)))
                .attestationObject(new Bytes(row.get(PASSKEY.ATTESTATION)))
                .signatureCount(row.get(PASSKEY.SIGN_COUNT))
                .transports(Arrays.stream(row.get(PASSKEY.TRANSPORTS))
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toUnmodifiableSet()))
                .backupEligible(row.get(PASSKEY.BACKUP_ELIGIBLE))
                .backupState(row.get(PASSKEY.BACKED_UP))
                .label(row.get(PASSKEY.NAME))
                .build();
    }

    /** Writes a new one, or that one was used. A count that does not go up is that of a copy, or of the same answer again. */
    @Override
    public void save(CredentialRecord passkey) {
        if (findByCredentialId(passkey.getCredentialId()) == null) {
            add(passkey);
            return;
        }
        long count = passkey.getSignatureCount();
        int used = transaction
                .update(PASSKEY)
                .set(PASSKEY.SIGN_COUNT, count)
                .set(PASSKEY.BACKED_UP, passkey.isBackupState())
                .set(PASSKEY.LAST_USED_ON, today)
                .where(
                        PASSKEY.ACCOUNT_ID.eq(account),
                        PASSKEY.CREDENTIAL_ID.eq(passkey.getCredentialId().getBytes()),
                        count == 0 ? PASSKEY.SIGN_COUNT.eq(0L) : PASSKEY.SIGN_COUNT.lt(count))
                .execute();
        if (used == 0) {
            throw new IllegalArgumentException("The count of this passkey does not go up");
        }
    }

    private void add(CredentialRecord passkey) {
        List<AuthenticatorTransport> known = List.of(AuthenticatorTransport.values());
        transaction
                .insertInto(PASSKEY)
                .set(PASSKEY.ID, UUID.randomUUID())
                .set(PASSKEY.ACCOUNT_ID, account)
                .set(PASSKEY.CREDENTIAL_ID, passkey.getCredentialId().getBytes())
                .set(PASSKEY.PUBLIC_KEY, passkey.getPublicKey().getBytes())
                .set(
                        PASSKEY.ATTESTATION,
                        Objects.requireNonNull(passkey.getAttestationObject()).getBytes())
                .set(PASSKEY.SIGN_COUNT, passkey.getSignatureCount())
                .set(
                        PASSKEY.TRANSPORTS,
                        passkey.getTransports().stream()
                                .filter(known::contains)
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .set(PASSKEY.BACKUP_ELIGIBLE, passkey.isBackupEligible())
                .set(PASSKEY.BACKED_UP, passkey.isBackupState())
                .set(PASSKEY.NAME, passkey.getLabel())
                .set(PASSKEY.CREATED_ON, today)
                .execute();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return owner();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return owner();
    }

    private @Nullable PublicKeyCredentialUserEntity owner() {
        return transaction
                .select(ACCOUNT.EMAIL, ACCOUNT.NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(account))
                .fetchOne(row -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(handle(account))
                        .name(row.value1())
                        .displayName(row.value2())
                        .build());
    }

    @Override
    public void save(PublicKeyCredentialUserEntity userEntity) {
        throw new UnsupportedOperationException("Accounts come of invitations");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("Passkeys are taken away by their owner");
    }
}
