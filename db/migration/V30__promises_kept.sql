-- What was still missing of what is promised about people (decision 28).

-- A lead that goes on is looked at again for who else it is of: while it stood still it was linked with nothing.
CREATE OR REPLACE FUNCTION lead.pause_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    NEW.respond_by := CASE WHEN NEW.first_response_at IS NULL THEN NEW.respond_by + (now() - OLD.paused_at)
        ELSE NEW.respond_by END;
    NEW.owned_since := NEW.owned_since + (now() - OLD.paused_at);
    IF NEW.owner IS NOT NULL AND NEW.first_response_at IS NULL AND NEW.status <> 'done' AND NEW.merged_into IS NULL THEN
        PERFORM scheduler.schedule('return-lead', NEW.id, NEW.version);
    END IF;
    PERFORM scheduler.schedule('reindex-lead', NEW.id, NEW.version);
    RETURN NEW;
END $$;

-- P30D and P1M are the same to PostgreSQL, and not to a calendar.
CREATE OR REPLACE FUNCTION privacy.keep_rules(rules jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    changed int;
BEGIN
    UPDATE privacy.rule r SET period = given.value::interval FROM jsonb_each_text(rules) given
        WHERE given.key = r.class AND r.period::text <> given.value::interval::text;
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed > 0 THEN
        UPDATE lead.lead l SET anonymise_on = lead.anonymise_on(l.last_contact_at, l.outcome, l.handed_over_at)
            WHERE l.anonymise_on <> lead.anonymise_on(l.last_contact_at, l.outcome, l.handed_over_at);
    END IF;
END $$;

-- A month goes after the clockwork signed until when it was kept: so a period that is longer later does not make it look as if
-- it went too early.
ALTER TABLE audit.segment
    ADD COLUMN kept_until date,
    ADD COLUMN release bytea,
    ADD CONSTRAINT segment_release CHECK ((kept_until IS NULL) = (release IS NULL));

-- The oldest month whose time has come and of which that was not signed yet, also one that is gone already; null = there is
-- none.
CREATE FUNCTION audit.month_to_release(log text, at timestamptz, OUT month date, OUT head bytea, OUT kept_until date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT s.month, s.head, u.until
    FROM audit.segment s, LATERAL (
        SELECT ((s.month + interval '1 month') + privacy.period(month_to_release.log || '_log'))::date) u (until)
    WHERE s.log = month_to_release.log AND s.release IS NULL
        AND u.until::timestamp AT TIME ZONE 'Europe/Amsterdam' <= month_to_release.at
    ORDER BY s.month LIMIT 1;
$$;
REVOKE ALL ON FUNCTION audit.month_to_release FROM PUBLIC;

-- Keeps what the clockwork signed of exactly that month.
CREATE FUNCTION audit.release_month(log text, at timestamptz, month date, kept_until date, signature bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    due record;
BEGIN
    SELECT * INTO due FROM audit.month_to_release(log, at);
    IF due.month IS DISTINCT FROM release_month.month OR due.kept_until IS DISTINCT FROM release_month.kept_until THEN
        RAISE EXCEPTION 'That month is to stay, or was released' USING ERRCODE = '22023';
    END IF;
    UPDATE audit.segment s SET kept_until = release_month.kept_until, release = release_month.signature
        WHERE s.log = release_month.log AND s.month = release_month.month;
END $$;
REVOKE ALL ON FUNCTION audit.release_month FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.month_to_release, audit.release_month TO pw_worker;

-- Drops the lines of one month whose time has come, after that was signed. Returns how many lines.
CREATE OR REPLACE FUNCTION audit.drop_segment(log text, at timestamptz, period interval) RETURNS int
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
    oldest audit.segment%ROWTYPE;
    removed int := 0;
BEGIN
    LOOP
        SELECT * INTO oldest FROM audit.months_due(log, at, period) LIMIT 1;
        EXIT WHEN NOT FOUND OR oldest.release IS NULL OR removed > 0;
        EXECUTE format('DELETE FROM audit.%I l WHERE l.position BETWEEN $1 AND $2', log)
            USING oldest.first_position, oldest.last_position;
        GET DIAGNOSTICS removed = ROW_COUNT;
        UPDATE audit.segment s SET dropped_at = drop_segment.at WHERE s.log = oldest.log AND s.month = oldest.month;
    END LOOP;
    RETURN removed;
END $$;

-- No longer so few an hour: somebody who asks for links by the hundred must not keep others from theirs. How many mails come of
-- it, the worker decides; this many are more than it could ever open.
CREATE OR REPLACE FUNCTION privacy.ask(visit uuid, sealed bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    most_an_hour CONSTANT int := 20000;
    made int;
BEGIN
    -- One after the other, so that nobody is counted past
    PERFORM pg_catalog.pg_advisory_xact_lock('privacy.visit'::pg_catalog.regclass::oid::bigint);
    IF (SELECT count(*) FROM (SELECT FROM privacy.visit v WHERE v.asked_at > now() - interval '1 hour'
            LIMIT most_an_hour) asked) >= most_an_hour THEN
        RETURN false;
    END IF;
    INSERT INTO privacy.visit (id, sealed) VALUES (ask.visit, ask.sealed) ON CONFLICT (id) DO NOTHING;
    GET DIAGNOSTICS made = ROW_COUNT;
    IF made = 1 THEN
        PERFORM scheduler.schedule('open-visit', ask.visit, 0);
    END IF;
    RETURN true;
END $$;

-- What staff carry out of a request that came by letter, telephone or visit.
ALTER TABLE privacy.step DROP CONSTRAINT step_kind_check, ADD CONSTRAINT step_kind_check CHECK (kind IN ('entered', 'checked',
    'about', 'note', 'extended', 'erasing', 'carried_out', 'answered', 'refused'));
