-- A lead is found by the words of the names of what was added to it, too: their digests stand with it as well, for as long
-- as that is so. By its number, address or telephone number it was found already.

-- Who is at work with leads now is waited for, before anything that he may wait for is held.
LOCK TABLE lead.lead IN EXCLUSIVE MODE;

-- The added lead that such a digest is of; null = of the lead itself. No foreign key, whose check would wait for who works on
-- that lead; lead.stands_elsewhere sees to it that none outlives it.
ALTER TABLE lead.lookup ADD COLUMN added_from uuid;
CREATE INDEX lookup_added_from ON lead.lookup (added_from) WHERE added_from IS NOT NULL;

-- Makes anew by which words the lead is found that this one stands in. Holds that lead and no other, so that who holds one
-- that was added to it can wait for it.
CREATE FUNCTION lead.renew_words(member uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    stands_in uuid := lead.root(member);
    held uuid;
BEGIN
    -- It may come to stand in another while it is waited for
    WHILE stands_in IS DISTINCT FROM held LOOP
        held := stands_in;
        PERFORM FROM lead.lead l WHERE l.id = held FOR NO KEY UPDATE;
        stands_in := lead.root(member);
    END LOOP;
    DELETE FROM lead.lookup k WHERE k.lead_id IN (member, stands_in) AND k.added_from IS NOT NULL;
    INSERT INTO lead.lookup (lead_id, kind, digest, marks, received_at, added_from)
    SELECT DISTINCT ON (k.digest) l.id, k.kind, k.digest, 0, l.received_at, k.lead_id
    FROM lead.lead l, lead.family(l.id) of_it (id)
        JOIN lead.lead added ON added.id = of_it.id AND added.paused_because IS NULL AND added.quarantined_because IS NULL
        JOIN lead.lookup k ON k.lead_id = added.id AND k.added_from IS NULL
    WHERE l.id = stands_in AND added.id <> l.id AND k.kind IN ('name_word', 'company_word')
        -- Names and companies share their digests: each word once
        AND NOT EXISTS (SELECT FROM lead.lookup own WHERE own.lead_id = l.id AND own.digest = k.digest)
    ORDER BY k.digest, k.lead_id;
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
    IF TG_OP = 'DELETE' THEN
        DELETE FROM lead.lookup k WHERE k.added_from = OLD.id;
    END IF;
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
CREATE TRIGGER stands_nowhere AFTER DELETE ON lead.lead FOR EACH ROW EXECUTE FUNCTION lead.stands_elsewhere();

-- By what stands still nothing is found; the worker sees to it, since several of a person may come to stand still at once.
CREATE FUNCTION lead.words_stand_still() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    PERFORM scheduler.schedule('renew-words', NEW.id, NEW.version);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION lead.words_stand_still FROM PUBLIC;
CREATE TRIGGER words_stand_still AFTER UPDATE OF paused_because, quarantined_because ON lead.lead FOR EACH ROW
    WHEN (NEW.merged_into IS NOT NULL
        AND (NEW.paused_because, NEW.quarantined_because) IS DISTINCT FROM (OLD.paused_because, OLD.quarantined_because))
    EXECUTE FUNCTION lead.words_stand_still();

SELECT lead.renew_words(l.id) FROM lead.lead l
WHERE l.merged_into IS NULL AND EXISTS (SELECT FROM lead.lead a WHERE a.merged_into = l.id);
