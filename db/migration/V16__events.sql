-- Events of the sites. What is said of one is for everybody; who comes is a lead (decision 20).
DO $$ BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO pw_public, pw_office, pw_worker', current_database());
END $$;

CREATE SCHEMA site;

CREATE TABLE site.event (
    id uuid PRIMARY KEY,
    -- stands in the address of its page, and stays when the title changes
    address text NOT NULL UNIQUE CHECK (address ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(address) <= 100),
    -- keys of the sites that it stands on
    sites text[] NOT NULL CHECK (cardinality(sites) > 0),
    title_nl text NOT NULL CHECK (length(title_nl) BETWEEN 1 AND 120),
    title_en text NOT NULL CHECK (length(title_en) BETWEEN 1 AND 120),
    about_nl text NOT NULL CHECK (length(about_nl) BETWEEN 1 AND 5000),
    about_en text NOT NULL CHECK (length(about_en) BETWEEN 1 AND 5000),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    -- nobody registers after this
    closes_at timestamptz NOT NULL,
    -- where people meet; null = online only
    place text CHECK (length(place) BETWEEN 1 AND 300),
    -- told to who comes and to nobody else; null = not online
    link text CHECK (link ~ '^https://' AND length(link) <= 500),
    online boolean NOT NULL GENERATED ALWAYS AS (link IS NOT NULL) STORED,
    capacity int NOT NULL CHECK (capacity BETWEEN 1 AND 10000),
    -- how many come; only the functions below change it, one after the other
    coming int NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'cancelled')),
    -- goes up with every change by staff: a change to what one did not see is refused
    version int NOT NULL DEFAULT 1,
    -- goes up with what people who come must know: when, where, or that it is off
    edition int NOT NULL DEFAULT 1,
    CONSTRAINT event_times CHECK (closes_at <= starts_at AND starts_at < ends_at),
    CONSTRAINT event_somewhere CHECK (place IS NOT NULL OR link IS NOT NULL),
    -- whatever goes wrong elsewhere: never one too many
    CONSTRAINT event_room CHECK (coming BETWEEN 0 AND capacity)
);
CREATE INDEX event_time ON site.event (starts_at, id);

-- Who registered. What the person said of himself is the intake's, and then the lead's, of the same id.
CREATE TABLE lead.registration (
    id uuid PRIMARY KEY REFERENCES lead.intake,
    event_id uuid NOT NULL REFERENCES site.event,
    -- who waits longest moves up first
    position bigint GENERATED ALWAYS AS IDENTITY,
    status text NOT NULL CHECK (status IN ('coming', 'waiting', 'withdrawn')),
    registered_at timestamptz NOT NULL DEFAULT now(),
    -- SHA-256 of what stands in the link in the mails; null = no mail was written yet
    link_hash bytea UNIQUE CHECK (length(link_hash) = 32),
    -- one more each time there may be something to tell, so that each is work of its own
    news int NOT NULL DEFAULT 1,
    -- what the person was told last; null = nothing yet
    told text CHECK (told IN ('coming', 'waiting', 'withdrawn', 'called_off')),
    -- the edition of the event that the person knows, and of which he was reminded
    told_edition int,
    reminded_edition int
);
CREATE INDEX registration_event ON lead.registration (event_id, position);
CREATE INDEX registration_waiting ON lead.registration (event_id, position) WHERE status = 'waiting';

-- Gives places that are free to who waits longest. Whoever calls it holds the event.
CREATE FUNCTION lead.move_up(event site.event) RETURNS void
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
    moved record;
BEGIN
    IF event.state <> 'published' OR now() >= event.starts_at THEN
        RETURN;
    END IF;
    FOR moved IN
        UPDATE lead.registration r SET status = 'coming', news = r.news + 1
        WHERE r.id IN (SELECT w.id FROM lead.registration w WHERE w.event_id = event.id AND w.status = 'waiting'
            ORDER BY w.position LIMIT event.capacity - event.coming)
        RETURNING r.id, r.news
    LOOP
        UPDATE site.event e SET coming = e.coming + 1 WHERE e.id = event.id;
        PERFORM scheduler.schedule('tell-registrant', moved.id, moved.news);
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION lead.move_up FROM PUBLIC;

