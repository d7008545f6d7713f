package nl.allesoveradministratie.pakketwijzer.lead;

import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.LEAD_;
import static nl.allesoveradministratie.pakketwijzer.lead.db.Tables.PAST_LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.identity.SignedInAs;
import nl.allesoveradministratie.pakketwijzer.privacy.HoldReason;
import nl.allesoveradministratie.pakketwijzer.privacy.LegalHolds;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionRun;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Import;

/** What is said of people is kept until the day that their lead shows, and not a day longer; the run proves it in numbers. */
@Proves("P8")
@Import(MovableClock.ForTheWholeProduct.class)
class RetentionIT extends LeadPageCase {

    @Autowired
    private RetentionRun run;

    @Autowired
    private LegalHolds holds;

    @Autowired
    private LeadMerging merging;

    @Autowired
    private MovableClock clock;

    @Autowired
    @FlywayDataSource
    private DataSource ownerDataSource;

    @Autowired
    private Accounts accounts;

    private DSLContext owner;

    @BeforeEach
    void asOwner() {
        owner = DSL.using(ownerDataSource, SQLDialect.POSTGRES);
    }

    private boolean isKept(UUID lead) {
        return officeDatabase.fetchExists(LEAD_, LEAD_.ID.eq(lead));
    }

    /** The clockwork may give a lead back meanwhile, because its owner is in no team. */
    private static void made(Supplier<LeadDesk.Result> change) {
        LeadDesk.Result result = LeadDesk.Result.OVERTAKEN;
        for (int i = 0; i < 20 && result == LeadDesk.Result.OVERTAKEN; i++) {
            result = change.get();
        }
        assertThat(result).isEqualTo(LeadDesk.Result.DONE);
    }

    private void runAt(LocalDateTime wall) {
        clock.moveTo(wall);
        run.run();
    }

    private Record proof(String kind) {
        return owner.fetchSingle("SELECT * FROM privacy.retention_run WHERE class = ? ORDER BY id DESC LIMIT 1", kind);
    }

