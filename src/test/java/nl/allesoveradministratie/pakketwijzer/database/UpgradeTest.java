package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A new version takes a database over from any version before, whole or not at all. */
class UpgradeTest {

    private static final String NAME = "upgrade";

    private final EmbeddedServer server = LiveDatabase.server();
    private final String url = server.url().replaceAll("\\w+$", NAME);

    @BeforeEach
    void makeAnEmptyDatabase() throws SQLException {
        dropIt();
        superuser("CREATE DATABASE " + NAME + " OWNER pw_owner");
    }

    @AfterEach
    void dropIt() throws SQLException {
        superuser("DROP DATABASE IF EXISTS " + NAME + " WITH (FORCE)");
    }

    private static void superuser(String command) throws SQLException {
        try (SuperuserSession superuser = SuperuserSession.in(LiveDatabase.FOLDER, null)) {
            LiveDatabase.execute(superuser.connection(), command);
        }
    }

    private DriverManagerDataSource as(Login login) {
        return new DriverManagerDataSource(url, login.role(), server.password(login));
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(as(Login.OWNER))
                .locations("classpath:db/migration")
                .defaultSchema("flyway")
                .createSchemas(true)
                .group(true);
    }

    private List<String> found(String query) throws SQLException {
        try (Connection owner = DriverManager.getConnection(url, "pw_owner", server.password(Login.OWNER))) {
            return LiveDatabase.texts(owner, query);
        }
    }

    /** Some of them; all with {@code ./pakketwijzer upgrade}. */
    static Stream<Integer> versions() {
        IntStream all = IntStream.range(1, Migrations.newest()).filter(UpgradeTest::isReleased);
        int last = Migrations.newest() - 1;
        return ("all".equals(System.getenv("PAKKETWIJZER_UPGRADE"))
                        ? all
                        : all.filter(version -> version == last || version % 8 == 1))
                .boxed();
    }

    private static boolean isReleased(int version) {
        try (Stream<Path> files = Files.list(Path.of("db", "migration"))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("V" + version + "__"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aDatabaseOfAnyVersionIsBroughtUpToThisOneWithWhatIsInIt(int version) throws SQLException {
        flyway().target(String.valueOf(version)).load().migrate();
        Set<String> filled;
        int tables;
        try (Connection owner = DriverManager.getConnection(url, "pw_owner", server.password(Login.OWNER))) {
            filled = AnyRows.fill(owner);
            tables = LoginAccess.tables(owner).size();
        }
        assertThat(filled).as("tables with a row").hasSizeGreaterThanOrEqualTo(tables / 2);

        Migrations.migrate(flyway().load());

        assertThat(Migrations.current(as(Login.PUBLIC))).isEqualTo(Migrations.newest());
        Set<String> lost = new TreeSet<>(filled);
        try (Connection owner = DriverManager.getConnection(url, "pw_owner", server.password(Login.OWNER))) {
            for (String table : filled) {
                if (AnyRows.isThere(owner, table)) {
                    lost.remove(table);
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void aMigrationThatFailsLeavesTheVersionBeforeWorking(@TempDir Path planted) throws Exception {
        Migrations.migrate(flyway().load());
        int before = Migrations.newest();
        Files.writeString(
                planted.resolve("V" + (before + 1) + "__well.sql"), "CREATE TABLE catalog.planted AS SELECT 1 AS one;");
        Files.writeString(
                planted.resolve("V" + (before + 2) + "__failing.sql"),
                "DROP TABLE lead.lead CASCADE;\nSELECT 'canary@example.nl'::int;");

        assertThatThrownBy(
                        () -> Migrations.migrate(flyway().locations("classpath:db/migration", "filesystem:" + planted)
                                .load()))
                .isInstanceOf(StartProblem.class)
                .hasMessage("The database could not be brought up to this version (SQL state 22P02);"
                        + " nothing in it was changed.")
                .hasNoCause();

        assertThat(found("SELECT to_regclass('lead.lead') IS NOT NULL AND to_regclass('catalog.planted') IS NULL"))
                .containsExactly("t");
        Migrations.migrate(flyway().load());
        Migrations.require(as(Login.OFFICE), before);
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedByWhoeverMayMigrateAndByWhoMayNot(@TempDir Path planted) throws Exception {
        int newest = Migrations.newest();
        Files.writeString(planted.resolve("V" + (newest + 1) + "__later.sql"), "SELECT 1;");
        flyway().locations("classpath:db/migration", "filesystem:" + planted)
                .load()
                .migrate();

        List<Runnable> starts = new ArrayList<>();
        starts.add(() -> Migrations.migrate(flyway().load()));
        starts.add(() -> Migrations.require(as(Login.PUBLIC), newest));
        for (Runnable start : starts) {
            assertThatThrownBy(start::run)
                    .isInstanceOf(StartProblem.class)
                    .hasMessage("The database is of a newer Pakketwijzer (" + (newest + 1) + "; this one knows up to "
                            + newest + ").");
        }
    }

    @Test
    void aDatabaseOfAnOlderVersionIsRefusedByWhoMayNotMigrate() {
        flyway().target("33").load().migrate();

        assertThatThrownBy(() -> Migrations.require(as(Login.PUBLIC), Migrations.newest()))
                .isInstanceOf(StartProblem.class)
                .extracting(problem -> ((StartProblem) problem).advice())
                .isEqualTo("Run ./pakketwijzer prepare first.");
    }
}
