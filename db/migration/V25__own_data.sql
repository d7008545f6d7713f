-- "Mijn gegevens": who proves an e-mail address sees what is kept under it, and uses his rights (decision 25).

-- Somebody asks for a link, and the visit that it leads to. Gone a day after it was asked; until then it counts how often an
-- address was asked for.
CREATE TABLE privacy.visit (
    id uuid PRIMARY KEY,
    -- the address, the language and the site, sealed to the lead keyset and bound to this row; null = opened
    sealed bytea CHECK (length(sealed) BETWEEN 1 AND 2048),
    asked_at timestamptz NOT NULL DEFAULT now(),
    -- keyed digest of the address, as in lead.lookup; null = not opened yet
    subject bytea CHECK (length(subject) = 32),
    -- SHA-256 of the 256 random bits in the link; null = no link was mailed
    link_hash bytea UNIQUE CHECK (length(link_hash) = 32),
    link_until timestamptz,
    -- SHA-256 of the 256 random bits in the visitor's session; null = the link was not used
    session_hash bytea UNIQUE CHECK (length(session_hash) = 32),
    -- the session ends then, and at the latest some hours after it began
    session_until timestamptz,
    session_begun timestamptz,
    CHECK ((session_hash IS NULL) = (session_until IS NULL) AND (session_hash IS NULL) = (session_begun IS NULL))
);
CREATE INDEX visit_asked ON privacy.visit (asked_at);
CREATE INDEX visit_subject ON privacy.visit (subject, asked_at);

-- A new e-mail address that is to be proved first, by a link that is sent to it.
CREATE TABLE privacy.new_address (
    request_id uuid PRIMARY KEY REFERENCES privacy.request ON DELETE CASCADE,
    -- sealed to the lead keyset and bound to this row
    sealed bytea NOT NULL CHECK (length(sealed) BETWEEN 1 AND 2048),
    link_hash bytea UNIQUE CHECK (length(link_hash) = 32),
    link_until timestamptz,
    confirmed_at timestamptz
);

