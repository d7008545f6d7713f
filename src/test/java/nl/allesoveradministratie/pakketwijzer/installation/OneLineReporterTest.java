package nl.allesoveradministratie.pakketwijzer.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Whoever starts the product reads why it cannot start, in one line. */
class OneLineReporterTest {

    private static List<String> standardError(Runnable action) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void tellsAnyProblemInOneLine() {
        FailureAnalysis analysis = new FailureAnalysis("First\nsecond\r\n\tthird.", "Do\nthis.", null);

        assertThat(standardError(() -> new OneLineReporter().report(analysis)))
                .containsExactly("Pakketwijzer cannot start: First second third. Do this.");
        assertThat(standardError(() -> new OneLineReporter().report(new FailureAnalysis("Only this.", null, null))))
                .containsExactly("Pakketwijzer cannot start: Only this.");
    }
}
