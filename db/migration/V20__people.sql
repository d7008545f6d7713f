-- Passkeys and recovery codes beside the code from an app, and the sessions that are open: each person's own, and gone when
-- they are used up or ended. Nothing here says from where somebody came.
CREATE TABLE identity.session (
    -- not what the browser holds
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES identity.account,
    device text NOT NULL CHECK (device IN ('computer', 'phone', 'tablet', 'other')),
    created_at timestamptz NOT NULL,
    -- to the minute, no finer
    seen_at timestamptz NOT NULL CHECK (seen_at = date_trunc('minute', seen_at))
);
CREATE INDEX session_account ON identity.session (account_id);
CREATE INDEX session_seen ON identity.session (seen_at);

CREATE TABLE identity.passkey (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES identity.account,
    -- as the device chose it
    credential_id bytea NOT NULL UNIQUE CHECK (length(credential_id) BETWEEN 1 AND 1023),
    public_key bytea NOT NULL,
    -- what the device said when it was added; says nothing of who made the device
    attestation bytea NOT NULL,
    -- of how often it was used, as the device counts; 0 = it does not count
    sign_count bigint NOT NULL,
    transports text[] NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    -- the owner's own words
    name text NOT NULL CHECK (name <> '' AND length(name) <= 60),
    created_on date NOT NULL,
    -- null = not yet
    last_used_on date
);
CREATE INDEX passkey_account ON identity.passkey (account_id);

CREATE TABLE identity.recovery_code (
    account_id uuid NOT NULL REFERENCES identity.account,
    -- SHA-256 of account and code; the code itself, 80 random bits, is kept nowhere
    code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
    PRIMARY KEY (account_id, code_hash)
);

ALTER TABLE identity.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.recovery_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY office ON identity.session TO pw_office USING (true) WITH CHECK (true);
CREATE POLICY office ON identity.passkey TO pw_office USING (true) WITH CHECK (true);
CREATE POLICY office ON identity.recovery_code TO pw_office USING (true) WITH CHECK (true);

-- Of the account that is named and that the login may see at all: a partner's who is not shut out.
CREATE POLICY own ON identity.session TO pw_partner
    USING (account_id::text = current_setting('pakketwijzer.account', true)
        AND EXISTS (SELECT FROM identity.account a WHERE a.id = account_id));
CREATE POLICY own ON identity.passkey TO pw_partner
    USING (account_id::text = current_setting('pakketwijzer.account', true)
        AND EXISTS (SELECT FROM identity.account a WHERE a.id = account_id));
CREATE POLICY own ON identity.recovery_code TO pw_partner
    USING (account_id::text = current_setting('pakketwijzer.account', true)
        AND EXISTS (SELECT FROM identity.account a WHERE a.id = account_id));

GRANT SELECT, INSERT, DELETE ON identity.session, identity.passkey, identity.recovery_code TO pw_office, pw_partner;
GRANT UPDATE (seen_at) ON identity.session TO pw_office, pw_partner;
GRANT UPDATE (name, sign_count, backed_up, last_used_on) ON identity.passkey TO pw_office, pw_partner;

-- A notice to whom an account belongs: one more kind of mail beside those that there are.
DO $$
DECLARE
    kinds CONSTANT text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conname = 'outbox_kind_check' AND conrelid = 'mail.outbox'::regclass);
BEGIN
    ALTER TABLE mail.outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE mail.outbox ADD CONSTRAINT outbox_kind_check '
        || replace(kinds, 'ARRAY[', 'ARRAY[''account_notice''::text, ');
END $$;

-- The partner's door puts such a notice in the outbox, in the transaction that it is about, and can do nothing else there.
CREATE FUNCTION mail.submit_notice(mail uuid, message_id text, sealed bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    IF mail IS NULL OR sealed IS NULL OR length(sealed) NOT BETWEEN 1 AND 65536
            OR message_id IS NULL OR message_id !~ ('^<' || mail || '@[A-Za-z0-9.-]{1,253}>$') THEN
        RAISE EXCEPTION 'A mail has an id, a Message-ID made of it, and something sealed' USING ERRCODE = '22023';
    END IF;
    -- So that this door cannot be used to flood people with mail either; what it is about is then not done.
    IF (SELECT count(*) FROM mail.outbox o
            WHERE o.kind = 'account_notice' AND o.created_at > now() - interval '1 hour') >= 200 THEN
        RAISE EXCEPTION 'So many notices in one hour are a mistake or an attack' USING ERRCODE = '54000';
    END IF;
    INSERT INTO mail.outbox (id, message_id, kind, created_at)
        VALUES (submit_notice.mail, submit_notice.message_id, 'account_notice', now());
    INSERT INTO mail.letter (outbox_id, sealed) VALUES (submit_notice.mail, submit_notice.sealed);
    PERFORM scheduler.schedule('send-mail', submit_notice.mail, 1);
    PERFORM scheduler.schedule('forget-mail', submit_notice.mail, 1);
END $$;
REVOKE ALL ON FUNCTION mail.submit_notice FROM PUBLIC;
GRANT USAGE ON SCHEMA mail TO pw_partner;
GRANT EXECUTE ON FUNCTION mail.submit_notice TO pw_partner;