-- The only thing that visitors can do here: leave an address, which they cannot read back. False = so many were left this
-- hour that it can only be an attack.
CREATE FUNCTION privacy.ask(visit uuid, sealed bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    most_an_hour CONSTANT int := 300;
    made int;
BEGIN
    -- One after the other, so that nobody is counted past
    PERFORM pg_catalog.pg_advisory_xact_lock('privacy.visit'::pg_catalog.regclass::oid::bigint);
    IF (SELECT count(*) FROM privacy.visit v WHERE v.asked_at > now() - interval '1 hour') >= most_an_hour THEN
        RETURN false;
    END IF;
    INSERT INTO privacy.visit (id, sealed) VALUES (ask.visit, ask.sealed) ON CONFLICT (id) DO NOTHING;
    GET DIAGNOSTICS made = ROW_COUNT;
    IF made = 1 THEN
        PERFORM scheduler.schedule('open-visit', ask.visit, 0);
    END IF;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION privacy.ask FROM PUBLIC;

-- Until when a link can be used; null = it is none of ours, was used, or its time is over.
CREATE FUNCTION privacy.link_until(link_hash bytea) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT v.link_until FROM privacy.visit v
    WHERE v.link_hash = link_until.link_hash AND v.session_hash IS NULL AND v.link_until > now();
$$;
REVOKE ALL ON FUNCTION privacy.link_until FROM PUBLIC;

-- Uses a link, once: of two who try, one gets a session of half an hour. Returns until when; null = the link cannot be used.
CREATE FUNCTION privacy.begin_visit(link_hash bytea, session_hash bytea) RETURNS timestamptz
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
AS $$
    UPDATE privacy.visit v
    SET session_hash = begin_visit.session_hash, session_begun = now(), session_until = now() + interval '30 minutes'
    WHERE v.link_hash = begin_visit.link_hash AND v.session_hash IS NULL AND v.link_until > now()
    RETURNING v.session_until;
$$;
REVOKE ALL ON FUNCTION privacy.begin_visit FROM PUBLIC;

-- Which session the running transaction names; none = no row, and so no rows anywhere.
CREATE FUNCTION privacy.named_session() RETURNS bytea
LANGUAGE sql STABLE SET search_path = ''
AS $$
    SELECT sha256(convert_to(nullif(current_setting('pakketwijzer.subject', true), ''), 'UTF8'));
$$;
REVOKE ALL ON FUNCTION privacy.named_session FROM PUBLIC;

-- Half an hour from now, at the latest five hours after it began; null = the session is over.
CREATE FUNCTION privacy.prolong_visit() RETURNS timestamptz
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
AS $$
    UPDATE privacy.visit v
    SET session_until = least(now() + interval '30 minutes', v.session_begun + interval '5 hours')
    WHERE v.session_hash = privacy.named_session() AND v.session_until > now()
    RETURNING v.session_until;
$$;
REVOKE ALL ON FUNCTION privacy.prolong_visit FROM PUBLIC;

CREATE FUNCTION privacy.end_visit() RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
AS $$
    UPDATE privacy.visit v SET session_until = least(v.session_until, now())
    WHERE v.session_hash = privacy.named_session();
$$;
REVOKE ALL ON FUNCTION privacy.end_visit FROM PUBLIC;

-- Whose session the running transaction names; null = nobody's, or it is over.
CREATE FUNCTION privacy.subject() RETURNS bytea
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT v.subject FROM privacy.visit v
    WHERE v.session_hash = privacy.named_session() AND v.session_until > now();
$$;
REVOKE ALL ON FUNCTION privacy.subject FROM PUBLIC;

-- The leads of whose session it is: those whose own address was proved, and no lead that staff put beside them.
CREATE FUNCTION privacy.own_leads() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT f.lead_id FROM lead.lookup f WHERE f.digest = privacy.subject() AND f.kind = 'email';
$$;
REVOKE ALL ON FUNCTION privacy.own_leads FROM PUBLIC;

-- Who looked at what of them: by role, never by name (C-579/21).
CREATE FUNCTION privacy.own_looks() RETURNS TABLE (lead_id uuid, at timestamptz, action text, details text, purpose text,
    role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT a.lead_id, a.at, a.action, a.details, a.purpose,
        CASE WHEN a.action = 'export' THEN 'export'
            WHEN a.purpose = 'request_of_person' AND 'privacy_officer' = ANY (who.roles) THEN 'privacy_officer'
            WHEN 'sales' = ANY (who.roles) THEN 'sales'
            WHEN 'privacy_officer' = ANY (who.roles) THEN 'privacy_officer'
            ELSE 'staff' END
    FROM audit.access a LEFT JOIN identity.account who ON who.id = a.actor
    WHERE a.lead_id IN (SELECT privacy.own_leads())
    ORDER BY a.position DESC
    LIMIT 1000;
$$;
REVOKE ALL ON FUNCTION privacy.own_looks FROM PUBLIC;

-- Whether the link to a new address can be used; and using it, once.
CREATE FUNCTION privacy.address_until(link_hash bytea) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT n.link_until FROM privacy.new_address n
    WHERE n.link_hash = address_until.link_hash AND n.confirmed_at IS NULL AND n.link_until > now();
$$;
REVOKE ALL ON FUNCTION privacy.address_until FROM PUBLIC;

CREATE FUNCTION privacy.confirm_address(link_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    confirmed uuid;
BEGIN
    UPDATE privacy.new_address n SET confirmed_at = now()
        WHERE n.link_hash = confirm_address.link_hash AND n.confirmed_at IS NULL AND n.link_until > now()
        RETURNING n.request_id INTO confirmed;
    IF confirmed IS NULL THEN
        RETURN false;
    END IF;
    PERFORM scheduler.schedule('change-address', confirmed, 0);
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION privacy.confirm_address FROM PUBLIC;

-- What follows from a change is scheduled with it, so that no way of making it can forget that; the login that makes it can
-- schedule nothing else.
CREATE FUNCTION privacy.request_made() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    -- Looking is not worth a mail: the link was one.
    IF NEW.kind <> 'access' THEN
        PERFORM scheduler.schedule('confirm-request', NEW.id, 0);
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION privacy.request_made FROM PUBLIC;
CREATE TRIGGER request_made AFTER INSERT ON privacy.request FOR EACH ROW WHEN (NEW.came_by = 'own')
    EXECUTE FUNCTION privacy.request_made();

CREATE FUNCTION privacy.address_asked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    PERFORM scheduler.schedule('prove-address', NEW.request_id, 0);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION privacy.address_asked FROM PUBLIC;
CREATE TRIGGER address_asked AFTER INSERT ON privacy.new_address FOR EACH ROW EXECUTE FUNCTION privacy.address_asked();

-- Who somebody is was changed, whoever did so: the blind indexes are made anew, by the worker. Not when only the key changed.
CREATE FUNCTION lead.person_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    PERFORM scheduler.schedule('reindex-lead', NEW.id, NEW.version);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION lead.person_changed FROM PUBLIC;
CREATE TRIGGER person_changed AFTER UPDATE OF name, email, phone, company ON lead.lead FOR EACH ROW
    WHEN (NEW.data_key = OLD.data_key AND NEW.version <> OLD.version
        AND (NEW.name, NEW.email, NEW.phone, NEW.company) IS DISTINCT FROM (OLD.name, OLD.email, OLD.phone, OLD.company))
    EXECUTE FUNCTION lead.person_changed();

-- A lead that stood still goes on where it was: its clocks stood still too.
CREATE FUNCTION lead.pause_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    NEW.respond_by := CASE WHEN NEW.first_response_at IS NULL THEN NEW.respond_by + (now() - OLD.paused_at)
        ELSE NEW.respond_by END;
    NEW.owned_since := NEW.owned_since + (now() - OLD.paused_at);
    IF NEW.owner IS NOT NULL AND NEW.first_response_at IS NULL AND NEW.status <> 'done' AND NEW.merged_into IS NULL THEN
        PERFORM scheduler.schedule('return-lead', NEW.id, NEW.version);
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION lead.pause_ended FROM PUBLIC;
CREATE TRIGGER pause_ended BEFORE UPDATE OF paused_because ON lead.lead FOR EACH ROW
    WHEN (OLD.paused_because IS NOT NULL AND NEW.paused_because IS NULL)
    EXECUTE FUNCTION lead.pause_ended();

-- What stands still is in no list, so not in the lists' indexes either.
DROP INDEX lead.lead_open, lead.lead_done, lead.lead_owner, lead.lead_listed, lead.lead_due, lead.lead_waiting,
    lead.lead_next_step;
CREATE INDEX lead_open ON lead.lead (received_at, id, status, owner, site, topic, role, origin)
    WHERE status <> 'done' AND quarantined_because IS NULL AND merged_into IS NULL AND paused_because IS NULL;
CREATE INDEX lead_done ON lead.lead (received_at, id)
    WHERE status = 'done' AND quarantined_because IS NULL AND merged_into IS NULL AND paused_because IS NULL;
CREATE INDEX lead_owner ON lead.lead (owner, received_at, id)
    WHERE status <> 'done' AND quarantined_because IS NULL AND merged_into IS NULL AND paused_because IS NULL;
CREATE INDEX lead_listed ON lead.lead (received_at, id, status, owner, site, topic, role, origin)
    WHERE quarantined_because IS NULL AND merged_into IS NULL AND paused_because IS NULL;
CREATE INDEX lead_due ON lead.lead (received_at, id, respond_by, owner, site, topic, role, origin)
    WHERE status <> 'done' AND first_response_at IS NULL AND respond_by IS NOT NULL
        AND quarantined_because IS NULL AND merged_into IS NULL AND paused_because IS NULL;
CREATE INDEX lead_waiting ON lead.lead (owner, respond_by, id)
    WHERE first_response_at IS NULL AND status <> 'done' AND quarantined_because IS NULL AND merged_into IS NULL
        AND paused_because IS NULL;
CREATE INDEX lead_next_step ON lead.lead (owner, next_step_on, id)
    WHERE next_step_on IS NOT NULL AND status <> 'done' AND quarantined_because IS NULL AND merged_into IS NULL
        AND paused_because IS NULL;

-- Three more kinds of mail, and four of events, beside whatever kinds there are by now
DO $$
DECLARE
    kinds text;
BEGIN
    SELECT pg_get_expr(conbin, conrelid) INTO STRICT kinds FROM pg_constraint
        WHERE conname = 'outbox_kind_check' AND conrelid = 'mail.outbox'::regclass;
    EXECUTE 'ALTER TABLE mail.outbox DROP CONSTRAINT outbox_kind_check, ADD CONSTRAINT outbox_kind_check CHECK ('
        || kinds || ' OR kind IN (''own_link'', ''own_request'', ''own_address''))';
    SELECT pg_get_expr(conbin, conrelid) INTO STRICT kinds FROM pg_constraint
        WHERE conname = 'event_kind_check' AND conrelid = 'lead.event'::regclass;
    EXECUTE 'ALTER TABLE lead.event DROP CONSTRAINT event_kind_check, ADD CONSTRAINT event_kind_check CHECK ('
        || kinds || ' OR kind IN (''paused'', ''resumed'', ''corrected'', ''answers_withdrawn''))';
END $$;

-- Who may see which rows. For staff and the clockwork everything stays as it was.
ALTER TABLE lead.lead ENABLE ROW LEVEL SECURITY;
ALTER TABLE lead.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE lead.receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE lead.registration ENABLE ROW LEVEL SECURITY;
ALTER TABLE lead.draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy.request ENABLE ROW LEVEL SECURITY;
ALTER TABLE privacy.new_address ENABLE ROW LEVEL SECURITY;
CREATE POLICY inside ON lead.lead TO pw_office, pw_worker USING (true) WITH CHECK (true);
CREATE POLICY inside ON lead.event TO pw_office, pw_worker USING (true) WITH CHECK (true);
CREATE POLICY inside ON lead.receipt TO pw_office, pw_worker USING (true) WITH CHECK (true);
CREATE POLICY inside ON lead.registration TO pw_office, pw_worker USING (true) WITH CHECK (true);
CREATE POLICY inside ON lead.draft TO pw_office, pw_worker USING (true) WITH CHECK (true);
CREATE POLICY inside ON privacy.request TO pw_office, pw_worker USING (true) WITH CHECK (true);
CREATE POLICY inside ON privacy.new_address TO pw_worker USING (true) WITH CHECK (true);

CREATE POLICY own ON lead.lead TO pw_subject
    USING (id = ANY (ARRAY(SELECT privacy.own_leads()))) WITH CHECK (id = ANY (ARRAY(SELECT privacy.own_leads())));
CREATE POLICY own ON lead.receipt FOR SELECT TO pw_subject USING (submission_id = ANY (ARRAY(SELECT privacy.own_leads())));
CREATE POLICY own ON lead.registration FOR SELECT TO pw_subject USING (id = ANY (ARRAY(SELECT privacy.own_leads())));
CREATE POLICY own ON lead.draft FOR SELECT TO pw_subject USING (lead_id = ANY (ARRAY(SELECT privacy.own_leads())));
CREATE POLICY own ON lead.event FOR SELECT TO pw_subject USING (lead_id = ANY (ARRAY(SELECT privacy.own_leads())));
CREATE POLICY own_new ON lead.event FOR INSERT TO pw_subject
    WITH CHECK (lead_id = ANY (ARRAY(SELECT privacy.own_leads()))
        AND kind IN ('paused', 'resumed', 'corrected', 'answers_withdrawn'));
CREATE POLICY own ON privacy.request FOR SELECT TO pw_subject USING (subject = (SELECT privacy.subject()));
-- What needs others stays open until it is done; one cannot say so oneself.
CREATE POLICY own_new ON privacy.request FOR INSERT TO pw_subject
    WITH CHECK (came_by = 'own' AND subject = (SELECT privacy.subject())
        AND (lead_id IS NULL OR lead_id = ANY (ARRAY(SELECT privacy.own_leads())))
        AND (kind <> 'erase' OR status = 'open') AND status <> 'refused');
CREATE POLICY own_new ON privacy.new_address FOR INSERT TO pw_subject
    WITH CHECK (EXISTS (SELECT FROM privacy.request r WHERE r.id = request_id AND r.subject = (SELECT privacy.subject())
        AND r.kind = 'correct' AND r.status = 'open'));

GRANT USAGE ON SCHEMA privacy TO pw_public;
GRANT EXECUTE ON FUNCTION privacy.ask TO pw_public;
GRANT USAGE ON SCHEMA lead TO pw_subject;
GRANT EXECUTE ON FUNCTION privacy.link_until, privacy.begin_visit, privacy.named_session, privacy.prolong_visit,
    privacy.end_visit, privacy.subject, privacy.own_leads, privacy.own_looks, privacy.address_until, privacy.confirm_address
    TO pw_subject;
-- Not whose lead it is: no colleague is named
GRANT SELECT (id, reference, site, language, origin, topic, package_id, role, reply_by, call_moment, received_at, amended_at,
    data_key, key_no, name, email, phone, company, question, answers, ranking, initials, status, last_contact_at, next_step,
    next_step_on, anonymise_on, quarantined_because, merged_into, outcome, outcome_at, outcome_package, paused_because,
    paused_at, held_because, version) ON lead.lead TO pw_subject;
GRANT UPDATE (name, phone, company, question, answers, ranking, role, topic, initials, paused_because, paused_at, version)
    ON lead.lead TO pw_subject;
GRANT SELECT (id, lead_id, position, at, kind, detail, words) ON lead.event TO pw_subject;
GRANT INSERT (id, lead_id, at, kind, detail) ON lead.event TO pw_subject;
GRANT SELECT (submission_id, revision, given_at, agreed_text, answers_attached) ON lead.receipt TO pw_subject;
GRANT SELECT (id, status, registered_at) ON lead.registration TO pw_subject;
GRANT SELECT (id, lead_id, field, words, saved_at) ON lead.draft TO pw_subject;
GRANT SELECT ON privacy.request TO pw_subject;
GRANT INSERT (id, number, kind, came_by, subject, lead_id, received_at, due_on, status, ended_at) ON privacy.request
    TO pw_subject;
GRANT INSERT (request_id, sealed) ON privacy.new_address TO pw_subject;
-- A new address is another digest: what was asked before stays its person's
GRANT UPDATE (subject) ON privacy.request TO pw_worker;
GRANT SELECT, DELETE, UPDATE (sealed, subject, link_hash, link_until) ON privacy.visit TO pw_worker;
GRANT SELECT, DELETE, UPDATE (link_hash, link_until) ON privacy.new_address TO pw_worker;
