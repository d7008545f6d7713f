-- From visits to anonymous figures. What a visitor does reaches the database as sums only: no visitor, no event, no time
-- finer than a day. What partners see is drawn once, with noise, and written down.
CREATE SCHEMA usage;

-- The processes that count on a day, each by a random number, and the last batch that was taken in. Not logged, like the
-- counters: when the server crashes both are empty, and a process that goes on is told that it is not known any more.
CREATE UNLOGGED TABLE usage.recorder (
    day date NOT NULL,
    token bigint NOT NULL,
    batch int NOT NULL CHECK (batch > 0),
    PRIMARY KEY (day, token)
);

-- How many browser-days stand in each bin, of days that are not closed.
CREATE UNLOGGED TABLE usage.counter (
    day date NOT NULL,
    package_id text NOT NULL,
    -- step: the furthest that a browser came on the day; device: of browsers that viewed or went further
    kind text NOT NULL,
    bin text NOT NULL,
    browser_days int NOT NULL CHECK (browser_days >= 0),
    PRIMARY KEY (day, package_id, kind, bin),
    CHECK (CASE kind
        WHEN 'step' THEN bin IN ('shown', 'viewed', 'compared', 'shortlisted', 'clicked_out')
        WHEN 'device' THEN bin IN ('computer', 'phone', 'other')
        ELSE false END)
);

-- Days that take in no more, one after the other.
CREATE TABLE usage.closed_day (
    day date PRIMARY KEY
);

-- Their exact counts, for as long as a release still needs them.
CREATE TABLE usage.closed (
    day date NOT NULL REFERENCES usage.closed_day,
    package_id text NOT NULL,
    kind text NOT NULL,
    bin text NOT NULL,
    browser_days int NOT NULL CHECK (browser_days > 0),
    PRIMARY KEY (day, package_id, kind, bin)
);

-- Adds a batch of changes, once. Says 'added', 'again' (it was taken in before), 'closed' (the day takes in no more) or
-- 'unknown' (the counters that the process added to are gone).
CREATE FUNCTION usage.add(day date, token bigint, batch int, deltas jsonb) RETURNS text
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
    INSERT INTO usage.counter (day, package_id, kind, bin, browser_days)
        SELECT add.day, d.package_id, d.kind, d.bin, 0
        FROM jsonb_to_recordset(deltas) d (package_id text, kind text, bin text)
        JOIN catalog.package p ON p.id = d.package_id
        ON CONFLICT DO NOTHING;
    -- A package that came into the catalogue since may go down without ever having gone up.
    UPDATE usage.counter c SET browser_days = greatest(0, c.browser_days + d.change)
        FROM jsonb_to_recordset(deltas) d (package_id text, kind text, bin text, change int)
        WHERE c.day = add.day AND c.package_id = d.package_id AND c.kind = d.kind AND c.bin = d.bin;
    RETURN 'added';
END $$;
REVOKE ALL ON FUNCTION usage.add FROM PUBLIC;

-- Closes a day for good: its counts are kept apart, written all at once, and the counters of the day are gone.
CREATE FUNCTION usage.close(day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('usage'));
    INSERT INTO usage.closed_day VALUES (close.day);
    INSERT INTO usage.closed (day, package_id, kind, bin, browser_days)
        SELECT c.day, c.package_id, c.kind, c.bin, c.browser_days FROM usage.counter c
        WHERE c.day = close.day AND c.browser_days > 0
        ORDER BY c.package_id, c.kind, c.bin;
    DELETE FROM usage.counter c WHERE c.day <= close.day;
    DELETE FROM usage.recorder r WHERE r.day <= close.day;
    -- The last that needs a day is its month's release, on the 2nd of the next.
    DELETE FROM usage.closed c WHERE c.day < close.day - 40;
END $$;
REVOKE ALL ON FUNCTION usage.close FROM PUBLIC;

CREATE SCHEMA insight;

-- What is released, on which calendar, at what price in privacy. All families together may cost one package 1.00 for each
-- day of a browser: more is refused here, whoever asks.
CREATE TABLE insight.family (
    key text PRIMARY KEY,
    period text NOT NULL CHECK (period IN ('day', 'week', 'month')),
    bins text[] NOT NULL CHECK (cardinality(bins) > 0),
    epsilon numeric(3, 2) NOT NULL CHECK (epsilon > 0),
    UNIQUE (key, period, epsilon)
);

