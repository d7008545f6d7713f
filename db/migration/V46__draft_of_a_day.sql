-- The day of a next step is kept while it is chosen, as the words of that step are.

ALTER TABLE lead.draft DROP CONSTRAINT draft_field_check,
    ADD CONSTRAINT draft_field_check CHECK (field IN ('note', 'reply', 'step', 'step_on', 'reason'));
