-- What is left when a day or a process ends may be about one browser. Rows that only such a batch wrote could be told from
-- the others by the number of their transaction and by their place on disk (docs/decisions/0033-the-rest-of-a-day.md). So all
-- rows of the day are written anew with it, in the order of their keys.
CREATE FUNCTION usage.mix(day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('usage'));
    WITH gone AS (DELETE FROM usage.counter c WHERE c.day = mix.day RETURNING c.*)
    INSERT INTO usage.counter (day, package_id, kind, bin, browser_days)
        SELECT g.day, g.package_id, g.kind, g.bin, g.browser_days FROM gone g ORDER BY g.package_id, g.kind, g.bin;
    WITH gone AS (DELETE FROM usage.own_counter c WHERE c.day = mix.day RETURNING c.*)
    INSERT INTO usage.own_counter (day, site, kind, key, browser_days)
        SELECT g.day, g.site, g.kind, g.key, g.browser_days FROM gone g ORDER BY g.site, g.kind, g.key;
END $$;
REVOKE ALL ON FUNCTION usage.mix FROM PUBLIC;

-- usage.add for a batch about fewer browsers than hide each other.
CREATE FUNCTION usage.add_rest(day date, token bigint, batch int, deltas jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    answer CONSTANT text := usage.add(day, token, batch, deltas);
BEGIN
    PERFORM usage.mix(day);
    RETURN answer;
END $$;
REVOKE ALL ON FUNCTION usage.add_rest FROM PUBLIC;

-- usage.add_own for such a batch.
CREATE FUNCTION usage.add_own_rest(day date, token bigint, batch int, deltas jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    answer CONSTANT text := usage.add_own(day, token, batch, deltas);
BEGIN
    PERFORM usage.mix(day);
    RETURN answer;
END $$;
REVOKE ALL ON FUNCTION usage.add_own_rest FROM PUBLIC;

GRANT EXECUTE ON FUNCTION usage.add_rest, usage.add_own_rest TO pw_public;
