-- A form that was dismissed as that of a program, sent again, was answered with "withdrawn": the program learned that somebody had looked,
-- and a person read something that he never did. It is kept as any other that is sent again, and a colleague looks again.

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
    dismissed boolean;
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
        -- Who was dismissed without a word reads what anybody reads, and is looked at once more
        dismissed := known.status = 'withdrawn' AND known.told IS NULL AND EXISTS (
            SELECT FROM lead.lead l WHERE l.id = known.id AND l.quarantined_because IS NOT NULL);
        outcome := CASE WHEN dismissed THEN 'coming' ELSE known.status END;
        IF kept.tag = new_tag OR outcome = 'withdrawn' OR held.state = 'cancelled' THEN
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
