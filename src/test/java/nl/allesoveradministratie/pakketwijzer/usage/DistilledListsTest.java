package nl.allesoveradministratie.pakketwijzer.usage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the lists are missing is excused where they cannot be had, and nowhere else. */
class DistilledListsTest {

    @Test
    void withoutNpmOrNetworkTheyMayBeMissing() {
        assertThatCode(() -> DistilledLists.check(Map.of(), false)).doesNotThrowAnyException();
    }

    @Test
    void whereTheyCouldHaveBeenFetchedTheyMayNot() {
        assertThatThrownBy(() -> DistilledLists.check(Map.of(), true)).isInstanceOf(AssertionError.class);
    }

    @Test
    void whereTheyAreRequiredTheyMayNotWhateverTheReason() {
        assertThatThrownBy(() -> DistilledLists.check(Map.of("PAKKETWIJZER_LISTS", "required"), false))
                .isInstanceOf(AssertionError.class);
    }
}
