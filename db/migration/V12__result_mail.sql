-- A visitor has his own result mailed to himself. The public door puts the sealed letter in the outbox, and can do nothing
-- else there.
ALTER TABLE mail.outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE mail.outbox ADD CONSTRAINT outbox_kind_check CHECK (kind IN ('lead_confirmation', 'lead_amended',
    'lead_notice', 'lead_entered', 'invitation', 'result'));
CREATE INDEX outbox_result ON mail.outbox (created_at) WHERE kind = 'result';

-- Puts a letter in the outbox, once for each mail however often it is asked; one that was given up is tried anew, as if it
-- were the first time, with the letter of now. Returns whether it waits there or was sent; false = this hour
-- so many visitors had something mailed that nobody else can, so that this door cannot be used to flood people with mail.
CREATE FUNCTION mail.submit_result(mail uuid, message_id text, sealed bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    most_an_hour CONSTANT int := 200;
    revision int;
BEGIN
    IF mail IS NULL OR sealed IS NULL OR length(sealed) NOT BETWEEN 1 AND 65536
            OR message_id IS NULL OR message_id !~ ('^<' || mail || '@[A-Za-z0-9.-]{1,253}>$') THEN
        RAISE EXCEPTION 'A mail has an id, a Message-ID made of it, and something sealed' USING ERRCODE = '22023';
    END IF;
    -- One after the other, so that nobody is counted past
    PERFORM pg_catalog.pg_advisory_xact_lock('mail.outbox'::pg_catalog.regclass::oid::bigint);
    IF EXISTS (SELECT FROM mail.outbox o
            WHERE o.id = submit_result.mail AND (o.status <> 'failed' OR o.kind <> 'result')) THEN
        RETURN true;
    END IF;
    IF (SELECT count(*) FROM mail.outbox o
            WHERE o.kind = 'result' AND o.created_at > now() - interval '1 hour') >= most_an_hour THEN
        RETURN false;
    END IF;
    INSERT INTO mail.outbox AS o (id, message_id, kind, created_at)
        VALUES (submit_result.mail, submit_result.message_id, 'result', now())
        -- The attempt counts, so that this is another piece of work than the one that may just be ending
        ON CONFLICT (id) DO UPDATE SET status = 'waiting', problem = NULL, attempts = o.attempts + 1, created_at = now()
        RETURNING o.attempts + 1 INTO revision;
    INSERT INTO mail.letter (outbox_id, sealed) VALUES (submit_result.mail, submit_result.sealed);
    PERFORM scheduler.schedule('send-mail', submit_result.mail, revision);
    PERFORM scheduler.schedule('forget-mail', submit_result.mail, 1);
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION mail.submit_result FROM PUBLIC;

GRANT USAGE ON SCHEMA mail TO pw_public;
GRANT EXECUTE ON FUNCTION mail.submit_result TO pw_public;
