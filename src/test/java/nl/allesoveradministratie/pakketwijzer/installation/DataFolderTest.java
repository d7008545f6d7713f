package nl.allesoveradministratie.pakketwijzer.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** A data folder is for real people or for a demonstration; whoever mixes them up is stopped before anything is written. */
class DataFolderTest {

    @TempDir
    Path folder;

    private static MockEnvironment environment(Path data, boolean demo) {
        return new MockEnvironment()
                .withProperty("pakketwijzer.data", data.toString())
                .withProperty("pakketwijzer.demo", String.valueOf(demo));
    }

    private static DataFolder start(Path data, boolean demo) {
        return DataFolder.of(environment(data, demo));
    }

    @Test
    void aDemonstrationIsStartedInTheSameFolderAsOftenAsOneLikes() throws IOException {
        Path data = folder.resolve("data");
        start(data, true);
        Files.createDirectory(data.resolve("postgres"));

        assertThat(start(data, true).path()).isEqualTo(data);
    }

    @Test
    void realDataIsStartedInTheSameFolderAsOftenAsOneLikes() throws IOException {
        Path data = folder.resolve("data");
        start(data, false);
        Files.createDirectories(data.resolve("postgres"));

        assertThat(start(data, false).path()).isEqualTo(data);
    }

    @Test
    void whoSaysNothingOfADemonstrationMeansRealData() {
        Path data = folder.resolve("data");
        start(data, true);

        assertThatThrownBy(
                        () -> DataFolder.of(new MockEnvironment().withProperty("pakketwijzer.data", data.toString())))
                .isInstanceOf(StartProblem.class);
    }

    @Test
    void aDemonstrationDoesNotTouchRealData() throws IOException {
        Files.createDirectory(folder.resolve("postgres"));

        assertThatThrownBy(() -> start(folder, true))
                .isInstanceOf(StartProblem.class)
                .hasMessage("The data folder " + folder + " is not of a demonstration.")
                .extracting(problem -> ((StartProblem) problem).advice())
                .isEqualTo("Leave out --demo, or choose another folder with PAKKETWIJZER_DATA.");
        assertThat(folder).isDirectoryNotContaining("glob:**demonstration");
    }

    @Test
    void aDemonstrationDoesNotTouchTheKeysOfRealData() throws IOException {
        Files.createDirectory(folder.resolve("keys"));

        assertThatThrownBy(() -> start(folder, true))
                .isInstanceOf(StartProblem.class)
                .hasMessage("The data folder " + folder + " is not of a demonstration.");
    }

    @Test
    void aDemonstrationOpensAllDoors() {
        assertThatThrownBy(() -> DataFolder.of(environment(folder, true).withProperty("pakketwijzer.doors", "public")))
                .isInstanceOf(StartProblem.class)
                .hasMessage("A demonstration opens all doors.");
    }

    @Test
    void realPeopleDoNotGetBetweenMadeUpOnes() {
        start(folder, true);

        assertThatThrownBy(() -> start(folder, false))
                .isInstanceOf(StartProblem.class)
                .hasMessage("The data folder " + folder + " is of a demonstration.")
                .extracting(problem -> ((StartProblem) problem).advice())
                .isEqualTo("Start it with --demo, or choose another folder with PAKKETWIJZER_DATA.");
    }

    @Test
    void aDemonstrationHasNoDatabaseOfSomebodyElse() {
        MockEnvironment environment = environment(folder.resolve("data"), true)
                .withProperty("spring.datasource.url", "jdbc:postgresql://database.test/pakketwijzer");

        assertThatThrownBy(() -> DataFolder.of(environment))
                .isInstanceOf(StartProblem.class)
                .hasMessage("A demonstration keeps its data in a folder of its own.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anAddressThatIsLeftBlankIsNone() {
        MockEnvironment environment = environment(folder, true).withProperty("spring.datasource.url", " ");

        assertThat(DataFolder.of(environment).path()).isEqualTo(folder);
    }

    @Test
    void aFolderInTheWorkingDirectoryIsNamedInFull() {
        Path data = start(Path.of("target", ".", "nowhere"), false).path();

        assertThat(data).isEqualTo(Path.of("target", "nowhere").toAbsolutePath());
    }

    @Test
    void whereNoFolderCanBeMadeThatIsSaid() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> start(file.resolve("data"), true))
                .isInstanceOf(StartProblem.class)
                .hasMessageStartingWith("The data folder " + file.resolve("data") + " cannot be used (");
    }
}
