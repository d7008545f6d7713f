-- Vendor partners have accounts too. A partner is never a colleague: no account is both, and the partner's login sees
-- of these tables only what it names in its transaction, so that it can list nobody.
ALTER TABLE identity.account
    -- null = a colleague
    ADD COLUMN vendor_id uuid REFERENCES identity.vendor,
    DROP CONSTRAINT account_roles_check,
    ADD CONSTRAINT account_roles_check CHECK (CASE WHEN vendor_id IS NULL
        THEN cardinality(roles) > 0 AND roles <@ ARRAY ['sales', 'editor', 'privacy_officer', 'admin']
        ELSE roles = ARRAY ['partner'] END);
CREATE INDEX account_vendor ON identity.account (vendor_id);

ALTER TABLE identity.invitation
    ADD COLUMN vendor_id uuid REFERENCES identity.vendor,
    DROP CONSTRAINT invitation_roles_check,
    ADD CONSTRAINT invitation_roles_check CHECK (CASE WHEN vendor_id IS NULL
        THEN cardinality(roles) > 0 AND roles <@ ARRAY ['sales', 'editor', 'privacy_officer', 'admin']
        ELSE roles = ARRAY ['partner'] AND email IS NOT NULL END);

CREATE OR REPLACE VIEW identity.colleague AS
    SELECT id, email, name, roles, language FROM identity.account WHERE disabled_at IS NULL AND vendor_id IS NULL;

-- One vendor does not stand here twice for the sake of a capital.
CREATE UNIQUE INDEX vendor_name_in_any_capitals ON identity.vendor (lower(name));

-- Which terms a partner accepted, and when.
CREATE TABLE identity.terms_acceptance (
    account_id uuid NOT NULL REFERENCES identity.account,
    version integer NOT NULL CHECK (version > 0),
    -- SHA-256 of the text as it was shown
    text_hash bytea NOT NULL CHECK (length(text_hash) = 32),
    accepted_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, version)
);

ALTER TABLE identity.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.terms_acceptance ENABLE ROW LEVEL SECURITY;
CREATE POLICY office ON identity.account TO pw_office USING (true) WITH CHECK (true);
CREATE POLICY office ON identity.invitation TO pw_office USING (true) WITH CHECK (true);
CREATE POLICY office ON identity.terms_acceptance FOR SELECT TO pw_office USING (true);

-- Who is shut out does not exist for the partner's login, which therefore cannot let anybody in again.
CREATE POLICY named ON identity.account FOR SELECT TO pw_partner
    USING (vendor_id IS NOT NULL AND disabled_at IS NULL
        AND (email = current_setting('pakketwijzer.email', true)
            OR id::text = current_setting('pakketwijzer.account', true)));
CREATE POLICY named_change ON identity.account FOR UPDATE TO pw_partner
    USING (vendor_id IS NOT NULL AND disabled_at IS NULL
        AND (email = current_setting('pakketwijzer.email', true)
            OR id::text = current_setting('pakketwijzer.account', true)));

CREATE POLICY named ON identity.invitation FOR SELECT TO pw_partner
    USING (vendor_id IS NOT NULL AND encode(token_hash, 'hex') = current_setting('pakketwijzer.token', true));
CREATE POLICY named_change ON identity.invitation FOR UPDATE TO pw_partner
    USING (vendor_id IS NOT NULL AND encode(token_hash, 'hex') = current_setting('pakketwijzer.token', true));

-- An account is made of an invitation that is named and still works, for its vendor and its address.
CREATE POLICY invited ON identity.account FOR INSERT TO pw_partner
    WITH CHECK (NOT demo AND disabled_at IS NULL AND totp_secret IS NOT NULL AND EXISTS (
        SELECT FROM identity.invitation i
        WHERE i.vendor_id = account.vendor_id AND i.email = account.email
            AND i.used_at IS NULL AND i.expires_at > now()));

CREATE POLICY own ON identity.terms_acceptance FOR SELECT TO pw_partner
    USING (account_id::text = current_setting('pakketwijzer.account', true));
CREATE POLICY own_acceptance ON identity.terms_acceptance FOR INSERT TO pw_partner
    WITH CHECK (account_id::text = current_setting('pakketwijzer.account', true));

-- Not the vendor, the address or the right to enter: those are the office's.
GRANT SELECT, INSERT ON identity.account TO pw_partner;
GRANT UPDATE (name, password_hash, totp_secret, totp_step) ON identity.account TO pw_partner;
GRANT SELECT ON identity.invitation TO pw_partner;
GRANT UPDATE (used_at) ON identity.invitation TO pw_partner;
GRANT SELECT, INSERT ON identity.terms_acceptance TO pw_partner;
GRANT SELECT ON identity.terms_acceptance TO pw_office;
