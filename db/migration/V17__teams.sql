-- Who follows up for which site, when they are there, and who gets a lead.
CREATE TABLE identity.team (
    id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (name <> '' AND length(name) <= 60),
    company text NOT NULL CHECK (company IN ('seven_elements', 'vixum')),
    -- office minutes within which somebody who asked something gets a first response
    target_minutes int NOT NULL CHECK (target_minutes BETWEEN 1 AND 9600),
    -- office minutes after which a lead that its owner did not answer is nobody's again
    return_minutes int NOT NULL CHECK (return_minutes BETWEEN 1 AND 9600),
    -- whether 5 May is a day off: never, in years that end in 0 or 5, or always
    liberation_day text NOT NULL CHECK (liberation_day IN ('never', 'lustrum', 'always'))
);

-- A day of the week that is not here is one on which the team is not there. Times are those of Europe/Amsterdam.
CREATE TABLE identity.team_hours (
    team_id uuid NOT NULL REFERENCES identity.team,
    -- 1 = Monday
    weekday int NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens time NOT NULL,
    closes time NOT NULL CHECK (opens < closes),
    PRIMARY KEY (team_id, weekday)
);

-- Days off of the team's own, beside the holidays, which are computed.
CREATE TABLE identity.closing_day (
    team_id uuid NOT NULL REFERENCES identity.team,
    day date NOT NULL,
    PRIMARY KEY (team_id, day)
);

-- A colleague is in one team, or in none.
CREATE TABLE identity.team_member (
    account_id uuid PRIMARY KEY REFERENCES identity.account,
    team_id uuid NOT NULL REFERENCES identity.team
);

-- A site that is not here is everybody's, in ordinary office hours.
CREATE TABLE identity.team_site (
    site text PRIMARY KEY CHECK (length(site) <= 60),
    team_id uuid NOT NULL REFERENCES identity.team
);

CREATE TABLE identity.absence (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES identity.account,
    first_day date NOT NULL,
    -- the last day on which the colleague is away
    last_day date NOT NULL CHECK (last_day >= first_day)
);
CREATE INDEX absence_last_day ON identity.absence (last_day);

-- A team for each company, to be filled and changed by an administrator.
INSERT INTO identity.team (id, name, company, target_minutes, return_minutes, liberation_day) VALUES
    ('5e7e0000-0000-4000-8000-000000000001', 'Seven Elements', 'seven_elements', 480, 240, 'lustrum'),
    ('5e7e0000-0000-4000-8000-000000000002', 'Vixum', 'vixum', 480, 240, 'lustrum');
INSERT INTO identity.team_hours (team_id, weekday, opens, closes)
    SELECT id, day, '09:00', '17:00' FROM identity.team, generate_series(1, 5) day;
INSERT INTO identity.team_site (site, team_id) VALUES
    ('sevenelements', '5e7e0000-0000-4000-8000-000000000001'),
    ('vixum', '5e7e0000-0000-4000-8000-000000000002');

GRANT SELECT, INSERT, UPDATE ON identity.team TO pw_office;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.team_member, identity.team_site TO pw_office;
GRANT SELECT, INSERT, DELETE ON identity.team_hours, identity.closing_day, identity.absence TO pw_office;
GRANT SELECT ON identity.team, identity.team_hours, identity.closing_day, identity.team_member, identity.team_site,
    identity.absence TO pw_worker;

-- How a site's new leads are given out; a site that is not here: nobody's until somebody claims them.
CREATE TABLE lead.assignment_rule (
    site text PRIMARY KEY CHECK (length(site) <= 60),
    rule text NOT NULL CHECK (rule IN ('claim', 'round_robin', 'fewest_open'))
);

-- Whose turn it is in a team: the first who is present. Held while a lead is given out, so that two leads at once are two turns.
CREATE TABLE lead.turn (
    -- nil = of everybody, where a site has no team
    team_id uuid PRIMARY KEY,
    waiting uuid[] NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON lead.assignment_rule TO pw_office;
GRANT SELECT ON lead.assignment_rule TO pw_worker;
GRANT SELECT, INSERT, UPDATE ON lead.turn TO pw_worker;

-- Since when a lead is its owner's; null = nobody's.
ALTER TABLE lead.lead ADD COLUMN owned_since timestamptz;

-- Whatever gives a lead an owner, one by one or many at once, starts the clock by which it goes back: here, so that no way of
-- giving one can forget it.
CREATE FUNCTION lead.owner_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
    IF NEW.owner IS DISTINCT FROM OLD.owner THEN
        NEW.owned_since := CASE WHEN NEW.owner IS NOT NULL THEN now() END;
    END IF;
    -- Given to somebody, or waiting again: it was reopened, or an end or a merge was taken back
    IF NEW.owner IS NOT NULL AND NEW.first_response_at IS NULL AND NEW.status <> 'done' AND NEW.merged_into IS NULL
        AND (NEW.owner IS DISTINCT FROM OLD.owner OR OLD.first_response_at IS NOT NULL OR OLD.status = 'done'
            OR OLD.merged_into IS NOT NULL) THEN
        PERFORM scheduler.schedule('return-lead', NEW.id, NEW.version);
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION lead.owner_changed FROM PUBLIC;
CREATE TRIGGER owner_changed BEFORE UPDATE OF owner, status, merged_into, first_response_at ON lead.lead
    FOR EACH ROW EXECUTE FUNCTION lead.owner_changed();

-- Who waits for a first response, the most urgent first; and what is to be done on which day.
CREATE INDEX lead_waiting ON lead.lead (owner, respond_by, id)
    WHERE first_response_at IS NULL AND status <> 'done' AND quarantined_because IS NULL AND merged_into IS NULL;
CREATE INDEX lead_next_step ON lead.lead (owner, next_step_on, id)
    WHERE next_step_on IS NOT NULL AND status <> 'done' AND quarantined_because IS NULL AND merged_into IS NULL;
CREATE INDEX lead_unanswered ON lead.lead (id) WHERE first_response_at IS NULL AND status <> 'done';
