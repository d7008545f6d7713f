-- What is asked about people's own data, and what stops when they ask for it. The rest of what is promised about people
-- builds on this.
CREATE SCHEMA privacy;

-- Each time somebody uses a right (art. 15-22 GDPR): by the own page, or told to staff.
CREATE TABLE privacy.request (
    id uuid PRIMARY KEY,
    -- what the person is told; V- and eight signs
    number text NOT NULL UNIQUE CHECK (number ~ '^V-[0-9A-Z]{4}-[0-9A-Z]{4}$'),
    kind text NOT NULL CHECK (kind IN ('access', 'correct', 'export', 'erase', 'restrict', 'lift_restriction', 'object',
        'lift_objection', 'withdraw')),
    -- own: by the own page
    came_by text NOT NULL CHECK (came_by IN ('own', 'mail', 'phone', 'letter', 'visit')),
    -- keyed digest of the e-mail address that was proved, made as the one in lead.lookup; null = not proved by mail
    subject bytea CHECK (length(subject) = 32),
    -- whose; null = everything of the subject, or not found yet
    lead_id uuid,
    received_at timestamptz NOT NULL,
    -- one month later (art. 12(3)), or three when extended
    due_on date NOT NULL,
    status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'refused')),
    ended_at timestamptz,
    CHECK ((status = 'open') = (ended_at IS NULL))
);
CREATE INDEX request_open ON privacy.request (due_on, id) WHERE status = 'open';
CREATE INDEX request_all ON privacy.request (received_at, id);
CREATE INDEX request_subject ON privacy.request (subject, received_at) WHERE subject IS NOT NULL;

-- Eight signs of which people do not mix up any two: 40 bits.
CREATE FUNCTION privacy.new_number() RETURNS text
LANGUAGE sql VOLATILE SET search_path = ''
AS $$
    SELECT 'V-' || substr(signs, 1, 4) || '-' || substr(signs, 5, 4)
    FROM (
        SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(random, i) & 31) + 1, 1), '' ORDER BY i)
        -- the first bytes of two random identifiers, without those that hold the version
        FROM (SELECT substr(uuid_send(gen_random_uuid()), 1, 6) || substr(uuid_send(gen_random_uuid()), 1, 6)) r (random),
            generate_series(0, 7) i
    ) made (signs);
$$;
REVOKE ALL ON FUNCTION privacy.new_number FROM PUBLIC;

-- A lead whose person said "stop": no list, no mail, no export, and nobody reveals anything but for the person's own sake.
ALTER TABLE lead.lead
    ADD COLUMN paused_because text CHECK (paused_because IN ('restricted', 'objected')),
    ADD COLUMN paused_at timestamptz,
    ADD CHECK ((paused_because IS NULL) = (paused_at IS NULL)),
    -- a reason to keep it although its day has come, or its person asked to forget it (art. 17(3))
    ADD COLUMN held_because text CHECK (held_because IN ('claim', 'authority', 'tax', 'dispute'));

DO $$
BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO pw_subject', current_database());
END $$;
GRANT USAGE ON SCHEMA privacy TO pw_subject, pw_office, pw_worker;
GRANT EXECUTE ON FUNCTION privacy.new_number TO pw_subject, pw_office;
GRANT SELECT, INSERT ON privacy.request TO pw_office;
GRANT UPDATE (due_on, status, ended_at, lead_id) ON privacy.request TO pw_office;
GRANT SELECT ON privacy.request TO pw_worker;
GRANT UPDATE (status, ended_at) ON privacy.request TO pw_worker;
