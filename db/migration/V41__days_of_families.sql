-- Leads that belong together go on one day, and nothing that happens to one of them leaves the others with a day that is not theirs.

-- The day on which a lead goes with all that was added to it, made anew from what is so of each: the latest of theirs, and of a
-- customer who was handed over his own. Of any of those that belong together.
CREATE FUNCTION lead.renew_days(leads uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$
    WITH member AS MATERIALIZED (
        SELECT r.root, id FROM (SELECT DISTINCT lead.root(l) FROM unnest(leads) l) r (root), lead.family(r.root) id),
    day AS (
        SELECT m.root, coalesce(max(own.day) FILTER (WHERE m.id = m.root AND l.handed_over_at IS NOT NULL), max(own.day)) AS day
        FROM member m JOIN lead.lead l ON l.id = m.id,
            LATERAL (SELECT lead.anonymise_on(l.last_contact_at, l.outcome, l.handed_over_at)) own (day)
        GROUP BY m.root)
    UPDATE lead.lead l SET anonymise_on = d.day FROM member m JOIN day d ON d.root = m.root
        WHERE l.id = m.id AND l.anonymise_on <> d.day;
$$;
REVOKE ALL ON FUNCTION lead.renew_days FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lead.renew_days TO pw_office;

-- Merging changes days and undoing changes them back by that rule, so that nothing needs to be remembered of them.
ALTER TABLE lead.merge DROP COLUMN kept_until, DROP COLUMN added_until, DROP COLUMN later;

-- As before, and leads that were put together stay together.
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
        PERFORM lead.renew_days(ARRAY (SELECT l.id FROM lead.lead l WHERE l.merged_into IS NOT NULL));
    END IF;
END $$;

-- Holds these leads, with whatever hangs on them, in the one order in which all do so: events, intakes, then a lead before what
-- was added to it.
CREATE FUNCTION lead.hold(leads uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    PERFORM FROM site.event e WHERE e.id IN (SELECT r.event_id FROM lead.registration r WHERE r.id = ANY (leads))
        ORDER BY e.id FOR UPDATE;
    PERFORM FROM lead.intake i WHERE i.submission_id = ANY (leads) ORDER BY i.submission_id FOR UPDATE;
    PERFORM FROM lead.lead l
        WHERE l.id = ANY (leads) OR l.id IN (SELECT lead.root(member) FROM unnest(leads) member)
        ORDER BY l.merged_into IS NOT NULL, l.id FOR UPDATE;
END $$;
REVOKE ALL ON FUNCTION lead.hold FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lead.hold TO pw_worker;

-- As before, and what was put together with one of these is kept as long as is its own due.
CREATE OR REPLACE FUNCTION lead.forget(leads uuid[]) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    references_of text[];
    digests bytea[];
    together uuid[];
    others uuid[];
    place record;
    held site.event%ROWTYPE;
    forgotten int;
BEGIN
    PERFORM lead.hold(leads);

    SELECT array_agg(l.reference) INTO references_of FROM lead.lead l WHERE l.id = ANY (leads);
    SELECT array_agg(DISTINCT k.digest) INTO digests FROM lead.lookup k
        WHERE k.lead_id = ANY (leads) AND k.kind = 'email';
    SELECT array_agg(o.id) INTO together FROM (
        SELECT m.kept FROM lead.merge m WHERE m.added = ANY (leads)
        UNION SELECT m.added FROM lead.merge m WHERE m.kept = ANY (leads)) o (id);
    -- Leads of others, whose timeline names one of these by its number
    SELECT array_agg(o.id) INTO others FROM (
        SELECT k.lead_id FROM lead.link k WHERE k.earlier_id = ANY (leads)
        UNION SELECT k.earlier_id FROM lead.link k WHERE k.lead_id = ANY (leads)
        UNION SELECT t.id FROM unnest(together) t (id)) o (id);
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
    PERFORM lead.renew_days(together);

    -- What they once asked about their data stays, and no longer says who asked, once nothing else of them is here
    UPDATE privacy.request r SET subject = NULL, lead_id = NULL
        WHERE r.status <> 'open' AND (r.lead_id = ANY (leads) OR r.subject = ANY (digests)
            AND NOT EXISTS (SELECT FROM lead.lookup k WHERE k.digest = r.subject AND k.kind = 'email'));
    RETURN forgotten;
END $$;

-- As before, and its clocks also stood still until it came to stand still for another reason.
CREATE OR REPLACE FUNCTION lead.pause_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    stood CONSTANT interval := coalesce(NEW.paused_at, now()) - OLD.paused_at;
BEGIN
    NEW.paused_for := OLD.paused_for + stood;
    NEW.respond_by := CASE WHEN NEW.first_response_at IS NULL THEN NEW.respond_by + stood ELSE NEW.respond_by END;
    NEW.owned_since := NEW.owned_since + stood;
    IF NEW.paused_because IS NULL THEN
        IF NEW.owner IS NOT NULL AND NEW.first_response_at IS NULL AND NEW.status <> 'done' AND NEW.merged_into IS NULL THEN
            PERFORM scheduler.schedule('return-lead', NEW.id, NEW.version);
        END IF;
        PERFORM scheduler.schedule('reindex-lead', NEW.id, NEW.version);
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER pause_ended ON lead.lead;
CREATE TRIGGER pause_ended BEFORE UPDATE OF paused_because ON lead.lead FOR EACH ROW
    WHEN (OLD.paused_because IS NOT NULL AND NEW.paused_because IS DISTINCT FROM OLD.paused_because)
    EXECUTE FUNCTION lead.pause_ended();

-- Why a lead ended is kept while it is typed, too.
ALTER TABLE lead.draft DROP CONSTRAINT draft_field_check,
    ADD CONSTRAINT draft_field_check CHECK (field IN ('note', 'reply', 'step', 'reason'));

-- Leads that have a day that is not theirs, because of what happened to what they were put together with.
SELECT lead.renew_days(ARRAY (SELECT m.kept FROM lead.merge m UNION SELECT m.added FROM lead.merge m));
