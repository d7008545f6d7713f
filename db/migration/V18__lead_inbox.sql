-- The lists at any size: each has one index in its own order, and every filter is a column of that index, so that what is
-- left out is passed over without reading the lead.
DROP INDEX lead.lead_open, lead.lead_done;
CREATE INDEX lead_open ON lead.lead (received_at, id, status, owner, site, topic, role, origin)
    WHERE status <> 'done' AND quarantined_because IS NULL AND merged_into IS NULL;
CREATE INDEX lead_listed ON lead.lead (received_at, id, status, owner, site, topic, role, origin)
    WHERE quarantined_because IS NULL AND merged_into IS NULL;
-- who waits for a first answer that is due at some moment
CREATE INDEX lead_due ON lead.lead (received_at, id, respond_by, owner, site, topic, role, origin)
    WHERE status <> 'done' AND first_response_at IS NULL AND respond_by IS NOT NULL
        AND quarantined_because IS NULL AND merged_into IS NULL;

-- What is found by a digest comes in the order of the lists, and a page at a time however many there are.
ALTER TABLE lead.lookup
    -- of the lead
    ADD COLUMN received_at timestamptz,
    DROP CONSTRAINT lookup_kind_check,
    -- company_word: of the company, in so far as it is not a word of the name
    ADD CONSTRAINT lookup_kind_check CHECK (kind IN ('email', 'phone', 'name_word', 'company_word'));
UPDATE lead.lookup f SET received_at = l.received_at FROM lead.lead l WHERE l.id = f.lead_id;
ALTER TABLE lead.lookup ALTER COLUMN received_at SET NOT NULL;
DROP INDEX lead.lookup_digest;
CREATE INDEX lookup_digest ON lead.lookup (digest, received_at, lead_id);

-- Staff search by digest and read nothing else: not of what kind it is, and they change nothing.
GRANT SELECT (lead_id, digest, received_at) ON lead.lookup TO pw_office;

-- A list that a colleague wants to see again.
CREATE TABLE lead.saved_view (
    id uuid PRIMARY KEY,
    account uuid NOT NULL REFERENCES identity.account,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    -- as in the address: keys of statuses, sites and the like, never words of people
    filter text NOT NULL CHECK (length(filter) <= 300),
    saved_at timestamptz NOT NULL,
    UNIQUE (account, name)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON lead.saved_view TO pw_office;

-- Colleagues who want no keys of one letter (WCAG 2.1.4).
CREATE TABLE lead.keys_off (
    account uuid PRIMARY KEY REFERENCES identity.account
);
GRANT SELECT, INSERT, DELETE ON lead.keys_off TO pw_office;

-- Searching by who somebody is, is a look as well. Where nobody in particular was found, lead_id is all zeros.
ALTER TABLE audit.access
    DROP CONSTRAINT access_action_check,
    ADD CONSTRAINT access_action_check CHECK (action IN ('look', 'reveal', 'search'));

-- What several leads were changed to, and what was taken back of it.
ALTER TABLE lead.event
    DROP CONSTRAINT event_kind_check,
    ADD CONSTRAINT event_kind_check CHECK (kind IN ('received', 'amended', 'linked', 'assigned', 'claimed', 'released',
        'status', 'note', 'next_step', 'next_step_done', 'mail', 'entered', 'outcome', 'reopened', 'merged', 'unmerged',
        'reply', 'returned', 'quarantined', 'accepted', 'registered', 'withdrew', 'undone'));

-- Tells every node that some lead changed, so that open lists can say so; which one is not said.
CREATE FUNCTION lead.tell_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
    PERFORM pg_catalog.pg_notify('lead_changed', '');
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION lead.tell_change FROM PUBLIC;
CREATE TRIGGER lead_changed AFTER INSERT OR UPDATE ON lead.lead
    FOR EACH STATEMENT EXECUTE FUNCTION lead.tell_change();
