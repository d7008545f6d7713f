-- A lead is found by the words of the names of what was added to it, too: their digests stand with it as well, for as long
-- as that is so. By its number, address or telephone number it was found already.

ALTER TABLE lead.lookup
    -- The added lead that such a digest is of; null = of the lead itself. It never outlives that lead.
    ADD COLUMN added_from uuid REFERENCES lead.lead ON DELETE CASCADE;
CREATE INDEX lookup_added_from ON lead.lookup (added_from) WHERE added_from IS NOT NULL;

-- Makes anew by which words the lead is found that this one stands in.
CREATE FUNCTION lead.renew_words(member uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    stands_in uuid;
BEGIN
    -- As lead.hold does: a lead before what was added to it
    PERFORM FROM lead.lead l WHERE l.id IN (member, lead.root(member))
        ORDER BY l.merged_into IS NOT NULL, l.id FOR UPDATE;
    stands_in := lead.root(member);
    DELETE FROM lead.lookup k WHERE k.lead_id IN (member, stands_in) AND k.added_from IS NOT NULL;
    INSERT INTO lead.lookup (lead_id, kind, digest, marks, received_at, added_from)
    SELECT DISTINCT ON (k.digest) l.id, k.kind, k.digest, 0, l.received_at, k.lead_id
    FROM lead.lead l, lead.family(l.id) of_it (id) JOIN lead.lookup k ON k.lead_id = of_it.id
    WHERE l.id = stands_in AND k.lead_id <> l.id AND k.added_from IS NULL AND k.kind IN ('name_word', 'company_word')
        -- Names and companies share their digests: each word once
        AND NOT EXISTS (SELECT FROM lead.lookup own WHERE own.lead_id = l.id AND own.digest = k.digest)
    ORDER BY k.digest, k.lead_id
    ON CONFLICT DO NOTHING;
    UPDATE lead.lookup k SET marks = together.marks
    FROM (
        SELECT bit_or(1::bigint << (get_byte(f.digest, 0) & 63)) AS marks FROM lead.lookup f WHERE f.lead_id = stands_in
    ) together
    WHERE k.lead_id = stands_in AND k.marks <> together.marks;
END $$;
REVOKE ALL ON FUNCTION lead.renew_words FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lead.renew_words TO pw_worker;

CREATE FUNCTION lead.stands_elsewhere() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    IF OLD.merged_into IS NOT NULL THEN
        PERFORM lead.renew_words(OLD.merged_into);
    END IF;
    IF TG_OP = 'UPDATE' THEN
        PERFORM lead.renew_words(NEW.id);
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION lead.stands_elsewhere FROM PUBLIC;

CREATE TRIGGER stands_elsewhere AFTER UPDATE OF merged_into ON lead.lead FOR EACH ROW
    WHEN (OLD.merged_into IS DISTINCT FROM NEW.merged_into) EXECUTE FUNCTION lead.stands_elsewhere();
CREATE TRIGGER stands_nowhere AFTER DELETE ON lead.lead FOR EACH ROW
    WHEN (OLD.merged_into IS NOT NULL) EXECUTE FUNCTION lead.stands_elsewhere();

SELECT lead.renew_words(l.id) FROM lead.lead l
WHERE l.merged_into IS NULL AND EXISTS (SELECT FROM lead.lead a WHERE a.merged_into = l.id);
