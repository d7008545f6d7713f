package nl.allesoveradministratie.pakketwijzer.upkeep;

import com.zaxxer.hikari.HikariDataSource;
import nl.allesoveradministratie.pakketwijzer.database.Migrations;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the database is of this version. Part of the readiness. One that is away changes nothing: pages and the finder go on
 * without it, the form keeps what was typed and tries again, and no other process would have another database.
 */
@Component("database")
class DatabaseReadiness implements HealthIndicator {

    private final HikariDataSource pool;
    private final int newest = Migrations.newest();

    DatabaseReadiness(HikariDataSource publicDataSource) {
        this.pool = publicDataSource;
    }

    @Override
    public Health health() {
        try {
            return Migrations.current(pool) == newest
                    ? Health.up().build()
                    : Health.outOfService().build();
        } catch (StartProblem e) {
            return Health.up().build();
        }
    }
}
