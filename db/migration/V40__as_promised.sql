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

-- How long the name of who left stays: until the logs that may name the account are gone.
CREATE FUNCTION privacy.account_period() RETURNS interval
LANGUAGE sql STABLE SET search_path = ''
AS $$
    SELECT greatest(privacy.period('access_log'), privacy.period('export_log')) + interval '1 month';
$$;
REVOKE ALL ON FUNCTION privacy.account_period FROM PUBLIC;

-- Since when an account lets nobody in: shut out, or the contract of its vendor is over. Those that have no name any more are
-- not among them.
CREATE FUNCTION identity.left_accounts() RETURNS TABLE (id uuid, left_at timestamptz)
LANGUAGE sql STABLE SET search_path = ''
AS $$
    SELECT a.id, least(a.disabled_at, (v.contract_until + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')
    FROM identity.account a LEFT JOIN identity.vendor v ON v.id = a.vendor_id
    WHERE a.email NOT LIKE '%@former.invalid';
$$;
REVOKE ALL ON FUNCTION identity.left_accounts FROM PUBLIC;

-- What lets somebody in beside a password, and when somebody is away: of no use for who left. Returns how much there was.
CREATE FUNCTION identity.drop_factors(accounts uuid[]) RETURNS int
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
    removed int;
    more int;
BEGIN
    DELETE FROM identity.passkey p WHERE p.account_id = ANY (accounts);
    GET DIAGNOSTICS removed = ROW_COUNT;
    DELETE FROM identity.recovery_code r WHERE r.account_id = ANY (accounts);
    GET DIAGNOSTICS more = ROW_COUNT;
    removed := removed + more;
    DELETE FROM identity.absence b WHERE b.account_id = ANY (accounts);
    GET DIAGNOSTICS more = ROW_COUNT;
    removed := removed + more;
    UPDATE identity.account a SET totp_secret = NULL, totp_step = 0 WHERE a.id = ANY (accounts) AND a.totp_secret IS NOT NULL;
    GET DIAGNOSTICS more = ROW_COUNT;
    RETURN removed + more;
END $$;
REVOKE ALL ON FUNCTION identity.drop_factors FROM PUBLIC;

-- As before (V26), with what lets who left in, and at last the name.
CREATE OR REPLACE FUNCTION privacy.outlook(class text, at timestamptz, OUT due int, OUT held int, OUT oldest_left date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' SET timezone = 'Europe/Amsterdam'
AS $$
DECLARE
    -- the time zone is set above
    today CONSTANT date := at;
    period CONSTANT interval := privacy.period(class);
BEGIN
    held := 0;
    CASE class
        WHEN 'lead', 'customer' THEN
            SELECT count(*) FILTER (WHERE NOT d.held), count(*) FILTER (WHERE d.held) INTO due, held
                FROM lead.due(today) d WHERE d.customer = (class = 'customer');
            SELECT min(l.last_contact_at) INTO oldest_left FROM lead.lead l
                WHERE l.merged_into IS NULL AND (l.outcome IS NOT DISTINCT FROM 'chosen') = (class = 'customer');
        WHEN 'rights_case' THEN
            SELECT count(*) FILTER (WHERE privacy.after(r.ended_at, period) <= at), min(r.ended_at)
                INTO due, oldest_left FROM privacy.request r;
        WHEN 'consent_receipt' THEN
            -- It counts for six months at most, also when nobody replaced it
            SELECT count(*) FILTER (WHERE privacy.after(r.hour, interval '6 months' + period) <= at), min(r.hour)
                INTO due, oldest_left FROM consent.receipt r;
        WHEN 'access_log' THEN
            due := audit.lines_due('access', at, period);
            SELECT a.at INTO oldest_left FROM audit.access a ORDER BY a.position LIMIT 1;
        WHEN 'export_log' THEN
            due := audit.lines_due('export', at, period);
            SELECT e.at INTO oldest_left FROM audit.export e ORDER BY e.position LIMIT 1;
        WHEN 'mail' THEN
            SELECT count(*) FILTER (WHERE privacy.after(o.created_at, period) <= at), min(o.created_at)
                INTO due, oldest_left FROM mail.outbox o;
        WHEN 'session' THEN
            SELECT count(*) FILTER (WHERE privacy.after(s.seen_at, period) <= at), min(s.seen_at)
                INTO due, oldest_left FROM identity.session s;
        WHEN 'invitation' THEN
            SELECT count(*) FILTER (WHERE i.used_at IS NOT NULL OR i.expires_at <= at), min(i.created_at)
                INTO due, oldest_left FROM identity.invitation i;
        WHEN 'challenge' THEN
            SELECT count(*) FILTER (WHERE s.expires_at <= at), min(s.expires_at)
                INTO due, oldest_left FROM lead.spent_challenge s;
        WHEN 'left_colleague' THEN
            SELECT count(*) INTO due FROM (
                SELECT d.account FROM lead.draft d UNION ALL SELECT v.account FROM lead.saved_view v
                UNION ALL SELECT f.account FROM lead.calendar_feed f UNION ALL SELECT k.account FROM lead.keys_off k
                UNION ALL SELECT p.account_id FROM identity.passkey p UNION ALL SELECT r.account_id FROM identity.recovery_code r
                UNION ALL SELECT b.account_id FROM identity.absence b
                UNION ALL SELECT t.id FROM identity.account t WHERE t.totp_secret IS NOT NULL) o
                JOIN identity.account a ON a.id = o.account WHERE a.disabled_at <= at;
        WHEN 'account' THEN
            SELECT count(*) FILTER (WHERE privacy.after(l.left_at, privacy.account_period()) <= at),
                min(l.left_at) FILTER (WHERE l.left_at <= at)
                INTO due, oldest_left FROM identity.left_accounts() l;
    END CASE;
END $$;

CREATE OR REPLACE FUNCTION privacy.sweep(class text, at timestamptz, most int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET timezone = 'Europe/Amsterdam'
AS $$
DECLARE
    -- the time zone is set above
    today CONSTANT date := at;
    period CONSTANT interval := privacy.period(class);
    removed int;
    more int;
    gone uuid[];
BEGIN
    CASE class
        WHEN 'lead', 'customer' THEN
            removed := lead.anonymise(ARRAY (SELECT d.id FROM lead.due(today) d
                WHERE d.customer = (class = 'customer') AND NOT d.held ORDER BY d.due_on, d.id LIMIT most), today);
            IF class = 'lead' THEN
                -- What nobody could open in all that time
                PERFORM lead.forget(ARRAY (SELECT i.submission_id FROM lead.intake i
                    WHERE privacy.after(i.received_at, period) <= at
                        AND NOT EXISTS (SELECT FROM lead.lead l WHERE l.id = i.submission_id) LIMIT most));
            END IF;
            RETURN removed;
        WHEN 'rights_case' THEN
            DELETE FROM privacy.request r WHERE r.id IN (SELECT o.id FROM privacy.request o
                WHERE privacy.after(o.ended_at, period) <= at LIMIT most);
        WHEN 'consent_receipt' THEN
            DELETE FROM consent.receipt r WHERE r.number IN (SELECT o.number FROM consent.receipt o
                WHERE privacy.after(o.hour, interval '6 months' + period) <= at LIMIT most);
        WHEN 'access_log' THEN
            RETURN audit.drop_segment('access', at, period);
        WHEN 'export_log' THEN
            RETURN audit.drop_segment('export', at, period);
        WHEN 'mail' THEN
            DELETE FROM mail.outbox o WHERE o.id IN (SELECT p.id FROM mail.outbox p
                WHERE privacy.after(p.created_at, period) <= at LIMIT most);
        WHEN 'session' THEN
            DELETE FROM identity.session s WHERE s.id IN (SELECT o.id FROM identity.session o
                WHERE privacy.after(o.seen_at, period) <= at LIMIT most);
        WHEN 'invitation' THEN
            DELETE FROM identity.invitation i WHERE i.token_hash IN (SELECT o.token_hash FROM identity.invitation o
                WHERE o.used_at IS NOT NULL OR o.expires_at <= at LIMIT most);
        WHEN 'challenge' THEN
            DELETE FROM lead.spent_challenge s WHERE s.challenge IN (SELECT o.challenge FROM lead.spent_challenge o
                WHERE o.expires_at <= at LIMIT most);
        WHEN 'left_colleague' THEN
            -- Few at a time; those who may no longer come in come back to none of it
            DELETE FROM lead.draft d USING identity.account a WHERE a.id = d.account AND a.disabled_at <= at;
            GET DIAGNOSTICS removed = ROW_COUNT;
            DELETE FROM lead.saved_view v USING identity.account a WHERE a.id = v.account AND a.disabled_at <= at;
            GET DIAGNOSTICS more = ROW_COUNT;
            removed := removed + more;
            DELETE FROM lead.calendar_feed f USING identity.account a WHERE a.id = f.account AND a.disabled_at <= at;
            GET DIAGNOSTICS more = ROW_COUNT;
            removed := removed + more;
            DELETE FROM lead.keys_off k USING identity.account a WHERE a.id = k.account AND a.disabled_at <= at;
            GET DIAGNOSTICS more = ROW_COUNT;
            RETURN removed + more
                + identity.drop_factors(ARRAY (SELECT a.id FROM identity.account a WHERE a.disabled_at <= at));
        WHEN 'account' THEN
            gone := ARRAY (SELECT l.id FROM identity.left_accounts() l
                WHERE privacy.after(l.left_at, privacy.account_period()) <= at LIMIT most);
            PERFORM identity.drop_factors(gone);
            DELETE FROM identity.team_member m WHERE m.account_id = ANY (gone);
            DELETE FROM identity.terms_acceptance t WHERE t.account_id = ANY (gone);
            -- A number that nobody is behind any more: what was done under it stays somebody's.
            UPDATE identity.account a SET email = a.id || '@former.invalid', password_hash = '{bcrypt}-',
                    name = CASE WHEN a.vendor_id IS NULL THEN 'Oud-collega' ELSE 'Oud-gebruiker' END,
                    disabled_at = coalesce(a.disabled_at, at), figures_told = NULL, end_told = NULL
                WHERE a.id = ANY (gone);
    END CASE;
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END $$;
