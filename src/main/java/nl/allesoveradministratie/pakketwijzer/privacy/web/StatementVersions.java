package nl.allesoveradministratie.pakketwijzer.privacy.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The versions of the privacy statement with their texts, as they are put away in src/main/resources/statement. The newest
 * text is what the product would draw today, or the build breaks (docs/decisions/0027-privacy-statement.md).
 */
@Component
class StatementVersions {

    private final List<StatementVersion> versions;

    StatementVersions() {
        versions = List.copyOf(new YAMLMapper()
                .readValue(file("versions.yaml"), new TypeReference<List<StatementVersion>>() {})
                .reversed());
    }

    /** All of them, the newest first. */
    List<StatementVersion> all() {
        return versions;
    }

    /** The one that holds now. */
    StatementVersion newest() {
        return versions.getFirst();
    }

    /** One by what stands in an address; empty = there is none. */
    Optional<StatementVersion> find(String number) {
        return versions.stream()
                .filter(version -> String.valueOf(version.number()).equals(number))
                .findFirst();
    }

    /** Its text as it was put away, with marks where an installation fills something in. */
    String text(StatementVersion version, Language language) {
        return file(version.number() + "." + language.tag() + ".html");
    }

    private static String file(String name) {
        try (InputStream file = StatementVersions.class.getResourceAsStream("/statement/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
