package nl.allesoveradministratie.pakketwijzer.lead;

import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import org.jooq.DSLContext;

/**
 * As many leads as one likes, made by PostgreSQL itself: spread over five years as real ones are, nearly all of them done.
 * What is sealed is noise of the length it would have; digests are real where a search should find something.
 */
public final class ManyLeads {

    /** How many different words people and companies are called by; the first by one in twelve, the last by very few. */
    public static final int WORDS = 2_000;

    /** Of each so many leads, the address and the number can be looked up. */
    public static final int KNOWN = 500;

    private ManyLeads() {}

    /** A word that some are called by: the lower, the more. */
    public static String word(int number) {
        return "woord" + Integer.toString(number, 36);
    }

    /** The address of a lead whose number is a multiple of {@link #KNOWN}. */
    public static String email(int number) {
        return "persoon" + number + "@klant.example";
    }

    /** The telephone number of a lead whose number is a multiple of {@link #KNOWN}. */
    public static String phone(int number) {
        return "+316" + (10_000_000 + number);
    }

    /** The reference of a lead. */
    public static String reference(int number) {
        String digits = String.format("%010d", number);
        return "PW-" + digits.substring(0, 4) + "-" + digits.substring(4, 8) + "-" + digits.substring(8);
    }

    /**
     * Makes leads 1 to count.
     *
     * @param owner the owner's connection; one session for all of it
     * @param colleague whose a part of them are
     */
    public static void make(DSLContext owner, Digests digests, UUID colleague, int count) {
        owner.execute("SELECT setseed(0.25)");
        owner.execute("CREATE TEMP TABLE noise ON COMMIT PRESERVE ROWS AS SELECT k, "
                + noise(104, "data_key") + ", " + noise(45, "name") + ", " + noise(56, "email") + ", "
                + noise(42, "phone") + ", " + noise(250, "question") + ", " + noise(160, "answers") + ", "
                + noise(2_400, "ranking") + " FROM generate_series(0, 499) k");
        owner.execute("CREATE TEMP TABLE word (k int PRIMARY KEY, digest bytea) ON COMMIT PRESERVE ROWS");
        owner.execute("CREATE TEMP TABLE known (i int, kind text, digest bytea) ON COMMIT PRESERVE ROWS");
        for (int k = 0; k < WORDS; k++) {
            owner.execute("INSERT INTO word VALUES (?, ?)", k, Duplicates.digest(digests, "name_word", word(k)));
        }
        for (int i = KNOWN; i <= count; i += KNOWN) {
            owner.execute(
                    "INSERT INTO known VALUES (?, 'email', ?), (?, 'phone', ?)",
                    i,
                    Duplicates.digest(digests, "email", email(i)),
                    i,
                    Duplicates.digest(digests, "phone", phone(i)));
        }
        owner.execute("ANALYZE noise, word, known");
        owner.execute(LEADS, colleague, count);
        // Of a moment ago the planner knows a thousand at most, and would read all of them for each that is known.
        owner.execute("ANALYZE lead.lead");
        owner.execute(WORDS_OF_LEADS);
        owner.execute("DROP TABLE noise, word, known");
    }

    /** For the planner, after they were made. */
    public static void analyze(DSLContext owner) {
        owner.execute("ANALYZE lead.lead, lead.lookup");
    }

    private static String noise(int length, String column) {
        return "(SELECT substr(string_agg(sha256((k || '" + column + "' || part)::bytea), ''), 1, " + length
                + ") FROM generate_series(1, " + (length / 32 + 1) + ") part) AS " + column;
    }

