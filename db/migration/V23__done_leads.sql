-- What is done, newest first: the newest leads of all are open, and one index for both had them all passed over before the
-- first that is done.
CREATE INDEX lead_done ON lead.lead (received_at, id, owner, site, topic, role, origin)
    WHERE status = 'done' AND quarantined_because IS NULL AND merged_into IS NULL;