    /** Where something of a lead stands: its id or its number, in any column of any table but the access log. */
    private List<String> placesOf(UUID lead, String reference) {
        return owner.fetch("""
                        SELECT table_schema, table_name, column_name FROM information_schema.columns
                        JOIN information_schema.tables USING (table_schema, table_name)
                        WHERE table_type = 'BASE TABLE' AND data_type IN ('uuid', 'text')
                            AND table_schema NOT IN ('pg_catalog', 'information_schema', 'audit')
                        """).stream()
                .filter(column -> owner.fetchExists(DSL.selectOne()
                        .from(DSL.table(DSL.name(column.get(0, String.class), column.get(1, String.class))))
                        .where(DSL.field(DSL.name(column.get(2, String.class)))
                                .cast(String.class)
                                .likeRegex(lead + "|" + reference))))
                .map(column -> column.get(1) + "." + column.get(2))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // an ordinary day; the day that comes once in four years; around the hours that do not exist or come twice
        "2027-05-03T10:00, 2028-05-03",
        "2028-02-29T10:00, 2029-02-28",
        "2028-03-01T00:00, 2029-03-01",
        "2029-03-25T03:00, 2030-03-25",
        "2029-10-28T02:30, 2030-10-28",
        "2029-12-31T23:59, 2030-12-31"
    })
    void aLeadIsForgottenOnTheDayThatItShowsAndNotTheDayBefore(LocalDateTime contact, LocalDate day) {
        clock.moveTo(contact);
        UUID lead = entered("Past Moneybird bij mij?");
        String reference = reference(lead);
        desk.note(lead, "Belde terug");
        made(() -> desk.planNextStep(
                lead, version(lead), "Nabellen", contact.toLocalDate().plusDays(3)));
        assertThat(page(lead).anonymiseOn()).isEqualTo(day);

        runAt(day.minusDays(1).atTime(23, 59, 59));
        assertThat(isKept(lead)).isTrue();

        runAt(day.atStartOfDay());
        assertThat(isKept(lead)).isFalse();
        assertThat(placesOf(lead, reference)).isEmpty();
        assertThat(proof("lead").get("removed", Integer.class)).isPositive();
        assertThat(proof("lead").get("rule", String.class)).isEqualTo("P12M");

        runAt(day.plusDays(1).atStartOfDay());
        assertThat(proof("lead").get("removed", Integer.class)).isZero();
        assertThat(proof("lead").get("due", Integer.class)).isZero();
    }

    @Test
    void onlyWhatIsCountedStaysOfALead() {
        clock.moveTo(LocalDateTime.parse("2031-02-10T10:00"));
        UUID one = entered("Eerste vraag");
        UUID other = entered("Tweede vraag");
        for (UUID lead : List.of(one, other)) {
            made(() -> desk.finish(lead, version(lead), LeadOutcome.ELSEWHERE, null, "")
                    .result());
        }
        runAt(LocalDateTime.parse("2032-02-10T00:00"));

        var past = owner.selectFrom(PAST_LEAD)
                .where(PAST_LEAD.MONTH.eq(LocalDate.of(2031, 2, 1)))
                .fetchSingle();
        assertThat(past.get(PAST_LEAD.LEADS)).isEqualTo(2);
        assertThat(past.get(PAST_LEAD.SITE)).isEqualTo("vixum");
        assertThat(past.get(PAST_LEAD.OUTCOME)).isEqualTo("elsewhere");
    }

    @Test
    void aCustomerIsKeptUntilAMonthAfterHandingOver() {
        clock.moveTo(LocalDateTime.parse("2033-01-10T10:00"));
        UUID lead = entered("Ik kies Moneybird");
        made(() ->
                desk.finish(lead, version(lead), LeadOutcome.CHOSEN, null, "").result());
        assertThat(page(lead).anonymiseOn()).isEqualTo("2035-01-10");

        runAt(LocalDateTime.parse("2034-01-11T03:30"));
        assertThat(isKept(lead)).isTrue();
        made(() -> desk.handOver(lead, version(lead)));
        assertThat(page(lead).anonymiseOn()).isEqualTo("2034-02-10");
        assertThat(page(lead).handedOver()).isTrue();

        runAt(LocalDateTime.parse("2034-02-09T23:59"));
        assertThat(isKept(lead)).isTrue();
        runAt(LocalDateTime.parse("2034-02-10T00:00"));
        assertThat(isKept(lead)).isFalse();
        assertThat(proof("customer").get("removed", Integer.class)).isEqualTo(1);
    }

    @Test
    void aCustomerThatNobodyHandsOverIsKeptTwoYearsAtMost() {
        clock.moveTo(LocalDateTime.parse("2036-01-10T10:00"));
        UUID lead = entered("Ik kies Jortt");
        made(() ->
                desk.finish(lead, version(lead), LeadOutcome.CHOSEN, null, "").result());

        runAt(LocalDateTime.parse("2038-01-09T23:59"));
        assertThat(isKept(lead)).isTrue();
        runAt(LocalDateTime.parse("2038-01-10T00:00"));
        assertThat(isKept(lead)).isFalse();
    }

    @Test
    void whatWasAddedToALeadStaysAndGoesWithIt() {
        clock.moveTo(LocalDateTime.parse("2039-01-10T10:00"));
        UUID added = entered("Eerst gevraagd");
        clock.moveTo(LocalDateTime.parse("2039-04-10T10:00"));
        UUID kept = entered("Later gevraagd");
        made(() -> merging.merge(kept, version(kept), added, version(added)));

        runAt(LocalDateTime.parse("2040-04-09T23:59"));
        assertThat(isKept(added)).isTrue();
        assertThat(isKept(kept)).isTrue();
        runAt(LocalDateTime.parse("2040-04-10T00:00"));
        assertThat(isKept(added)).isFalse();
        assertThat(isKept(kept)).isFalse();
    }

    @Test
    void whatWasAddedToACustomerGoesAMonthAfterHandingOverToo() {
        clock.moveTo(LocalDateTime.parse("2043-01-10T10:00"));
        UUID added = entered("Nog een vraag");
        UUID kept = entered("Ik kies Yuki");
        made(() -> merging.merge(kept, version(kept), added, version(added)));
        made(() ->
                desk.finish(kept, version(kept), LeadOutcome.CHOSEN, null, "").result());
        made(() -> desk.handOver(kept, version(kept)));

        runAt(LocalDateTime.parse("2043-02-08T23:59"));
        assertThat(isKept(kept)).isTrue();
        runAt(LocalDateTime.parse("2043-02-09T00:00"));
        assertThat(isKept(kept)).isFalse();
        assertThat(isKept(added)).isFalse();
    }

    @Test
    void whoGoesOnAfterHandingOverIsHandedOverNoLonger() {
        clock.moveTo(LocalDateTime.parse("2044-01-10T10:00"));
        UUID lead = entered("Ik kies toch iets anders");
        made(() ->
                desk.finish(lead, version(lead), LeadOutcome.CHOSEN, null, "").result());
        made(() -> desk.handOver(lead, version(lead)));
        made(() -> desk.changeStatus(lead, version(lead), LeadStatus.ADVISING));

        clock.moveTo(LocalDateTime.parse("2044-06-10T10:00"));
        made(() ->
                desk.finish(lead, version(lead), LeadOutcome.CHOSEN, null, "").result());

        assertThat(page(lead).handedOver()).isFalse();
        assertThat(page(lead).anonymiseOn()).isEqualTo("2046-01-10");
    }

    @Test
    void anEndingThatIsSaidAgainGoesBackToWhereTheLeadStood() {
        UUID lead = entered("Wat is het geworden?");
        made(() -> desk.changeStatus(lead, version(lead), LeadStatus.ADVISING));
        made(() -> desk.finish(lead, version(lead), LeadOutcome.NO_ANSWER, null, "")
                .result());
        made(() -> desk.finish(lead, version(lead), LeadOutcome.ELSEWHERE, null, "")
                .result());

        made(() -> desk.reopen(lead, version(lead)));

        assertThat(page(lead).summary().status()).isEqualTo(LeadStatus.ADVISING);
    }

    @Test
    void aLeadThatIsHeldStaysUntilItIsLetGo() {
        clock.moveTo(LocalDateTime.parse("2041-01-10T10:00"));
        UUID lead = entered("Er loopt een zaak");
        String reference = reference(lead);
        asPrivacyOfficer(
                () -> assertThat(holds.hold(reference, HoldReason.CLAIM)).isTrue());
        assertThat(page(lead).heldBecause()).isEqualTo(HoldReason.CLAIM);
        assertThat(events(lead, EventKind.HELD)).hasSize(1);

        runAt(LocalDateTime.parse("2042-06-01T03:30"));
        assertThat(isKept(lead)).isTrue();
        assertThat(proof("lead").get("held", Integer.class)).isEqualTo(1);

        asPrivacyOfficer(() -> assertThat(holds.lift(reference)).isTrue());
        run.run();
        assertThat(isKept(lead)).isFalse();
        assertThat(proof("lead").get("held", Integer.class)).isZero();
    }

    private void asPrivacyOfficer(Runnable work) {
        try (SignedInAs officer = new SignedInAs(me, Role.PRIVACY_OFFICER)) {
            work.run();
        }
        signIn();
    }

    @ParameterizedTest
    @CsvSource({
        "rights_case, 2044-02-29T12:00, 2046-02-28T12:00",
        // the hour in which it was given counts six months first
        "consent_receipt, 2044-08-31T12:00, 2047-02-28T12:00",
        "mail, 2044-03-01T12:00, 2044-03-31T12:00"
    })
    void eachClassGoesWhenItsTimeIsOverAndNotASecondBefore(String kind, LocalDateTime from, LocalDateTime until) {
        String key = UUID.randomUUID().toString();
        OffsetDateTime at = from.atZone(MovableClock.ZONE).toOffsetDateTime();
        switch (kind) {
            case "rights_case" ->
                owner.execute(
                        "INSERT INTO privacy.request (id, number, kind, came_by, received_at, due_on, status, ended_at)"
                                + " VALUES (?::uuid, privacy.new_number(), 'access', 'letter', ?::timestamptz, ?::date, 'done', ?::timestamptz)",
                        key,
                        at,
                        from.toLocalDate(),
                        at);
            case "consent_receipt" ->
                owner.execute(
                        "INSERT INTO consent.receipt VALUES ('C-TEST-0001', ?::timestamptz, '{}', sha256(''), sha256(''), 'nl',"
                                + " 'none', 'banner')",
                        at);
            default ->
                owner.execute(
                        "INSERT INTO mail.outbox (id, message_id, kind, created_at, status)"
                                + " VALUES (?::uuid, ?, 'invitation', ?::timestamptz, 'sent')",
                        key,
                        key,
                        at);
        }
        runAt(until.minusSeconds(1));
        assertThat(proof(kind).get("removed", Integer.class)).isZero();
        assertThat(proof(kind).get("oldest_left", LocalDate.class)).isEqualTo(from.toLocalDate());
        runAt(until);
        assertThat(proof(kind).get("removed", Integer.class)).isEqualTo(1);
    }

    private UUID account(String email, String role, UUID vendor, String disabledAt) {
        UUID id = UUID.randomUUID();
        owner.execute(
                "INSERT INTO identity.account (id, email, name, roles, language, password_hash, totp_secret, created_at,"
                        + " disabled_at, vendor_id) VALUES (?, ?, 'Loes Vertrokken', ARRAY [?], 'nl', 'x', '\\x01', now(),"
                        + " ?::timestamptz, ?)",
                id,
                id + email,
                role,
                disabledAt,
                vendor);
        owner.execute("INSERT INTO identity.recovery_code VALUES (?, sha256(?::text::bytea))", id, id);
        owner.execute(
                "INSERT INTO identity.passkey (id, account_id, credential_id, public_key, attestation, sign_count, transports,"
                        + " backup_eligible, backed_up, name, created_on) VALUES (?, ?, sha256(?::text::bytea), '', '', 0, '{}',"
                        + " false, false, 'Telefoon van Loes', '2050-01-01')",
                id,
                id,
                id);
        return id;
    }

    private String named(UUID account) {
        return owner.fetchSingle(
                        "SELECT name || ' ' || split_part(email, '@', 2) || ' ' || (totp_secret IS NULL) || ' '"
                                + " || (SELECT count(*) FROM identity.passkey p WHERE p.account_id = a.id) || ' '"
                                + " || (SELECT count(*) FROM identity.recovery_code r WHERE r.account_id = a.id)"
                                + " FROM identity.account a WHERE id = ?",
                        account)
                .get(0, String.class);
    }

    /** Shut out, or without a contract: in the night what lets in goes, and the name when no log names the account any more. */
    @Test
    void whoLeftCanBeNamedUntilTheLogsAreGone() {
        UUID vendor = UUID.randomUUID();
        owner.execute(
                "INSERT INTO identity.vendor (id, name, contract_until) VALUES (?, ?, '2050-02-28')",
                vendor,
                "V " + vendor);
        String at = "2050-03-01T00:00:00+01:00";
        UUID colleague = account("@kantoor.test", "editor", null, at);
        UUID partner = account("@aanbieder.test", "partner", vendor, null);
        UUID staying = account("@kantoor.test", "editor", null, null);
        owner.execute(
                "INSERT INTO identity.terms_acceptance VALUES (?, 1, sha256(''), '2049-01-01T00:00:00Z')", partner);

        runAt(LocalDateTime.parse("2050-03-01T03:30"));
        assertThat(named(colleague)).isEqualTo("Loes Vertrokken kantoor.test true 0 0");
        assertThat(named(partner))
                .as("a contract can be made longer")
                .isEqualTo("Loes Vertrokken aanbieder.test false 1 1");

        runAt(LocalDateTime.parse("2052-03-31T23:59:59"));
        assertThat(named(colleague)).startsWith("Loes Vertrokken");
        assertThat(named(partner)).startsWith("Loes Vertrokken");

        runAt(LocalDateTime.parse("2052-04-01T00:00"));
        assertThat(named(colleague)).isEqualTo("Oud-collega former.invalid true 0 0");
        assertThat(named(partner)).isEqualTo("Oud-gebruiker former.invalid true 0 0");
        assertThat(named(staying)).isEqualTo("Loes Vertrokken kantoor.test false 1 1");
        assertThat(owner.fetchCount(DSL.table("identity.terms_acceptance"), DSL.condition("account_id = ?", partner)))
                .isZero();
        assertThat(owner.fetchSingle("SELECT disabled_at IS NOT NULL FROM identity.account WHERE id = ?", partner)
                        .get(0, Boolean.class))
                .isTrue();

        run.run();
        assertThat(proof("account").get("removed", Integer.class)).isZero();
        assertThat(proof("account").get("due", Integer.class)).isZero();
        try (SignedInAs administrator = new SignedInAs(staying, Role.ADMIN)) {
            assertThat(accounts.all())
                    .extracting(Accounts.Listed::id)
                    .contains(staying)
                    .doesNotContain(colleague);
        }
        owner.execute("DELETE FROM identity.passkey WHERE account_id = ?", staying);
        owner.execute("DELETE FROM identity.recovery_code WHERE account_id = ?", staying);
        owner.execute("DELETE FROM identity.account WHERE id IN (?, ?, ?)", colleague, partner, staying);
        owner.execute("DELETE FROM identity.vendor WHERE id = ?", vendor);
    }

    @Test
    void thirtyDaysAreNotAMonthWhateverPostgresThinks() {
        owner.execute("SELECT privacy.keep_rules('{\"mail\": \"P1M\"}')");
        assertThat(mailPeriod()).isEqualTo("1 mon");
        run.keepRules();
        assertThat(mailPeriod()).isEqualTo("30 days");
    }

    private String mailPeriod() {
        return owner.fetchSingle("SELECT period::text FROM privacy.rule WHERE class = 'mail'")
                .get(0, String.class);
    }

    @Test
    void theProofHoldsNumbersAndNothingOfAnybody() {
        run.run();
        assertThat(owner.fetch("""
                SELECT data_type FROM information_schema.columns
                WHERE table_schema = 'privacy' AND table_name = 'retention_run' AND column_name NOT IN ('class', 'rule')
                """).getValues(0, String.class))
                .isNotEmpty()
                .isSubsetOf("bigint", "integer", "date", "timestamp with time zone");
        assertThat(owner.fetch("SELECT DISTINCT rule FROM privacy.retention_run")
                        .getValues(0, String.class))
                .allMatch(rule -> rule.matches("P[0-9]+[MD]|used or ended|ended|may not sign in|logs gone"));
    }
}
