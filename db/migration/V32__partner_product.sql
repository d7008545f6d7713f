-- What a vendor needs to use its figures: an end to the contract, keys for its programs, colleagues who invite each other, a
-- mail when there are new figures, and a word to the editors about its own package.
ALTER TABLE identity.vendor
    -- the last day; null = no end was agreed
    ADD COLUMN contract_until date;

ALTER TABLE identity.account
    -- wants a mail about figures of later days than this; null = wants no such mail
    ADD COLUMN figures_told date,
    -- of which end of the contract the partner was told; null = of none
    ADD COLUMN end_told date,
    ADD CONSTRAINT account_told_check CHECK (vendor_id IS NOT NULL OR figures_told IS NULL AND end_told IS NULL);

-- From the day after the end nobody of the vendor exists for the partner's login.
CREATE FUNCTION identity.has_contract(vendor uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT EXISTS (SELECT FROM identity.vendor v WHERE v.id = has_contract.vendor
        AND (v.contract_until IS NULL OR v.contract_until >= (now() AT TIME ZONE 'Europe/Amsterdam')::date));
$$;
REVOKE ALL ON FUNCTION identity.has_contract FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.has_contract TO pw_partner;

ALTER POLICY own ON identity.vendor
    USING (id::text = current_setting('pakketwijzer.vendor', true) AND identity.has_contract(id));
ALTER POLICY own ON identity.vendor_package
    USING (vendor_id::text = current_setting('pakketwijzer.vendor', true) AND identity.has_contract(vendor_id));
ALTER POLICY named ON identity.account
    USING (vendor_id IS NOT NULL AND disabled_at IS NULL
        AND (email = current_setting('pakketwijzer.email', true)
            OR id::text = current_setting('pakketwijzer.account', true))
        AND identity.has_contract(vendor_id));
ALTER POLICY named_change ON identity.account
    USING (vendor_id IS NOT NULL AND disabled_at IS NULL
        AND (email = current_setting('pakketwijzer.email', true)
            OR id::text = current_setting('pakketwijzer.account', true))
        AND identity.has_contract(vendor_id));
ALTER POLICY named ON identity.invitation
    USING (vendor_id IS NOT NULL AND encode(token_hash, 'hex') = current_setting('pakketwijzer.token', true)
        AND identity.has_contract(vendor_id));
ALTER POLICY named_change ON identity.invitation
    USING (vendor_id IS NOT NULL AND encode(token_hash, 'hex') = current_setting('pakketwijzer.token', true)
        AND identity.has_contract(vendor_id));

GRANT UPDATE (figures_told) ON identity.account TO pw_partner;

-- With which a vendor's own programs fetch its figures. Whose program it is, nobody knows: a key is the vendor's.
CREATE TABLE identity.vendor_key (
    id uuid PRIMARY KEY,
    vendor_id uuid NOT NULL REFERENCES identity.vendor,
    -- what the vendor calls it
    name text NOT NULL CHECK (name <> '' AND length(name) <= 60),
    -- SHA-256 of the key; the key itself, 192 random bits, is shown once and kept nowhere
    key_hash bytea NOT NULL UNIQUE CHECK (length(key_hash) = 32),
    -- of the terms that whoever made it had accepted
    terms_version int NOT NULL CHECK (terms_version > 0),
    created_on date NOT NULL,
    -- never more precise than the day; null = not yet
    last_used_on date
);
CREATE INDEX vendor_key_vendor ON identity.vendor_key (vendor_id);
ALTER TABLE identity.vendor_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON identity.vendor_key TO pw_partner
    USING (vendor_id::text = current_setting('pakketwijzer.vendor', true) AND identity.has_contract(vendor_id));
-- With everybody of a vendor shut out, its programs are shut out too: nobody is left who could revoke a key.
CREATE FUNCTION identity.is_served(vendor uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT identity.has_contract(vendor)
        AND EXISTS (SELECT FROM identity.account a WHERE a.vendor_id = is_served.vendor AND a.disabled_at IS NULL);
$$;
REVOKE ALL ON FUNCTION identity.is_served FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.is_served TO pw_partner;
CREATE POLICY named ON identity.vendor_key FOR SELECT TO pw_partner
    USING (encode(key_hash, 'hex') = current_setting('pakketwijzer.token', true) AND identity.is_served(vendor_id));
CREATE POLICY named_change ON identity.vendor_key FOR UPDATE TO pw_partner
    USING (encode(key_hash, 'hex') = current_setting('pakketwijzer.token', true) AND identity.is_served(vendor_id));
GRANT SELECT, INSERT, DELETE ON identity.vendor_key TO pw_partner;
GRANT UPDATE (last_used_on) ON identity.vendor_key TO pw_partner;

-- The vendor of the account that is named, for the functions below only; null = nobody who may come in.
CREATE FUNCTION identity.own_vendor() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT a.vendor_id FROM identity.account a
    WHERE a.id::text = current_setting('pakketwijzer.account', true) AND a.disabled_at IS NULL
        AND a.vendor_id IS NOT NULL AND identity.has_contract(a.vendor_id);
$$;
REVOKE ALL ON FUNCTION identity.own_vendor FROM PUBLIC;

-- Who comes in for the same vendor as the account that is named, and who is invited to.
CREATE FUNCTION identity.vendor_people() RETURNS TABLE (name text, email text, invited_until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT a.name, a.email, NULL::timestamptz FROM identity.account a
        WHERE a.vendor_id = identity.own_vendor() AND a.disabled_at IS NULL
    UNION ALL
    SELECT i.name, i.email, i.expires_at FROM identity.invitation i
        WHERE i.vendor_id = identity.own_vendor() AND i.account_id IS NULL AND i.used_at IS NULL AND i.expires_at > now();
$$;
REVOKE ALL ON FUNCTION identity.vendor_people FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.vendor_people TO pw_partner;

-- Invites a colleague for a week; an earlier invitation of the same vendor to the same address no longer works. Says
-- 'invited', or 'full' when twenty come in or are invited already. It does not say whether the address has an account.
CREATE FUNCTION identity.invite_colleague(token_hash bytea, email text, name text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    vendor CONSTANT uuid := identity.own_vendor();
BEGIN
    IF vendor IS NULL THEN
        RAISE EXCEPTION 'Nobody is named who may invite' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('identity.invite ' || vendor));
    IF (SELECT count(*) FROM identity.vendor_people() p WHERE p.email <> invite_colleague.email) >= 20 THEN
        RETURN 'full';
    END IF;
    DELETE FROM identity.invitation i
        WHERE i.vendor_id = vendor AND i.email = invite_colleague.email AND i.account_id IS NULL AND i.used_at IS NULL;
    INSERT INTO identity.invitation (token_hash, email, name, roles, vendor_id, invited_by, created_at, expires_at)
        VALUES (invite_colleague.token_hash, invite_colleague.email, invite_colleague.name, ARRAY ['partner'], vendor,
            current_setting('pakketwijzer.account')::uuid, now(), now() + interval '7 days');
    RETURN 'invited';
END $$;
REVOKE ALL ON FUNCTION identity.invite_colleague FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.invite_colleague TO pw_partner;

-- Whom to mail that there are figures up to a day; each is given out once for a day, so at most once a week while the
-- figures come by the week.
CREATE FUNCTION identity.tell_figures(until date) RETURNS TABLE (email text, name text, language text)
LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$
    UPDATE identity.account a SET figures_told = tell_figures.until
    WHERE a.figures_told < tell_figures.until AND a.disabled_at IS NULL AND NOT a.demo
        AND identity.has_contract(a.vendor_id)
    RETURNING a.email, a.name, a.language;
$$;
REVOKE ALL ON FUNCTION identity.tell_figures FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.tell_figures TO pw_worker;

-- Whom to mail that their contract ends, from a day up to a later one; once for each end.
CREATE FUNCTION identity.tell_end(from_day date, until_day date)
RETURNS TABLE (email text, name text, language text, vendor text, ends date)
LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$
    UPDATE identity.account a SET end_told = v.contract_until
    FROM identity.vendor v
    WHERE v.id = a.vendor_id AND v.contract_until BETWEEN tell_end.from_day AND tell_end.until_day
        AND a.end_told IS DISTINCT FROM v.contract_until AND a.disabled_at IS NULL AND NOT a.demo
    RETURNING a.email, a.name, a.language, v.name, v.contract_until;
$$;
REVOKE ALL ON FUNCTION identity.tell_end FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.tell_end TO pw_worker;

ALTER TABLE catalog.correction
    -- who of the package's vendor says it; null = a visitor, and nobody is asked which
    ADD COLUMN said_by uuid REFERENCES identity.account;

-- What the account that is named says is wrong about a package of its vendor. Says 'received', 'unknown' (not its package,
-- or none) or 'full' (twenty of this vendor wait, or a thousand in all).
CREATE FUNCTION catalog.report_own_correction(submission_id uuid, package_id text, field text, said text,
    source_url text, day date) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    vendor CONSTANT uuid := identity.own_vendor();
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('catalog.correction'));
    IF NOT EXISTS (SELECT FROM identity.vendor_package p
            WHERE p.vendor_id = vendor AND p.package_id = report_own_correction.package_id) THEN
        RETURN 'unknown';
    END IF;
    IF (SELECT count(*) FROM catalog.correction c WHERE c.status = 'open') >= 1000
            OR (SELECT count(*) FROM catalog.correction c JOIN identity.account a ON a.id = c.said_by
                WHERE c.status = 'open' AND a.vendor_id = vendor) >= 20 THEN
        RETURN 'full';
    END IF;
    INSERT INTO catalog.correction (id, package_id, field, said, source_url, submitted_on, said_by)
        VALUES (report_own_correction.submission_id, report_own_correction.package_id, report_own_correction.field,
            report_own_correction.said, report_own_correction.source_url, report_own_correction.day,
            current_setting('pakketwijzer.account')::uuid)
        ON CONFLICT (id) DO NOTHING;
    PERFORM scheduler.schedule('forget-correction', report_own_correction.submission_id, 0);
    RETURN 'received';
END $$;
REVOKE ALL ON FUNCTION catalog.report_own_correction FROM PUBLIC;
GRANT USAGE ON SCHEMA catalog TO pw_partner;
GRANT EXECUTE ON FUNCTION catalog.report_own_correction TO pw_partner;

-- Mail to a vendor's people that nobody's action causes: one more kind of mail beside those that there are.
DO $$
DECLARE
    kinds CONSTANT text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint
        WHERE conname = 'outbox_kind_check' AND conrelid = 'mail.outbox'::regclass);
BEGIN
    ALTER TABLE mail.outbox DROP CONSTRAINT outbox_kind_check;
    EXECUTE 'ALTER TABLE mail.outbox ADD CONSTRAINT outbox_kind_check '
        || replace(kinds, 'ARRAY[', 'ARRAY[''partner_news''::text, ');
END $$;
