-- What is done, newest first: the newest leads of all are open, and an index for both has them all passed over before the
-- first that is done.
CREATE INDEX lead_done ON lead.lead (received_at, id)
    WHERE status = 'done' AND quarantined_because IS NULL AND merged_into IS NULL;
