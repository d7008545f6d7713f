-- Who works here: accounts, and the one-time links by which people come in.
DO $$ BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO pw_office, pw_worker', current_database());
END $$;

CREATE SCHEMA identity;

CREATE TABLE identity.account (
    id uuid PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) <= 254),
    name text NOT NULL CHECK (name <> '' AND length(name) <= 100),
    roles text[] NOT NULL CHECK (cardinality(roles) > 0
        AND roles <@ ARRAY ['sales', 'editor', 'privacy_officer', 'admin']),
    language text NOT NULL CHECK (language IN ('nl', 'en')),
    password_hash text NOT NULL,
    -- sealed to the identity keyset and bound to the row; null = none (demo accounts only)
    totp_secret bytea,
    -- the last time step whose code was used: a code works once
    totp_step bigint NOT NULL DEFAULT 0,
    -- made by `run --demo`: needs no second factor
    demo boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    -- null = may sign in
    disabled_at timestamptz
);

CREATE TABLE identity.invitation (
    -- SHA-256 of the token in the link; the token itself is kept nowhere
    token_hash bytea PRIMARY KEY,
    -- null: whoever starts the installation may fill it in
    email text CHECK (email = lower(email) AND length(email) <= 254),
    name text CHECK (length(name) <= 100),
    roles text[] NOT NULL CHECK (cardinality(roles) > 0
        AND roles <@ ARRAY ['sales', 'editor', 'privacy_officer', 'admin']),
    -- an account that gets a new password and second factor; null = a new colleague
    account_id uuid REFERENCES identity.account,
    invited_by uuid REFERENCES identity.account,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);

-- What the worker may know of colleagues: whom to assign to and where to send a notice.
CREATE VIEW identity.colleague AS
    SELECT id, email, name, roles, language FROM identity.account WHERE disabled_at IS NULL;

GRANT USAGE ON SCHEMA identity TO pw_office, pw_worker;
GRANT SELECT, INSERT, UPDATE ON identity.account TO pw_office;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.invitation TO pw_office;
GRANT SELECT ON identity.colleague TO pw_worker;
