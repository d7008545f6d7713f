package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the partner's door can do with mail: put in a notice, so many an hour, and nothing else. */
class NoticeFunctionTest {

    private Connection owner;
    private Connection partner;

    @BeforeEach
    void connect() throws SQLException {
        owner = LiveDatabase.connect(LiveDatabase.server(), Login.OWNER);
        partner = LiveDatabase.connect(LiveDatabase.server(), Login.PARTNER);
        partner.setAutoCommit(false);
    }

    @AfterEach
    void gone() throws SQLException {
        partner.rollback();
        partner.close();
        owner.close();
    }

    private static void submit(Connection by, UUID mail, String messageId) throws SQLException {
        try (PreparedStatement call = by.prepareStatement("SELECT mail.submit_notice(?, ?, 'sealed')")) {
            call.setObject(1, mail);
            call.setString(2, messageId);
            call.execute();
        }
    }

    private static void submit(Connection by) throws SQLException {
        UUID mail = UUID.randomUUID();
        submit(by, mail, "<" + mail + "@pakketwijzer.test>");
    }

    @Test
    void aPartnersNoticeIsPutInAndCannotBeReadBack() throws SQLException {
        submit(partner);
        assertThatThrownBy(() -> LiveDatabase.texts(partner, "SELECT sealed FROM mail.letter"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void aMailHasTheMessageIdOfItself() {
        assertThatThrownBy(() -> submit(partner, UUID.randomUUID(), "<x@kwaad.example>"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("22023"));
    }

    @Test
    void nobodyIsFloodedWithMailFromHere() throws SQLException {
        for (int i = 0; i < 200; i++) {
            submit(partner);
        }
        assertThatThrownBy(() -> submit(partner))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo("54000"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Login.class,
            names = {"PUBLIC", "OFFICE", "WORKER", "FIGURES"})
    void nobodyElseMay(Login login) throws SQLException {
        try (Connection other = LiveDatabase.connect(LiveDatabase.server(), login)) {
            assertThatThrownBy(() -> submit(other)).hasMessageContaining("permission denied");
        }
    }
}
