package nl.allesoveradministratie.pakketwijzer.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;

/** Whoever starts a process gets exactly the doors he names; a name that does not exist opens nothing. */
class DoorsTest {

    private static Doors doors(String setting) {
        return Doors.of(new MockEnvironment().withProperty(Doors.SETTING, setting));
    }

    @Test
    void whoSaysNothingGetsAllDoors() {
        assertThat(Doors.of(new MockEnvironment()).open()).containsExactlyInAnyOrder(Door.values());
        assertThat(Doors.of(new MockEnvironment()).opensAll()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void whoLeavesItBlankGetsAllDoors(String blank) {
        assertThat(doors(blank).opensAll()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void whoNamesOneDoorGetsThatOneOnly(Door door) {
        assertThat(doors(door.key()).open()).containsExactly(door);
        assertThat(doors(door.key()).opens(door)).isTrue();
        assertThat(doors(door.key()).opensAll()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"public,worker", "worker,public", " public , worker ", "public,\tworker", "public,worker,public"
            })
    void whoNamesSomeDoorsGetsThoseInAnyOrderAndSpacing(String setting) {
        assertThat(doors(setting).open()).isEqualTo(Set.of(Door.PUBLIC, Door.WORKER));
    }

    @Test
    void whoNamesAllDoorsGetsAll() {
        assertThat(doors("public, office, partner, subject, worker").opensAll()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garage", "public,garage", "garage,public", " garage "})
    void whoNamesADoorThatDoesNotExistReadsWhichThereAre(String setting) {
        assertThatThrownBy(() -> doors(setting))
                .isInstanceOf(StartProblem.class)
                .hasMessage("There is no door called \"garage\".")
                .extracting(problem -> ((StartProblem) problem).advice())
                .isEqualTo("Choose from public, office, partner, subject, worker.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Public", "all", "public;worker", "public worker", "*"})
    void nothingIsGuessedFromANameThatIsAlmostRight(String setting) {
        assertThatThrownBy(() -> doors(setting))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining(setting);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "public,", ",public", "public,,worker", "public, ,worker"})
    void aCommaWithoutANameIsAMistakeAndNeverAProcessWithoutDoors(String setting) {
        assertThatThrownBy(() -> doors(setting))
                .isInstanceOf(StartProblem.class)
                .hasMessage("There is no door called \"\".");
    }

    /** Exists behind one door only. */
    @Configuration(proxyBeanMethods = false)
    @Import(InstallationConfiguration.class)
    static class Desk {

        @Bean
        @OnDoor(Door.OFFICE)
        String officeDesk() {
            return "desk";
        }
    }

    private static SpringApplicationBuilder product() {
        return new SpringApplicationBuilder(Desk.class).web(WebApplicationType.NONE);
    }

    @Test
    void whatIsBehindADoorExistsOnlyWhereTheDoorIsOpen() {
        try (ConfigurableApplicationContext office = product().run("--doors=public,office");
                ConfigurableApplicationContext others = product().run("--doors=public,partner,worker")) {
            assertThat(office.containsBean("officeDesk")).isTrue();
            assertThat(office.getBean(Doors.class).open()).containsExactlyInAnyOrder(Door.PUBLIC, Door.OFFICE);
            assertThat(others.containsBean("officeDesk")).isFalse();
        }
    }

    @Test
    void whoNamesADoorThatDoesNotExistWhenHeStartsReadsItInOneLine() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> product().run("--doors=public,garage"));
        } finally {
            System.setErr(before);
        }

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("Pakketwijzer cannot start: There is no door called \"garage\"."
                        + " Choose from public, office, partner, subject, worker.");
    }
}
