-- Two words together: of each digest's lead, which digests it has besides, a bit for each. Most of what does not have both is
-- passed over without looking for the other word.
ALTER TABLE lead.lookup ADD COLUMN marks bigint;
ANALYZE lead.lookup;
UPDATE lead.lookup f SET marks = of_lead.marks
FROM (SELECT lead_id, bit_or(1::bigint << (get_byte(digest, 0) & 63)) AS marks FROM lead.lookup GROUP BY lead_id) of_lead
WHERE of_lead.lead_id = f.lead_id;
ALTER TABLE lead.lookup ALTER COLUMN marks SET NOT NULL;
DROP INDEX lead.lookup_digest;
CREATE INDEX lookup_digest ON lead.lookup (digest, received_at, lead_id) INCLUDE (marks);
GRANT SELECT (marks) ON lead.lookup TO pw_office;
