-- What was left of the partner's product and of counting (docs/decisions/0034-what-partners-lacked.md).

-- One rule of when a batch of changes is taken in, for all counters: 'added' (it is new), 'again' (it was taken in before),
-- 'closed' (the day takes in no more) or 'unknown' (the counters that the process added to are gone).
CREATE FUNCTION usage.take(day date, token bigint, batch int) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    last_batch int;
BEGIN
    -- One after the other, and never while a day is being closed.
    PERFORM pg_advisory_xact_lock(hashtext('usage'));
    IF EXISTS (SELECT FROM usage.closed_day c WHERE c.day >= take.day) THEN
        RETURN 'closed';
    END IF;
    SELECT r.batch INTO last_batch FROM usage.recorder r WHERE r.day = take.day AND r.token = take.token;
    IF last_batch >= take.batch THEN
        RETURN 'again';
    END IF;
    IF coalesce(last_batch, 0) <> take.batch - 1 THEN
        RETURN 'unknown';
    END IF;
    INSERT INTO usage.recorder AS r (day, token, batch) VALUES (take.day, take.token, take.batch)
        ON CONFLICT ON CONSTRAINT recorder_pkey DO UPDATE SET batch = excluded.batch;
    RETURN 'added';
END $$;
REVOKE ALL ON FUNCTION usage.take FROM PUBLIC;

