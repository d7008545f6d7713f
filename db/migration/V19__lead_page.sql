-- The page of one lead: replies that can be taken back, templates, drafts, merging, how it ended.

-- A reply waits for ten seconds, and can be taken back until it leaves. Leaving is a state of its own, so that taking back
-- and sending cannot both succeed.
ALTER TABLE mail.outbox
    -- not to be sent before; null = at once
    ADD COLUMN not_before timestamptz,
    DROP CONSTRAINT outbox_status_check,
    ADD CONSTRAINT outbox_status_check CHECK (status IN ('waiting', 'leaving', 'sent', 'failed', 'taken_back'));

-- One more kind of mail, and of event, beside whatever kinds there are by now
DO $$
DECLARE
    kinds text;
BEGIN
    SELECT pg_get_expr(conbin, conrelid) INTO STRICT kinds FROM pg_constraint
        WHERE conname = 'outbox_kind_check' AND conrelid = 'mail.outbox'::regclass;
    EXECUTE 'ALTER TABLE mail.outbox DROP CONSTRAINT outbox_kind_check, ADD CONSTRAINT outbox_kind_check CHECK ('
        || kinds || ' OR kind = ''reply'')';
    SELECT pg_get_expr(conbin, conrelid) INTO STRICT kinds FROM pg_constraint
        WHERE conname = 'event_kind_check' AND conrelid = 'lead.event'::regclass;
    EXECUTE 'ALTER TABLE lead.event DROP CONSTRAINT event_kind_check, ADD CONSTRAINT event_kind_check CHECK ('
        || kinds || ' OR kind = ''taken_back'')';
END $$;

-- Takes a reply back for certain, or says that it is too late: it left, is leaving, or may have been taken in by a server
-- that did not say so.
CREATE FUNCTION mail.take_back(message_id text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    taken uuid;
BEGIN
    UPDATE mail.outbox o SET status = 'taken_back'
        WHERE o.message_id = take_back.message_id AND o.kind = 'reply' AND o.status = 'waiting'
            AND (o.attempts = 0 OR o.problem IN ('unreachable', 'sign_in'))
        RETURNING o.id INTO taken;
    IF taken IS NULL THEN
        RETURN false;
    END IF;
    DELETE FROM mail.letter l WHERE l.outbox_id = taken;
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION mail.take_back FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail.take_back TO pw_office;

ALTER TABLE lead.lead
    -- the package that was chosen; null = none, or not told
    ADD COLUMN outcome_package text CHECK (length(outcome_package) <= 60),
    -- where it stood when it ended, so that reopening leads back there
    ADD COLUMN reopen_to text CHECK (reopen_to IN ('new', 'contacted', 'advising', 'waiting'));

-- Which mail an event tells of: later mails about the same lead point to it, so that they stand together
ALTER TABLE lead.event ADD COLUMN message_id text CHECK (length(message_id) <= 400);
CREATE INDEX event_message ON lead.event (message_id) WHERE message_id IS NOT NULL;

-- What a colleague was writing: it survives a restart and a lost session, and is read by nobody else.
CREATE TABLE lead.draft (
    id uuid PRIMARY KEY,
    lead_id uuid NOT NULL REFERENCES lead.lead,
    account uuid NOT NULL REFERENCES identity.account,
    field text NOT NULL CHECK (field IN ('note', 'reply', 'step')),
    -- sealed with the lead's data key
    words bytea NOT NULL,
    -- goes up with every change, so that a second tab is noticed
    version int NOT NULL,
    saved_at timestamptz NOT NULL,
    UNIQUE (lead_id, account, field)
);

-- One lead added to another, and what that changed, so that it can be undone at any time.
CREATE TABLE lead.merge (
    id uuid PRIMARY KEY,
    kept uuid NOT NULL REFERENCES lead.lead,
    added uuid NOT NULL REFERENCES lead.lead,
    merged_at timestamptz NOT NULL,
    merged_by uuid NOT NULL REFERENCES identity.account,
    undone_at timestamptz,
    -- of the lead that was kept: whose it was and became, and until when each was to be kept
    owner_before uuid REFERENCES identity.account,
    owner_after uuid REFERENCES identity.account,
    kept_until date NOT NULL,
    added_until date NOT NULL,
    later date NOT NULL,
    -- the next step that went along, as it was sealed for the lead that was kept; null = none did
    step bytea
);
CREATE UNIQUE INDEX merge_standing ON lead.merge (added) WHERE undone_at IS NULL;
CREATE INDEX merge_kept ON lead.merge (kept);

-- Templates of replies. Every change is a row of its own; the highest version stands.
CREATE TABLE lead.reply_template (
    template uuid NOT NULL,
    version int NOT NULL CHECK (version > 0),
    -- null = for every site
    site text,
    language text NOT NULL CHECK (language IN ('nl', 'en')),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    words text NOT NULL CHECK (length(words) BETWEEN 1 AND 5000),
    -- true = no longer offered
    retired boolean NOT NULL DEFAULT false,
    changed_at timestamptz NOT NULL,
    -- null = came with the product
    changed_by uuid REFERENCES identity.account,
    PRIMARY KEY (template, version)
);
INSERT INTO lead.reply_template (template, version, language, name, words, changed_at) VALUES
    (gen_random_uuid(), 1, 'nl', 'Eerste antwoord', E'Beste [naam],\n\nBedankt voor je vraag. Je referentie is [referentie].\n\n\n\nHeb je nog een vraag? Antwoord dan op dit bericht.\n\nGroet,\n[ik]\n[site]', now()),
    (gen_random_uuid(), 1, 'nl', 'Prijs van een pakket', E'Beste [naam],\n\nJe vroeg naar [pakket]. De prijs: [prijs].\n\nJe leest er meer over op [pakketpagina].\n\nGroet,\n[ik]\n[site]', now()),
    (gen_random_uuid(), 1, 'nl', 'Je resultaat', E'Beste [naam],\n\nBij je antwoorden passen deze pakketten het best: [pakketten].\n\nJe hele resultaat staat op [resultaat].\n\nGroet,\n[ik]\n[site]', now()),
    (gen_random_uuid(), 1, 'nl', 'Heb je nog hulp nodig?', E'Beste [naam],\n\nWe hoorden nog niets van je over [referentie]. Kunnen we je nog ergens mee helpen?\n\nGroet,\n[ik]\n[site]', now()),
    (gen_random_uuid(), 1, 'en', 'First answer', E'Dear [naam],\n\nThank you for your question. Your reference is [referentie].\n\n\n\nDo you have another question? Just reply to this message.\n\nKind regards,\n[ik]\n[site]', now()),
    (gen_random_uuid(), 1, 'en', 'Price of a package', E'Dear [naam],\n\nYou asked about [pakket]. The price: [prijs].\n\nYou can read more at [pakketpagina].\n\nKind regards,\n[ik]\n[site]', now()),
    (gen_random_uuid(), 1, 'en', 'Your result', E'Dear [naam],\n\nThese packages fit your answers best: [pakketten].\n\nYour whole result is at [resultaat].\n\nKind regards,\n[ik]\n[site]', now()),
    (gen_random_uuid(), 1, 'en', 'Do you still need help?', E'Dear [naam],\n\nWe have not heard from you about [referentie]. Is there anything else we can help you with?\n\nKind regards,\n[ik]\n[site]', now());

GRANT SELECT, INSERT, UPDATE, DELETE ON lead.draft TO pw_office;
GRANT SELECT, INSERT, UPDATE ON lead.merge TO pw_office;
GRANT SELECT, INSERT ON lead.reply_template TO pw_office;
