-- How questions come in: proof of work that counts once, doubt that keeps apart, and keys of the sister sites.

-- Puzzles that were solved and used; kept until they would not be accepted any more anyway.
CREATE TABLE lead.spent_challenge (
    challenge bytea PRIMARY KEY CHECK (length(challenge) = 32),
    -- the form it came with: sent twice it is still the same form, and the same work
    submission_id uuid NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX spent_challenge_expires ON lead.spent_challenge (expires_at);

-- Whether it came with work that another form had used before.
ALTER TABLE lead.intake ADD COLUMN replayed boolean NOT NULL DEFAULT false;

-- Several reasons, separated by commas.
ALTER TABLE lead.lead
    DROP CONSTRAINT lead_quarantined_because_check,
    ADD CONSTRAINT lead_quarantined_because_check CHECK (length(quarantined_because) BETWEEN 1 AND 100);
-- What was looked at and is no lead needs no second look.
DROP INDEX lead.lead_quarantined;
CREATE INDEX lead_quarantined ON lead.lead (received_at, id)
    WHERE quarantined_because IS NOT NULL AND status <> 'done';

-- With which a sister site sends questions in. Only a hash is kept, so that nobody can copy one from here.
CREATE TABLE lead.site_key (
    id uuid PRIMARY KEY,
    site text NOT NULL,
    -- what colleagues call it: where it is used
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    -- SHA-256 of 192 random bits
    digest bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
    made_at timestamptz NOT NULL,
    made_by uuid NOT NULL REFERENCES identity.account,
    revoked_at timestamptz,
    revoked_by uuid REFERENCES identity.account,
    -- never more precise than the day; null = not used yet
    used_on date,
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);

-- The site of a key, for the public door, which can read nothing else of it; null = no such key, or revoked.
CREATE FUNCTION lead.site_of_key(digest bytea, today date) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    found lead.site_key%ROWTYPE;
BEGIN
    SELECT * INTO found FROM lead.site_key k WHERE k.digest = site_of_key.digest AND k.revoked_at IS NULL;
    IF found.id IS NULL THEN
        RETURN NULL;
    END IF;
    IF found.used_on IS DISTINCT FROM today THEN
        UPDATE lead.site_key k SET used_on = today WHERE k.id = found.id;
    END IF;
    RETURN found.site;
END $$;
REVOKE ALL ON FUNCTION lead.site_of_key FROM PUBLIC;

-- As before, and with a solved puzzle it notes whether another form had used it. Part of the same transaction, so that what
-- counts as used is exactly what is kept.
CREATE OR REPLACE FUNCTION lead.submit(submission_id uuid, sealed jsonb, receipt jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    new_tag bytea := decode(sealed ->> 'tag', 'base64');
    new_sealed bytea := decode(sealed ->> 'intake', 'base64');
    solved bytea := decode(sealed ->> 'challenge', 'base64');
    kept lead.intake%ROWTYPE;
    used_before boolean := false;
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
            SET revision = i.revision + 1, tag = new_tag, sealed = new_sealed, received_at = now(), opened_at = NULL,
                replayed = false
            WHERE i.submission_id = submit.submission_id
            RETURNING * INTO kept;
    END IF;
    IF solved IS NOT NULL THEN
        DELETE FROM lead.spent_challenge s WHERE s.challenge IN (
            SELECT old.challenge FROM lead.spent_challenge old WHERE old.expires_at < now()
            ORDER BY old.expires_at LIMIT 20 FOR UPDATE SKIP LOCKED);
        INSERT INTO lead.spent_challenge (challenge, submission_id, expires_at)
            -- No puzzle lives longer than a day, whatever a door that was taken over says.
            VALUES (solved, submit.submission_id,
                least((sealed ->> 'challengeExpires')::timestamptz, now() + interval '1 day'))
            ON CONFLICT (challenge) DO NOTHING;
        used_before := NOT EXISTS (SELECT FROM lead.spent_challenge s
            WHERE s.challenge = solved AND s.submission_id = submit.submission_id);
        IF used_before THEN
            UPDATE lead.intake i SET replayed = true WHERE i.submission_id = submit.submission_id;
        END IF;
    END IF;
    INSERT INTO lead.receipt (submission_id, revision, language, agreed_text, answers_attached)
        VALUES (kept.submission_id, kept.revision, receipt ->> 'language', receipt ->> 'agreedText',
            (receipt ->> 'answersAttached')::boolean);
    PERFORM scheduler.schedule('open-intake', kept.submission_id, kept.revision);
    RETURN kept.reference;
END $$;

GRANT EXECUTE ON FUNCTION lead.site_of_key TO pw_public;
GRANT SELECT, INSERT ON lead.site_key TO pw_office;
GRANT UPDATE (revoked_at, revoked_by) ON lead.site_key TO pw_office;
