package nl.allesoveradministratie.pakketwijzer;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long every test waits for what must come: long, since a busy machine is no fault of the product, and a wait ends as soon as it
 * can. JUnit finds it by itself (META-INF/services).
 */
public final class Patience implements BeforeAllCallback {

    /** Of any wait, for a mail, a row or something on a screen. */
    public static final Duration LONGEST = Duration.ofMinutes(2);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST.toMillis());
    }
}
