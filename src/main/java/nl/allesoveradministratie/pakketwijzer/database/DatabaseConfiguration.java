package nl.allesoveradministratie.pakketwijzer.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One server, and a connection pool for each door. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(Environment environment) {
        String url = environment.getProperty("spring.datasource.url");
        return url == null || url.isBlank()
                ? new EmbeddedServer(Path.of(environment.getRequiredProperty("pakketwijzer.data"))
                        .toAbsolutePath()
                        .normalize())
                : new ExternalServer(url, environment);
    }

    /** Connections as the owner, one at a time: for migrations and loading at start. */
    @Bean
    @FlywayDataSource
    DataSource ownerDataSource(DatabaseServer server) {
        DataSource owner = new DriverManagerDataSource(server.url(), Login.OWNER.role(), server.password(Login.OWNER));
        try (Connection connection = owner.getConnection()) {
            LoginPreparation.requireVersion(connection);
        } catch (SQLException e) {
            throw ConnectionProblems.explain(
                    Optional.ofNullable(e.getNextException()).orElse(e), server.url(), Login.OWNER.role());
        }
        return owner;
    }

    /** What requests of anonymous visitors go through. */
    @Bean
    @Primary
    HikariDataSource publicDataSource(DatabaseServer server) {
        requireRightPassword(server, Login.PUBLIC);
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("public");
        pool.setJdbcUrl(server.url());
        pool.setUsername(Login.PUBLIC.role());
        pool.setPassword(server.password(Login.PUBLIC));
        pool.setMaximumPoolSize(10);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(5_000);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    /** Before the first migration a login may lack the grant to connect; only a wrong password is a problem by then. */
    private static void requireRightPassword(DatabaseServer server, Login login) {
        try {
            DriverManager.getConnection(server.url(), login.role(), server.password(login))
                    .close();
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith("28")) {
                throw ConnectionProblems.explain(e, server.url(), login.role());
            }
        }
    }
}
