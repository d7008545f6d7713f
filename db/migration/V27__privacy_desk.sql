-- The privacy officer's desk: what was done about each request, and the register of breaches (art. 33(5) GDPR). Words are
-- sealed with a key that only the office holds; both histories are only ever added to.
ALTER TABLE privacy.request
    -- how staff made sure who asks; null = by the link to the own page
    ADD COLUMN identity_checked text CHECK (identity_checked IN ('not_yet', 'known_mail', 'known_phone', 'in_person', 'other')),
    -- when the person was told that it takes longer (art. 12(3)); null = it does not
    ADD COLUMN extended_at timestamptz;

CREATE TABLE privacy.step (
    id uuid PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES privacy.request ON DELETE CASCADE,
    position int NOT NULL CHECK (position > 0),
    at timestamptz NOT NULL,
    actor uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('entered', 'checked', 'about', 'note', 'extended', 'erasing', 'answered', 'refused')),
    -- sealed; null = nothing was said
    words bytea,
    UNIQUE (request_id, position)
);

-- Each change of what is known of a breach is a row of its own, with all that was known then; the last one counts.
CREATE TABLE privacy.breach_entry (
    breach int NOT NULL CHECK (breach > 0),
    revision int NOT NULL CHECK (revision > 0),
    at timestamptz NOT NULL,
    actor uuid NOT NULL,
    -- the 72 hours run from here (art. 33(1))
    aware_at timestamptz NOT NULL,
    -- null = not known; ended_on also: still going on
    began_on date,
    ended_on date CHECK (ended_on >= began_on),
    -- about how many; null = not known
    people int CHECK (people >= 0),
    kinds text[] NOT NULL
        CHECK (kinds <@ ARRAY ['name', 'contact', 'question', 'answers', 'access', 'colleagues', 'partners', 'other']),
    report text NOT NULL CHECK (report IN ('undecided', 'reported', 'not_needed')),
    reported_at timestamptz,
    tell text NOT NULL CHECK (tell IN ('undecided', 'told', 'not_needed')),
    told_at timestamptz,
    closed boolean NOT NULL,
    -- what happened, consequences, measures and reasons; sealed
    words bytea NOT NULL,
    PRIMARY KEY (breach, revision),
    CHECK ((report = 'reported') = (reported_at IS NOT NULL)),
    CHECK ((tell = 'told') = (told_at IS NOT NULL)),
    CHECK (NOT closed OR (report <> 'undecided' AND tell <> 'undecided'))
);

GRANT SELECT, INSERT ON privacy.step TO pw_office;
GRANT UPDATE (identity_checked, extended_at) ON privacy.request TO pw_office;
GRANT SELECT, INSERT ON privacy.breach_entry TO pw_office;
