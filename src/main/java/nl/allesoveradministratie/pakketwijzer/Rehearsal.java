package nl.allesoveradministratie.pakketwijzer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.StartProblem;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.FileSystemUtils;

/**
 * {@code --rehearse}: starts on a folder of its own, opens the pages that most people come in by, and ends. What Java has loaded
 * and linked by then it can keep for the next start ({@code -XX:AOTCacheOutput}, JEP 514; decision 45).
 */
final class Rehearsal {

    /** Plain pages, and the start of the finder with what Vaadin fetches first. */
    private static final List<String> PAGES = List.of(
            "/", "/pakketten", "/pakketten/moneybird", "/vergelijken", "/keuzehulp", "/?v-r=init&location=keuzehulp");

    private Rehearsal() {}

    /**
     * Starts, looks and stops.
     *
     * @throws StartProblem when a page does not come
     */
    static void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pakketwijzer-rehearsal");
        SpringApplication product = new SpringApplication(Pakketwijzer.class);
        product.setEnvironment(new NothingOfThisMachine());
        try (ConfigurableApplicationContext started = product.run(
                        "--spring.config.location=classpath:/",
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--pakketwijzer.data=" + folder.resolve("data"),
                        "--pakketwijzer.backups=" + folder.resolve("backups"));
                HttpClient visitor = HttpClient.newHttpClient()) {
            String origin = "http://127.0.0.1:" + started.getEnvironment().getRequiredProperty("local.server.port");
            for (String page : PAGES) {
                int status = visitor.send(
                                HttpRequest.newBuilder(URI.create(origin + page))
                                        .timeout(Duration.ofMinutes(1))
                                        .build(),
                                BodyHandlers.discarding())
                        .statusCode();
                if (status != 200) {
                    throw new StartProblem("The page " + page + " answered " + status + ".", "See what was logged.");
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** No variables and no options: those of a machine that serves people name its database, its keys and its mail server. */
    private static final class NothingOfThisMachine extends StandardEnvironment {

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            // What comes with the jar is added later, and what is said above.
        }
    }
}
