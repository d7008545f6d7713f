package nl.allesoveradministratie.pakketwijzer.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Whoever starts the product gets one clear line about what is wrong with the database, and no password in it. */
class StartProblemsTest {

    private static PlainCluster cluster;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        LiveDatabase.server();
        cluster = new PlainCluster(folder);
        cluster.prepared();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    /** What somebody who starts the product with these settings reads on standard error. */
    private static List<String> complaint(Map<String, String> settings) {
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        SpringApplicationBuilder product =
                new SpringApplicationBuilder(DatabaseConfiguration.class).web(WebApplicationType.NONE);
        List<String> lines = new ArrayList<>();
        List<String> others = standardOutput(
                () -> lines.addAll(standardError(() -> assertThatThrownBy(() -> product.run(arguments)))));
        assertThat(lines).noneMatch(line -> line.contains("secret"));
        assertThat(others)
                .noneMatch(line -> line.contains("WARN") || line.contains("ERROR") || line.contains("Exception"));
        return lines;
    }

    private static List<String> standardOutput(Runnable action) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> standardError(Runnable action) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Map<String, String> settings(String property, String value) {
        Map<String, String> settings = cluster.settings();
        settings.put(property, value);
        return settings;
    }

    private static Map<String, String> settingsWithoutAdministrator() {
        Map<String, String> settings = cluster.settings();
        settings.keySet().removeIf(property -> property.contains(".admin."));
        return settings;
    }

    @Test
    void saysNothingWhenAllIsWell() {
        String[] arguments = cluster.settings().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);

        assertThat(standardError(() -> new SpringApplicationBuilder(DatabaseConfiguration.class)
                        .web(WebApplicationType.NONE)
                        .run(arguments)
                        .close()))
                .isEmpty();
    }

    @Test
    void namesTheAdministratorWhosePasswordIsWrong() {
        assertThat(complaint(settings("pakketwijzer.database.admin.password", "wrong-secret")))
                .containsExactly("Pakketwijzer cannot start: The password of database login postgres was refused."
                        + " Check the configured password, or run the prepare step again.");
    }

    @Test
    void namesTheLoginWhosePasswordIsWrong() {
        for (Login login : Login.values()) {
            Map<String, String> settings = settingsWithoutAdministrator();
            settings.put("pakketwijzer.database.password." + login.role(), "wrong-secret");

            assertThat(complaint(settings))
                    .containsExactly("Pakketwijzer cannot start: The password of database login " + login.role()
                            + " was refused. Check the configured password, or run the prepare step again.");
        }
    }

    @Test
    void namesTheLoginWhosePasswordIsMissing() {
        for (Login login : Login.values()) {
            Map<String, String> settings = settingsWithoutAdministrator();
            settings.put("pakketwijzer.database.password." + login.role(), " ");

            assertThat(complaint(settings))
                    .containsExactly("Pakketwijzer cannot start: No password is given for the database login "
                            + login.role() + ". Set pakketwijzer.database.password." + login.role() + ".");
        }
    }

    @Test
    void needsNoPasswordOfTheOwnerOrOfADoorThatStaysClosed() {
        Map<String, String> settings = settingsWithoutAdministrator();
        settings.keySet().removeIf(property -> property.contains(".password.") && !property.endsWith("pw_public"));
        settings.put("pakketwijzer.doors", "public");
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);

        assertThat(standardError(() -> new SpringApplicationBuilder(DatabaseConfiguration.class)
                        .web(WebApplicationType.NONE)
                        .run(arguments)
                        .close()))
                .isEmpty();
    }

    @Test
    void namesTheAddressWhereNobodyAnswers() throws Exception {
        String url;
        try (ServerSocket nobody = new ServerSocket(0)) {
            url = "jdbc:postgresql://localhost:" + nobody.getLocalPort() + "/other";
        }

        assertThat(complaint(settings("spring.datasource.url", url)))
                .containsExactly("Pakketwijzer cannot start: No PostgreSQL answers at " + url
                        + ". Start it, or correct the address.");
    }

    @Test
    void namesTheDatabaseThatIsNotThere() {
        String url = cluster.url().replace("/other", "/nowhere");

        assertThat(complaint(settings("spring.datasource.url", url)))
                .containsExactly(
                        "Pakketwijzer cannot start: The database of " + url + " does not exist. Create it first.");
    }

    @Test
    void namesTheVersionThatIsTooOld() {
        assertThatThrownBy(() -> LoginPreparation.requireVersion(ofVersion(17)))
                .isInstanceOf(StartProblem.class)
                .hasMessage("The database server is PostgreSQL 17.")
                .extracting(problem -> ((StartProblem) problem).advice())
                .isEqualTo("Pakketwijzer needs PostgreSQL 18 or newer.");
        assertThatCode(() -> LoginPreparation.requireVersion(ofVersion(18))).doesNotThrowAnyException();
        assertThatCode(() -> LoginPreparation.requireVersion(ofVersion(19))).doesNotThrowAnyException();
    }

    private static Connection ofVersion(int version) {
        ClassLoader loader = StartProblemsTest.class.getClassLoader();
        Object metadata =
                Proxy.newProxyInstance(loader, new Class<?>[] {DatabaseMetaData.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getDatabaseMajorVersion");
                    return version;
                });
        return (Connection)
                Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getMetaData");
                    return metadata;
                });
    }

    @Test
    void tellsAFolderThatIsInUseInOneLine(@TempDir Path folder) {
        EmbeddedServer other = new EmbeddedServer(folder.resolve("data"));
        try {
            assertThat(complaint(
                            Map.of("pakketwijzer.data", folder.resolve("data").toString())))
                    .singleElement()
                    .asString()
                    .startsWith("Pakketwijzer cannot start: The data folder " + folder.resolve("data")
                            + " is in use by another Pakketwijzer.");
        } finally {
            other.close();
        }
    }
}
