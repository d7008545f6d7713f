package nl.allesoveradministratie.pakketwijzer.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.database.Backup;
import nl.allesoveradministratie.pakketwijzer.database.BackupFolder;
import nl.allesoveradministratie.pakketwijzer.database.RecoveryTarget;
import nl.allesoveradministratie.pakketwijzer.database.Restore;
import nl.allesoveradministratie.pakketwijzer.lead.ManyLeads;
import nl.allesoveradministratie.pakketwijzer.sealing.Digests;
import nl.allesoveradministratie.pakketwijzer.usage.RestoredCounts;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.util.FileSystemUtils;

/**
 * How long it takes until everything is there again: a million leads, a backup while the product runs, the disk lost, the backup
 * put into an empty folder, and the product started on it. No ratio: there is nothing to hold it against but patience.
 */
public final class RestoreBench {

    private static final int LEADS = Integer.getInteger("pakketwijzer.bench.leads", 1_000_000);

    /** Seconds from an empty folder until the product answers. */
    private static final double PATIENCE = 600;

    private RestoreBench() {}

    private interface Step {
        void run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("pakketwijzer-restore");
        Path data = folder.resolve("data");
        Path fresh = folder.resolve("fresh");
        BenchReport report = new BenchReport("restore-time");
        BackupFolder[] backup = new BackupFolder[1];
        try (StartedServer server = new StartedServer(data)) {
            fill(server);
            askSomething(server);
            double taken = seconds(() -> backup[0] = Backup.take(data, folder.resolve("backups"), "", null));
            report.samples("backupSeconds", List.of(taken))
                    .samples("backupMegabytes", List.of(megabytes(backup[0].path())));
        }
        double restored = seconds(() -> Restore.put(
                backup[0],
                fresh,
                false,
                new RecoveryTarget(null, null),
                (owner, recovered) -> RestoredCounts.forget(owner)));
        // The keys were never in the backup
        FileSystemUtils.copyRecursively(data.resolve("keys"), fresh.resolve("keys"));
        StartedServer[] again = new StartedServer[1];
        double started = seconds(() -> again[0] = new StartedServer(fresh));
        try (StartedServer server = again[0]) {
            int leads = owner(server).fetchCount(DSL.table("lead.lead"));
            report.samples("restoreSeconds", List.of(restored))
                    .samples("startSeconds", List.of(started))
                    .goal("leads that are missing, of " + (LEADS + 1), LEADS + 1 - leads, 0)
                    .goal("seconds from an empty folder to a running product", restored + started, PATIENCE);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        report.finish();
    }

    private static void fill(StartedServer server) {
        UUID colleague = UUID.randomUUID();
        DSLContext owner = owner(server);
        owner.execute(
                "INSERT INTO identity.account (id, email, name, roles, language, password_hash, created_at) VALUES"
                        + " (?, ?, 'Collega', '{sales}', 'nl', 'none', now())",
                colleague,
                colleague + "@kantoor.test");
        owner.connection(session -> ManyLeads.make(
                DSL.using(session, SQLDialect.POSTGRES),
                server.bean("lookupDigests", Digests.class),
                colleague,
                LEADS));
    }

    /** The newest lead is one that the keys open: with others the product would not start again. */
    private static void askSomething(StartedServer server) throws Exception {
        try (Submitters people = new Submitters(List.of(server.origin()), 1)) {
            people.ask(1);
            people.allThanked(Duration.ofMinutes(2));
        }
        Inspection.await(Duration.ofMinutes(2), () -> owner(server).fetchCount(DSL.table("lead.lead")) > LEADS);
    }

    private static DSLContext owner(StartedServer server) {
        return DSL.using(server.bean("ownerDataSource", DataSource.class), SQLDialect.POSTGRES);
    }

    private static double seconds(Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double megabytes(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1e6;
        }
    }
}
