package nl.allesoveradministratie.pakketwijzer.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/**
 * Where this process keeps its data. A folder is for real people or for a demonstration, once and for all: real leads never
 * stand between made-up ones.
 *
 * @param path absolute
 */
public record DataFolder(Path path) {

    /** In the folder of a demonstration. */
    private static final String MARK = "demonstration";

    /**
     * From the configuration.
     *
     * @throws StartProblem when a demonstration is asked for where real data is, or the reverse
     */
    public static DataFolder of(Environment environment) {
        Path path = Path.of(environment.getRequiredProperty("pakketwijzer.data"))
                .toAbsolutePath()
                .normalize();
        boolean demo = environment.getProperty("pakketwijzer.demo", Boolean.class, false);
        boolean marked = Files.exists(path.resolve(MARK));
        if (demo && !environment.getProperty("spring.datasource.url", "").isBlank()) {
            throw new StartProblem(
                    "A demonstration keeps its data in a folder of its own.", "Leave out spring.datasource.url.");
        }
        if (demo && !Doors.of(environment).opensAll()) {
            throw new StartProblem("A demonstration opens all doors.", "Leave out --doors.");
        }
        if (demo && !marked && (Files.exists(path.resolve("postgres")) || Files.exists(path.resolve("keys")))) {
            throw new StartProblem(
                    "The data folder " + path + " is not of a demonstration.",
                    "Leave out --demo, or choose another folder with PAKKETWIJZER_DATA.");
        }
        if (!demo && marked) {
            throw new StartProblem(
                    "The data folder " + path + " is of a demonstration.",
                    "Start it with --demo, or choose another folder with PAKKETWIJZER_DATA.");
        }
        if (demo && !marked) {
            mark(path);
        }
        return new DataFolder(path);
    }

    private static void mark(Path path) {
        try {
            OwnerOnly.createFolder(path);
            OwnerOnly.write(path.resolve(MARK), "Everybody in this folder is made up.\n");
        } catch (IOException e) {
            throw new StartProblem(
                    "The data folder " + path + " cannot be used (" + e.getMessage() + ").",
                    "Choose another with PAKKETWIJZER_DATA.");
        }
    }
}
