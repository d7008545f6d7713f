-- The editing desk: what editors want to change in the catalogue, and what was published of it. A set of changes has one
-- author; somebody else publishes it, with the function below and in no other way.
ALTER TABLE catalog.publication
    DROP CONSTRAINT publication_origin_check,
    -- 'desk' was published by an editor, and is left alone as 'file' is: a newer jar does not undo the editors' work
    ADD CONSTRAINT publication_origin_check CHECK (origin IN ('shipped', 'file', 'desk'));

CREATE TABLE catalog.change_set (
    id uuid PRIMARY KEY,
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    author uuid NOT NULL REFERENCES identity.account,
    -- the published set that this one takes back; null = takes nothing back
    undoes uuid REFERENCES catalog.change_set,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'proposed', 'published', 'withdrawn')),
    created_at timestamptz NOT NULL,
    -- how often it was proposed: who publishes says which time was looked at
    round int NOT NULL DEFAULT 0 CHECK (round >= 0),
    proposed_at timestamptz,
    -- why a colleague sent it back; null = nobody did
    reply text CHECK (length(reply) BETWEEN 1 AND 500),
    published_at timestamptz,
    published_by uuid REFERENCES identity.account,
    publication bigint REFERENCES catalog.publication,
    -- four eyes
    CHECK (published_by <> author),
    CHECK (CASE WHEN state = 'published'
        THEN published_by IS NOT NULL AND published_at IS NOT NULL AND publication IS NOT NULL
        ELSE published_by IS NULL AND published_at IS NULL AND publication IS NULL END)
);
CREATE INDEX change_set_state ON catalog.change_set (state, created_at);

-- One fact that is to become another. Packages and editions may be gone later; what was done to them stays.
CREATE TABLE catalog.change (
    change_set uuid NOT NULL REFERENCES catalog.change_set,
    package_id text NOT NULL,
    -- position of the edition; null = about the package itself
    edition int,
    field text NOT NULL,
    -- the whole fact as it was when the change was made; null = unknown
    before jsonb,
    -- the whole fact as it is to be; null = unknown again
    after jsonb,
    changed_at timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (change_set, package_id, edition, field),
    CHECK (before IS DISTINCT FROM after)
);
CREATE INDEX change_place ON catalog.change (package_id, field);

-- What was proposed or published is what somebody looked at: changes are made in drafts only.
CREATE FUNCTION catalog.only_in_drafts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    here uuid;
BEGIN
    FOREACH here IN ARRAY CASE TG_OP
            WHEN 'INSERT' THEN ARRAY [NEW.change_set]
            WHEN 'DELETE' THEN ARRAY [OLD.change_set]
            ELSE ARRAY [OLD.change_set, NEW.change_set] END LOOP
        -- Proposing it waits until this change is in, or is seen here.
        PERFORM FROM catalog.change_set s WHERE s.id = here AND s.state = 'draft' FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'changes are made in drafts only' USING ERRCODE = 'restrict_violation';
        END IF;
    END LOOP;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
REVOKE ALL ON FUNCTION catalog.only_in_drafts FROM PUBLIC;
CREATE TRIGGER only_in_drafts BEFORE INSERT OR UPDATE OR DELETE ON catalog.change
    FOR EACH ROW EXECUTE FUNCTION catalog.only_in_drafts();

-- Published is published, for whoever has the right to change a set.
CREATE FUNCTION catalog.published_stays() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    IF OLD.state IN ('published', 'withdrawn') THEN
        RAISE EXCEPTION 'a set that is published or withdrawn stays as it is' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION catalog.published_stays FROM PUBLIC;
CREATE TRIGGER published_stays BEFORE UPDATE ON catalog.change_set
    FOR EACH ROW EXECUTE FUNCTION catalog.published_stays();

-- A fact as it stands in a change.
CREATE FUNCTION catalog.as_json(fact catalog.fact) RETURNS jsonb
LANGUAGE sql IMMUTABLE SET search_path = ''
AS $$
    SELECT CASE WHEN fact.package_id IS NOT NULL THEN jsonb_build_object('value', fact.value,
        'source_url', fact.source_url, 'source_kind', fact.source_kind, 'access', fact.access, 'via', fact.via,
        'as_of', fact.as_of, 'note', fact.note, 'grade', fact.grade) END;