CREATE OR REPLACE FUNCTION usage.add(day date, token bigint, batch int, deltas jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    answer CONSTANT text := usage.take(add.day, add.token, add.batch);
BEGIN
    IF answer <> 'added' THEN
        RETURN answer;
    END IF;
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
    RETURN answer;
END $$;

-- What is left of a day and about too few browsers to leave joins the next day of the same week, so one day may take back
-- what an earlier one counted. Only the week is ever told.
ALTER TABLE usage.own_counter DROP CONSTRAINT own_counter_browser_days_check;
ALTER TABLE usage.own_week
    DROP CONSTRAINT own_week_browser_days_check,
    ADD CONSTRAINT own_week_browser_days_check CHECK (browser_days >= 0);

CREATE OR REPLACE FUNCTION usage.add_own(day date, token bigint, batch int, deltas jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    answer CONSTANT text := usage.take(add_own.day, add_own.token, add_own.batch);
BEGIN
    IF answer <> 'added' THEN
        RETURN answer;
    END IF;
    INSERT INTO usage.own_counter AS c (day, site, kind, key, browser_days)
        SELECT add_own.day, d.site, d.kind, d.key, d.change
        FROM jsonb_to_recordset(deltas) d (site text, kind text, key text, change int)
        WHERE d.kind <> 'missing' OR EXISTS (SELECT FROM catalog.package p WHERE p.id = split_part(d.key, ':', 1))
        ON CONFLICT ON CONSTRAINT own_counter_pkey DO UPDATE SET browser_days = c.browser_days + excluded.browser_days;
    RETURN answer;
END $$;

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
        SELECT w.week, w.site, w.kind, w.key, CASE WHEN w.browser_days >= 5 THEN w.browser_days END
        FROM usage.own_week w WHERE w.week + 6 <= last AND w.kind <> 'finder' AND w.browser_days > 0
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

-- How often a partner had an invitation sent to its address, on the last day that he did; null = the office invited.
ALTER TABLE identity.invitation
    ADD COLUMN sent_on date,
    ADD COLUMN sent_times int CHECK (sent_times > 0),
    ADD CONSTRAINT invitation_sent_check CHECK ((sent_on IS NULL) = (sent_times IS NULL));

-- What can be somebody's name in a mail that a partner has sent by us: nothing that is a web address, or becomes one.
CREATE FUNCTION identity.is_name(text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
    SELECT $1 ~ '[[:alpha:]]' AND $1 !~ '[][<>{}@/\\|"`=:;#%&^*~_[:cntrl:]]' AND $1 !~* 'www\.' AND $1 !~ '[[:alnum:]]\.[[:alpha:]]{2}';
$$;
REVOKE ALL ON FUNCTION identity.is_name FROM PUBLIC;

-- Invites a colleague for a week; an earlier invitation of the same vendor to the same address no longer works. Says
-- 'invited'; 'name' (it is none); 'full' when twenty come in or are invited already; 'address' when three went to this
-- address today, or 'day' when thirty went out. It does not say whether the address has an account.
CREATE OR REPLACE FUNCTION identity.invite_colleague(token_hash bytea, email text, name text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    vendor CONSTANT uuid := identity.own_vendor();
    today CONSTANT date := (now() AT TIME ZONE 'Europe/Amsterdam')::date;
    sent_there int;
    sent_in_all int;
    sent_before int;
BEGIN
    IF vendor IS NULL THEN
        RAISE EXCEPTION 'Nobody is named who may invite' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT identity.is_name(invite_colleague.name) THEN
        RETURN 'name';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('identity.invite ' || vendor));
    IF (SELECT count(*) FROM identity.vendor_people() p WHERE p.email <> invite_colleague.email) >= 20 THEN
        RETURN 'full';
    END IF;
    SELECT coalesce(sum(i.sent_times) FILTER (WHERE i.email = invite_colleague.email), 0), coalesce(sum(i.sent_times), 0)
        INTO sent_there, sent_in_all
        FROM identity.invitation i WHERE i.vendor_id = vendor AND i.sent_on = today;
    IF sent_there >= 3 THEN
        RETURN 'address';
    END IF;
    IF sent_in_all >= 30 THEN
        RETURN 'day';
    END IF;
    WITH gone AS (DELETE FROM identity.invitation i
        WHERE i.vendor_id = vendor AND i.email = invite_colleague.email AND i.account_id IS NULL AND i.used_at IS NULL
        RETURNING i.sent_on, i.sent_times)
    SELECT coalesce(sum(g.sent_times) FILTER (WHERE g.sent_on = today), 0) INTO sent_before FROM gone g;
    INSERT INTO identity.invitation (token_hash, email, name, roles, vendor_id, invited_by, created_at, expires_at,
            sent_on, sent_times)
        VALUES (invite_colleague.token_hash, invite_colleague.email, invite_colleague.name, ARRAY ['partner'], vendor,
            current_setting('pakketwijzer.account')::uuid, now(), now() + interval '7 days', today, sent_before + 1);
    RETURN 'invited';
END $$;

-- Keys: who made one is kept for the office, and there are never more than ten, however many make one at once.
ALTER TABLE identity.vendor_key
    -- null = made before this was kept
    ADD COLUMN made_by uuid REFERENCES identity.account;

-- Makes a key for the vendor of the account that is named. Says 'made', or 'full' when there are ten.
CREATE FUNCTION identity.make_key(id uuid, name text, key_hash bytea, terms_version int, day date) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    vendor CONSTANT uuid := identity.own_vendor();
BEGIN
    IF vendor IS NULL THEN
        RAISE EXCEPTION 'Nobody is named who may make a key' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('identity.make_key ' || vendor));
    IF (SELECT count(*) FROM identity.vendor_key k WHERE k.vendor_id = vendor) >= 10 THEN
        RETURN 'full';
    END IF;
    INSERT INTO identity.vendor_key (id, vendor_id, name, key_hash, terms_version, created_on, made_by)
        VALUES (make_key.id, vendor, make_key.name, make_key.key_hash, make_key.terms_version, make_key.day,
            current_setting('pakketwijzer.account')::uuid);
    RETURN 'made';
END $$;
REVOKE ALL ON FUNCTION identity.make_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.make_key TO pw_partner;
REVOKE INSERT ON identity.vendor_key FROM pw_partner;

-- The office sees what there is, never by what it is known, and can revoke it.
CREATE POLICY office ON identity.vendor_key TO pw_office USING (true);
GRANT SELECT (id, vendor_id, name, created_on, last_used_on, made_by), DELETE ON identity.vendor_key TO pw_office;

ALTER TABLE audit.access
    DROP CONSTRAINT access_action_check,
    -- key_revoked: the office revoked a key of a vendor, which then stands where a lead does
    ADD CONSTRAINT access_action_check CHECK (action IN ('look', 'reveal', 'search', 'export', 'key_revoked'));

-- A backup was put back, and knows weeks of which our own statistics were told: they are not told a second time, of fewer days.
CREATE FUNCTION usage.forget_own(until_day date) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$
    DELETE FROM usage.own_week w WHERE w.week + 6 <= forget_own.until_day;
    DELETE FROM usage.own_counter c WHERE date_trunc('week', c.day)::date + 6 <= forget_own.until_day;
$$;
REVOKE ALL ON FUNCTION usage.forget_own FROM PUBLIC;
GRANT EXECUTE ON FUNCTION usage.forget_own TO pw_figures;

-- Of our own statistics nothing leaves about few browsers any more.
DROP FUNCTION usage.add_own_rest(date, bigint, int, jsonb);
