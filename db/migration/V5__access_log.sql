-- Who looked at whose details, when and why. Each row holds the hash of the one before: what is changed or taken out
-- later no longer fits.
CREATE SCHEMA audit;

CREATE TABLE audit.access (
    position bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    actor uuid NOT NULL,
    lead_id uuid NOT NULL,
    -- look: the lead was opened, contact details masked; reveal: details were shown
    action text NOT NULL CHECK (action IN ('look', 'reveal')),
    -- which details, separated by commas; empty for a look
    details text NOT NULL CHECK (details ~ '^[a-z_,]*$'),
    -- reply, call, check_duplicate, request_of_person, other; empty for a look
    purpose text NOT NULL CHECK (purpose ~ '^[a-z_]*$'),
    hash bytea NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX access_lead ON audit.access (lead_id, position);

-- One row: the last position and its hash. Whoever adds a row holds it.
CREATE TABLE audit.head (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    position bigint NOT NULL,
    hash bytea NOT NULL
);
INSERT INTO audit.head (position, hash) VALUES (0, sha256('pakketwijzer access log'::bytea));

-- The text that is hashed with the previous hash, written so that anyone can do the sum again.
CREATE FUNCTION audit.link(previous bytea, row_position bigint, at timestamptz, actor uuid, lead_id uuid, action text,
    details text, purpose text) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
    SELECT sha256(previous || convert_to(concat_ws('|', row_position::text,
        (extract(epoch FROM at) * 1000000)::bigint::text, actor::text, lead_id::text, action, details, purpose), 'UTF8'));
$$;
REVOKE ALL ON FUNCTION audit.link FROM PUBLIC;

-- The only way to add to the log.
CREATE FUNCTION audit.record(actor uuid, lead_id uuid, action text, details text, purpose text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    head audit.head%ROWTYPE;
    -- the clock's time and not the transaction's: rows are in the order of their times
    now_at timestamptz;
    new_hash bytea;
BEGIN
    SELECT * INTO STRICT head FROM audit.head h FOR UPDATE;
    now_at := clock_timestamp();
    new_hash := audit.link(head.hash, head.position + 1, now_at, actor, lead_id, action, details, purpose);
    INSERT INTO audit.access VALUES (head.position + 1, now_at, actor, lead_id, action, details, purpose, new_hash);
    UPDATE audit.head h SET position = head.position + 1, hash = new_hash;
    RETURN head.position + 1;
END $$;
REVOKE ALL ON FUNCTION audit.record FROM PUBLIC;

GRANT USAGE ON SCHEMA audit TO pw_office;
GRANT SELECT ON audit.access, audit.head TO pw_office;
GRANT EXECUTE ON FUNCTION audit.record TO pw_office;