CREATE FUNCTION insight.keep_budget() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
    -- Two that each stay within the budget may not exceed it together.
    PERFORM pg_advisory_xact_lock(hashtext('budget'));
    IF (SELECT sum(f.epsilon) FROM insight.family f) > 1.00 THEN
        RAISE EXCEPTION 'The privacy budget of 1.00 for a package and a browser-day would be exceeded'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION insight.keep_budget FROM PUBLIC;
CREATE TRIGGER keep_budget AFTER INSERT OR UPDATE ON insight.family
    FOR EACH STATEMENT EXECUTE FUNCTION insight.keep_budget();

INSERT INTO insight.family VALUES ('R1', 'day', ARRAY ['viewed', 'compared', 'shortlisted', 'clicked_out'], 0.20);

-- From which day on figures are released: every day, whether anybody came or not.
CREATE TABLE insight.calendar (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    first_day date NOT NULL
);

-- One row for each release, each with the hash of the one before.
CREATE TABLE insight.ledger (
    position bigint PRIMARY KEY,
    family text NOT NULL,
    period text NOT NULL,
    from_day date NOT NULL,
    until_day date NOT NULL,
    epsilon numeric(3, 2) NOT NULL,
    -- the most that one browser-day can change in one histogram
    sensitivity int NOT NULL CHECK (sensitivity = 1),
    version text NOT NULL,
    -- SHA-256 of the code that drew the noise
    code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
    released_on date NOT NULL,
    cells int NOT NULL,
    -- SHA-256 of the released values
    cells_hash bytea NOT NULL CHECK (length(cells_hash) = 32),
    hash bytea NOT NULL CHECK (length(hash) = 32),
    -- a period is spent once: a second draw is refused
    UNIQUE (family, from_day),
    FOREIGN KEY (family, period, epsilon) REFERENCES insight.family (key, period, epsilon),
    CHECK (CASE period
        WHEN 'day' THEN until_day = from_day
        WHEN 'week' THEN extract(isodow FROM from_day) = 1 AND until_day = from_day + 6
        ELSE extract(day FROM from_day) = 1 AND until_day = (from_day + interval '1 month' - interval '1 day')::date END)
);

-- One row: the last position and its hash. Whoever adds a row holds it.
CREATE TABLE insight.head (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    position bigint NOT NULL,
    hash bytea NOT NULL
);
INSERT INTO insight.head (position, hash) VALUES (0, sha256('pakketwijzer privacy ledger'::bytea));

-- What partners see: the count with its noise, drawn once. May be negative.
CREATE TABLE insight.cell (
    package_id text NOT NULL,
    family text NOT NULL,
    from_day date NOT NULL,
    bin text NOT NULL,
    value int NOT NULL,
    PRIMARY KEY (package_id, family, from_day, bin),
    FOREIGN KEY (family, from_day) REFERENCES insight.ledger (family, from_day)
);

ALTER TABLE insight.cell ENABLE ROW LEVEL SECURITY;
ALTER TABLE insight.cell FORCE ROW LEVEL SECURITY;
CREATE POLICY release ON insight.cell TO pw_owner USING (true) WITH CHECK (true);
CREATE POLICY verify ON insight.cell FOR SELECT TO pw_figures USING (true);
-- identity.vendor_package shows a partner its own packages only, and nothing to who does not say for which vendor it is.
CREATE POLICY own ON insight.cell FOR SELECT TO pw_partner
    USING (package_id IN (SELECT p.package_id FROM identity.vendor_package p
        WHERE p.vendor_id::text = current_setting('pakketwijzer.vendor', true)));

-- The texts that are hashed, written so that anyone can do the sums again.
CREATE FUNCTION insight.digest(family text, from_day date) RETURNS bytea
LANGUAGE sql STABLE SET search_path = ''
AS $$
    SELECT sha256(convert_to(coalesce(string_agg(c.package_id || '|' || c.bin || '|' || c.value, ';'
        ORDER BY c.package_id COLLATE "C", c.bin COLLATE "C"), ''), 'UTF8'))
    FROM insight.cell c WHERE c.family = digest.family AND c.from_day = digest.from_day;
$$;
REVOKE ALL ON FUNCTION insight.digest FROM PUBLIC;

CREATE FUNCTION insight.link(previous bytea, entry insight.ledger) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
    SELECT sha256(previous || convert_to(concat_ws('|', entry.position::text, entry.family, entry.period,
        to_char(entry.from_day, 'YYYY-MM-DD'), to_char(entry.until_day, 'YYYY-MM-DD'), entry.epsilon::text,
        entry.sensitivity::text, entry.version, encode(entry.code_hash, 'hex'), to_char(entry.released_on, 'YYYY-MM-DD'),
        entry.cells::text, encode(entry.cells_hash, 'hex')), 'UTF8'));
