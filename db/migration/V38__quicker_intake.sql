-- What every question that comes in goes through, with less work for the same: nothing else is kept, checked or returned.

-- The same ten signs of the same random bytes, put together without an aggregate.
CREATE OR REPLACE FUNCTION lead.new_reference() RETURNS text
LANGUAGE plpgsql VOLATILE SET search_path = ''
AS $$
DECLARE
    signs CONSTANT text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    -- the first six bytes of two random identifiers, without those that hold the version
    random bytea := substr(uuid_send(gen_random_uuid()), 1, 6) || substr(uuid_send(gen_random_uuid()), 1, 6);
BEGIN
    RETURN 'PW-'
        || substr(signs, (get_byte(random, 0) & 31) + 1, 1) || substr(signs, (get_byte(random, 1) & 31) + 1, 1)
        || substr(signs, (get_byte(random, 2) & 31) + 1, 1) || substr(signs, (get_byte(random, 3) & 31) + 1, 1) || '-'
        || substr(signs, (get_byte(random, 4) & 31) + 1, 1) || substr(signs, (get_byte(random, 5) & 31) + 1, 1)
        || substr(signs, (get_byte(random, 6) & 31) + 1, 1) || substr(signs, (get_byte(random, 7) & 31) + 1, 1) || '-'
        || substr(signs, (get_byte(random, 8) & 31) + 1, 1) || substr(signs, (get_byte(random, 9) & 31) + 1, 1);
END $$;

-- As before. Whose a challenge is, is asked only when it was there already; and those that have had their time are only then
-- deleted when there are any.
CREATE OR REPLACE FUNCTION lead.submit(submission_id uuid, sealed jsonb, receipt jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    new_tag bytea := decode(sealed ->> 'tag', 'base64');
    new_sealed bytea := decode(sealed ->> 'intake', 'base64');
    solved bytea := decode(sealed ->> 'challenge', 'base64');
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
            SET revision = i.revision + 1, tag = new_tag, sealed = new_sealed, received_at = now(), opened_at = NULL,
                replayed = false
            WHERE i.submission_id = submit.submission_id
            RETURNING * INTO kept;
    END IF;
    IF solved IS NOT NULL THEN
        IF EXISTS (SELECT FROM lead.spent_challenge old WHERE old.expires_at < now()) THEN
            DELETE FROM lead.spent_challenge s WHERE s.challenge IN (
                SELECT old.challenge FROM lead.spent_challenge old WHERE old.expires_at < now()
                ORDER BY old.expires_at LIMIT 20 FOR UPDATE SKIP LOCKED);
        END IF;
        INSERT INTO lead.spent_challenge (challenge, submission_id, expires_at)
            -- No puzzle lives longer than a day, whatever a door that was taken over says.
            VALUES (solved, submit.submission_id,
                least((sealed ->> 'challengeExpires')::timestamptz, now() + interval '1 day'))
            ON CONFLICT (challenge) DO NOTHING;
        IF NOT FOUND AND NOT EXISTS (SELECT FROM lead.spent_challenge s
            WHERE s.challenge = solved AND s.submission_id = submit.submission_id) THEN
            UPDATE lead.intake i SET replayed = true WHERE i.submission_id = submit.submission_id;
        END IF;
    END IF;
    INSERT INTO lead.receipt (submission_id, revision, language, agreed_text, answers_attached)
        VALUES (kept.submission_id, kept.revision, receipt ->> 'language', receipt ->> 'agreedText',
            (receipt ->> 'answersAttached')::boolean);
    PERFORM scheduler.schedule('open-intake', kept.submission_id, kept.revision);
    RETURN kept.reference;
END $$;
