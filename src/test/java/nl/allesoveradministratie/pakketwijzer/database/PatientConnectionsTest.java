package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class PatientConnectionsTest {

    private static final String URL = "jdbc:somewhere:else";

    private final Driver driver = mock(Driver.class);
    private final Deque<String> refusals = new ArrayDeque<>();
    private int asked;

    @BeforeEach
    void listen() throws SQLException {
        Mockito.when(driver.acceptsURL(URL)).thenReturn(true);
        Mockito.when(driver.connect(Mockito.eq(URL), Mockito.any())).thenAnswer(call -> {
            asked++;
            if (refusals.isEmpty()) {
                return mock(Connection.class);
            }
            throw new SQLException("no", refusals.removeFirst());
        });
        DriverManager.registerDriver(driver);
    }

    @AfterEach
    void hangUp() throws SQLException {
        DriverManager.deregisterDriver(driver);
    }

    private static Connection connect(Duration patience) throws SQLException {
        return new PatientConnections(URL, new Properties(), patience).getConnection();
    }

    @Test
    void aServerThatIsBackSoonIsWaitedFor() throws SQLException {
        refusals.addAll(List.of("08001", "57P03"));

        assertThat(connect(Duration.ofMinutes(1))).isNotNull();
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void aServerThatStaysAwayIsSaidToBe() {
        refusals.add("08001");

        assertThatThrownBy(() -> connect(Duration.ZERO)).isInstanceOf(SQLException.class);
    }

    @Test
    void aWrongPasswordIsSaidAtOnce() {
        refusals.add("28P01");

        assertThatThrownBy(() -> connect(Duration.ofMinutes(1))).isInstanceOf(SQLException.class);
        assertThat(asked).isEqualTo(1);
    }
}
