-- Videos of others on our pages, which load only for who agrees (decision 24), and what can be known of consent: a receipt
-- by its number, and how many agree in a week.
CREATE TABLE site.embed (
    id uuid PRIMARY KEY,
    -- path of its page without language: a package, an event or a kind of business
    place text NOT NULL CHECK (place ~ '^/(pakketten|evenementen|voor)/[a-z0-9]+(-[a-z0-9]+)*$' AND length(place) <= 130),
    provider text NOT NULL CHECK (provider IN ('youtube', 'vimeo')),
    -- what the provider calls it
    video text NOT NULL CHECK (video ~ '^[A-Za-z0-9_-]{6,20}$'),
    title_nl text NOT NULL CHECK (length(title_nl) BETWEEN 1 AND 120),
    title_en text NOT NULL CHECK (length(title_en) BETWEEN 1 AND 120),
    CONSTRAINT embed_once UNIQUE (place, provider, video)
);

-- Whose cookies the list has known, and from when: it grows when a party comes, and when it comes back.
CREATE TABLE site.embed_party (
    provider text PRIMARY KEY CHECK (provider IN ('youtube', 'vimeo')),
    -- the how-manieth growth of the list; a choice that was made before does not cover it
    since int NOT NULL UNIQUE CHECK (since > 0)
);

GRANT SELECT ON site.embed, site.embed_party TO pw_public, pw_office;
GRANT INSERT, DELETE ON site.embed TO pw_office;
GRANT INSERT, UPDATE (since) ON site.embed_party TO pw_office;

-- By which receipts are forgotten, and counted
CREATE INDEX receipt_hour ON consent.receipt (hour);

-- What a receipt says, for who knows its number: no row = there is none.
CREATE FUNCTION consent.look_up(number text, OUT hour timestamptz, OUT categories text[], OUT registry_hash bytea,
    OUT text_hash bytea, OUT language text, OUT signal text) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT r.hour, r.categories, r.registry_hash, r.text_hash, r.language, r.signal
    FROM consent.receipt r WHERE r.number = look_up.number;
$$;
REVOKE ALL ON FUNCTION consent.look_up FROM PUBLIC;

-- How many chose in each week, and how many of those allowed a category. A number below five is not told, nor one that
-- leaves fewer than five others: null. Never of a week that is not over, so that nobody sees a single choice come in.
CREATE FUNCTION consent.weeks(first date, OUT week date, OUT choices int, OUT preferences int, OUT statistics int,
    OUT marketing int) RETURNS SETOF record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT c.week, CASE WHEN c.choices >= 5 THEN c.choices END,
        CASE WHEN c.preferences >= 5 AND c.choices - c.preferences >= 5 THEN c.preferences END,
        CASE WHEN c.statistics >= 5 AND c.choices - c.statistics >= 5 THEN c.statistics END,
        CASE WHEN c.marketing >= 5 AND c.choices - c.marketing >= 5 THEN c.marketing END
    FROM (
        SELECT date_trunc('week', r.hour AT TIME ZONE 'Europe/Amsterdam')::date, count(*)::int,
            count(*) FILTER (WHERE 'preferences' = ANY (r.categories))::int,
            count(*) FILTER (WHERE 'statistics' = ANY (r.categories))::int,
            count(*) FILTER (WHERE 'marketing' = ANY (r.categories))::int
        FROM consent.receipt r
        WHERE r.hour >= weeks.first::timestamp AT TIME ZONE 'Europe/Amsterdam'
            AND r.hour < date_trunc('week', now() AT TIME ZONE 'Europe/Amsterdam') AT TIME ZONE 'Europe/Amsterdam'
        GROUP BY 1
    ) c (week, choices, preferences, statistics, marketing)
    ORDER BY 1;
$$;
REVOKE ALL ON FUNCTION consent.weeks FROM PUBLIC;

GRANT EXECUTE ON FUNCTION consent.look_up TO pw_public;
GRANT USAGE ON SCHEMA consent TO pw_office;
GRANT EXECUTE ON FUNCTION consent.weeks TO pw_office;
