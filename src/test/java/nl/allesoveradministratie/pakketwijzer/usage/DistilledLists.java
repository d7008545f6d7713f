package nl.allesoveradministratie.pakketwijzer.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The lists that the build makes with npm: without network it goes on without them, and who tests them has nothing to test. */
final class DistilledLists {

    /** Set where they have to be there, whatever the reason that they are not. */
    private static final String REQUIRED = "PAKKETWIJZER_LISTS";

    private DistilledLists() {}

    /** Goes on where a list is there, skips where it could not be made, and fails where it could have been. */
    static void need(String list) {
        if (Regions.class.getResource(list) != null) {
            return;
        }
        check(System.getenv(), canFetch());
        assumeTrue(
                false, list + " is not there: the build could not fetch it with npm; everything is unknown without it");
    }

    /** Whether it may be missing. */
    static void check(Map<String, String> environment, boolean canFetch) {
        assertThat(environment.getOrDefault(REQUIRED, ""))
                .as("the lists that the build makes are missing where they have to be there")
                .isNotEqualTo("required");
        assertThat(canFetch)
                .as("the lists that the build makes are missing, though npm is there and reaches its registry")
                .isFalse();
    }

    private static boolean canFetch() {
        try {
            return new ProcessBuilder(List.of("npm", "ping", "--fetch-retries=0", "--fetch-timeout=5000"))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
