-- People who asked something. What they say of themselves is sealed before it gets here.
CREATE SCHEMA lead;

-- What the public door may leave behind, and never read back.
CREATE TABLE lead.intake (
    -- made when the form was shown
    submission_id uuid PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    -- 1, and one more each time the visitor went back and changed something
    revision int NOT NULL DEFAULT 1,
    -- keyed digest of what was said, by a key that only the public door has: tells a repetition from a change
    tag bytea NOT NULL CHECK (length(tag) = 32),
    -- everything the form holds, sealed to the lead keyset and bound to submission_id; null = opened
    sealed bytea CHECK (length(sealed) BETWEEN 1 AND 65536),
    received_at timestamptz NOT NULL DEFAULT now(),
    opened_at timestamptz
);
CREATE INDEX intake_unopened ON lead.intake (received_at) WHERE sealed IS NOT NULL;

-- The exact words that stood above the button.
CREATE TABLE lead.receipt (
    submission_id uuid NOT NULL REFERENCES lead.intake,
    revision int NOT NULL,
    given_at timestamptz NOT NULL DEFAULT now(),
    language text NOT NULL CHECK (language IN ('nl', 'en')),
    agreed_text text NOT NULL CHECK (length(agreed_text) BETWEEN 1 AND 2000),
    answers_attached boolean NOT NULL,
    PRIMARY KEY (submission_id, revision)
);

CREATE TABLE lead.lead (
    -- of a form: the submission's id
    id uuid PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    revision int NOT NULL,
    site text NOT NULL,
    language text NOT NULL CHECK (language IN ('nl', 'en')),
    origin text NOT NULL CHECK (origin IN ('form', 'phone', 'visit')),
    topic text NOT NULL CHECK (topic IN ('general', 'result', 'package')),
    package_id text,
    role text CHECK (role IN ('zzp', 'mkb', 'accountant')),
    reply_by text NOT NULL CHECK (reply_by IN ('mail', 'call')),
    call_moment text CHECK (call_moment IN ('any', 'morning', 'afternoon')),
    received_at timestamptz NOT NULL,
    amended_at timestamptz,
    -- one key for everything sealed here, wrapped with the lead keyset; destroyed = nobody can read it any more
    data_key bytea,
    key_no int NOT NULL DEFAULT 1,
    -- each bound to schema.table.column, row and key number
    name bytea,
    email bytea,
    phone bytea,
    company bytea,
    question bytea,
    answers bytea,
    ranking bytea,
    initials text NOT NULL CHECK (length(initials) <= 20),
    status text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'contacted', 'advising', 'waiting', 'done')),
    owner uuid REFERENCES identity.account,
    first_response_at timestamptz,
    last_contact_at timestamptz NOT NULL,
    next_step bytea,
    next_step_on date,
    anonymise_on date NOT NULL,
    -- goes up with every change by staff: a change to what one did not see is refused
    version int NOT NULL DEFAULT 0
);
CREATE INDEX lead_open ON lead.lead (received_at, id) WHERE status <> 'done';
CREATE INDEX lead_all ON lead.lead (received_at, id);
CREATE INDEX lead_owner ON lead.lead (owner, received_at, id) WHERE status <> 'done';

-- Blind indexes: keyed digests by which the same person is found, made by the worker.
CREATE TABLE lead.lookup (
    lead_id uuid NOT NULL REFERENCES lead.lead,
    kind text NOT NULL CHECK (kind IN ('email', 'phone', 'name_word')),
    digest bytea NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (lead_id, kind, digest)
);
CREATE INDEX lookup_digest ON lead.lookup (digest, kind);

-- The same person, as far as e-mail or phone tell; shown, never merged by itself.
CREATE TABLE lead.link (
    lead_id uuid NOT NULL REFERENCES lead.lead,
    earlier_id uuid NOT NULL REFERENCES lead.lead,
    reason text NOT NULL CHECK (reason IN ('email', 'phone', 'both')),
    PRIMARY KEY (lead_id, earlier_id)
);
CREATE INDEX link_earlier ON lead.link (earlier_id);

