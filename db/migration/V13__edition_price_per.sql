-- What the prices of an edition are for one of, for how many they hold, and who can buy it.
ALTER TABLE catalog.edition
    -- the only legal forms that can buy it; null = every one
    ADD COLUMN legal_forms text[]
        CHECK (legal_forms <@ ARRAY ['eenmanszaak', 'vof', 'maatschap', 'bv', 'holding', 'stichting', 'vereniging']),
    -- null = the prices are for the whole
    ADD COLUMN per_unit text CHECK (per_unit IN ('administration', 'user')),
    -- null = from the first
    ADD COLUMN per_from int CHECK (per_from >= 1),
    -- null = no end
    ADD COLUMN per_to int CHECK (per_to >= coalesce(per_from, 1)),
    ADD CHECK (per_unit IS NOT NULL OR (per_from IS NULL AND per_to IS NULL));
