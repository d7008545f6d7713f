-- How long what is said of people is kept, and how it is forgotten: by the clock, or because somebody asks.

-- The periods as the clockwork was configured with; one table, so that whatever changes a lead finds the same rule.
CREATE TABLE privacy.rule (
    class text PRIMARY KEY CHECK (class ~ '^[a-z_]+$'),
    period interval NOT NULL CHECK (period > interval '0')
);
INSERT INTO privacy.rule (class, period) VALUES
    ('lead', 'P12M'), ('customer', 'P24M'), ('handed_over', 'P30D'), ('rights_case', 'P24M'), ('consent_receipt', 'P24M'),
    ('access_log', 'P24M'), ('export_log', 'P24M'), ('mail', 'P30D'), ('session', 'P1D');

CREATE FUNCTION privacy.period(class text) RETURNS interval
LANGUAGE sql STABLE SET search_path = ''
AS $$ SELECT r.period FROM privacy.rule r WHERE r.class = period.class $$;

-- When a period after some moment is over; counted where the office is, so that a month is a month there.
CREATE FUNCTION privacy.after(moment timestamptz, period interval) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = ''
AS $$ SELECT (moment AT TIME ZONE 'Europe/Amsterdam' + period) AT TIME ZONE 'Europe/Amsterdam' $$;

-- What each night's run did: numbers only, so that it proves something and says nothing of anybody.
CREATE TABLE privacy.retention_run (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    class text NOT NULL,
    -- the period as it was written down, for example P12M
    rule text NOT NULL,
    due int NOT NULL,
    removed int NOT NULL,
    -- due, and kept for a reason
    held int NOT NULL,
    -- of what is left, the day of the oldest; null = nothing is
    oldest_left date
);
CREATE INDEX retention_run_at ON privacy.retention_run (at, id);

-- Why a request was refused: what must be kept stands on the lead.
ALTER TABLE privacy.request ADD COLUMN refused_because text
    CHECK (refused_because IN ('claim', 'authority', 'tax', 'dispute'));

-- Somebody who chose a package is a customer: kept until a colleague has handed him over.
ALTER TABLE lead.lead ADD COLUMN handed_over_at timestamptz;
CREATE INDEX lead_anonymise ON lead.lead (anonymise_on) WHERE merged_into IS NULL;

DO $$
DECLARE
    kinds text;
BEGIN
    SELECT pg_get_expr(conbin, conrelid) INTO STRICT kinds FROM pg_constraint
        WHERE conname = 'event_kind_check' AND conrelid = 'lead.event'::regclass;
    EXECUTE 'ALTER TABLE lead.event DROP CONSTRAINT event_kind_check, ADD CONSTRAINT event_kind_check CHECK ('
        || kinds || ' OR kind IN (''held'', ''hold_lifted'', ''handed_over''))';
    SELECT pg_get_expr(conbin, conrelid) INTO STRICT kinds FROM pg_constraint
        WHERE conname = 'outbox_kind_check' AND conrelid = 'mail.outbox'::regclass;
    EXECUTE 'ALTER TABLE mail.outbox DROP CONSTRAINT outbox_kind_check, ADD CONSTRAINT outbox_kind_check CHECK ('
        || kinds || ' OR kind = ''erasure'')';
END $$;

-- The day on which a lead is anonymised.
CREATE FUNCTION lead.anonymise_on(last_contact timestamptz, outcome text, handed_over timestamptz) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT CASE
        WHEN outcome IS DISTINCT FROM 'chosen' THEN (privacy.after(last_contact, privacy.period('lead')))
        WHEN handed_over IS NULL THEN privacy.after(last_contact, privacy.period('customer'))
        ELSE least(privacy.after(last_contact, privacy.period('customer')),
            privacy.after(handed_over, privacy.period('handed_over')))
    END AT TIME ZONE 'Europe/Amsterdam';
$$;
REVOKE ALL ON FUNCTION lead.anonymise_on FROM PUBLIC;