-- The timeline.
CREATE TABLE lead.event (
    id uuid PRIMARY KEY,
    lead_id uuid NOT NULL REFERENCES lead.lead,
    position bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL,
    -- null = the visitor or the system
    actor uuid REFERENCES identity.account,
    kind text NOT NULL CHECK (kind IN ('received', 'amended', 'linked', 'assigned', 'claimed', 'released', 'status',
        'note', 'next_step', 'next_step_done', 'mail', 'entered')),
    -- a status, a kind of mail, a reference: never words of people
    detail text CHECK (length(detail) <= 100),
    -- a note or a next step, sealed with the lead's data key
    words bytea
);
CREATE INDEX event_lead ON lead.event (lead_id, position);

-- Ten signs of which people do not mix up any two: 50 bits, so nobody finds one by trying.
CREATE FUNCTION lead.new_reference() RETURNS text
LANGUAGE sql VOLATILE SET search_path = ''
AS $$
    SELECT 'PW-' || substr(signs, 1, 4) || '-' || substr(signs, 5, 4) || '-' || substr(signs, 9, 2)
    FROM (
        SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(random, i) & 31) + 1, 1), '' ORDER BY i)
        -- the first ten bytes of two random identifiers, without those that hold the version
        FROM (SELECT substr(uuid_send(gen_random_uuid()), 1, 6) || substr(uuid_send(gen_random_uuid()), 1, 6)) r (random),
            generate_series(0, 9) i
    ) made (signs);
$$;
REVOKE ALL ON FUNCTION lead.new_reference FROM PUBLIC;

-- The only thing the public door can do here. The same submission with the same tag is a repetition and changes nothing;
-- with another tag it amends. Returns the reference in every case.
CREATE FUNCTION lead.submit(submission_id uuid, sealed jsonb, receipt jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    new_tag bytea := decode(sealed ->> 'tag', 'base64');
    new_sealed bytea := decode(sealed ->> 'intake', 'base64');
    kept lead.intake%ROWTYPE;
BEGIN
    IF new_sealed IS NULL OR new_tag IS NULL THEN
        RAISE EXCEPTION 'An intake has a tag and something sealed' USING ERRCODE = '22023';
    END IF;
    INSERT INTO lead.intake AS i (submission_id, reference, tag, sealed)
        VALUES (submit.submission_id, lead.new_reference(), new_tag, new_sealed)
        ON CONFLICT ON CONSTRAINT intake_pkey DO NOTHING
        RETURNING * INTO kept;
    IF NOT FOUND THEN
        SELECT * INTO STRICT kept FROM lead.intake i WHERE i.submission_id = submit.submission_id FOR UPDATE;
        IF kept.tag = new_tag THEN
            RETURN kept.reference;
        END IF;
        UPDATE lead.intake i
            SET revision = i.revision + 1, tag = new_tag, sealed = new_sealed, received_at = now(), opened_at = NULL
            WHERE i.submission_id = submit.submission_id
            RETURNING * INTO kept;
    END IF;
    INSERT INTO lead.receipt (submission_id, revision, language, agreed_text, answers_attached)
        VALUES (kept.submission_id, kept.revision, receipt ->> 'language', receipt ->> 'agreedText',
            (receipt ->> 'answersAttached')::boolean);
    PERFORM scheduler.schedule('open-intake', kept.submission_id, kept.revision);
    RETURN kept.reference;
END $$;
REVOKE ALL ON FUNCTION lead.submit FROM PUBLIC;

GRANT USAGE ON SCHEMA lead TO pw_public, pw_office, pw_worker;
GRANT EXECUTE ON FUNCTION lead.submit TO pw_public;
GRANT EXECUTE ON FUNCTION lead.new_reference TO pw_office;
GRANT SELECT ON lead.intake, lead.receipt, lead.link TO pw_office;
GRANT SELECT, INSERT, UPDATE ON lead.lead TO pw_office;
GRANT SELECT, INSERT ON lead.event TO pw_office;
GRANT SELECT, UPDATE ON lead.intake TO pw_worker;
GRANT SELECT ON lead.receipt TO pw_worker;
GRANT SELECT, INSERT, UPDATE ON lead.lead TO pw_worker;
GRANT SELECT, INSERT, DELETE ON lead.lookup, lead.link TO pw_worker;
GRANT SELECT, INSERT ON lead.event TO pw_worker;
