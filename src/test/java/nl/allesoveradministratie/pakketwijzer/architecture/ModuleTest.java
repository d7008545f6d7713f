package nl.allesoveradministratie.pakketwijzer.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.allesoveradministratie.pakketwijzer.Pakketwijzer;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.architecture.planted.modulith.PlantedApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules use what others offer in their roots, and of others only those that they name. */
@Proves("S2")
class ModuleTest {

    @Test
    void theModulesKeepToTheirWalls() {
        ApplicationModules modules = ApplicationModules.of(Pakketwijzer.class);

        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .contains("shared", "site", "catalog", "finder", "database", "web", "ui");
        modules.verify();
    }

    @Test
    void aHoleInAWallIsFound() {
        ApplicationModules planted = ApplicationModules.of(
                PlantedApplication.class, location -> location.contains("/architecture/planted/modulith/"));

        assertThatThrownBy(planted::verify)
                .hasMessageContaining("modulith.catalog.internal.Row")
                .hasMessageContaining("modulith.finder.Suggestion")
                .hasMessageContaining("modulith.site.Brand");
    }
}