-- Here, so that no way of changing a lead can forget it; who names a day himself (as merging does) is left alone.
CREATE FUNCTION lead.keep_day() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.anonymise_on := coalesce(NEW.anonymise_on,
            lead.anonymise_on(NEW.last_contact_at, NEW.outcome, NEW.handed_over_at));
    ELSIF NEW.anonymise_on = OLD.anonymise_on AND (NEW.last_contact_at, NEW.outcome, NEW.handed_over_at)
            IS DISTINCT FROM (OLD.last_contact_at, OLD.outcome, OLD.handed_over_at) THEN
        NEW.anonymise_on := lead.anonymise_on(NEW.last_contact_at, NEW.outcome, NEW.handed_over_at);
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION lead.keep_day FROM PUBLIC;
CREATE TRIGGER keep_day BEFORE INSERT OR UPDATE OF last_contact_at, outcome, handed_over_at ON lead.lead
    FOR EACH ROW EXECUTE FUNCTION lead.keep_day();
CREATE TRIGGER lead_forgotten AFTER DELETE ON lead.lead FOR EACH STATEMENT EXECUTE FUNCTION lead.tell_change();

-- What is left of leads whose day has come: how many there were of a kind, and no row of anybody. A kind that occurs once is
-- still only a month and a few words that a thousand others fit.
CREATE TABLE lead.past_lead (
    -- the first day of the month in which they came
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    site text NOT NULL,
    origin text NOT NULL,
    role text,
    outcome text,
    response_minutes int,
    leads int NOT NULL CHECK (leads > 0),
    CONSTRAINT past_lead_kind UNIQUE NULLS NOT DISTINCT (month, site, origin, role, outcome, response_minutes)
);