$$;
REVOKE ALL ON FUNCTION catalog.as_json FROM PUBLIC;

-- Publishes a set, whole or not at all. The caller worked out from publication `base` what the packages' hashes and the
-- version will be. Says 'published', 'gone' (not proposed, or not in this form any more), 'refused' (the publisher wrote
-- it, or is no editor), 'moved' (there is a newer publication than `base`: work it out again) or 'conflict' (a fact is no
-- longer what it was when the change was made).
CREATE FUNCTION catalog.publish(set_id uuid, looked_at int, publisher uuid, base bigint, hashes jsonb,
    new_version text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    proposal catalog.change_set%ROWTYPE;
    made bigint;
BEGIN
    -- One after the other, and never while files are being loaded.
    LOCK TABLE catalog.publication IN SHARE ROW EXCLUSIVE MODE;
    SELECT * INTO proposal FROM catalog.change_set s WHERE s.id = set_id FOR UPDATE;
    IF NOT FOUND OR proposal.state <> 'proposed' OR proposal.round <> looked_at THEN
        RETURN 'gone';
    END IF;
    IF publisher = proposal.author OR NOT EXISTS (SELECT FROM identity.account a
            WHERE a.id = publisher AND 'editor' = ANY (a.roles) AND a.disabled_at IS NULL) THEN
        RETURN 'refused';
    END IF;
    IF (SELECT max(p.id) FROM catalog.publication p) <> base THEN
        RETURN 'moved';
    END IF;
    IF EXISTS (SELECT FROM catalog.change c
            LEFT JOIN catalog.package p ON p.id = c.package_id
            LEFT JOIN catalog.edition e ON e.package_id = c.package_id AND e.position = c.edition
            LEFT JOIN catalog.fact f ON f.package_id = c.package_id AND f.edition IS NOT DISTINCT FROM c.edition
                AND f.field = c.field
            WHERE c.change_set = set_id
                AND (p.id IS NULL OR (c.edition IS NOT NULL AND e.package_id IS NULL)
                    OR c.before IS DISTINCT FROM catalog.as_json(f))) THEN
        RETURN 'conflict';
    END IF;
    DELETE FROM catalog.fact f USING catalog.change c
        WHERE c.change_set = set_id AND f.package_id = c.package_id AND f.edition IS NOT DISTINCT FROM c.edition
            AND f.field = c.field;
    INSERT INTO catalog.fact (package_id, edition, field, value, source_url, source_kind, access, via, as_of, note, grade)
        SELECT c.package_id, c.edition, c.field, c.after -> 'value', c.after ->> 'source_url',
            c.after ->> 'source_kind', c.after ->> 'access', c.after ->> 'via', c.after ->> 'as_of', c.after ->> 'note',
            c.after ->> 'grade'
        FROM catalog.change c WHERE c.change_set = set_id AND c.after IS NOT NULL;
    UPDATE catalog.package p SET content_hash = h.value FROM jsonb_each_text(hashes) h WHERE p.id = h.key;
    INSERT INTO catalog.publication (version, origin) VALUES (new_version, 'desk') RETURNING id INTO made;
    UPDATE catalog.change_set s SET state = 'published', published_at = now(), published_by = publisher,
        publication = made WHERE s.id = set_id;
    RETURN 'published';
END $$;
REVOKE ALL ON FUNCTION catalog.publish FROM PUBLIC;

-- Every process listens, and reads the new catalogue when this transaction is there.
CREATE FUNCTION catalog.announce() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
    PERFORM pg_notify('catalog_published', NEW.version);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION catalog.announce FROM PUBLIC;
CREATE TRIGGER announce AFTER INSERT ON catalog.publication FOR EACH ROW EXECUTE FUNCTION catalog.announce();

GRANT USAGE ON SCHEMA catalog TO pw_office;
GRANT SELECT ON catalog.package, catalog.edition, catalog.fact, catalog.remark, catalog.publication TO pw_office;
GRANT SELECT, INSERT (id, title, author, undoes, created_at),
    UPDATE (title, state, round, proposed_at, reply) ON catalog.change_set TO pw_office;
GRANT SELECT, INSERT, UPDATE (after, changed_at), DELETE ON catalog.change TO pw_office;
GRANT EXECUTE ON FUNCTION catalog.publish TO pw_office;
