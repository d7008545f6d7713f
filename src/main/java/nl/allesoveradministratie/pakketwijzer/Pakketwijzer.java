package nl.allesoveradministratie.pakketwijzer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.catalog.CatalogConfiguration;
import nl.allesoveradministratie.pakketwijzer.database.DatabaseConfiguration;
import nl.allesoveradministratie.pakketwijzer.lead.ErasureReplay;
import nl.allesoveradministratie.pakketwijzer.privacy.ErasureJournal;
import nl.allesoveradministratie.pakketwijzer.sealing.RenewKeys;
import nl.allesoveradministratie.pakketwijzer.sealing.SealingConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the product; with {@code --prepare} only makes an external database, its logins and the keys ready, and with
 * {@code --replay-erasures} only forgets again whoever was erased before an old backup was put back; {@link BackupCommands} makes
 * backups and puts them back, and {@link Rehearsal} shows Java a start.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Pakketwijzer {

    static void main(String[] args) throws IOException, InterruptedException {
        if (Arrays.asList(args).contains("--prepare")) {
            prepare(args);
        } else if (Arrays.asList(args).contains("--replay-erasures")) {
            replayErasures(args);
        } else if (Arrays.asList(args).contains("--backup")) {
            System.out.println(BackupCommands.backup(args));
        } else if (Arrays.stream(args).anyMatch(argument -> argument.startsWith("--restore="))) {
            System.out.println(BackupCommands.restore(args));
            replayErasures(args);
        } else if (Arrays.stream(args).anyMatch(argument -> argument.startsWith("--" + RenewKeys.SETTING))) {
            RenewKeys.run(args);
            System.out.println(
                    "A new key seals from now on. The clockwork now seals the leads anew; its log says how far it is.\n"
                            + "Copy the key files: to your copy, and to processes with a folder of their own.");
        } else if (Arrays.asList(args).contains("--rehearse")) {
            Rehearsal.run();
        } else {
            SpringApplication.run(Pakketwijzer.class, forDemo(args));
        }
    }

    /** A demonstration has a data folder of its own, unless another is named. */
    private static String[] forDemo(String[] args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        if (all.remove("--demo")) {
            all.add("--pakketwijzer.demo=true");
            if (System.getenv("PAKKETWIJZER_DATA") == null
                    && all.stream().noneMatch(argument -> argument.startsWith("--pakketwijzer.data="))) {
                all.addFirst("--pakketwijzer.data=./data-demo");
            }
        }
        return all.toArray(String[]::new);
    }

    private static void prepare(String[] args) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        DatabaseConfiguration.class,
                        FlywayAutoConfiguration.class,
                        CatalogConfiguration.class,
                        SealingConfiguration.class)
                .web(WebApplicationType.NONE)
                .run(args)) {
            System.out.println("The database, its logins and the keys are ready");
        }
    }

    private static void replayErasures(String[] args) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        DatabaseConfiguration.class,
                        FlywayAutoConfiguration.class,
                        ErasureJournal.class,
                        ErasureReplay.class)
                .web(WebApplicationType.NONE)
                .run(args)) {
            // It was done while starting, as at every start; so this finds nothing any more
            context.getBean(ErasureReplay.class).replay();
            System.out.println("Whoever was erased is not in the database");
        }
    }
}
