-- All families of the scheme (docs/decisions/0029-families.md): what is counted for them, when it is released, and how long
-- exact counts are kept for that.

-- The bin for "nobody went further" (R7) is called so.
ALTER TABLE catalog.package ADD CHECK (id <> 'none');

ALTER TABLE usage.counter DROP CONSTRAINT counter_check;
ALTER TABLE usage.counter ADD CHECK (CASE kind
    WHEN 'step' THEN bin IN ('shown', 'viewed', 'compared', 'shortlisted', 'clicked_out')
    WHEN 'device' THEN bin IN ('computer', 'phone', 'other')
    WHEN 'browser' THEN bin IN ('chromium_new', 'chromium_old', 'safari_new', 'safari_old', 'other_new', 'other_old')
    WHEN 'region' THEN bin IN ('north', 'east', 'west', 'south', 'abroad', 'unknown')
    -- chosen instead: the package that went further than this one, or none
    WHEN 'instead' THEN bin <> package_id
    -- the package that this one was compared with
    WHEN 'compared_with' THEN bin <> package_id AND bin <> 'none'
    ELSE false END);

CREATE OR REPLACE FUNCTION usage.add(day date, token bigint, batch int, deltas jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    last_batch int;
BEGIN
    -- One after the other, and never while a day is being closed.
    PERFORM pg_advisory_xact_lock(hashtext('usage'));
    IF EXISTS (SELECT FROM usage.closed_day c WHERE c.day >= add.day) THEN
        RETURN 'closed';
    END IF;
    SELECT r.batch INTO last_batch FROM usage.recorder r WHERE r.day = add.day AND r.token = add.token;
    IF last_batch >= add.batch THEN
        RETURN 'again';
    END IF;
    IF coalesce(last_batch, 0) <> add.batch - 1 THEN
        RETURN 'unknown';
    END IF;
    INSERT INTO usage.recorder AS r (day, token, batch) VALUES (add.day, add.token, add.batch)
        ON CONFLICT ON CONSTRAINT recorder_pkey DO UPDATE SET batch = excluded.batch;
    -- Packages that are in the catalogue only, also where one is the bin of another: no text of anybody's comes in here.
    INSERT INTO usage.counter (day, package_id, kind, bin, browser_days)
        SELECT add.day, d.package_id, d.kind, d.bin, 0
        FROM jsonb_to_recordset(deltas) d (package_id text, kind text, bin text)
        JOIN catalog.package p ON p.id = d.package_id
        WHERE d.kind NOT IN ('instead', 'compared_with') OR d.bin = 'none'
            OR EXISTS (SELECT FROM catalog.package other WHERE other.id = d.bin)
        ON CONFLICT DO NOTHING;
    -- A package that came into the catalogue since may go down without ever having gone up.
    UPDATE usage.counter c SET browser_days = greatest(0, c.browser_days + d.change)
        FROM jsonb_to_recordset(deltas) d (package_id text, kind text, bin text, change int)
        WHERE c.day = add.day AND c.package_id = d.package_id AND c.kind = d.kind AND c.bin = d.bin;
    RETURN 'added';
END $$;

ALTER TABLE insight.family
    -- also a bin for each other package that is in the catalogue when the period is released
    ADD COLUMN catalogue boolean NOT NULL DEFAULT false,
    -- whole periods from this day on; null = from the first day of the calendar
    ADD COLUMN since date,
    DROP CONSTRAINT family_bins_check,
    ADD CHECK (catalogue OR cardinality(bins) > 0);

-- Where days were counted before, not all of this was.
INSERT INTO insight.family (key, period, bins, catalogue, epsilon, since)
    SELECT f.key, f.period, f.bins::text[], f.catalogue, f.epsilon, c.since
    FROM (VALUES
        ('R2', 'week', '{viewed, compared, shortlisted, clicked_out}', false, 0.20),
        ('R3', 'month', '{shown, viewed, compared, shortlisted, clicked_out}', false, 0.20),
        ('R4', 'week', '{computer, phone, other}', false, 0.10),
        ('R5', 'month', '{chromium_new, chromium_old, safari_new, safari_old, other_new, other_old}', false, 0.05),
        ('R6', 'month', '{north, east, west, south, abroad, unknown}', false, 0.10),
        ('R7', 'month', '{none}', true, 0.10),
        ('R8', 'month', '{}', true, 0.05)) f (key, period, bins, catalogue, epsilon)
    LEFT JOIN (SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date + 1 AS since FROM insight.calendar) c ON true;

-- What is released and at what price is decided in a decision record and a migration, which takes this trigger away for as
-- long as it needs; the budget is watched all the while.
CREATE FUNCTION insight.refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
    RAISE EXCEPTION 'What is released, and at what price in privacy, changes by a decision and a migration only'
        USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;
REVOKE ALL ON FUNCTION insight.refuse FROM PUBLIC;
CREATE TRIGGER decided BEFORE INSERT OR UPDATE OR DELETE ON insight.family
    FOR EACH ROW EXECUTE FUNCTION insight.refuse();
CREATE TRIGGER decided_together BEFORE TRUNCATE ON insight.family
    FOR EACH STATEMENT EXECUTE FUNCTION insight.refuse();

-- The ledger is checked release by release; without this each one looked through all.
CREATE INDEX cell_release ON insight.cell (family, from_day);

-- The first day of the day, week or month that a day is in.
CREATE FUNCTION insight.period_start(period text, day date) RETURNS date
LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
    SELECT date_trunc(period_start.period, period_start.day::timestamp)::date;
$$;
REVOKE ALL ON FUNCTION insight.period_start FROM PUBLIC;

-- The only way to release: a family, a period of closed days, and a value for every bin of every package.
CREATE OR REPLACE FUNCTION insight.release(family text, from_day date, version text, code_hash bytea, released_on date,
    cells jsonb)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    chosen insight.family%ROWTYPE;
    head insight.head%ROWTYPE;
    entry insight.ledger%ROWTYPE;
    packages int;
BEGIN
    SELECT * INTO STRICT chosen FROM insight.family f WHERE f.key = release.family;
    SELECT * INTO STRICT head FROM insight.head h FOR UPDATE;
    entry.position := head.position + 1;
    entry.family := chosen.key;
    entry.period := chosen.period;
    entry.from_day := release.from_day;
    entry.until_day := CASE chosen.period
        WHEN 'day' THEN release.from_day
        WHEN 'week' THEN release.from_day + 6
        ELSE (release.from_day + interval '1 month' - interval '1 day')::date END;
    entry.epsilon := chosen.epsilon;
    entry.sensitivity := 1;
    entry.version := release.version;
    entry.code_hash := release.code_hash;
    entry.released_on := release.released_on;
    entry.cells := jsonb_array_length(release.cells);
    entry.cells_hash := sha256('');
    entry.hash := sha256('');
    IF (SELECT count(*) FROM usage.closed_day c WHERE c.day BETWEEN entry.from_day AND entry.until_day)
            <> entry.until_day - entry.from_day + 1 THEN
        RAISE EXCEPTION 'Only closed days are released' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO insight.ledger SELECT entry.*;
    INSERT INTO insight.cell (package_id, family, from_day, bin, value)
        SELECT p.id, entry.family, entry.from_day, d.bin, d.value
        FROM jsonb_to_recordset(release.cells) d (package_id text, bin text, value int)
        JOIN catalog.package p ON p.id = d.package_id
        WHERE d.bin = ANY (chosen.bins)
            OR chosen.catalogue AND d.bin <> p.id AND EXISTS (SELECT FROM catalog.package other WHERE other.id = d.bin);
    SELECT count(*) INTO packages FROM catalog.package;
    IF (SELECT count(*) FROM insight.cell c WHERE c.family = entry.family AND c.from_day = entry.from_day) <> entry.cells
            OR entry.cells <> packages * (cardinality(chosen.bins)
                + CASE WHEN chosen.catalogue THEN packages - 1 ELSE 0 END) THEN
        RAISE EXCEPTION 'A release has one value for every bin of every package' USING ERRCODE = 'check_violation';
    END IF;
    entry.cells_hash := insight.digest(entry.family, entry.from_day);
    entry.hash := insight.link(head.hash, entry);
    UPDATE insight.ledger l SET cells_hash = entry.cells_hash, hash = entry.hash WHERE l.position = entry.position;
    UPDATE insight.head h SET position = entry.position, hash = entry.hash;
    -- Exact counts that no release needs any more are gone; usage.close sees to what is left of them after 40 days.
    DELETE FROM usage.closed gone WHERE gone.day IN (
        SELECT d.day FROM usage.closed_day d
        WHERE d.day BETWEEN entry.until_day - 40 AND entry.until_day AND NOT EXISTS (
            SELECT FROM insight.family f
            WHERE insight.period_start(f.period, d.day)
                    >= coalesce(greatest(f.since, (SELECT c.first_day FROM insight.calendar c)), '-infinity')
                AND NOT EXISTS (SELECT FROM insight.ledger l
                    WHERE l.family = f.key AND l.from_day = insight.period_start(f.period, d.day))));
    RETURN entry.position;
END $$;
