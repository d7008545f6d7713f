package nl.allesoveradministratie.pakketwijzer.upkeep;

import com.zaxxer.hikari.HikariDataSource;
import nl.allesoveradministratie.pakketwijzer.database.Migrations;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the database answers and is of this version, as far as visitors' requests need it. Part of the readiness. */
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
            return Health.down().build();
        }
    }
}
