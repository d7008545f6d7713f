-- What visitors allowed, so that it can be proved, without keeping anything more of them.
CREATE SCHEMA consent;

CREATE TABLE consent.receipt (
    number text PRIMARY KEY CHECK (number ~ '^C-[0-9A-Z]{4}-[0-9A-Z]{4}$'),
    -- in Coordinated Universal Time; never more precise
    hour timestamptz NOT NULL CHECK (extract(epoch FROM hour) % 3600 = 0),
    -- the optional categories that were allowed; none = everything refused
    categories text[] NOT NULL CHECK (categories <@ ARRAY ['preferences', 'statistics', 'marketing']),
    -- of the list of cookies as it was
    registry_hash bytea NOT NULL CHECK (length(registry_hash) = 32),
    -- of the exact words that were shown
    text_hash bytea NOT NULL CHECK (length(text_hash) = 32),
    language text NOT NULL CHECK (language IN ('nl', 'en')),
    -- what the browser asked by itself: Global Privacy Control
    signal text NOT NULL CHECK (signal IN ('none', 'gpc')),
    source text NOT NULL CHECK (source IN ('banner', 'page', 'footer'))
);

-- Eight signs of which people do not mix up any two: 40 bits, so nobody guesses one.
CREATE FUNCTION consent.new_number() RETURNS text
LANGUAGE sql VOLATILE SET search_path = ''
AS $$
    SELECT 'C-' || substr(signs, 1, 4) || '-' || substr(signs, 5, 4)
    FROM (
        SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(random, i) & 31) + 1, 1), '' ORDER BY i)
        -- the first bytes of two random identifiers, without those that hold the version
        FROM (SELECT substr(uuid_send(gen_random_uuid()), 1, 6) || substr(uuid_send(gen_random_uuid()), 1, 6)) r (random),
            generate_series(0, 7) i
    ) made (signs);
$$;
REVOKE ALL ON FUNCTION consent.new_number FROM PUBLIC;

-- The only thing the public door can do here; it reads nothing back. Returns the number of the new receipt.
CREATE FUNCTION consent.record(categories text[], registry_hash bytea, text_hash bytea, language text, signal text,
    source text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
    new_number text;
BEGIN
    LOOP
        new_number := consent.new_number();
        INSERT INTO consent.receipt AS r
            VALUES (new_number, to_timestamp(floor(extract(epoch FROM now()) / 3600) * 3600), record.categories,
                record.registry_hash, record.text_hash, record.language, record.signal, record.source)
            ON CONFLICT ON CONSTRAINT receipt_pkey DO NOTHING;
        EXIT WHEN FOUND;
    END LOOP;
    RETURN new_number;
END $$;
REVOKE ALL ON FUNCTION consent.record FROM PUBLIC;

GRANT USAGE ON SCHEMA consent TO pw_public;
GRANT EXECUTE ON FUNCTION consent.record TO pw_public;
