-- The catalogue: packages, their editions, and every fact with its source.
-- Nobody gets anything by being PUBLIC; each login gets exactly what is granted below.
DO $$ BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO pw_public', current_database());
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA catalog;

CREATE TABLE catalog.package (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(id) <= 64),
    name text NOT NULL CHECK (name <> ''),
    -- SHA-256 of the package as loaded: an unchanged package is not written again
    content_hash text NOT NULL
);

CREATE TABLE catalog.edition (
    package_id text NOT NULL REFERENCES catalog.package ON DELETE CASCADE,
    position int NOT NULL CHECK (position >= 0),
    name text NOT NULL,
    note text,
    -- sold for or through these kinds of users only; null = to everybody
    audience text[] CHECK (audience <@ ARRAY ['zzp', 'mkb', 'accountant']),
    -- package fields that this edition is said not to have, though the package does; null = nothing said
    lacks text[],
    PRIMARY KEY (package_id, position)
);

CREATE TABLE catalog.fact (
    package_id text NOT NULL REFERENCES catalog.package ON DELETE CASCADE,
    -- null: a fact about the package itself
    edition int,
    -- vendor, website, status, target.zzp, criteria.bank_link, price_month, limits.users, …
    field text NOT NULL,
    value jsonb NOT NULL,
    source_url text NOT NULL CHECK (source_url ~ '^https?://'),
    source_kind text NOT NULL CHECK (source_kind IN
        ('vendor', 'vendor_help', 'government', 'partner_help', 'code', 'comparison_site', 'third_party')),
    access text NOT NULL CHECK (access IN ('direct', 'secondhand')),
    via text,
    -- the day, month or year the source was seen; null = undated
    as_of text CHECK (as_of ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
    note text,
    grade text NOT NULL CHECK (grade IN ('A', 'B', 'C', 'D')),
    UNIQUE NULLS NOT DISTINCT (package_id, edition, field),
    FOREIGN KEY (package_id, edition) REFERENCES catalog.edition ON DELETE CASCADE
);

CREATE TABLE catalog.remark (
    package_id text NOT NULL REFERENCES catalog.package ON DELETE CASCADE,
    position int NOT NULL,
    text text NOT NULL,
    PRIMARY KEY (package_id, position)
);

-- One row per published state of the catalogue; the newest is the current one.
CREATE TABLE catalog.publication (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- the first 12 hexadecimal digits of the SHA-256 over all packages: same content, same version
    version text NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(),
    -- 'shipped' follows the files in the jar; 'file' was loaded with --catalogue and is left alone
    origin text NOT NULL CHECK (origin IN ('shipped', 'file'))
);

GRANT USAGE ON SCHEMA catalog TO pw_public;
GRANT SELECT ON catalog.package, catalog.edition, catalog.fact, catalog.remark, catalog.publication TO pw_public;
