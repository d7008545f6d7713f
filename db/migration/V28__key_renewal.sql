-- How far the clockwork is with sealing the data keys of leads anew, after the key that seals them was renewed.
CREATE TABLE lead.key_renewal (
    -- of the key that seals now
    key_id int PRIMARY KEY,
    begun_at timestamptz NOT NULL,
    -- up to and with this lead, in order of their ids; null = none yet
    reached uuid,
    renewed int NOT NULL DEFAULT 0,
    finished_at timestamptz
);
GRANT SELECT, INSERT, UPDATE ON lead.key_renewal TO pw_worker;
