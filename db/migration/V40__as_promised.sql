-- What was promised of people and did not quite hold (findings of 26 November 2026).

-- As before (V35), and what was wanted, or missed, by all but a few who came to the result is hidden too: it is told beside how
-- many came there, and the difference would tell of those few.
CREATE OR REPLACE FUNCTION insight.write_own() RETURNS int
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
    -- What a crash of the server took away may be taken back after it: never below nobody.
    INSERT INTO usage.own_week AS w (week, site, kind, key, browser_days)
        SELECT date_trunc('week', c.day)::date, c.site, c.kind, c.key, sum(c.browser_days)
        FROM usage.own_counter c WHERE c.day <= last
        GROUP BY 1, 2, 3, 4 HAVING sum(c.browser_days) > 0 ORDER BY 1, 2, 3, 4
        ON CONFLICT ON CONSTRAINT own_week_pkey DO UPDATE SET browser_days = w.browser_days + excluded.browser_days;
    UPDATE usage.own_week w SET browser_days = greatest(0, w.browser_days + c.change)
        FROM (SELECT date_trunc('week', o.day)::date AS week, o.site, o.kind, o.key, sum(o.browser_days) AS change
            FROM usage.own_counter o WHERE o.day <= last GROUP BY 1, 2, 3, 4 HAVING sum(o.browser_days) < 0) c
        WHERE w.week = c.week AND w.site = c.site AND w.kind = c.kind AND w.key = c.key;
    DELETE FROM usage.own_counter c WHERE c.day <= last;
    INSERT INTO insight.own_figure (week, site, kind, key, browser_days)
        SELECT w.week, w.site, w.kind, w.key, CASE WHEN w.browser_days >= 5
            AND (w.kind = 'page' OR r.browser_days IS NULL OR r.browser_days - w.browser_days NOT BETWEEN 1 AND 4)
            THEN w.browser_days END
        FROM usage.own_week w LEFT JOIN usage.own_week r
            ON r.week = w.week AND r.site = w.site AND r.kind = 'finder' AND r.key = '10'
        WHERE w.week + 6 <= last AND w.kind <> 'finder' AND w.browser_days > 0
        ORDER BY 1, 2, 3, 4;
    GET DIAGNOSTICS written = ROW_COUNT;
    -- How many came as far as each page of questions, from the result (10) back to the first question (0). A page is told
    -- only when it differs from the one told before by nobody or by five at least: otherwise the difference would tell of
    -- the few who stopped there.
    FOR step IN
        SELECT w.week, w.site, p.page, coalesce(sum(w.browser_days) FILTER (WHERE w.key::int >= p.page), 0)::int AS reached
        FROM usage.own_week w CROSS JOIN generate_series(0, 10) p (page)
        WHERE w.week + 6 <= last AND w.kind = 'finder' AND w.browser_days > 0
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
