package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever counts cannot read about people, and whoever reads about people cannot read what was counted: the database says no. */
@Proves("S2")
class FiguresAndPeopleTest {

    private static final List<String> PEOPLE = List.of(
            "lead.lead",
            "lead.intake",
            "lead.event",
            "lead.lookup",
            "mail.outbox",
            "mail.letter",
            "privacy.request",
            "privacy.step",
            "privacy.breach_entry",
            "audit.access",
            "audit.export",
            "consent.receipt");

    private static final List<String> FIGURES =
            List.of("usage.counter", "usage.closed", "insight.cell", "insight.ledger");

    private static void refuses(Login login, List<String> tables) throws SQLException {
        try (Connection connection = LiveDatabase.connect(LiveDatabase.server(), login)) {
            for (String table : tables) {
                assertThatThrownBy(() -> LiveDatabase.texts(connection, "SELECT 1 FROM " + table))
                        .as("%s reads %s", login.role(), table)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FIGURES", "PARTNER"})
    void whoReadsFiguresReadsNothingAboutPeople(Login login) throws SQLException {
        refuses(login, PEOPLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"WORKER", "SUBJECT", "OFFICE"})
    void whoReadsAboutPeopleReadsNoFigures(Login login) throws SQLException {
        refuses(login, FIGURES);
    }

    @Test
    void whoServesVisitorsReadsNeither() throws SQLException {
        refuses(Login.PUBLIC, PEOPLE);
        refuses(Login.PUBLIC, FIGURES);
    }
}
