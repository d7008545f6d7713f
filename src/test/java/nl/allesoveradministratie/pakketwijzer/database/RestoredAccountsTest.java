package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import nl.allesoveradministratie.pakketwijzer.identity.RestoredAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may have been used up since the backup lets nobody in any more, and who reads on the screen knows what to look at. */
class RestoredAccountsTest {

    private static final String COLLEAGUE = "'00000000-0000-4000-8000-000000000001'";
    private static final String PARTNER = "'00000000-0000-4000-8000-000000000002'";
    private static final String VENDOR = "'00000000-0000-4000-8000-000000000003'";

    private Connection owner;

    @BeforeEach
    void begin() throws SQLException {
        owner = LiveDatabase.connect(LiveDatabase.server(), Login.OWNER);
        owner.setAutoCommit(false);
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        owner.rollback();
        owner.close();
    }

    @Test
    void sessionsAndOpenInvitationsGoAndAccountsAndKeysAreCounted() throws SQLException {
        LiveDatabase.execute(
                owner,
                "INSERT INTO identity.vendor (id, name) VALUES (" + VENDOR + ", 'Hersteld B.V.')",
                account(COLLEAGUE, "editor", "NULL"),
                account(PARTNER, "partner", VENDOR),
                account("gen_random_uuid()", "sales", "NULL"),
                "UPDATE identity.account SET disabled_at = now() WHERE roles = ARRAY ['sales']",
                "INSERT INTO identity.session VALUES (gen_random_uuid(), " + COLLEAGUE
                        + ", 'phone', now(), date_trunc('minute', now()))",
                invitation("new", "NULL", "NULL"),
                invitation("password", COLLEAGUE, "NULL"),
                invitation("used", "NULL", "now()"),
                "INSERT INTO identity.vendor_key (id, vendor_id, name, key_hash, terms_version, created_on)"
                        + " VALUES (gen_random_uuid(), " + VENDOR + ", 'Dashboard', sha256('key'), 1, current_date)");

        assertThat(RestoredAccounts.closeOpenDoors(owner)).isEqualTo(new RestoredAccounts(1, 2, 1, 1, 1));

        assertThat(LiveDatabase.texts(owner, "SELECT id FROM identity.session")).isEmpty();
        assertThat(LiveDatabase.texts(owner, "SELECT name FROM identity.invitation"))
                .containsExactly("used");
        assertThat(LiveDatabase.texts(owner, "SELECT id FROM identity.account")).hasSize(3);
    }

    private static String account(String id, String role, String vendor) {
        return "INSERT INTO identity.account (id, email, name, roles, language, password_hash, created_at, vendor_id)"
                + " VALUES (" + id + ", '" + role + "@hersteld.test', 'Iemand', ARRAY ['" + role
                + "'], 'nl', 'x', now(), " + vendor + ")";
    }

    private static String invitation(String name, String account, String usedAt) {
        return "INSERT INTO identity.invitation (token_hash, email, name, roles, created_at, expires_at, account_id, used_at)"
                + " VALUES (sha256('" + name + "'), '" + name + "@hersteld.test', '" + name
                + "', ARRAY ['editor'], now(), now() + interval '1 day', " + account + ", " + usedAt + ")";
    }

    @Test
    void aDatabaseOfAVersionWithoutThemHasNone() throws SQLException {
        LiveDatabase.execute(owner, "DROP SCHEMA identity CASCADE");

        assertThat(RestoredAccounts.closeOpenDoors(owner)).isEqualTo(new RestoredAccounts(0, 0, 0, 0, 0));
    }
}
