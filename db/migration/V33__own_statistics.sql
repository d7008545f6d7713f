-- Our own statistics: how far visitors come in the finder, what they ask for, which facts they miss, which pages they open.
-- Sums of browser-days by site, of visitors who agreed; each figure by itself, so that nothing can be crossed with anything.

-- Of days that are not closed. Not logged, like usage.counter: usage.recorder knows the processes that add here too, each by
-- a second number of its own.
CREATE UNLOGGED TABLE usage.own_counter (
    day date NOT NULL,
    site text NOT NULL CHECK (site ~ '^[a-z0-9]+$' AND length(site) <= 120),
    -- page: opened; finder: the furthest page of questions; wanted: a criterion asked for; missing: a fact that nobody knew
    kind text NOT NULL,
    key text NOT NULL CHECK (length(key) <= 120),
    browser_days int NOT NULL CHECK (browser_days >= 0),
    PRIMARY KEY (day, site, kind, key),
    CHECK (CASE kind
        WHEN 'page' THEN key ~ '^[a-z_]+$'
        WHEN 'finder' THEN key ~ '^([0-9]|10)$'
        WHEN 'wanted' THEN key ~ '^[a-z0-9_]+$'
        WHEN 'missing' THEN key ~ '^[a-z0-9-]+:[a-z0-9_]+$'
        ELSE false END)
);

-- Exact sums of closed days, until their week is over.
CREATE TABLE usage.own_week (
    week date NOT NULL CHECK (extract(isodow FROM week) = 1),
    site text NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    browser_days int NOT NULL CHECK (browser_days > 0),
    PRIMARY KEY (week, site, kind, key)
);

-- Adds a batch of changes to the counters of a day, once; the answers are those of usage.add.
CREATE FUNCTION usage.add_own(day date, token bigint, batch int, deltas jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    last_batch int;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('usage'));
    IF EXISTS (SELECT FROM usage.closed_day c WHERE c.day >= add_own.day) THEN
        RETURN 'closed';
    END IF;
    SELECT r.batch INTO last_batch FROM usage.recorder r WHERE r.day = add_own.day AND r.token = add_own.token;
    IF last_batch >= add_own.batch THEN
        RETURN 'again';
    END IF;
    IF coalesce(last_batch, 0) <> add_own.batch - 1 THEN
        RETURN 'unknown';
    END IF;
    INSERT INTO usage.recorder AS r (day, token, batch) VALUES (add_own.day, add_own.token, add_own.batch)
        ON CONFLICT ON CONSTRAINT recorder_pkey DO UPDATE SET batch = excluded.batch;
    INSERT INTO usage.own_counter (day, site, kind, key, browser_days)
        SELECT add_own.day, d.site, d.kind, d.key, 0
        FROM jsonb_to_recordset(deltas) d (site text, kind text, key text)
        WHERE d.kind <> 'missing' OR EXISTS (SELECT FROM catalog.package p WHERE p.id = split_part(d.key, ':', 1))
        ON CONFLICT DO NOTHING;
    UPDATE usage.own_counter c SET browser_days = greatest(0, c.browser_days + d.change)
        FROM jsonb_to_recordset(deltas) d (site text, kind text, key text, change int)
        WHERE c.day = add_own.day AND c.site = d.site AND c.kind = d.kind AND c.key = d.key;
    RETURN 'added';
END $$;
REVOKE ALL ON FUNCTION usage.add_own FROM PUBLIC;

-- What staff may see: whole weeks that are over. Null = fewer than five browser-days.
CREATE TABLE insight.own_figure (
    week date NOT NULL CHECK (extract(isodow FROM week) = 1),
    site text NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    browser_days int CHECK (browser_days >= 5),
    PRIMARY KEY (week, site, kind, key)
);
CREATE INDEX own_figure_site ON insight.own_figure (site, week);

-- Takes in the days that were closed since, writes the weeks that are over, and drops weeks of over 24 months ago. Running
-- it again changes nothing. Returns how many figures were written.
CREATE FUNCTION insight.write_own() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    last date;
    step record;
    told int := 0;
    written int;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('usage'));
    SELECT max(c.day) INTO last FROM usage.closed_day c;
    INSERT INTO usage.own_week AS w (week, site, kind, key, browser_days)
        SELECT date_trunc('week', c.day)::date, c.site, c.kind, c.key, sum(c.browser_days)
        FROM usage.own_counter c WHERE c.day <= last AND c.browser_days > 0
        GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        ON CONFLICT ON CONSTRAINT own_week_pkey DO UPDATE SET browser_days = w.browser_days + excluded.browser_days;
    DELETE FROM usage.own_counter c WHERE c.day <= last;
    INSERT INTO insight.own_figure (week, site, kind, key, browser_days)
        SELECT w.week, w.site, w.kind, w.key, CASE WHEN w.browser_days >= 5 THEN w.browser_days END
        FROM usage.own_week w WHERE w.week + 6 <= last AND w.kind <> 'finder'
        ORDER BY 1, 2, 3, 4;
    GET DIAGNOSTICS written = ROW_COUNT;
    -- How many came as far as each page of questions, from the result (10) back to the first question (0). A page is told
    -- only when it differs from the one told before by nobody or by five at least: otherwise the difference would tell of
    -- the few who stopped there.
    FOR step IN
        SELECT w.week, w.site, p.page, coalesce(sum(w.browser_days) FILTER (WHERE w.key::int >= p.page), 0)::int AS reached
        FROM usage.own_week w CROSS JOIN generate_series(0, 10) p (page)
        WHERE w.week + 6 <= last AND w.kind = 'finder'
        GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 DESC
    LOOP
        IF step.page = 10 THEN
            told := 0;
        END IF;
        IF step.reached >= 5 AND (step.reached = told OR step.reached - told >= 5) THEN
            told := step.reached;
            INSERT INTO insight.own_figure VALUES (step.week, step.site, 'finder', step.page, told);
        ELSE
            INSERT INTO insight.own_figure VALUES (step.week, step.site, 'finder', step.page, NULL);
        END IF;
        written := written + 1;
    END LOOP;
    DELETE FROM usage.own_week w WHERE w.week + 6 <= last;
    DELETE FROM insight.own_figure f WHERE f.week < last - interval '24 months';
    RETURN written;
END $$;
REVOKE ALL ON FUNCTION insight.write_own FROM PUBLIC;

GRANT EXECUTE ON FUNCTION usage.add_own TO pw_public;
GRANT EXECUTE ON FUNCTION insight.write_own TO pw_figures;
GRANT USAGE ON SCHEMA insight TO pw_office;
GRANT SELECT ON insight.own_figure TO pw_office;
