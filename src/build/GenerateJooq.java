import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Generates jOOQ's classes from the migrations: a throw-away PostgreSQL, Flyway, then one run per schema, so that the
 * tables of schema {@code x} become the package {@code x.db} inside module {@code x} and nobody else's.
 *
 * <p>Skipped when no migration changed since the last run.
 */
final class GenerateJooq {

    /** Schemas that share a module: the access log is a matter of privacy too. */
    private static final Map<String, String> PACKAGES =
            Map.of("audit", "privacy.db.audit", "privacy", "privacy.db.privacy");

    public static void main(String[] args) throws Exception {
        Path migrations = Path.of(args[0]);
        Path target = Path.of(args[1]);
        String rootPackage = args[2];

        Path stamp = target.resolve("migrations.sha256");
        String hash = hash(migrations, Path.of(System.getProperty("jdk.launcher.sourcefile", "")));
        if (Files.exists(stamp) && Files.readString(stamp).equals(hash)) {
            return;
        }
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT"))
                .setLevel(ch.qos.logback.classic.Level.WARN);
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String login : List.of("owner", "public", "office", "worker", "figures", "partner", "subject")) {
                    statement.execute("CREATE ROLE pw_" + login + " LOGIN");
                }
                statement.execute("CREATE DATABASE pakketwijzer OWNER pw_owner");
            }
            Flyway.configure()
                    .dataSource(postgres.getDatabase("pw_owner", "pakketwijzer"))
                    .locations("filesystem:" + migrations)
                    .defaultSchema("flyway")
                    .load()
                    .migrate();
            for (String schema : schemas(postgres)) {
                generate(postgres, schema, target, rootPackage + "." + PACKAGES.getOrDefault(schema, schema + ".db"));
            }
        }
        Files.createDirectories(target);
        Files.writeString(stamp, hash);
    }

    private static List<String> schemas(EmbeddedPostgres postgres) throws Exception {
        List<String> schemas = new ArrayList<>();
        try (Connection connection =
                        postgres.getDatabase("pw_owner", "pakketwijzer").getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = 'pw_owner'"
                                + " AND nspname NOT IN ('flyway', 'scheduler')")) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return schemas;
    }

    private static void generate(EmbeddedPostgres postgres, String schema, Path target, String packageName)
            throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(org.jooq.meta.jaxb.Logging.WARN)
                .withJdbc(new Jdbc()
                        .withUrl(postgres.getJdbcUrl("pw_owner", "pakketwijzer"))
                        .withUser("pw_owner"))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema(schema))
                        .withGenerate(new Generate()
                                .withRecords(false)
                                .withDeprecated(false)
                                .withGlobalCatalogReferences(false)
                                .withJavaTimeTypes(true))
                        .withTarget(
                                new Target().withDirectory(target.toString()).withPackageName(packageName))));
    }

    private static String hash(Path migrations, Path self) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var files = Files.walk(migrations)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        if (Files.isRegularFile(self)) {
            digest.update(Files.readAllBytes(self));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
