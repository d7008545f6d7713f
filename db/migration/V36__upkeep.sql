-- What whoever keeps the installation running may know: which version the database is of, and figures about nobody.
CREATE SCHEMA upkeep;
REVOKE ALL ON SCHEMA upkeep FROM PUBLIC;

-- The newest migration that this database has had; every process looks whether it is its own.
CREATE FUNCTION upkeep.schema_version() RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$ SELECT max(h.version::int) FROM flyway.flyway_schema_history h WHERE h.success $$;
REVOKE ALL ON FUNCTION upkeep.schema_version FROM PUBLIC;

-- What waits, and since when. Of people no more than how many: whoever may call this reads no table by it.
CREATE FUNCTION upkeep.figures(at timestamptz,
    OUT leads_unanswered int, OUT leads_late int, OUT oldest_unanswered timestamptz, OUT oldest_unopened timestamptz,
    OUT mails_waiting int, OUT mails_failed int, OUT oldest_unsent timestamptz,
    OUT release_days_overdue int, OUT last_retention timestamptz, OUT retention_overdue int,
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
    SELECT max(r.at) INTO last_retention FROM privacy.retention_run r;
    -- What the last night left although it was due and nothing held it
    SELECT coalesce(sum(greatest(0, r.due - r.removed)), 0)::int INTO retention_overdue
        FROM privacy.retention_run r WHERE r.at > last_retention - interval '1 hour';
    SELECT a.last_archived_time, coalesce(a.last_failed_time > coalesce(a.last_archived_time, '-infinity'), false)
        INTO archive_last, archive_fails FROM pg_catalog.pg_stat_archiver a;
    database_bytes := pg_catalog.pg_database_size(pg_catalog.current_database());
END $$;
REVOKE ALL ON FUNCTION upkeep.figures FROM PUBLIC;

GRANT USAGE ON SCHEMA upkeep TO pw_public, pw_office, pw_worker, pw_figures, pw_partner, pw_subject;
GRANT EXECUTE ON FUNCTION upkeep.schema_version TO pw_public, pw_office, pw_worker, pw_figures, pw_partner, pw_subject;
GRANT EXECUTE ON FUNCTION upkeep.figures TO pw_office, pw_worker;
