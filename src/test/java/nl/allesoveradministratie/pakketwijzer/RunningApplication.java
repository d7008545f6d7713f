package nl.allesoveradministratie.pakketwijzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole product, in production mode, with a PostgreSQL of its own in a fresh folder; shared by all tests. */
@SpringBootTest(classes = Pakketwijzer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class RunningApplication {

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void freshFolder(DynamicPropertyRegistry properties) throws IOException {
        Path data = Files.createTempDirectory("pakketwijzer-test");
        properties.add("pakketwijzer.data", data::toString);
        properties.add("pakketwijzer.sites[0].key", () -> "allesoveradministratie");
        properties.add("pakketwijzer.sites[0].brand", () -> "AllesoverAdministratie");
        properties.add("pakketwijzer.sites[1].key", () -> "vixum");
        properties.add("pakketwijzer.sites[1].brand", () -> "Vixum");
        properties.add("pakketwijzer.sites[1].hosts[0]", () -> "vixum.test");
    }

    /** The address of a page. */
    protected String at(String path) {
        return "http://localhost:" + port + path;
    }

    /** Where the server listens. */
    protected int port() {
        return port;
    }
}