-- A lead, what was added to it, and to that.
CREATE FUNCTION lead.family(root uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SET search_path = ''
AS $$
    WITH RECURSIVE member (id) AS (
        SELECT root
        UNION
        SELECT l.id FROM lead.lead l JOIN member m ON l.merged_into = m.id)
    SELECT id FROM member;
$$;

-- The lead that stands in the lists, for one that may have been added to it.
CREATE FUNCTION lead.root(member uuid) RETURNS uuid
LANGUAGE sql STABLE SET search_path = ''
AS $$
    WITH RECURSIVE up (id, into_id) AS (
        SELECT l.id, l.merged_into FROM lead.lead l WHERE l.id = member
        UNION
        SELECT l.id, l.merged_into FROM lead.lead l JOIN up ON l.id = up.into_id)
    SELECT id FROM up WHERE into_id IS NULL;
$$;
REVOKE ALL ON FUNCTION lead.family, lead.root FROM PUBLIC;

-- Forgets these leads: the rows, the digests, what was written about them, their mails, the work that was planned; the ids of
-- mails that are about no lead may be among them. A place at an event that is still to come is free again. Whoever is not there
-- is forgotten already.
CREATE FUNCTION lead.forget(leads uuid[]) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    references_of text[];
    digests bytea[];
    others uuid[];
    place record;
    held site.event%ROWTYPE;
    forgotten int;
BEGIN
    -- The events first, then intakes, then leads, as everywhere
    PERFORM FROM site.event e WHERE e.id IN (SELECT r.event_id FROM lead.registration r WHERE r.id = ANY (leads))
        ORDER BY e.id FOR UPDATE;
    PERFORM FROM lead.intake i WHERE i.submission_id = ANY (leads) ORDER BY i.submission_id FOR UPDATE;
    PERFORM FROM lead.lead l WHERE l.id = ANY (leads) ORDER BY l.id FOR UPDATE;

    SELECT array_agg(l.reference) INTO references_of FROM lead.lead l WHERE l.id = ANY (leads);
    SELECT array_agg(DISTINCT k.digest) INTO digests FROM lead.lookup k
        WHERE k.lead_id = ANY (leads) AND k.kind = 'email';
    -- Leads of others, whose timeline names one of these by its number
    SELECT array_agg(o.id) INTO others FROM (
        SELECT k.lead_id FROM lead.link k WHERE k.earlier_id = ANY (leads)
        UNION SELECT k.earlier_id FROM lead.link k WHERE k.lead_id = ANY (leads)
        UNION SELECT m.kept FROM lead.merge m WHERE m.added = ANY (leads)
        UNION SELECT m.added FROM lead.merge m WHERE m.kept = ANY (leads)) o (id);
    DELETE FROM lead.event e WHERE e.lead_id = ANY (others) AND e.kind IN ('linked', 'merged', 'unmerged')
        AND e.detail = ANY (references_of);

    DELETE FROM scheduler.scheduled_tasks t WHERE NOT t.picked AND left(t.task_instance, 36) IN (
        SELECT id::text FROM unnest(leads) id
        UNION SELECT o.id::text FROM mail.outbox o WHERE o.about = ANY (leads) OR o.id = ANY (leads));
    DELETE FROM mail.outbox o WHERE o.about = ANY (leads) OR o.id = ANY (leads);
    DELETE FROM lead.spent_challenge s WHERE s.submission_id = ANY (leads);
    DELETE FROM lead.draft d WHERE d.lead_id = ANY (leads);
    DELETE FROM lead.merge m WHERE m.kept = ANY (leads) OR m.added = ANY (leads);
    DELETE FROM lead.link k WHERE k.lead_id = ANY (leads) OR k.earlier_id = ANY (leads);
    DELETE FROM lead.lookup k WHERE k.lead_id = ANY (leads);
    DELETE FROM lead.event e WHERE e.lead_id = ANY (leads);
    UPDATE lead.lead l SET merged_into = NULL WHERE l.merged_into = ANY (leads) AND l.id <> ALL (leads);
    FOR place IN
        DELETE FROM lead.registration r WHERE r.id = ANY (leads) RETURNING r.event_id, r.status
    LOOP
        IF place.status = 'coming' THEN
            UPDATE site.event e SET coming = e.coming - 1 WHERE e.id = place.event_id AND e.starts_at > now()
                RETURNING e.* INTO held;
            IF FOUND THEN
                PERFORM lead.move_up(held);
            END IF;
        END IF;
    END LOOP;
    DELETE FROM lead.receipt r WHERE r.submission_id = ANY (leads);
    DELETE FROM lead.lead l WHERE l.id = ANY (leads);
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    DELETE FROM lead.intake i WHERE i.submission_id = ANY (leads);

    -- What they once asked about their data stays, and no longer says who asked, once nothing else of them is here
    UPDATE privacy.request r SET subject = NULL, lead_id = NULL
        WHERE r.status <> 'open' AND (r.lead_id = ANY (leads) OR r.subject = ANY (digests)
            AND NOT EXISTS (SELECT FROM lead.lookup k WHERE k.digest = r.subject AND k.kind = 'email'));
    RETURN forgotten;
END $$;
REVOKE ALL ON FUNCTION lead.forget FROM PUBLIC;

-- Leads whose day has come, with all that was added to them; those that must be kept are held.
CREATE FUNCTION lead.due(today date) RETURNS TABLE (id uuid, reference text, customer boolean, held boolean, due_on date)
LANGUAGE sql STABLE SET search_path = ''
AS $$
    SELECT l.id, l.reference, l.outcome IS NOT DISTINCT FROM 'chosen', f.held, f.last_day
    FROM lead.lead l, LATERAL (
        SELECT bool_or(m.held_because IS NOT NULL) AS held, max(m.anonymise_on) AS last_day
        FROM lead.lead m WHERE m.id IN (SELECT lead.family(l.id))) f
    WHERE l.merged_into IS NULL AND l.anonymise_on <= today AND f.last_day <= today;
$$;
REVOKE ALL ON FUNCTION lead.due FROM PUBLIC;

-- Counts leads whose day has come among the past ones, and forgets them. Returns how many stood in the lists.
CREATE FUNCTION lead.anonymise(roots uuid[], today date) RETURNS int
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
    still_due uuid[];
    everything uuid[];
BEGIN
    PERFORM FROM lead.lead l WHERE l.id = ANY (roots) ORDER BY l.id FOR UPDATE;
    -- Somebody may have been in contact just now
    SELECT array_agg(d.id) INTO still_due FROM lead.due(today) d WHERE d.id = ANY (roots) AND NOT d.held;
    IF still_due IS NULL THEN
        RETURN 0;
    END IF;
    INSERT INTO lead.past_lead AS p (month, site, origin, role, outcome, response_minutes, leads)
        SELECT date_trunc('month', l.received_at AT TIME ZONE 'Europe/Amsterdam')::date, l.site, l.origin, l.role, l.outcome,
            l.response_minutes, count(*)
        FROM lead.lead l
        -- What was never let in was never counted
        WHERE l.id = ANY (still_due) AND l.quarantined_because IS NULL
        GROUP BY 1, 2, 3, 4, 5, 6
        ON CONFLICT ON CONSTRAINT past_lead_kind
            DO UPDATE SET leads = p.leads + excluded.leads;
    SELECT array_agg(member) INTO everything FROM unnest(still_due) root, lead.family(root) member;
    PERFORM lead.forget(everything);
    RETURN cardinality(still_due);
END $$;
REVOKE ALL ON FUNCTION lead.anonymise FROM PUBLIC;

-- What would go of a class, and what is left of it.
CREATE FUNCTION privacy.outlook(class text, at timestamptz, OUT due int, OUT held int, OUT oldest_left date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' SET timezone = 'Europe/Amsterdam'
AS $$
DECLARE
    -- the time zone is set above
    today CONSTANT date := at;
    period CONSTANT interval := privacy.period(class);
BEGIN
    held := 0;
    CASE class
        WHEN 'lead', 'customer' THEN
            SELECT count(*) FILTER (WHERE NOT d.held), count(*) FILTER (WHERE d.held) INTO due, held
                FROM lead.due(today) d WHERE d.customer = (class = 'customer');
            SELECT min(l.last_contact_at) INTO oldest_left FROM lead.lead l
                WHERE l.merged_into IS NULL AND (l.outcome IS NOT DISTINCT FROM 'chosen') = (class = 'customer');
        WHEN 'rights_case' THEN
            SELECT count(*) FILTER (WHERE privacy.after(r.ended_at, period) <= at), min(r.ended_at)
                INTO due, oldest_left FROM privacy.request r;
        WHEN 'consent_receipt' THEN
            -- It counts for six months at most, also when nobody replaced it
            SELECT count(*) FILTER (WHERE privacy.after(r.hour, interval '6 months' + period) <= at), min(r.hour)
                INTO due, oldest_left FROM consent.receipt r;
        WHEN 'access_log' THEN
            due := audit.lines_due('access', at, period);
            SELECT a.at INTO oldest_left FROM audit.access a ORDER BY a.position LIMIT 1;
        WHEN 'export_log' THEN
            due := audit.lines_due('export', at, period);
            SELECT e.at INTO oldest_left FROM audit.export e ORDER BY e.position LIMIT 1;
        WHEN 'mail' THEN
            SELECT count(*) FILTER (WHERE privacy.after(o.created_at, period) <= at), min(o.created_at)
                INTO due, oldest_left FROM mail.outbox o;
        WHEN 'session' THEN
            SELECT count(*) FILTER (WHERE privacy.after(s.seen_at, period) <= at), min(s.seen_at)
                INTO due, oldest_left FROM identity.session s;
        WHEN 'invitation' THEN
            SELECT count(*) FILTER (WHERE i.used_at IS NOT NULL OR i.expires_at <= at), min(i.created_at)
                INTO due, oldest_left FROM identity.invitation i;
        WHEN 'challenge' THEN
            SELECT count(*) FILTER (WHERE s.expires_at <= at), min(s.expires_at)
                INTO due, oldest_left FROM lead.spent_challenge s;
        WHEN 'left_colleague' THEN
            SELECT count(*) INTO due FROM (
                SELECT d.account FROM lead.draft d UNION ALL SELECT v.account FROM lead.saved_view v
                UNION ALL SELECT f.account FROM lead.calendar_feed f UNION ALL SELECT k.account FROM lead.keys_off k) o
                JOIN identity.account a ON a.id = o.account WHERE a.disabled_at <= at;
    END CASE;
END $$;
REVOKE ALL ON FUNCTION privacy.outlook FROM PUBLIC;

-- Removes what is due of a class, so many at most. Returns how many went.
CREATE FUNCTION privacy.sweep(class text, at timestamptz, most int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET timezone = 'Europe/Amsterdam'
AS $$
DECLARE
    -- the time zone is set above
    today CONSTANT date := at;
    period CONSTANT interval := privacy.period(class);
    removed int;
    more int;
BEGIN
    CASE class
        WHEN 'lead', 'customer' THEN
            removed := lead.anonymise(ARRAY (SELECT d.id FROM lead.due(today) d
                WHERE d.customer = (class = 'customer') AND NOT d.held ORDER BY d.due_on, d.id LIMIT most), today);
            IF class = 'lead' THEN
                -- What nobody could open in all that time
                PERFORM lead.forget(ARRAY (SELECT i.submission_id FROM lead.intake i
                    WHERE privacy.after(i.received_at, period) <= at
                        AND NOT EXISTS (SELECT FROM lead.lead l WHERE l.id = i.submission_id) LIMIT most));
            END IF;
            RETURN removed;
        WHEN 'rights_case' THEN
            DELETE FROM privacy.request r WHERE r.id IN (SELECT o.id FROM privacy.request o
                WHERE privacy.after(o.ended_at, period) <= at LIMIT most);
        WHEN 'consent_receipt' THEN
            DELETE FROM consent.receipt r WHERE r.number IN (SELECT o.number FROM consent.receipt o
                WHERE privacy.after(o.hour, interval '6 months' + period) <= at LIMIT most);
        WHEN 'access_log' THEN
            RETURN audit.drop_segment('access', at, period);
        WHEN 'export_log' THEN
            RETURN audit.drop_segment('export', at, period);
        WHEN 'mail' THEN
            DELETE FROM mail.outbox o WHERE o.id IN (SELECT p.id FROM mail.outbox p
                WHERE privacy.after(p.created_at, period) <= at LIMIT most);
        WHEN 'session' THEN
            DELETE FROM identity.session s WHERE s.id IN (SELECT o.id FROM identity.session o
                WHERE privacy.after(o.seen_at, period) <= at LIMIT most);
        WHEN 'invitation' THEN
            DELETE FROM identity.invitation i WHERE i.token_hash IN (SELECT o.token_hash FROM identity.invitation o
                WHERE o.used_at IS NOT NULL OR o.expires_at <= at LIMIT most);
        WHEN 'challenge' THEN
            DELETE FROM lead.spent_challenge s WHERE s.challenge IN (SELECT o.challenge FROM lead.spent_challenge o
                WHERE o.expires_at <= at LIMIT most);
        WHEN 'left_colleague' THEN
            -- Few at a time; those who may no longer come in come back to none of it
            DELETE FROM lead.draft d USING identity.account a WHERE a.id = d.account AND a.disabled_at <= at;
            GET DIAGNOSTICS removed = ROW_COUNT;
            DELETE FROM lead.saved_view v USING identity.account a WHERE a.id = v.account AND a.disabled_at <= at;
            GET DIAGNOSTICS more = ROW_COUNT;
            removed := removed + more;
            DELETE FROM lead.calendar_feed f USING identity.account a WHERE a.id = f.account AND a.disabled_at <= at;
            GET DIAGNOSTICS more = ROW_COUNT;
            removed := removed + more;
            DELETE FROM lead.keys_off k USING identity.account a WHERE a.id = k.account AND a.disabled_at <= at;
            GET DIAGNOSTICS more = ROW_COUNT;
            RETURN removed + more;
    END CASE;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END $$;
REVOKE ALL ON FUNCTION privacy.sweep FROM PUBLIC;

-- Numbers of the leads that would go, for the office to look at first.
CREATE FUNCTION privacy.leads_due(at timestamptz, most int) RETURNS TABLE (reference text, customer boolean, held boolean,
    due_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT d.reference, d.customer, d.held, d.due_on FROM lead.due((at AT TIME ZONE 'Europe/Amsterdam')::date) d
    ORDER BY d.due_on, d.reference LIMIT most;
$$;
REVOKE ALL ON FUNCTION privacy.leads_due FROM PUBLIC;

-- The periods of the configuration take effect, on every lead that is there too.
CREATE FUNCTION privacy.keep_rules(rules jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    changed int;
BEGIN
    UPDATE privacy.rule r SET period = given.value::interval FROM jsonb_each_text(rules) given
        WHERE given.key = r.class AND r.period <> given.value::interval;
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed > 0 THEN
        UPDATE lead.lead l SET anonymise_on = lead.anonymise_on(l.last_contact_at, l.outcome, l.handed_over_at)
            WHERE l.anonymise_on <> lead.anonymise_on(l.last_contact_at, l.outcome, l.handed_over_at);
    END IF;
END $$;
REVOKE ALL ON FUNCTION privacy.keep_rules FROM PUBLIC;

-- A month of a log: where it ends, signed, so that the lines themselves may go when their time has come and the rest still
-- fits. Says nothing of anybody.
CREATE TABLE audit.segment (
    log text NOT NULL CHECK (log IN ('access', 'export')),
    -- the first day of the month
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    first_position bigint NOT NULL,
    -- one before the first = a month without lines
    last_position bigint NOT NULL CHECK (last_position >= first_position - 1),
    -- the hash before the first line, and that of the last
    previous bytea NOT NULL CHECK (length(previous) = 32),
    head bytea NOT NULL CHECK (length(head) = 32),
    -- by the clockwork, over all of the above
    signature bytea NOT NULL,
    -- null = the lines are there
    dropped_at timestamptz,
    PRIMARY KEY (log, month)
);

-- The oldest month that is over and not closed yet; null = there is none.
CREATE FUNCTION audit.open_month(log text, at timestamptz, OUT month date, OUT first_position bigint,
    OUT last_position bigint, OUT previous bytea, OUT head bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    before audit.segment%ROWTYPE;
    ends timestamptz;
BEGIN
    SELECT * INTO before FROM audit.segment s WHERE s.log = open_month.log ORDER BY s.month DESC LIMIT 1;
    IF FOUND THEN
        month := before.month + interval '1 month';
        first_position := before.last_position + 1;
        previous := before.head;
    ELSE
        EXECUTE format('SELECT date_trunc(''month'', l.at AT TIME ZONE ''Europe/Amsterdam'')::date FROM audit.%I l'
            || ' ORDER BY l.position LIMIT 1', log) INTO month;
        first_position := 1;
        previous := sha256(CASE log WHEN 'access' THEN 'pakketwijzer access log'::bytea ELSE 'pakketwijzer exports' END);
    END IF;
    ends := (month + interval '1 month') AT TIME ZONE 'Europe/Amsterdam';
    IF month IS NULL OR ends > at THEN
        month := NULL;
        RETURN;
    END IF;
    -- Up to the first line of a later month: one that a clock that went back dated earlier belongs to the month after. No
    -- lock: nobody adds a line to a month that is over.
    EXECUTE format('SELECT l.position - 1 FROM audit.%I l WHERE l.position >= $1 AND l.at >= $2 ORDER BY l.position LIMIT 1',
        log) INTO last_position USING first_position, ends;
    IF last_position IS NULL THEN
        EXECUTE format('SELECT coalesce(max(l.position), $1 - 1) FROM audit.%I l WHERE l.position >= $1', log)
            INTO last_position USING first_position;
    END IF;
    head := previous;
    IF last_position >= first_position THEN
        EXECUTE format('SELECT l.hash FROM audit.%I l WHERE l.position = $1', log) INTO STRICT head USING last_position;
    END IF;
END $$;
REVOKE ALL ON FUNCTION audit.open_month FROM PUBLIC;

-- Closes exactly that month.
CREATE FUNCTION audit.close_month(log text, at timestamptz, month date, head bytea, signature bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    open record;
BEGIN
    SELECT * INTO open FROM audit.open_month(log, at);
    IF open.month IS DISTINCT FROM close_month.month OR open.head IS DISTINCT FROM close_month.head THEN
        RAISE EXCEPTION 'That month is closed, or ends otherwise' USING ERRCODE = '22023';
    END IF;
    INSERT INTO audit.segment (log, month, first_position, last_position, previous, head, signature)
        VALUES (close_month.log, open.month, open.first_position, open.last_position, open.previous, open.head,
            close_month.signature);
END $$;
REVOKE ALL ON FUNCTION audit.close_month FROM PUBLIC;

-- Months whose time has come, oldest first: counted from their end.
CREATE FUNCTION audit.months_due(log text, at timestamptz, period interval) RETURNS SETOF audit.segment
LANGUAGE sql STABLE SET search_path = ''
AS $$
    SELECT s.* FROM audit.segment s WHERE s.log = months_due.log AND s.dropped_at IS NULL
        AND ((s.month + interval '1 month') + months_due.period) AT TIME ZONE 'Europe/Amsterdam' <= months_due.at
    ORDER BY s.month;
$$;
REVOKE ALL ON FUNCTION audit.months_due FROM PUBLIC;

CREATE FUNCTION audit.lines_due(log text, at timestamptz, period interval) RETURNS int
LANGUAGE sql STABLE SET search_path = ''
AS $$ SELECT coalesce(sum(s.last_position - s.first_position + 1), 0)::int FROM audit.months_due(log, at, period) s $$;
REVOKE ALL ON FUNCTION audit.lines_due FROM PUBLIC;

-- Drops the lines of one month whose time has come. Returns how many lines.
CREATE FUNCTION audit.drop_segment(log text, at timestamptz, period interval) RETURNS int
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
    oldest audit.segment%ROWTYPE;
    removed int := 0;
BEGIN
    LOOP
        SELECT * INTO oldest FROM audit.months_due(log, at, period) LIMIT 1;
        EXIT WHEN NOT FOUND OR removed > 0;
        EXECUTE format('DELETE FROM audit.%I l WHERE l.position BETWEEN $1 AND $2', log)
            USING oldest.first_position, oldest.last_position;
        GET DIAGNOSTICS removed = ROW_COUNT;
        UPDATE audit.segment s SET dropped_at = drop_segment.at WHERE s.log = oldest.log AND s.month = oldest.month;
    END LOOP;
    RETURN removed;
END $$;
REVOKE ALL ON FUNCTION audit.drop_segment FROM PUBLIC;

REVOKE ALL ON FUNCTION privacy.period, privacy.after FROM PUBLIC;
GRANT SELECT ON privacy.rule TO pw_office, pw_worker;
GRANT SELECT ON privacy.retention_run TO pw_office, pw_worker;
GRANT INSERT ON privacy.retention_run TO pw_worker;
GRANT UPDATE (refused_because, subject, lead_id) ON privacy.request TO pw_worker;
GRANT SELECT ON lead.past_lead TO pw_office;
GRANT EXECUTE ON FUNCTION lead.forget, lead.root, lead.family, privacy.sweep, privacy.keep_rules TO pw_worker;
GRANT EXECUTE ON FUNCTION privacy.outlook, privacy.leads_due TO pw_office, pw_worker;
GRANT USAGE ON SCHEMA audit TO pw_worker;
GRANT SELECT ON audit.segment TO pw_office;
GRANT EXECUTE ON FUNCTION audit.open_month, audit.close_month TO pw_worker;

-- Customers who were there before there was a rule of their own.
UPDATE lead.lead l SET anonymise_on = lead.anonymise_on(l.last_contact_at, l.outcome, l.handed_over_at)
    WHERE l.outcome = 'chosen';
