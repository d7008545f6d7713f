-- Who registers for an event is looked at as who asks a question. A doubtful one has a place, so that a person who is taken for a program
-- loses nothing; he is told nothing until a colleague has looked, so that nobody gets a mail of ours by typing somebody else's address.

-- Notes the puzzle that was solved for what was sent, or that it had been used for something else.
CREATE FUNCTION lead.spend(submission_id uuid, sealed jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
    solved bytea := decode(sealed ->> 'challenge', 'base64');
BEGIN
    IF solved IS NOT NULL THEN
        IF EXISTS (SELECT FROM lead.spent_challenge old WHERE old.expires_at < now()) THEN
            DELETE FROM lead.spent_challenge s WHERE s.challenge IN (
                SELECT old.challenge FROM lead.spent_challenge old WHERE old.expires_at < now()
                ORDER BY old.expires_at LIMIT 20 FOR UPDATE SKIP LOCKED);
        END IF;
        INSERT INTO lead.spent_challenge (challenge, submission_id, expires_at)
            -- No puzzle lives longer than a day, whatever a door that was taken over says.
            VALUES (solved, spend.submission_id,
                least((sealed ->> 'challengeExpires')::timestamptz, now() + interval '1 day'))
            ON CONFLICT (challenge) DO NOTHING;
        IF NOT FOUND AND NOT EXISTS (SELECT FROM lead.spent_challenge s
            WHERE s.challenge = solved AND s.submission_id = spend.submission_id) THEN
            UPDATE lead.intake i SET replayed = true WHERE i.submission_id = spend.submission_id;
        END IF;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION lead.submit(submission_id uuid, sealed jsonb, receipt jsonb) RETURNS text
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
            SET revision = i.revision + 1, tag = new_tag, sealed = new_sealed, received_at = now(), opened_at = NULL,
                replayed = false
            WHERE i.submission_id = submit.submission_id
            RETURNING * INTO kept;
    END IF;
    PERFORM lead.spend(kept.submission_id, sealed);
    INSERT INTO lead.receipt (submission_id, revision, language, agreed_text, answers_attached)
        VALUES (kept.submission_id, kept.revision, receipt ->> 'language', receipt ->> 'agreedText',
            (receipt ->> 'answersAttached')::boolean);
    PERFORM scheduler.schedule('open-intake', kept.submission_id, kept.revision);
    RETURN kept.reference;
END $$;

CREATE OR REPLACE FUNCTION lead.register(submission_id uuid, event_id uuid, site text, sealed jsonb, receipt jsonb,
    OUT reference text, OUT outcome text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    most_waiting CONSTANT int := 500;
    new_tag bytea := decode(sealed ->> 'tag', 'base64');
    new_sealed bytea := decode(sealed ->> 'intake', 'base64');
    held site.event%ROWTYPE;
    kept lead.intake%ROWTYPE;
    known lead.registration%ROWTYPE;
BEGIN
    IF new_sealed IS NULL OR new_tag IS NULL THEN
        RAISE EXCEPTION 'A registration has a tag and something sealed' USING ERRCODE = '22023';
    END IF;
    -- One after the other for each event, so that nobody gets a place that was just taken
    SELECT * INTO held FROM site.event e WHERE e.id = register.event_id FOR UPDATE;
    IF NOT FOUND OR held.state = 'draft' OR NOT coalesce(register.site = ANY (held.sites), false) THEN
        outcome := 'gone';
        RETURN;
    END IF;
    SELECT * INTO known FROM lead.registration r
        WHERE r.id = register.submission_id AND r.event_id = held.id FOR UPDATE;
    IF FOUND THEN
        SELECT * INTO STRICT kept FROM lead.intake i WHERE i.submission_id = known.id FOR UPDATE;
        reference := kept.reference;
        outcome := known.status;
        IF kept.tag = new_tag OR known.status = 'withdrawn' OR held.state = 'cancelled' THEN
            RETURN;
        END IF;
        UPDATE lead.intake i
            SET revision = i.revision + 1, tag = new_tag, sealed = new_sealed, received_at = now(), opened_at = NULL,
                replayed = false
            WHERE i.submission_id = known.id
            RETURNING * INTO kept;
        UPDATE lead.registration r SET news = r.news + 1 WHERE r.id = known.id RETURNING * INTO known;
    ELSE
        IF held.state = 'cancelled' OR now() >= held.closes_at THEN
            outcome := CASE held.state WHEN 'cancelled' THEN 'cancelled' ELSE 'closed' END;
            RETURN;
        ELSIF held.coming < held.capacity THEN
            outcome := 'coming';
            UPDATE site.event e SET coming = e.coming + 1 WHERE e.id = held.id;
        ELSIF (SELECT count(*) FROM lead.registration r
                WHERE r.event_id = held.id AND r.status = 'waiting') < most_waiting THEN
            outcome := 'waiting';
        ELSE
            outcome := 'full';
            RETURN;
        END IF;
        -- A submission of another form, or for another event, is refused here as a second row of the same id
        INSERT INTO lead.intake AS i (submission_id, reference, tag, sealed)
            VALUES (register.submission_id, lead.new_reference(), new_tag, new_sealed)
            RETURNING * INTO kept;
        INSERT INTO lead.registration AS r (id, event_id, status) VALUES (kept.submission_id, held.id, outcome)
            RETURNING * INTO known;
        reference := kept.reference;
    END IF;
    PERFORM lead.spend(kept.submission_id, sealed);
    INSERT INTO lead.receipt (submission_id, revision, language, agreed_text, answers_attached)
        VALUES (kept.submission_id, kept.revision, receipt ->> 'language', receipt ->> 'agreedText', false);
    PERFORM scheduler.schedule('tell-registrant', known.id, known.news);
END $$;

-- Gives up the place of a registration that is kept apart and was told nothing, or gives one back. Of anything else it does nothing.
CREATE FUNCTION lead.decide_place(registration uuid, keep boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    held site.event%ROWTYPE;
    known lead.registration%ROWTYPE;
    decided text;
BEGIN
    -- The event first, as everywhere, so that nobody waits for each other
    SELECT e.* INTO held FROM site.event e
        WHERE e.id = (SELECT r.event_id FROM lead.registration r WHERE r.id = decide_place.registration) FOR UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT * INTO known FROM lead.registration r WHERE r.id = decide_place.registration FOR UPDATE;
    IF NOT FOUND OR known.told IS NOT NULL OR keep = (known.status <> 'withdrawn') OR NOT EXISTS (
        SELECT FROM lead.lead l WHERE l.id = known.id AND l.quarantined_because IS NOT NULL
            -- Where the office cannot decide, nothing of the place is decided either
            AND l.paused_because IS NULL AND l.data_key IS NOT NULL) THEN
        RETURN;
    END IF;
    decided := CASE WHEN NOT keep THEN 'withdrawn' WHEN held.coming < held.capacity THEN 'coming' ELSE 'waiting' END;
    UPDATE lead.registration r SET status = decided WHERE r.id = known.id;
    IF decided = 'coming' THEN
        UPDATE site.event e SET coming = e.coming + 1 WHERE e.id = held.id;
    ELSIF known.status = 'coming' THEN
        UPDATE site.event e SET coming = e.coming - 1 WHERE e.id = held.id RETURNING e.* INTO held;
        PERFORM lead.move_up(held);
    END IF;
END $$;

REVOKE ALL ON FUNCTION lead.spend, lead.decide_place FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lead.decide_place TO pw_office;