$$;
REVOKE ALL ON FUNCTION insight.link FROM PUBLIC;

-- Says once from which day on figures are released.
CREATE FUNCTION insight.begin(first_day date) RETURNS date
LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$
    INSERT INTO insight.calendar (first_day) VALUES (begin.first_day) ON CONFLICT DO NOTHING;
    SELECT c.first_day FROM insight.calendar c;
$$;
REVOKE ALL ON FUNCTION insight.begin FROM PUBLIC;

-- The only way to release: a family, a period of closed days, and a value for every bin of every package.
CREATE FUNCTION insight.release(family text, from_day date, version text, code_hash bytea, released_on date, cells jsonb)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    chosen insight.family%ROWTYPE;
    head insight.head%ROWTYPE;
    entry insight.ledger%ROWTYPE;
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
        WHERE d.bin = ANY (chosen.bins);
    IF (SELECT count(*) FROM insight.cell c WHERE c.family = entry.family AND c.from_day = entry.from_day) <> entry.cells
            OR entry.cells <> (SELECT count(*) FROM catalog.package) * cardinality(chosen.bins) THEN
        RAISE EXCEPTION 'A release has one value for every bin of every package' USING ERRCODE = 'check_violation';
    END IF;
    entry.cells_hash := insight.digest(entry.family, entry.from_day);
    entry.hash := insight.link(head.hash, entry);
    UPDATE insight.ledger l SET cells_hash = entry.cells_hash, hash = entry.hash WHERE l.position = entry.position;
    UPDATE insight.head h SET position = entry.position, hash = entry.hash;
    RETURN entry.position;
END $$;
REVOKE ALL ON FUNCTION insight.release FROM PUBLIC;

-- The first release that was changed or taken out since; null = the ledger is whole.
CREATE FUNCTION insight.first_broken() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT min(broken.position) FROM (
        SELECT l.position FROM insight.ledger l
        LEFT JOIN insight.ledger before ON before.position = l.position - 1
        WHERE l.hash <> insight.link(CASE WHEN l.position = 1 THEN sha256('pakketwijzer privacy ledger'::bytea)
                ELSE coalesce(before.hash, ''::bytea) END, l)
            OR l.cells_hash <> insight.digest(l.family, l.from_day)
        UNION ALL
        -- The head stands at the last row, or nothing tells that there were no more.
        SELECT CASE WHEN h.position = last.position THEN greatest(1, h.position)
            ELSE least(coalesce(h.position, 0), last.position) + 1 END
        FROM (SELECT 0::bigint AS position, sha256('pakketwijzer privacy ledger'::bytea) AS hash
            UNION ALL
            SELECT l.position, l.hash FROM insight.ledger l
            ORDER BY position DESC LIMIT 1) last
        LEFT JOIN insight.head h ON true
        WHERE h.position IS DISTINCT FROM last.position OR h.hash IS DISTINCT FROM last.hash
    ) broken;
$$;
REVOKE ALL ON FUNCTION insight.first_broken FROM PUBLIC;

-- What everybody may know of the ledger.
CREATE VIEW insight.published AS
    SELECT h.position AS releases, h.hash, (SELECT max(l.until_day) FROM insight.ledger l) AS last_day,
        (SELECT c.first_day FROM insight.calendar c) AS first_day,
        (SELECT sum(f.epsilon) FROM insight.family f) AS epsilon
    FROM insight.head h;

GRANT USAGE ON SCHEMA usage, insight TO pw_public, pw_figures;
GRANT USAGE ON SCHEMA insight TO pw_partner;
GRANT USAGE ON SCHEMA catalog TO pw_figures;
GRANT EXECUTE ON FUNCTION usage.add TO pw_public;
GRANT SELECT ON insight.published TO pw_public;
GRANT SELECT ON catalog.package TO pw_figures;
GRANT SELECT ON usage.closed_day, usage.closed TO pw_figures;
GRANT EXECUTE ON FUNCTION usage.close TO pw_figures;
GRANT SELECT ON insight.family, insight.calendar, insight.ledger, insight.head, insight.cell TO pw_figures;
GRANT EXECUTE ON FUNCTION insight.begin, insight.release, insight.first_broken TO pw_figures;
GRANT SELECT ON insight.cell TO pw_partner;

-- The clockwork of the figures: a table of its own, so that it needs none of the lead side's.
CREATE TABLE scheduler.figures_tasks (LIKE scheduler.scheduled_tasks INCLUDING ALL);
GRANT USAGE ON SCHEMA scheduler TO pw_figures;
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduler.figures_tasks TO pw_figures;