-- Registers a visitor, or amends what he said: the same submission with the same tag changes nothing. The outcome is
-- coming, waiting or withdrawn (there is a registration), or closed, full, cancelled or gone (there is none).
CREATE FUNCTION lead.register(submission_id uuid, event_id uuid, site text, sealed jsonb, receipt jsonb,
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
            SET revision = i.revision + 1, tag = new_tag, sealed = new_sealed, received_at = now(), opened_at = NULL
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
    INSERT INTO lead.receipt (submission_id, revision, language, agreed_text, answers_attached)
        VALUES (kept.submission_id, kept.revision, receipt ->> 'language', receipt ->> 'agreedText', false);
    PERFORM scheduler.schedule('tell-registrant', known.id, known.news);
END $$;
REVOKE ALL ON FUNCTION lead.register FROM PUBLIC;

-- What the link in a mail is about: no row = nothing.
CREATE FUNCTION lead.registration_of(link_hash bytea, OUT event_id uuid, OUT status text) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT r.event_id, r.status FROM lead.registration r WHERE r.link_hash = registration_of.link_hash;
$$;
REVOKE ALL ON FUNCTION lead.registration_of FROM PUBLIC;

-- Withdraws by the link, once, and gives the place to who waits longest. Returns done, used, cancelled, late or unknown.
CREATE FUNCTION lead.withdraw(link_hash bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    held site.event%ROWTYPE;
    known lead.registration%ROWTYPE;
BEGIN
    -- The event first, as everywhere, so that nobody waits for each other
    SELECT e.* INTO held FROM site.event e
        WHERE e.id = (SELECT r.event_id FROM lead.registration r WHERE r.link_hash = withdraw.link_hash) FOR UPDATE;
    IF NOT FOUND THEN
        RETURN 'unknown';
    END IF;
    SELECT * INTO STRICT known FROM lead.registration r WHERE r.link_hash = withdraw.link_hash FOR UPDATE;
    IF known.status = 'withdrawn' THEN
        RETURN 'used';
    ELSIF held.state = 'cancelled' THEN
        RETURN 'cancelled';
    ELSIF now() >= held.starts_at THEN
        RETURN 'late';
    END IF;
    UPDATE lead.registration r SET status = 'withdrawn', news = r.news + 1 WHERE r.id = known.id;
    PERFORM scheduler.schedule('tell-registrant', known.id, known.news + 1);
    IF known.status = 'coming' THEN
        UPDATE site.event e SET coming = e.coming - 1 WHERE e.id = held.id RETURNING e.* INTO held;
        PERFORM lead.move_up(held);
    END IF;
    RETURN 'done';
END $$;
REVOKE ALL ON FUNCTION lead.withdraw FROM PUBLIC;

-- What a change to an event means for who registered: free places are taken, and if it is worth telling, all are told.
CREATE FUNCTION lead.event_changed(event_id uuid, is_news boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    held site.event%ROWTYPE;
    concerned record;
BEGIN
    SELECT * INTO STRICT held FROM site.event e WHERE e.id = event_changed.event_id FOR UPDATE;
    PERFORM lead.move_up(held);
    IF is_news THEN
        FOR concerned IN
            UPDATE lead.registration r SET news = r.news + 1
            WHERE r.event_id = held.id AND r.status <> 'withdrawn'
            RETURNING r.id, r.news
        LOOP
            PERFORM scheduler.schedule('tell-registrant', concerned.id, concerned.news);
        END LOOP;
    END IF;
END $$;
REVOKE ALL ON FUNCTION lead.event_changed FROM PUBLIC;

-- Drafts are nobody's business outside
ALTER TABLE site.event ENABLE ROW LEVEL SECURITY;
CREATE POLICY event_outside ON site.event FOR SELECT TO pw_public USING (state <> 'draft');
CREATE POLICY event_inside ON site.event TO pw_office USING (true) WITH CHECK (true);
CREATE POLICY event_clockwork ON site.event FOR SELECT TO pw_worker USING (true);

GRANT USAGE ON SCHEMA site TO pw_public, pw_office, pw_worker;
-- Not the link: only who comes is told, by mail
GRANT SELECT (id, address, sites, title_nl, title_en, about_nl, about_en, starts_at, ends_at, closes_at, place, online,
    capacity, coming, state, version, edition) ON site.event TO pw_public;
-- Not how many come, which the functions alone keep
GRANT SELECT, INSERT (id, address, sites, title_nl, title_en, about_nl, about_en, starts_at, ends_at, closes_at, place,
    link, capacity), UPDATE (sites, title_nl, title_en, about_nl, about_en, starts_at, ends_at, closes_at, place, link,
    capacity, state, version, edition) ON site.event TO pw_office;
GRANT SELECT ON site.event TO pw_worker;
GRANT EXECUTE ON FUNCTION lead.register, lead.registration_of, lead.withdraw TO pw_public;
GRANT EXECUTE ON FUNCTION lead.event_changed TO pw_office;
GRANT SELECT ON lead.registration TO pw_office;
GRANT SELECT, UPDATE (link_hash, told, told_edition, reminded_edition) ON lead.registration TO pw_worker;

ALTER TABLE mail.outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE mail.outbox ADD CONSTRAINT outbox_kind_check CHECK (kind IN ('lead_confirmation', 'lead_amended',
    'lead_notice', 'lead_entered', 'invitation', 'result', 'event'));

ALTER TABLE lead.event DROP CONSTRAINT event_kind_check;
ALTER TABLE lead.event ADD CONSTRAINT event_kind_check CHECK (kind IN ('received', 'amended', 'linked', 'assigned',
    'claimed', 'released', 'status', 'note', 'next_step', 'next_step_done', 'mail', 'entered', 'outcome', 'reopened',
    'merged', 'unmerged', 'reply', 'returned', 'quarantined', 'accepted', 'registered', 'withdrew'));
