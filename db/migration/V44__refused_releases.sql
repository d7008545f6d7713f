-- A release that was refused was known only to the process that tried it: the status page of an office apart, and everybody
-- after a restart, saw nothing of it.

CREATE TABLE insight.refusal (
    -- in the Netherlands
    day date PRIMARY KEY,
    times int NOT NULL CHECK (times > 0)
);
REVOKE ALL ON insight.refusal FROM PUBLIC;

CREATE FUNCTION insight.note_refusal(at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' SET timezone = 'Europe/Amsterdam'
AS $$
    INSERT INTO insight.refusal AS r (day, times) VALUES (at::date, 1)
    ON CONFLICT ON CONSTRAINT refusal_pkey DO UPDATE SET times = r.times + 1;
$$;
REVOKE ALL ON FUNCTION insight.note_refusal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION insight.note_refusal TO pw_figures;

DROP FUNCTION upkeep.figures(timestamptz);
CREATE FUNCTION upkeep.figures(at timestamptz,
    OUT leads_unanswered int, OUT leads_late int, OUT oldest_unanswered timestamptz, OUT oldest_unopened timestamptz,
    OUT mails_waiting int, OUT mails_failed int, OUT oldest_unsent timestamptz,
    OUT release_days_overdue int, OUT releases_refused int, OUT last_retention timestamptz, OUT retention_overdue int,
    OUT archive_last timestamptz, OUT archive_fails boolean, OUT database_bytes bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' SET timezone = 'Europe/Amsterdam'
AS $$
DECLARE
    -- the time zone is set above; figures of a day are due at six the next morning
    last_due CONSTANT date := (at - interval '6 hours')::date - 1;
BEGIN
    SELECT count(*), count(*) FILTER (WHERE l.respond_by < at), min(l.received_at)
        INTO leads_unanswered, leads_late, oldest_unanswered
        FROM lead.lead l
        WHERE l.status <> 'done' AND l.first_response_at IS NULL AND l.respond_by IS NOT NULL
            AND l.quarantined_because IS NULL AND l.merged_into IS NULL AND l.paused_because IS NULL;
    SELECT min(i.received_at) INTO oldest_unopened FROM lead.intake i WHERE i.sealed IS NOT NULL;
    -- Without what visitors ask for at whatever address: anybody can make those fail
    SELECT count(*) FILTER (WHERE o.status <> 'failed'), count(*) FILTER (WHERE o.status = 'failed'),
            min(o.created_at) FILTER (WHERE o.status <> 'failed')
        INTO mails_waiting, mails_failed, oldest_unsent
        FROM mail.outbox o
        WHERE o.status IN ('waiting', 'leaving', 'failed') AND o.kind NOT IN ('result', 'own_link');
    SELECT greatest(0, last_due - coalesce(max(l.until_day), (SELECT c.first_day - 1 FROM insight.calendar c), last_due))
        INTO release_days_overdue FROM insight.ledger l WHERE l.family = 'R1';
    -- Of a week: whoever was away over the weekend sees it too
    SELECT coalesce(sum(r.times), 0)::int INTO releases_refused FROM insight.refusal r WHERE r.day > at::date - 7;
    -- The last time that each class was done: one that fails night after night makes the oldest of them grow old
    SELECT min(latest.at), coalesce(sum(greatest(0, latest.due - latest.removed)), 0)::int
        INTO last_retention, retention_overdue
        FROM (SELECT DISTINCT ON (r.class) r.at, r.due, r.removed FROM privacy.retention_run r
            ORDER BY r.class, r.at DESC, r.id DESC) latest;
    SELECT a.last_archived_time, coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'), false)
        INTO archive_last, archive_fails FROM pg_catalog.pg_stat_archiver a;
    database_bytes := pg_catalog.pg_database_size(pg_catalog.current_database());
END $$;
REVOKE ALL ON FUNCTION upkeep.figures FROM PUBLIC;
GRANT EXECUTE ON FUNCTION upkeep.figures TO pw_office, pw_worker;
