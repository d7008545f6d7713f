-- Vendors of packages who may look at anonymous figures about their own: who they are, and which packages are theirs.
DO $$ BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO pw_figures, pw_partner', current_database());
END $$;

CREATE TABLE identity.vendor (
    id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name <> '' AND length(name) <= 100)
);

-- A package belongs to one vendor at most, so nobody sees figures about a competitor's.
CREATE TABLE identity.vendor_package (
    package_id text PRIMARY KEY,
    vendor_id uuid NOT NULL REFERENCES identity.vendor
);
CREATE INDEX vendor_package_vendor ON identity.vendor_package (vendor_id);

-- A partner's requests say in each transaction for which vendor they are; who says nothing sees nothing.
ALTER TABLE identity.vendor ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity.vendor_package ENABLE ROW LEVEL SECURITY;
CREATE POLICY office ON identity.vendor TO pw_office USING (true) WITH CHECK (true);
CREATE POLICY office ON identity.vendor_package TO pw_office USING (true) WITH CHECK (true);
CREATE POLICY own ON identity.vendor FOR SELECT TO pw_partner
    USING (id::text = current_setting('pakketwijzer.vendor', true));
CREATE POLICY own ON identity.vendor_package FOR SELECT TO pw_partner
    USING (vendor_id::text = current_setting('pakketwijzer.vendor', true));

GRANT USAGE ON SCHEMA identity TO pw_partner;
GRANT SELECT, INSERT, UPDATE ON identity.vendor TO pw_office;
GRANT SELECT, INSERT, DELETE ON identity.vendor_package TO pw_office;
GRANT SELECT ON identity.vendor, identity.vendor_package TO pw_partner;
