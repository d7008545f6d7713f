-- What the whole lead desk builds on: where a lead stands, and whether it is shown at all.
ALTER TABLE lead.lead
    -- within when a first answer is due; null = nobody waits for one
    ADD COLUMN respond_by timestamptz,
    -- why it is kept apart until a colleague has looked; null = it stands in the lists
    ADD COLUMN quarantined_because text CHECK (length(quarantined_because) <= 40),
    -- the lead that this one was added to; it is not in the lists any more, and can be set loose again
    ADD COLUMN merged_into uuid REFERENCES lead.lead CHECK (merged_into <> id),
    -- how it ended; null = it did not yet
    ADD COLUMN outcome text
        CHECK (outcome IN ('chosen', 'no_switch', 'elsewhere', 'no_answer', 'not_a_lead')),
    ADD COLUMN outcome_at timestamptz,
    DROP CONSTRAINT lead_origin_check,
    ADD CONSTRAINT lead_origin_check CHECK (origin IN ('form', 'phone', 'visit', 'embedded', 'api', 'event')),
    DROP CONSTRAINT lead_topic_check,
    ADD CONSTRAINT lead_topic_check CHECK (topic IN ('general', 'result', 'package', 'event'));

-- The lists leave out what is apart or merged, so their indexes do too.
DROP INDEX lead.lead_open, lead.lead_all, lead.lead_owner;
CREATE INDEX lead_open ON lead.lead (received_at, id)
    WHERE status <> 'done' AND quarantined_because IS NULL AND merged_into IS NULL;
CREATE INDEX lead_done ON lead.lead (received_at, id)
    WHERE status = 'done' AND quarantined_because IS NULL AND merged_into IS NULL;
CREATE INDEX lead_owner ON lead.lead (owner, received_at, id)
    WHERE status <> 'done' AND quarantined_because IS NULL AND merged_into IS NULL;
CREATE INDEX lead_quarantined ON lead.lead (received_at, id) WHERE quarantined_because IS NOT NULL;
CREATE INDEX lead_merged ON lead.lead (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE lead.event
    DROP CONSTRAINT event_kind_check,
    ADD CONSTRAINT event_kind_check CHECK (kind IN ('received', 'amended', 'linked', 'assigned', 'claimed', 'released',
        'status', 'note', 'next_step', 'next_step_done', 'mail', 'entered', 'outcome', 'reopened', 'merged', 'unmerged',
        'reply', 'returned', 'quarantined', 'accepted'));
