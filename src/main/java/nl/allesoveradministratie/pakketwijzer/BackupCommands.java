package nl.allesoveradministratie.pakketwijzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.allesoveradministratie.pakketwijzer.database.Backup;
import nl.allesoveradministratie.pakketwijzer.database.BackupFolder;
import nl.allesoveradministratie.pakketwijzer.database.BackupShelf;
import nl.allesoveradministratie.pakketwijzer.database.Recovered;
import nl.allesoveradministratie.pakketwijzer.database.RecoveryTarget;
import nl.allesoveradministratie.pakketwijzer.database.Restore;
import nl.allesoveradministratie.pakketwijzer.database.WalArchive;
import nl.allesoveradministratie.pakketwijzer.identity.RestoredAccounts;
import nl.allesoveradministratie.pakketwijzer.installation.DataFolder;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureJournal;
import nl.allesoveradministratie.pakketwijzer.sealing.KeyMarks;
import nl.allesoveradministratie.pakketwijzer.usage.RestoredCounts;
import org.springframework.boot.ApplicationArguments;
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
            requireUnderstood(args, Set.of("backup", "demo"), Set.of("to"));
            requireEmbedded(environment, "pg_basebackup");
            DataFolder data = DataFolder.of(environment);
            if (Files.exists(data.path().resolve("demonstration"))) {
                throw new StartProblem("A demonstration is made anew, not backed up.", "Leave out --demo.");
            }
            Path to = Path.of(said(args, "to", environment.getRequiredProperty("pakketwijzer.backups")));
            long start = System.nanoTime();
            WalArchive archive = WalArchive.of(environment);
            BackupFolder made =
                    Backup.take(data.path(), to, KeyMarks.of(path(environment, "pakketwijzer.keys")), archive);
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
            Path regular = path(environment, "pakketwijzer.backups");
            int deleted = BackupShelf.clear(to, regular, before, archive);
            if (archive != null && !BackupShelf.isRegular(to, regular)) {
                told += "\nThe archive of the log is as it was: it is cleared with the backups in " + regular + ".";
            }
            return deleted == 0 ? told : told + "\nDeleted " + deleted + " backups that were kept long enough.";
        });
    }

    /**
     * {@code --restore=FOLDER [--replace] [--until=latest|backup|MOMENT] [--without-erasures] [--older-than-erasures]}:
     * puts a backup back. To be followed by forgetting again whoever was erased since, which brings it up to this version too.
     *
     * @return what to tell who typed it
     * @throws StartProblem when it was not restored; what was in the data folder is there as before
     */
    public static String restore(String... args) {
        return run(args, environment -> {
            requireUnderstood(
                    args, Set.of("replace", "without-erasures", "older-than-erasures"), Set.of("restore", "until"));
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
            Instant reach = ErasureJournal.reachesBackTo(
                    OffsetDateTime.now(ZoneOffset.UTC),
                    Period.parse(environment.getRequiredProperty("pakketwijzer.retention.backup")));
            boolean isOldAllowed = new DefaultApplicationArguments(args).containsOption("older-than-erasures");
            List<RestoredAccounts> accounts = new ArrayList<>();
            long start = System.nanoTime();
            Recovered recovered = Restore.put(
                    backup,
                    DataFolder.of(environment).path(),
                    new DefaultApplicationArguments(args).containsOption("replace"),
                    RecoveryTarget.of(said(args, "until", "latest"), WalArchive.of(environment)),
                    (owner, restored) -> {
                        if (!isOldAllowed) {
                            requireErasuresSince(restored.until(), reach);
                        }
                        // Where it is written down what was released since, that is released again as it was (decision
                        // 34).
                        if (!Files.isDirectory(path(environment, "pakketwijzer.releases"))) {
                            RestoredCounts.forget(owner);
                        }
                        accounts.add(RestoredAccounts.closeOpenDoors(owner));
                    });
            return told(backup.made(), recovered, accounts.getFirst(), since(start));
        });
    }

    /** @param reach from when on every erasure is written down */
    static void requireErasuresSince(Instant restored, Instant reach) {
        if (restored.isBefore(reach)) {
            throw new StartProblem(
                    "This database is of " + restored + ", and erasures are written down from " + reach
                            + " on: people who were erased in between would come back.",
                    "Take a younger backup, or the archive of the log; or say --older-than-erasures and erase them again"
                            + " by hand.");
        }
    }

    /** What was done, how far it went, and what has to be looked at before anybody comes in. */
    static String told(Instant made, Recovered recovered, RestoredAccounts accounts, String time) {
        String gap = recovered.gap()
                ? "\nNOT ALL: the archive of the log has a gap there, and goes on after it. What is missing or damaged in"
                        + " between makes the rest useless; find it, or whatever was committed since is lost."
                : "";
        return """
                The backup of %s is restored, with what was committed up to %s, in %s.%s
                Everybody has to sign in again (%d sessions), and open invitations and password links work no more (%d).
                What was done after %s is undone. Before you let anybody in, look at ("After putting one back" in the runbook):
                - who may sign in, %d colleagues and %d partners: whoever was shut out since may again, with the password of then
                - keys that work, %d of vendors and those of sites: whatever was revoked since works again
                - requests about own data since: objections, restrictions and corrections are gone, and have to be done again""".formatted(
                        made,
                        recovered.until(),
                        time,
                        gap,
                        accounts.sessions(),
                        accounts.invitations(),
                        recovered.until(),
                        accounts.colleagues(),
                        accounts.partners(),
                        accounts.vendorKeys());
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

    /**
     * Refuses what was not understood: with {@code --until backup} for {@code --until=backup} another state would come back
     * than was asked for. Settings, which have a point in their names, are looked at by those who read them.
     *
     * @param plain options without a value
     * @param valued options with one, after an equals sign
     * @throws StartProblem when there is anything else
     */
    static void requireUnderstood(String[] args, Set<String> plain, Set<String> valued) {
        ApplicationArguments said = new DefaultApplicationArguments(args);
        for (String word : said.getNonOptionArgs()) {
            throw new StartProblem(
                    "\"" + word + "\" belongs to nothing.",
                    "A value stands behind an equals sign: " + equalsSigns(valued) + ".");
        }
        for (String option : said.getOptionNames()) {
            boolean isGiven = !said(args, option, "").isBlank();
            if (valued.contains(option) && !isGiven) {
                throw new StartProblem(
                        "--" + option + " is without its value.", "Say " + equalsSigns(Set.of(option)) + ".");
            }
            if (!valued.contains(option) && !plain.contains(option) && !option.contains(".")) {
                throw new StartProblem("There is no --" + option + " here.", "See ./pakketwijzer help.");
            }
        }
    }

    private static String equalsSigns(Set<String> options) {
        return options.stream().sorted().map(option -> "--" + option + "=…").collect(Collectors.joining(", "));
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
