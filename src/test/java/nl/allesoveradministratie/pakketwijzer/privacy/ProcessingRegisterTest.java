package nl.allesoveradministratie.pakketwijzer.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The register of processing is made from the inventory, and its copy in the documents is in step. */
class ProcessingRegisterTest {

    private static final Path COPY = Path.of("docs/processing-register.md");

    private static final String UPDATE = "pakketwijzer.statement.update";

    private static List<ProcessingRegister.Activity> activities(Language language) {
        Controllers.Company nothing = new Controllers.Company("", "");
        Controllers owner = new Controllers(nothing, nothing, "", "", "", "", "", "");
        return ProcessingRegister.of(DataInventory.shipped(), owner, ShippedRules.read(), new Texts().in(language));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    @Proves("P2")
    void everyTableAboutPeopleBelongsToAnActivityThatSaysAllThatArticleThirtyAsks(Language language) {
        List<ProcessingRegister.Activity> activities = activities(language);

        assertThat(activities.stream().flatMap(each -> each.tables().stream()))
                .containsAll(DataInventory.shipped().tables().entrySet().stream()
                        .filter(each -> !each.getValue().columnsAboutPeople().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(activities)
                .allSatisfy(each -> assertThat(List.of(
                                each.name(),
                                each.purpose(),
                                each.people(),
                                each.data(),
                                String.join("", each.bases()),
                                each.recipients(),
                                each.keep()))
                        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("[[")));
    }

    @Test
    void theCopyInTheDocumentsIsInStep() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Register of processing activities

                Article 30(1) GDPR. Made from docs/data-inventory.yaml by ProcessingRegisterTest; renew it with
                `./mvnw test -Dtest=ProcessingRegisterTest -D%s=true`. The office shows the same, in Dutch and in English, with
                the periods that are configured there. Controllers: Seven Elements B.V. and Vixum B.V., jointly (see
                joint-controllers.md); names and addresses are configuration. The product itself sends nothing outside the European Economic Area.
                Security: see dpia.md.
                """.formatted(UPDATE));
        for (ProcessingRegister.Activity each : activities(Language.EN)) {
            text.append("\n## ").append(each.name()).append("\n\n");
            line(text, "Purposes", each.purpose());
            line(text, "Of whom", each.people());
            line(text, "Data", each.data());
            line(text, "Legal basis", String.join("; ", each.bases()));
            line(text, "Recipients", each.recipients());
            line(text, "Kept", each.keep());
            line(text, "Tables", String.join(", ", each.tables()));
        }
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(COPY, text);
        }
        assertThat(Files.exists(COPY) ? Files.readString(COPY) : "")
                .as("renew it with -D" + UPDATE + "=true")
                .isEqualTo(text.toString());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("- ").append(name).append(": ").append(value).append('\n');
    }
}