    private static final String LEADS = """
            INSERT INTO lead.lead (id, reference, revision, site, language, origin, topic, package_id, role, reply_by,
                call_moment, received_at, data_key, name, email, phone, company, question, answers, ranking, initials,
                status, owner, first_response_at, last_contact_at, anonymise_on, respond_by, outcome, outcome_at)
            SELECT gen_random_uuid(),
                'PW-' || to_char(i / 1000000, 'FM0000') || '-' || to_char(i / 100 % 10000, 'FM0000') || '-'
                    || to_char(i % 100, 'FM00'),
                1,
                CASE WHEN r1 < 0.6 THEN 'allesoveradministratie' WHEN r1 < 0.85 THEN 'seven-elements' ELSE 'vixum' END,
                CASE WHEN r2 < 0.92 THEN 'nl' ELSE 'en' END,
                CASE WHEN r3 < 0.80 THEN 'form' WHEN r3 < 0.90 THEN 'embedded' WHEN r3 < 0.95 THEN 'phone'
                    WHEN r3 < 0.97 THEN 'api' WHEN r3 < 0.99 THEN 'event' ELSE 'visit' END,
                CASE WHEN r4 < 0.45 THEN 'result' WHEN r4 < 0.75 THEN 'general' WHEN r4 < 0.97 THEN 'package' ELSE 'event' END,
                CASE WHEN r4 >= 0.75 AND r4 < 0.97 THEN 'moneybird' END,
                CASE WHEN r5 < 0.4 THEN 'zzp' WHEN r5 < 0.6 THEN 'mkb' WHEN r5 < 0.65 THEN 'accountant' END,
                CASE WHEN r2 < 0.8 THEN 'mail' ELSE 'call' END,
                CASE WHEN r2 >= 0.8 THEN 'any' END,
                at, n.data_key, n.name, n.email, CASE WHEN r1 < 0.4 THEN n.phone END, n.name, n.question,
                CASE WHEN r4 < 0.45 THEN n.answers END, CASE WHEN r4 < 0.2 THEN n.ranking END, 'A. B.',
                CASE WHEN open THEN (ARRAY['new', 'contacted', 'advising', 'waiting'])[1 + (r3 * 4)::int % 4] ELSE 'done' END,
                CASE WHEN r5 < 0.1 THEN me WHEN r5 < 0.2 AND open THEN NULL ELSE me END,
                CASE WHEN open AND r2 < 0.3 THEN NULL ELSE at + interval '3 hours' END,
                at, at::date + 365, at + interval '8 hours',
                CASE WHEN NOT open THEN (ARRAY['chosen', 'no_switch', 'elsewhere', 'no_answer'])[1 + (r2 * 4)::int % 4] END,
                CASE WHEN NOT open THEN at + interval '9 days' END
            FROM (SELECT ?::uuid AS me, ?::int AS n) given, LATERAL (
                SELECT i, now() - interval '5 years' * ((given.n - i)::float8 / given.n) - interval '1 second' AS at,
                    random() r1, random() r2, random() r3, random() r4, random() r5,
                    -- of the last months most are open, of the years before some still are
                    i > given.n * 0.985 OR random() < 0.005 AS open
                FROM generate_series(1, given.n) i) made
            JOIN noise n ON n.k = made.i % 500
            """;

    /** Marks as the worker makes them. */
    private static final String WORDS_OF_LEADS = """
            INSERT INTO lead.lookup (lead_id, kind, digest, received_at, marks)
            SELECT lead_id, kind, digest, received_at,
                bit_or(1::bigint << (get_byte(digest, 0) & 63)) OVER (PARTITION BY lead_id)
            FROM (
                SELECT l.id, CASE p WHEN 1 THEN 'email' WHEN 2 THEN 'name_word' WHEN 3 THEN 'name_word'
                    ELSE 'company_word' END, CASE p WHEN 1 THEN sha256(l.id::text::bytea) ELSE w.digest END, l.received_at
                FROM (SELECT id, received_at, p, (power(random(), 3) * 1999)::int AS k
                    FROM lead.lead, generate_series(1, 4) p WHERE initials = 'A. B.') l
                JOIN word w ON w.k = l.k
                UNION ALL
                SELECT l.id, k.kind, k.digest, l.received_at FROM known k JOIN lead.lead l ON l.reference =
                    'PW-' || to_char(k.i / 1000000, 'FM0000') || '-' || to_char(k.i / 100 % 10000, 'FM0000') || '-'
                        || to_char(k.i % 100, 'FM00')
            ) found (lead_id, kind, digest, received_at)
            ON CONFLICT DO NOTHING
            """;
}
