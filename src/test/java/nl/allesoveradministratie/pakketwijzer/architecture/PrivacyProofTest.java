package nl.allesoveradministratie.pakketwijzer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.allesoveradministratie.pakketwijzer.Proves;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The document that says which test proves which promise is made from the tests, and none of those is turned off. */
class PrivacyProofTest {

    private static final Path DOCUMENT = Path.of("docs/privacy-proof.md");

    private static final String UPDATE = "pakketwijzer.proof.update";

    private static PrivacyProof proof() throws IOException {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/architecture/planted/"))
                .withImportOption(location -> !location.contains("PrivacyProofTest"))
                .importPath(Path.of("target/test-classes"));
        return PrivacyProof.of(classes);
    }

    @Test
    void theDocumentIsUpToDate() throws IOException {
        String text = proof().text();
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as("renew it with -D" + UPDATE + "=true")
                .isEqualTo(text);
    }

    @Test
    void everyNumberAtATestIsAPromises() throws IOException {
        assertThat(proof().promises()).hasSize(39);
        assertThat(proof().unknown()).isEmpty();
    }

    @Test
    void noTestThatProvesAPromiseIsTurnedOff() throws IOException {
        assertThat(proof().disabled()).isEmpty();
    }

    @Test
    void everyPromiseHasATest() throws IOException {
        assertThat(proof().unproved()).isEmpty();
    }

    @Test
    void everyPromiseAboutAnonymousFiguresHasANegativeControl() throws IOException {
        assertThat(proof().uncontrolled()).isEmpty();
    }

    /** Planted. */
    @Proves({"P1", "P99"})
    static class Planted {

        @Disabled
        @Test
        void isTurnedOff() {}

        @Test
        @Proves("S1")
        void runs() {}

        @Test
        @Proves(value = "A1", control = true)
        void controls() {}

        void isNoTest() {}
    }

    @Test
    void aTestThatIsTurnedOffAndANumberThatIsNoPromisesAreSeen() throws IOException {
        PrivacyProof planted = PrivacyProof.of(new ClassFileImporter().importClasses(Planted.class));
        assertThat(planted.disabled()).containsExactly("Planted.isTurnedOff");
        assertThat(planted.unknown()).containsExactly("P99");
        assertThat(planted.unproved()).contains("C1", "A1").doesNotContain("P1", "S1");
        assertThat(planted.uncontrolled()).contains("A2").doesNotContain("A1", "C1");
        assertThat(planted.text()).contains("  - runs (`runs`)").contains("No test yet.");
    }
}
