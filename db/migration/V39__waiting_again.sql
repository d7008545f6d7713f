-- A lead that waits again: it was reopened, or an end or a merge was taken back.

-- As before, and two things more. An open lead is given to nobody, and does not come back to anybody, who may not follow up
-- leads any more: then it is nobody's. And who has one that waits again has all the time to answer it, from now on.
CREATE OR REPLACE FUNCTION lead.owner_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    goes_on CONSTANT boolean := NEW.status <> 'done' AND NEW.merged_into IS NULL;
    went_on CONSTANT boolean := OLD.status <> 'done' AND OLD.merged_into IS NULL;
BEGIN
    IF goes_on AND (NEW.owner IS DISTINCT FROM OLD.owner OR NOT went_on) AND NOT EXISTS (
            SELECT FROM identity.colleague c WHERE c.id = NEW.owner AND 'sales' = ANY (c.roles)) THEN
        NEW.owner := NULL;
    END IF;
    IF NEW.owner IS DISTINCT FROM OLD.owner THEN
        NEW.owned_since := CASE WHEN NEW.owner IS NOT NULL THEN now() END;
    END IF;
    IF NEW.owner IS NOT NULL AND NEW.first_response_at IS NULL AND goes_on
        AND (NEW.owner IS DISTINCT FROM OLD.owner OR OLD.first_response_at IS NOT NULL OR NOT went_on) THEN
        NEW.owned_since := now();
        PERFORM scheduler.schedule('return-lead', NEW.id, NEW.version);
    END IF;
    RETURN NEW;
END $$;

-- As before, and a lead goes no sooner than what was added to it: it shows the day on which all of it goes, whatever was
-- changed since they were put together. What was added goes with a customer who was handed over, however long it had.
CREATE OR REPLACE FUNCTION lead.keep_day() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.anonymise_on := coalesce(NEW.anonymise_on,
            lead.anonymise_on(NEW.last_contact_at, NEW.outcome, NEW.handed_over_at));
    ELSIF NEW.anonymise_on = OLD.anonymise_on AND (NEW.last_contact_at, NEW.outcome, NEW.handed_over_at)
            IS DISTINCT FROM (OLD.last_contact_at, OLD.outcome, OLD.handed_over_at) THEN
        NEW.anonymise_on := lead.anonymise_on(NEW.last_contact_at, NEW.outcome, NEW.handed_over_at);
        IF NEW.merged_into IS NOT NULL THEN
            UPDATE lead.lead l SET anonymise_on = NEW.anonymise_on
                WHERE l.id = lead.root(NEW.merged_into) AND l.anonymise_on < NEW.anonymise_on AND l.handed_over_at IS NULL;
        ELSIF NEW.handed_over_at IS NULL THEN
            NEW.anonymise_on := greatest(NEW.anonymise_on, (SELECT max(added.anonymise_on) FROM lead.lead added
                WHERE added.id IN (SELECT lead.family(NEW.id)) AND added.id <> NEW.id));
        END IF;
    END IF;
    RETURN NEW;
END $$;

UPDATE lead.lead kept SET anonymise_on = f.last_day
    FROM (SELECT lead.root(l.id) AS id, max(l.anonymise_on) AS last_day FROM lead.lead l WHERE l.merged_into IS NOT NULL
        GROUP BY 1) f
    WHERE kept.id = f.id AND kept.anonymise_on < f.last_day AND kept.handed_over_at IS NULL;

-- How long a lead has stood still in all, so that its moment to be answered can be made anew when the office has other hours.
ALTER TABLE lead.lead ADD COLUMN paused_for interval NOT NULL DEFAULT interval '0';

-- As before, and that is kept.
CREATE OR REPLACE FUNCTION lead.pause_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
    NEW.paused_for := OLD.paused_for + (now() - OLD.paused_at);
    NEW.respond_by := CASE WHEN NEW.first_response_at IS NULL THEN NEW.respond_by + (now() - OLD.paused_at)
        ELSE NEW.respond_by END;
    NEW.owned_since := NEW.owned_since + (now() - OLD.paused_at);
    IF NEW.owner IS NOT NULL AND NEW.first_response_at IS NULL AND NEW.status <> 'done' AND NEW.merged_into IS NULL THEN
        PERFORM scheduler.schedule('return-lead', NEW.id, NEW.version);
    END IF;
    PERFORM scheduler.schedule('reindex-lead', NEW.id, NEW.version);
    RETURN NEW;
END $$;
