package nl.allesoveradministratie.pakketwijzer;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The whole product, in production mode, with a PostgreSQL of its own in a fresh folder; shared by all tests. */
@SpringBootTest(classes = Pakketwijzer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = RunningApplication.BEHIND_A_PROXY)
public abstract class RunningApplication {

    /** So that each test can be another visitor: how often somebody sends is counted by address. */
    public static final String BEHIND_A_PROXY = "pakketwijzer.trusted-proxy=127\\\\.0\\\\.0\\\\.1|0:0:0:0:0:0:0:1";

    /** Takes every mail that is sent, and keeps it to be looked at. */
    protected static final GreenMail POST = new GreenMail(ServerSetup.SMTP.dynamicPort());

    static {
        POST.start();
    }

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void freshFolder(DynamicPropertyRegistry properties) throws IOException {
        Path data = Files.createTempDirectory("pakketwijzer-test");
        properties.add("pakketwijzer.data", data::toString);
        properties.add("management.server.port", () -> "0");
        properties.add("spring.mail.host", () -> "localhost");
        properties.add("spring.mail.port", () -> POST.getSmtp().getPort());
        properties.add("pakketwijzer.mail.from", () -> "noreply@pakketwijzer.test");
        properties.add("pakketwijzer.mail.pause", () -> "300ms");
        // Tests fill in a form sooner than anybody can.
        properties.add("pakketwijzer.intake.soonest", () -> "0s");
        properties.add("pakketwijzer.embedding.hosts.vixum[0]", () -> "www.vixum.test");
        properties.add("pakketwijzer.embedding.hosts.vixum[1]", () -> "127.0.0.1");
        properties.add("pakketwijzer.worker.polling", () -> "100ms");
        properties.add("pakketwijzer.sites[0].key", () -> "allesoveradministratie");
        properties.add("pakketwijzer.sites[0].brand", () -> "AllesoverAdministratie");
        properties.add("pakketwijzer.sites[1].key", () -> "vixum");
        properties.add("pakketwijzer.sites[1].brand", () -> "Vixum");
        properties.add("pakketwijzer.sites[1].hosts[0]", () -> "vixum.test");
        properties.add("pakketwijzer.sites[1].sender", () -> "post@vixum.test");
    }

    /** Several applications may run in the tests' one process; who is signed in by a test is so in this one. */
    @BeforeEach
    void signInHere(@Autowired SecurityContextHolderStrategy contexts) {
        SecurityContextHolder.setContextHolderStrategy(contexts);
        SecurityContextHolder.clearContext();
    }

    /** Whoever follows up leads is told of every one; hundreds of colleagues of earlier tests make that thousands of mails. */
    @AfterAll
    static void nobodyFollowsUpAnyMore(@Autowired @FlywayDataSource DataSource owner) {
        DSL.using(owner, SQLDialect.POSTGRES)
                .execute(
                        "UPDATE identity.account SET disabled_at = now() WHERE disabled_at IS NULL AND 'sales' = ANY (roles)");
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
