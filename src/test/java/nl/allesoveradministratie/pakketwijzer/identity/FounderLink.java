package nl.allesoveradministratie.pakketwijzer.identity;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.context.ApplicationContext;

/** The link that a start prints as long as nobody has an account. */
public final class FounderLink {

    private FounderLink() {}

    /** What a start would print now; empty = nothing. */
    public static String printed(ApplicationContext application) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            application.getBean(FirstAdministrator.class).offerLink();
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
