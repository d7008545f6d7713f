package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form sends nobody anywhere but to a page of our own. */
class WayBackTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pakketten?q=a%20b", "/en/mijn-lijst#lijst"})
    void aPageOfOurOwnIsGoneBackTo(String address) {
        assertThat(WayBack.to(address)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://kwaad.example/", "//kwaad.example", "/\\kwaad.example", "/a b", "kwaad"})
    void anythingElseIsTheHomePage(String address) {
        assertThat(WayBack.to(address)).hasToString("/");
    }

    @Test
    void whatIsTooLongForAHeaderIsTheHomePage() {
        String address = "/" + "a".repeat(1_999);
        assertThat(WayBack.to(address)).hasToString(address);
        assertThat(WayBack.to(address + "a")).hasToString("/");
    }
}
