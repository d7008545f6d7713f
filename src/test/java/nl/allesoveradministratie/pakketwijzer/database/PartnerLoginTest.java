package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody has who holds the partner's login and nothing else: no list of anybody, and no way to another's row. */
@Proves("S7")
class PartnerLoginTest {

    /** Of what each has some oneself, by account. */
    private static final List<String> OWN = List.of("session", "passkey", "recovery_code");

    private final UUID vendor = UUID.randomUUID();
    private final UUID pim = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final UUID shutOut = UUID.randomUUID();
    private final UUID colleague = UUID.randomUUID();
    private Connection owner;
    private Connection partner;

    @BeforeEach
    void planted() throws SQLException {
        owner = LiveDatabase.connect(LiveDatabase.server(), Login.OWNER);
        partner = LiveDatabase.connect(LiveDatabase.server(), Login.PARTNER);
        partner.setAutoCommit(false);
        run("INSERT INTO identity.vendor VALUES (?, ?)", vendor, "Aanbieder " + vendor);
        run("INSERT INTO identity.vendor_package VALUES (?, ?)", "pakket-" + vendor, vendor);
        account(pim, vendor, "partner");
        account(other, vendor, "partner");
        account(shutOut, vendor, "partner");
        account(colleague, null, "admin");
        run("UPDATE identity.account SET disabled_at = now() WHERE id = ?", shutOut);
        run("INSERT INTO identity.terms_acceptance VALUES (?, 1, sha256('x'), now())", other);
        invitation("ofpartner", vendor, "partner");
        invitation("ofcolleague", null, "admin");
        for (UUID each : List.of(pim, other, shutOut, colleague)) {
            run(
                    "INSERT INTO identity.session VALUES (?, ?, 'computer', now(), date_trunc('minute', now()))",
                    UUID.randomUUID(),
                    each);
            run("INSERT INTO identity.recovery_code VALUES (?, sha256('code'))", each);
            run(
                    "INSERT INTO identity.passkey VALUES (?, ?, ?, 'x', 'x', 0, ARRAY []::text[], false, false, 'Sleutel',"
                            + " current_date, NULL)",
                    UUID.randomUUID(),
                    each,
                    each.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void gone() throws SQLException {
        partner.close();
        for (String table : OWN) {
            run("DELETE FROM identity." + table);
        }
        run("DELETE FROM identity.terms_acceptance");
        run("DELETE FROM identity.invitation");
        run("DELETE FROM identity.account");
        run("DELETE FROM identity.vendor_package");
        run("DELETE FROM identity.vendor_key");
        run("DELETE FROM identity.vendor");
        owner.close();
    }

    private void run(String command, Object... values) throws SQLException {
        change(owner, command, values);
    }

    private static int change(Connection connection, String command, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(command)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static String email(UUID account) {
        return account + "@login.test";
    }

    private void account(UUID id, UUID ofVendor, String role) throws SQLException {
        run(
                "INSERT INTO identity.account (id, email, name, roles, language, password_hash, created_at, vendor_id)"
                        + " VALUES (?, ?, 'Iemand', ARRAY [?], 'nl', 'x', now(), ?)",
                id,
                email(id),
                role,
                ofVendor);
    }

    private void invitation(String token, UUID ofVendor, String role) throws SQLException {
        run(
                "INSERT INTO identity.invitation (token_hash, email, roles, created_at, expires_at, vendor_id)"
                        + " VALUES (sha256(?::bytea), ?, ARRAY [?], now(), now() + interval '1 day', ?)",
                token,
                token + vendor + "@login.test",
                role,
                ofVendor);
    }

    private void naming(String what, String value) throws SQLException {
        LiveDatabase.execute(partner, "SELECT set_config('pakketwijzer." + what + "', '" + value + "', true)");
    }

    private void namingToken(String token) throws SQLException {
        naming(
                "token",
                LiveDatabase.texts(owner, "SELECT encode(sha256('" + token + "'), 'hex')")
                        .getFirst());
    }

    private List<String> seen(String table) throws SQLException {
        String column = table.equals("terms_acceptance")
                ? "account_id"
                : table.equals("invitation") ? "email" : table.equals("vendor_package") ? "package_id" : "id";
        return LiveDatabase.texts(partner, "SELECT " + column + " FROM identity." + table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "invitation", "vendor", "vendor_package", "terms_acceptance"})
    void whoNamesNothingSeesNothing(String table) throws SQLException {
        assertThat(LiveDatabase.texts(owner, "SELECT 1 FROM identity." + table)).isNotEmpty();
        assertThat(seen(table)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "partner", "null"})
    void whoGuessesSeesNothing(String value) throws SQLException {
        for (String what : List.of("email", "account", "token", "vendor")) {
            naming(what, value);
        }
        for (String table : List.of("account", "invitation", "vendor", "vendor_package", "terms_acceptance")) {
            assertThat(seen(table)).as(table).isEmpty();
        }
    }

    @Test
    void whoNamesAPartnerSeesThatOneUntilTheTransactionEnds() throws SQLException {
        naming("email", email(pim));
        assertThat(seen("account")).containsExactly(pim.toString());
        partner.rollback();
        assertThat(seen("account")).isEmpty();
        naming("account", other.toString());
        assertThat(seen("account")).containsExactly(other.toString());
        assertThat(seen("terms_acceptance")).containsExactly(other.toString());
        partner.commit();
        assertThat(seen("account")).isEmpty();
    }

    private void key(String key) throws SQLException {
        run(
                "INSERT INTO identity.vendor_key VALUES (?, ?, 'dashboard', sha256(?::bytea), 1, current_date, NULL)",
                UUID.randomUUID(),
                vendor,
                key);
    }

    private List<String> keys() throws SQLException {
        return LiveDatabase.texts(partner, "SELECT name FROM identity.vendor_key");
    }

    @Test
    void ofKeysThereIsTheOneThatIsNamedOrThoseOfTheVendorThatIs() throws SQLException {
        key("een");
        key("twee");
        assertThat(keys()).isEmpty();
        namingToken("een");
        assertThat(keys()).hasSize(1);
        assertThat(change(partner, "UPDATE identity.vendor_key SET last_used_on = current_date"))
                .isEqualTo(1);
        assertThat(change(partner, "DELETE FROM identity.vendor_key")).isZero();
        partner.rollback();
        naming("vendor", vendor.toString());
        assertThat(keys()).hasSize(2);
        refused("INSERT INTO identity.vendor_key VALUES ('" + UUID.randomUUID() + "', '" + UUID.randomUUID()
                + "', 'x', sha256('x'), 1, current_date, NULL)");
    }

    @Test
    void afterTheContractThereIsNothingOfTheVendorWhateverIsNamed() throws SQLException {
        key("een");
        run("UPDATE identity.vendor SET contract_until = current_date - 2 WHERE id = ?", vendor);
        naming("vendor", vendor.toString());
        naming("account", pim.toString());
        naming("email", email(pim));
        namingToken("een");
        for (String table : List.of("account", "vendor", "vendor_package")) {
            assertThat(seen(table)).as(table).isEmpty();
        }
        assertThat(keys()).isEmpty();
        for (String table : OWN) {
            assertThat(owners(table)).as(table).isEmpty();
        }
        assertThat(LiveDatabase.texts(partner, "SELECT email FROM identity.vendor_people()"))
                .isEmpty();
        refused("SELECT identity.invite_colleague(sha256('x'), 'x@login.test', 'X')");
    }

    @Test
    void whoNamesAnAccountSeesAndInvitesForItsOwnVendorOnly() throws SQLException {
        naming("account", pim.toString());
        assertThat(LiveDatabase.texts(partner, "SELECT email FROM identity.vendor_people()"))
                .contains(email(pim), email(other))
                .doesNotContain(email(shutOut), email(colleague));
        assertThat(LiveDatabase.texts(
                        partner, "SELECT identity.invite_colleague(sha256('nieuw'), 'nieuw@login.test', 'Nieuw')"))
                .containsExactly("invited");
        assertThat(
                        LiveDatabase.texts(
                                partner,
                                "SELECT catalog.report_own_correction(gen_random_uuid(), 'anders', 'stock', 'x', NULL, current_date)"))
                .containsExactly("unknown");
    }

    private List<String> owners(String table) throws SQLException {
        return LiveDatabase.texts(partner, "SELECT account_id FROM identity." + table);
    }

    @Test
    void whoNamesAnAccountSeesItsOwnPasskeysCodesAndSessionsOnly() throws SQLException {
        for (String table : OWN) {
            assertThat(owners(table)).as(table).isEmpty();
        }
        naming("account", pim.toString());
        for (String table : OWN) {
            assertThat(owners(table)).as(table).containsExactly(pim.toString());
            assertThat(change(partner, "DELETE FROM identity." + table + " WHERE account_id = ?", other))
                    .as(table)
                    .isZero();
        }
        refused("INSERT INTO identity.recovery_code VALUES ('" + other + "', sha256('mine'))");
    }

    @Test
    void ofColleaguesAndOfWhoIsShutOutThereIsNothingEither() throws SQLException {
        for (UUID each : List.of(colleague, shutOut)) {
            naming("account", each.toString());
            naming("email", email(each));
            for (String table : OWN) {
                assertThat(owners(table)).as(table).isEmpty();
            }
        }
    }

    @Test
    void whoKnowsAnAddressHasNoKeysOfIt() throws SQLException {
        naming("email", email(pim));
        for (String table : OWN) {
            assertThat(owners(table)).as(table).isEmpty();
        }
    }

    @Test
    void aColleagueIsNotThereUnderWhateverName() throws SQLException {
        naming("email", email(colleague));
        assertThat(seen("account")).isEmpty();
        naming("account", colleague.toString());
        assertThat(seen("account")).isEmpty();
        assertThat(change(partner, "UPDATE identity.account SET password_hash = 'mine' WHERE id = ?", colleague))
                .isZero();
        namingToken("ofcolleague");
        assertThat(seen("invitation")).isEmpty();
        assertThat(change(partner, "UPDATE identity.invitation SET used_at = NULL"))
                .isZero();
    }

    @Test
    void whoIsShutOutIsNotThereEither() throws SQLException {
        naming("account", shutOut.toString());
        assertThat(seen("account")).isEmpty();
        assertThat(change(partner, "UPDATE identity.account SET password_hash = 'mine'"))
                .isZero();
    }

    @Test
    void onlyWhoIsNamedIsChanged() throws SQLException {
        naming("account", pim.toString());
        assertThat(change(partner, "UPDATE identity.account SET totp_step = totp_step + 1"))
                .isEqualTo(1);
        assertThat(change(partner, "UPDATE identity.account SET totp_step = 0 WHERE id = ?", other))
                .isZero();
        namingToken("ofpartner");
        assertThat(change(partner, "UPDATE identity.invitation SET used_at = now()"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE identity.account SET vendor_id = NULL, roles = ARRAY ['admin']",
                "UPDATE identity.account SET vendor_id = gen_random_uuid()",
                "UPDATE identity.account SET email = 'ander@login.test'",
                "UPDATE identity.account SET disabled_at = NULL",
                "UPDATE identity.account SET demo = true",
                "UPDATE identity.invitation SET expires_at = now() + interval '1 year'",
                "UPDATE identity.terms_acceptance SET version = 2",
                "DELETE FROM identity.account",
                "DELETE FROM identity.invitation",
                "DELETE FROM identity.terms_acceptance",
                "INSERT INTO identity.vendor VALUES (gen_random_uuid(), 'Ander')",
                "INSERT INTO identity.vendor_package VALUES ('ander', gen_random_uuid())",
                "SELECT * FROM identity.colleague"
            })
    void whatTheOfficeDecidesIsNotForPartners(String command) throws SQLException {
        naming("account", pim.toString());
        namingToken("ofpartner");
        refused(command);
    }

    private void refused(String command) {
        assertThatThrownBy(() -> LiveDatabase.execute(partner, command))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
    }

    private static String newAccount(String values) {
        return "INSERT INTO identity.account"
                + " (id, email, name, roles, language, password_hash, created_at, vendor_id, totp_secret, demo) VALUES"
                + " (gen_random_uuid(), " + values + ")";
    }

    private String invited(String role, String ofVendor, String secret, boolean demo) {
        return newAccount("'ofpartner" + vendor + "@login.test', 'Nieuw', ARRAY ['" + role + "'], 'nl', 'x', now(), "
                + ofVendor + ", " + secret + ", " + demo);
    }

    @Test
    void anAccountIsMadeOfTheInvitationThatIsNamedAndOfNothingElse() throws SQLException {
        String right = invited("partner", "'" + vendor + "'", "'\\x00'", false);
        refused(right);
        partner.rollback();
        for (String wrong : List.of(
                right.replace("ofpartner", "another"),
                invited("partner", "'" + vendor + "'", "NULL", false),
                invited("partner", "'" + vendor + "'", "'\\x00'", true),
                invited("admin", "NULL", "'\\x00'", false))) {
            namingToken("ofpartner");
            refused(wrong);
            partner.rollback();
        }
        namingToken("ofpartner");
        assertThat(change(partner, right)).isEqualTo(1);
        partner.rollback();
        run("UPDATE identity.invitation SET used_at = now()");
        namingToken("ofpartner");
        refused(right);
    }

    @Test
    void termsAreAcceptedForOneselfOnly() throws SQLException {
        naming("account", pim.toString());
        assertThat(change(partner, "INSERT INTO identity.terms_acceptance VALUES (?, 1, sha256('x'), now())", pim))
                .isEqualTo(1);
        refused("INSERT INTO identity.terms_acceptance VALUES ('" + other + "', 2, sha256('x'), now())");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roles = ARRAY ['partner']",
                "roles = ARRAY ['sales', 'partner']",
                "roles = ARRAY []::text[]",
                "vendor_id = (SELECT id FROM identity.vendor LIMIT 1)"
            })
    void nobodyIsBothAColleagueAndAPartner(String change) {
        assertThatThrownBy(() -> run("UPDATE identity.account SET " + change + " WHERE id = ?", colleague))
                .hasMessageContaining("account_roles_check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles = ARRAY ['admin']", "roles = ARRAY ['partner', 'admin']", "vendor_id = NULL"})
    void aPartnerIsNothingElse(String change) {
        assertThatThrownBy(() -> run("UPDATE identity.account SET " + change + " WHERE id = ?", pim))
                .hasMessageContaining("account_roles_check");
    }

    @Test
    void theWorkerKnowsNoPartner() throws SQLException {
        try (Connection worker = LiveDatabase.connect(LiveDatabase.server(), Login.WORKER)) {
            assertThat(LiveDatabase.texts(worker, "SELECT id FROM identity.colleague"))
                    .containsExactly(colleague.toString());
        }
    }
}
