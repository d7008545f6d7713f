package nl.allesoveradministratie.pakketwijzer.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.installation.DataFolder;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
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
        DataFolder folder = DataFolder.of(environment);
        return url == null || url.isBlank()
                ? new EmbeddedServer(folder.path(), WalArchive.of(environment))
                : new ExternalServer(url, environment);
    }

    /** Connections as the owner, one at a time: for migrations and loading at start. */
    @Bean
    @FlywayDataSource
    @Conditional(HasOwner.class)
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

    /** A process that is not given the owner's password leaves the migrations to the one that is, and sees that they were done. */
    @Bean
    FlywayMigrationStrategy migrations(@FlywayDataSource ObjectProvider<DataSource> owner) {
        return flyway -> {
            if (owner.getIfAvailable() != null) {
                Migrations.migrate(flyway);
            } else {
                Migrations.require(flyway.getConfiguration().getDataSource(), Migrations.newest());
            }
        };
    }

    /** What requests of anonymous visitors go through; every process reads the catalogue with it. */
    @Bean
    @Primary
    HikariDataSource publicDataSource(DatabaseServer server) {
        // One of them is kept for listening to what the editing desk publishes.
        return pool(server, Login.PUBLIC, 11);
    }

    /** What requests of staff go through. */
    @Bean
    @OnDoor(Door.OFFICE)
    HikariDataSource officeDataSource(DatabaseServer server) {
        return pool(server, Login.OFFICE, 8);
    }

    /** What the clockwork goes through. */
    @Bean
    @OnDoor(Door.WORKER)
    HikariDataSource workerDataSource(DatabaseServer server) {
        return pool(server, Login.WORKER, 6);
    }

    /** What the clockwork of the figures goes through. */
    @Bean
    @OnDoor(Door.WORKER)
    HikariDataSource figuresDataSource(DatabaseServer server) {
        return pool(server, Login.FIGURES, 3);
    }

    /** What requests of vendor partners go through. */
    @Bean
    @OnDoor(Door.PARTNER)
    HikariDataSource partnerDataSource(DatabaseServer server) {
        return pool(server, Login.PARTNER, 5);
    }

    /** What requests of people about their own data go through. */
    @Bean
    @OnDoor(Door.SUBJECT)
    HikariDataSource subjectDataSource(DatabaseServer server) {
        return pool(server, Login.SUBJECT, 3);
    }

    /** Queries as an anonymous visitor. None of these is the one to fall back on: each use names its login. */
    @Bean
    DSLContext publicDatabase(@Qualifier("publicDataSource") DataSource pool) {
        return database(pool);
    }

    /** Queries as staff. */
    @Bean
    @OnDoor(Door.OFFICE)
    DSLContext officeDatabase(@Qualifier("officeDataSource") DataSource pool) {
        return database(pool);
    }

    /** Queries as the clockwork. */
    @Bean
    @OnDoor(Door.WORKER)
    DSLContext workerDatabase(@Qualifier("workerDataSource") DataSource pool) {
        return database(pool);
    }

    /** Queries as the clockwork of the figures. */
    @Bean
    @OnDoor(Door.WORKER)
    DSLContext figuresDatabase(@Qualifier("figuresDataSource") DataSource pool) {
        return database(pool);
    }

    /** Queries as a vendor partner. */
    @Bean
    @OnDoor(Door.PARTNER)
    DSLContext partnerDatabase(@Qualifier("partnerDataSource") DataSource pool) {
        return database(pool);
    }

    /** Queries as somebody who proved an e-mail address. */
    @Bean
    @OnDoor(Door.SUBJECT)
    DSLContext subjectDatabase(@Qualifier("subjectDataSource") DataSource pool) {
        return database(pool);
    }

    /** Never logs what it executes: the values are people's. */
    private static DSLContext database(DataSource pool) {
        return DSL.using(pool, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }

    private static HikariDataSource pool(DatabaseServer server, Login login, int connections) {
        requireRightPassword(server, login);
        Properties properties = new Properties();
        properties.setProperty("user", login.role());
        properties.setProperty("password", server.password(login));
        // The detail of an error repeats values: Key (email)=(…) already exists.
        properties.setProperty("logServerErrorDetail", "false");
        // A server that says nothing any more, or a wire that is cut: longer than any statement may take (10 s; 10 min
        // where the clockwork changes a term of keeping), and then the thread goes on. Without this it would wait for
        // ever, and soon all would.
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", login == Login.WORKER ? "630" : "15");
        properties.setProperty("tcpKeepAlive", "true");
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(login.role());
        pool.setDataSource(new PatientConnections(server.url(), properties, Duration.ofSeconds(4)));
        pool.setMaximumPoolSize(connections);
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
