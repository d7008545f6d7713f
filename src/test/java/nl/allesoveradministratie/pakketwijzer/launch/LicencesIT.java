package nl.allesoveradministratie.pakketwijzer.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.launch.Licences.Component;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others made and the jar holds: all of it is listed, and all of it may be passed on. */
class LicencesIT {

    private static final Path DOCUMENT = Path.of("docs/licences.md");

    private static final String UPDATE = "pakketwijzer.licences.update";

    private static Licences jar;

    @BeforeAll
    static void open() throws IOException {
        jar = Licences.of(Path.of("target/pakketwijzer.jar"));
    }

    @Test
    void theJarHoldsWhatItsBillOfMaterialsNames() {
        Set<String> named = jar.components().stream()
                .filter(each -> each.ecosystem().equals("Maven"))
                .map(each -> each.name() + "-" + each.version() + ".jar")
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(jar.libraries()).hasSizeGreaterThan(150);
        // Put there by whoever packs the jar
        named.addAll(jar.libraries().stream()
                .filter(library -> library.startsWith("spring-boot-jarmode-tools-"))
                .toList());
        // Two jars of one name are told apart by their group.
        assertThat(jar.libraries())
                .allMatch(library ->
                        named.stream().anyMatch(name -> library.equals(name) || library.endsWith("-" + name)));
        assertThat(jar.components().stream()
                        .filter(each -> each.ecosystem().equals("npm"))
                        .map(Component::fullName))
                .containsExactlyInAnyOrderElementsOf(jar.bundled());
    }

    @Test
    void everyLicenceIsOneThatIsAllowed() {
        assertThat(jar.refused()).isEmpty();
    }

    @Test
    void theDocumentIsUpToDate() throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(DOCUMENT, jar.text());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("renew it with -D" + UPDATE + "=true")
                .isEqualTo(jar.text());
    }

    @Test
    void nothingForDevelopersIsInTheJar() {
        assertThat(jar.entries())
                .noneMatch(
                        name -> name.matches(".*(devtools|vaadin-dev|copilot|junit|mockito|BrokenPage|RogueCookies).*"))
                .noneMatch(name -> name.endsWith(".java") || name.contains(".git/"));
    }

    @Test
    void anotherLicenceAndNoneAtAllAreSeen() {
        Licences planted = new Licences(
                List.of(
                        new Component("Maven", "a", "b", "1", List.of("Apache-2.0")),
                        new Component("Maven", "a", "c", "1", List.of("AGPL-3.0-only", "MIT")),
                        new Component("npm", "", "d", "1", List.of())),
                Set.of(),
                Set.of(),
                Set.of());
        assertThat(planted.refused()).containsExactly("a:c [AGPL-3.0-only, MIT]", "d []");
    }
}
