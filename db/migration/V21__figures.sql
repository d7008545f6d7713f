-- The week in figures, leads that leave as a file, and the calendar of a colleague.

-- How many minutes the first response took, as the office counts them; null = there was none yet. It stays when a lead
-- is anonymised.
ALTER TABLE lead.lead ADD COLUMN response_minutes int CHECK (response_minutes >= 0);
UPDATE lead.lead
    SET response_minutes = greatest(0, floor(extract(epoch FROM first_response_at - received_at) / 60))
    WHERE first_response_at IS NOT NULL;

-- A week, or thirteen, of what stands in the lists: what came in, and what was finished.
CREATE INDEX lead_received ON lead.lead (received_at, id)
    WHERE quarantined_because IS NULL AND merged_into IS NULL;
CREATE INDEX lead_finished ON lead.lead (outcome_at)
    WHERE outcome IS NOT NULL AND quarantined_because IS NULL AND merged_into IS NULL;

-- Taking leads out as a file is a privilege of its own, which an administrator gives.
ALTER TABLE identity.account
    DROP CONSTRAINT account_roles_check,
    ADD CONSTRAINT account_roles_check CHECK (CASE WHEN vendor_id IS NULL
        THEN cardinality(roles) > 0 AND roles <@ ARRAY ['sales', 'editor', 'privacy_officer', 'admin', 'export']
        ELSE roles = ARRAY ['partner'] END);
ALTER TABLE identity.invitation
    DROP CONSTRAINT invitation_roles_check,
    ADD CONSTRAINT invitation_roles_check CHECK (CASE WHEN vendor_id IS NULL
        THEN cardinality(roles) > 0 AND roles <@ ARRAY ['sales', 'editor', 'privacy_officer', 'admin', 'export']
        ELSE roles = ARRAY ['partner'] AND email IS NOT NULL END);

-- export: the lead left in a file, with these details of its person
ALTER TABLE audit.access
    DROP CONSTRAINT access_action_check,
    ADD CONSTRAINT access_action_check CHECK (action IN ('look', 'reveal', 'search', 'export'));

-- Every file of leads that was taken out: by whom, what for, how many. A chain like the access log's.
CREATE TABLE audit.export (
    position bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    actor uuid NOT NULL,
    purpose text NOT NULL CHECK (purpose ~ '^[a-z_]+$'),
    -- which leads: a status, a site and a period, as in an address
    selection text NOT NULL CHECK (selection ~ '^[A-Za-z0-9_=&.-]+$'),
    -- separated by commas
    columns text NOT NULL CHECK (columns ~ '^[a-z_,]+$'),
    format text NOT NULL CHECK (format IN ('csv', 'xlsx')),
    -- how many there were when the file was begun
    leads int NOT NULL CHECK (leads > 0),
    -- what for, in the colleague's own words
    explanation text NOT NULL CHECK (length(explanation) BETWEEN 1 AND 200),
    hash bytea NOT NULL CHECK (length(hash) = 32)
);

-- One row: the last position and its hash. Whoever adds a row holds it.
CREATE TABLE audit.export_head (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    position bigint NOT NULL,
    hash bytea NOT NULL
);
INSERT INTO audit.export_head (position, hash) VALUES (0, sha256('pakketwijzer exports'::bytea));

-- The only way to add to it. The words come last: they may hold any sign, the parts before them no "|".
CREATE FUNCTION audit.record_export(actor uuid, purpose text, selection text, columns text, format text, leads int,
    explanation text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    head audit.export_head%ROWTYPE;
    now_at timestamptz;
    new_hash bytea;
BEGIN
    SELECT * INTO STRICT head FROM audit.export_head h FOR UPDATE;
    now_at := clock_timestamp();
    new_hash := sha256(head.hash || convert_to(concat_ws('|', (head.position + 1)::text,
        (extract(epoch FROM now_at) * 1000000)::bigint::text, actor::text, purpose, selection, columns, format,
        leads::text, explanation), 'UTF8'));
    INSERT INTO audit.export
        VALUES (head.position + 1, now_at, actor, purpose, selection, columns, format, leads, explanation, new_hash);
    UPDATE audit.export_head h SET position = head.position + 1, hash = new_hash;
    RETURN head.position + 1;
END $$;
REVOKE ALL ON FUNCTION audit.record_export FROM PUBLIC;
GRANT SELECT ON audit.export, audit.export_head TO pw_office;
GRANT EXECUTE ON FUNCTION audit.record_export TO pw_office;

-- The secret address at which a colleague's calendar reads the days of the next steps; one for each colleague.
CREATE TABLE lead.calendar_feed (
    account uuid PRIMARY KEY REFERENCES identity.account,
    -- SHA-256 of what stands in the address; the address itself is kept nowhere
    token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    language text NOT NULL CHECK (language IN ('nl', 'en')),
    made_at timestamptz NOT NULL
);

-- Those that answer: of colleagues who may sign in and follow up leads.
CREATE VIEW lead.open_calendar_feed AS
    SELECT token_hash, account, language FROM lead.calendar_feed f
    WHERE EXISTS (SELECT FROM identity.account a
        WHERE a.id = f.account AND a.disabled_at IS NULL AND a.vendor_id IS NULL AND 'sales' = ANY (a.roles));

GRANT SELECT, INSERT, UPDATE, DELETE ON lead.calendar_feed TO pw_office;
GRANT SELECT ON lead.open_calendar_feed TO pw_office;
