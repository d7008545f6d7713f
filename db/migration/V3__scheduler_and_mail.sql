-- Work that is done later, and the mails that wait for it.
CREATE SCHEMA scheduler;

-- db-scheduler's own table (its documentation names the columns). A row holds an id and nothing of what it is about.
CREATE TABLE scheduler.scheduled_tasks (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamptz NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint NOT NULL,
    priority smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON scheduler.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduler.scheduled_tasks (last_heartbeat);

-- Schedules work in the transaction of the change that causes it, whoever makes the change.
CREATE FUNCTION scheduler.schedule(task text, instance uuid, revision int) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$
    INSERT INTO scheduler.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
    VALUES (task, instance::text || '/' || revision, now(), false, 1)
    ON CONFLICT (task_name, task_instance) DO NOTHING;
$$;
REVOKE ALL ON FUNCTION scheduler.schedule FROM PUBLIC;

GRANT USAGE ON SCHEMA scheduler TO pw_office, pw_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduler.scheduled_tasks TO pw_worker;
GRANT EXECUTE ON FUNCTION scheduler.schedule TO pw_office, pw_worker;

CREATE SCHEMA mail;

CREATE TABLE mail.outbox (
    id uuid PRIMARY KEY,
    -- the same at every attempt, so that a mail that went out twice is shown once
    message_id text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('lead_confirmation', 'lead_amended', 'lead_notice', 'lead_entered',
        'invitation')),
    -- what the mail is about: mails about the same thing leave in order; null = about nothing in particular
    about uuid,
    position bigint GENERATED ALWAYS AS IDENTITY,
    created_at timestamptz NOT NULL,
    status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'sent', 'failed')),
    attempts int NOT NULL DEFAULT 0,
    sent_at timestamptz,
    -- what went wrong last, in the words of our own code: never what a mail server said
    problem text CHECK (problem IN ('unreachable', 'refused', 'sign_in', 'other'))
);
CREATE INDEX outbox_about ON mail.outbox (about, position);
CREATE INDEX outbox_unsent ON mail.outbox (position) WHERE status <> 'sent';

-- Recipient, subject and text, sealed to the mail keyset: only the worker opens it. Apart from the outbox, so that the
-- office can see what waits and not what is in it.
CREATE TABLE mail.letter (
    outbox_id uuid PRIMARY KEY REFERENCES mail.outbox ON DELETE CASCADE,
    sealed bytea NOT NULL
);

GRANT USAGE ON SCHEMA mail TO pw_office, pw_worker;
GRANT SELECT, INSERT ON mail.outbox TO pw_office;
GRANT INSERT ON mail.letter TO pw_office;
GRANT SELECT, INSERT, UPDATE, DELETE ON mail.outbox, mail.letter TO pw_worker;
