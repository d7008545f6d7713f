-- What visitors say is wrong about a package, for an editor to look at. Nobody is asked who says it.
CREATE TABLE catalog.correction (
    -- made when the form was shown
    id uuid PRIMARY KEY,
    -- no reference: a package that is loaded anew goes and comes within one transaction
    package_id text NOT NULL,
    -- a field of the package, prices or other
    field text NOT NULL CHECK (field ~ '^[a-z0-9_.]{1,60}$'),
    said text NOT NULL CHECK (length(said) BETWEEN 1 AND 1000),
    -- where it can be read; null = not said
    source_url text CHECK (source_url ~ '^https?://' AND length(source_url) <= 500),
    -- never more precise than the day
    submitted_on date NOT NULL,
    status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'accepted', 'rejected')),
    handled_at timestamptz,
    handled_by uuid REFERENCES identity.account,
    note text CHECK (length(note) <= 1000),
    CHECK ((status = 'open') = (handled_at IS NULL)),
    CHECK ((status = 'open') = (handled_by IS NULL))
);
CREATE INDEX correction_open ON catalog.correction (submitted_on, id) WHERE status = 'open';

-- The only thing the public door can do here; it reads nothing back. The same submission again changes what it says, as
-- long as nobody has handled it. Says 'received', 'unknown' (there is no such package) or 'full' (a thousand wait already,
-- or fifty about this package, so that nobody closes the form for all packages with one).
CREATE FUNCTION catalog.report_correction(submission_id uuid, package_id text, field text, said text, source_url text,
    day date) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    -- One after the other, so that many at once do not make more than a thousand.
    PERFORM pg_advisory_xact_lock(hashtext('catalog.correction'));
    IF NOT EXISTS (SELECT FROM catalog.package p WHERE p.id = report_correction.package_id) THEN
        RETURN 'unknown';
    END IF;
    UPDATE catalog.correction c
        SET field = report_correction.field, said = report_correction.said, source_url = report_correction.source_url
        WHERE c.id = report_correction.submission_id AND c.package_id = report_correction.package_id
            AND c.status = 'open';
    IF FOUND OR EXISTS (SELECT FROM catalog.correction c WHERE c.id = report_correction.submission_id) THEN
        RETURN 'received';
    END IF;
    IF (SELECT count(*) FROM catalog.correction c WHERE c.status = 'open') >= 1000
            OR (SELECT count(*) FROM catalog.correction c
                WHERE c.status = 'open' AND c.package_id = report_correction.package_id) >= 50 THEN
        RETURN 'full';
    END IF;
    INSERT INTO catalog.correction (id, package_id, field, said, source_url, submitted_on)
        VALUES (report_correction.submission_id, report_correction.package_id, report_correction.field,
            report_correction.said, report_correction.source_url, report_correction.day);
    -- Also when nobody ever handles it
    PERFORM scheduler.schedule('forget-correction', report_correction.submission_id, 0);
    RETURN 'received';
END $$;
REVOKE ALL ON FUNCTION catalog.report_correction FROM PUBLIC;

GRANT EXECUTE ON FUNCTION catalog.report_correction TO pw_public;
GRANT USAGE ON SCHEMA catalog TO pw_office, pw_worker;
GRANT SELECT ON catalog.correction TO pw_office;
GRANT UPDATE (status, handled_at, handled_by, note) ON catalog.correction TO pw_office;
GRANT SELECT (id, handled_at, submitted_on), DELETE ON catalog.correction TO pw_worker;
