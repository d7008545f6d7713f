package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.allesoveradministratie.pakketwijzer.Pakketwijzer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole product in this process, in production mode on a fresh data folder, with what a measurement adds to it. */
final class StartedServer implements AutoCloseable {

    private final ConfigurableApplicationContext application;

    /** @param added components and configurations of the measurement */
    StartedServer(Class<?>... added) {
        this(freshFolder(), added);
    }

    /** The same on a folder that may have been used before. */
    StartedServer(Path data, Class<?>... added) {
        application = new SpringApplicationBuilder(Pakketwijzer.class)
                .sources(added)
                .run("--server.port=0", "--pakketwijzer.data=" + data);
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory("pakketwijzer-bench");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it can be reached. */
    String origin() {
        return "http://localhost:" + port();
    }

    int port() {
        return ((ServletWebServerApplicationContext) application).getWebServer().getPort();
    }

    ApplicationContext application() {
        return application;
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return application.getBean(name, type);
    }

    @Override
    public void close() {
        application.close();
    }
}
