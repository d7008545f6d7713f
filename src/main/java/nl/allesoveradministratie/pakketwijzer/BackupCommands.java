package nl.allesoveradministratie.pakketwijzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.database.Backup;
import nl.allesoveradministratie.pakketwijzer.database.BackupFolder;
import nl.allesoveradministratie.pakketwijzer.database.BackupShelf;
import nl.allesoveradministratie.pakketwijzer.database.RecoveryTarget;
import nl.allesoveradministratie.pakketwijzer.database.Restore;
import nl.allesoveradministratie.pakketwijzer.database.WalArchive;
import nl.allesoveradministratie.pakketwijzer.installation.DataFolder;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import nl.allesoveradministratie.pakketwijzer.sealing.KeyMarks;
import nl.allesoveradministratie.pakketwijzer.usage.RestoredCounts;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;

/** The commands that back up and restore the embedded server (decision 35). */
public final class BackupCommands {

    private BackupCommands() {}

    private interface Command {
        /** @return what to tell who typed it */
        String run(Environment environment) throws IOException;
    }

    /**
     * {@code --backup [--to=FOLDER]}, while the product runs or not.
     *
     * @return what to tell who typed it
     * @throws StartProblem when no backup was made
     */
    public static String backup(String... args) {
        return run(args, environment -> {
            requireEmbedded(environment, "pg_basebackup");
            DataFolder data = DataFolder.of(environment);
            if (Files.exists(data.path().resolve("demonstration"))) {
                throw new StartProblem("A demonstration is made anew, not backed up.", "Leave out --demo.");
            }
            Path to = Path.of(said(args, "to", environment.getRequiredProperty("pakketwijzer.backups")));
            long start = System.nanoTime();
            BackupFolder made = Backup.take(data.path(), to, KeyMarks.of(path(environment, "pakketwijzer.keys")));
            String told = "The backup is " + made.path() + ": "
                    + made.files().size()
                    + " files, read back and as they were written, in " + since(start)
                    + ".\nThe keys are not in it: keep a copy of " + path(environment, "pakketwijzer.keys")
                    + " elsewhere. Nor is what was erased or released since: leave "
                    + path(environment, "pakketwijzer.erasures") + " and " + path(environment, "pakketwijzer.releases")
                    + " as they are.";
            Instant before = Instant.now()
                    .atOffset(ZoneOffset.UTC)
                    .minus(Period.parse(environment.getRequiredProperty("pakketwijzer.retention.backup")))
                    .toInstant();
            int deleted = BackupShelf.clear(made.path().resolve(".."), before, WalArchive.of(environment));
            return deleted == 0 ? told : told + "\nDeleted " + deleted + " backups that were kept long enough.";
        });
    }

    /**
     * {@code --restore=FOLDER [--replace] [--until=latest|backup|MOMENT] [--without-erasures]}: puts a backup back. To
     * be followed by forgetting again whoever was erased since, which brings it up to this version too.
     *
     * @return what to tell who typed it
     * @throws StartProblem when it was not restored; what was in the data folder is there as before
     */
    public static String restore(String... args) {
        return run(args, environment -> {
            requireEmbedded(environment, "your own way of restoring, then ./pakketwijzer replay-erasures");
            BackupFolder backup = BackupFolder.read(Path.of(said(args, "restore", "")));
            KeyMarks.require(
                    backup.notes().getOrDefault(BackupFolder.KEYS, ""), path(environment, "pakketwijzer.keys"));
            Path erasures = path(environment, "pakketwijzer.erasures");
            if (!Files.isDirectory(erasures)
                    && !new DefaultApplicationArguments(args).containsOption("without-erasures")) {
                throw new StartProblem(
                        "What was written down of erasures is not in " + erasures
                                + "; without it, people who were erased come back.",
                        "Name the folder with PAKKETWIJZER_ERASURES, or say --without-erasures when nobody ever was.");
            }
            long start = System.nanoTime();
            Restore.put(
                    backup,
                    DataFolder.of(environment).path(),
                    new DefaultApplicationArguments(args).containsOption("replace"),
                    RecoveryTarget.of(said(args, "until", "latest"), WalArchive.of(environment)),
                    // Where it is written down what was released since, that is released again as it was (decision 34).
                    Files.isDirectory(path(environment, "pakketwijzer.releases"))
                            ? restored -> {}
                            : RestoredCounts::forget);
            return "The backup of " + backup.made() + " is restored, in " + since(start) + ".";
        });
    }

    /** A context only for its settings: nothing of the product is started in it. */
    private static String run(String[] args, Command command) {
        List<String> told = new ArrayList<>();
        new SpringApplicationBuilder(BackupCommands.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .initializers(context -> {
                    try {
                        told.add(command.run(context.getEnvironment()));
                    } catch (IOException e) {
                        throw new StartProblem(
                                "It was not done (" + e.getMessage() + ").", "Mend that and do it again.");
                    }
                })
                .run(args)
                .close();
        return told.getFirst();
    }

    /** What was typed, and not what some variable of the environment happens to be called. */
    private static String said(String[] args, String option, String otherwise) {
        List<String> values = new DefaultApplicationArguments(args).getOptionValues(option);
        return values == null || values.isEmpty() ? otherwise : values.getFirst();
    }

    private static void requireEmbedded(Environment environment, String instead) {
        if (!environment.getProperty("spring.datasource.url", "").isBlank()) {
            throw new StartProblem("This PostgreSQL is not the one that comes along.", "Use " + instead + ".");
        }
    }

    private static Path path(Environment environment, String property) {
        return Path.of(environment.getRequiredProperty(property))
                .toAbsolutePath()
                .normalize();
    }

    private static String since(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0 + " s";
    }
}
