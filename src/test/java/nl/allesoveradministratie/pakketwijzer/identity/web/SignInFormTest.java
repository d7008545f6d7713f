package nl.allesoveradministratie.pakketwijzer.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The forms at the doors, as they stand in the templates. */
class SignInFormTest {

    private static final Pattern INPUT = Pattern.compile("<input[^>]*>");

    private static List<String> inputs() throws IOException {
        try (Stream<Path> templates = Files.list(Path.of("src/main/jte/identity/web"))) {
            return templates
                    .flatMap(template -> {
                        try {
                            return INPUT.matcher(Files.readString(template))
                                    .results()
                                    .map(MatchResult::group);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void passwordsAreTypedInFieldsThatHideThem() throws IOException {
        assertThat(inputs())
                .filteredOn(input -> input.contains("name=\"wachtwoord\"")
                        || input.contains("name=\"nu\"")
                        || input.contains("name=\"nieuw\""))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(input -> input.contains("type=\"password\""));
    }

    @Test
    void passwordManagersKnowTheFields() throws IOException {
        assertThat(inputs())
                .filteredOn(input -> input.contains("type=\"password\""))
                .allMatch(input -> input.contains("autocomplete=\"current-password\"")
                        || input.contains("autocomplete=\"new-password\""))
                .noneMatch(input -> input.contains("maxlength") || input.contains("onpaste"));
        assertThat(inputs()).anyMatch(input -> input.contains("autocomplete=\"one-time-code\""));
    }

    @Test
    void nobodyIsAskedASecretQuestion() throws IOException {
        assertThat(inputs())
                .filteredOn(input -> !input.contains("type=\"hidden\""))
                .extracting(input -> input.replaceAll("(?s).*\\bname=\"([^\"]*)\".*", "$1"))
                .isSubsetOf("email", "wachtwoord", "code", "naam", "nu", "nieuw");
    }
}
