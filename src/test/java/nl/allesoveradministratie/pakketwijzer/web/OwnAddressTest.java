package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.allesoveradministratie.pakketwijzer.site.Site;
import org.junit.jupiter.api.Test;

/** Where links lead: where the product is known to be, and not where a request says. */
class OwnAddressTest {

    private static final String ASKED = "http://kwaad.example:8080";

    private static Site site(String address) {
        return new Site("vixum", "Vixum", List.of("vixum.test"), address, "");
    }

    @Test
    void aNameOfTheSitesOwnIsAsItWasAsked() {
        assertThat(new OwnAddress("https://wijzer.test")
                        .of(site("https://vixum.nl"), "VIXUM.test", "http://vixum.test"))
                .isEqualTo("http://vixum.test");
    }

    @Test
    void anotherNameIsNotRepeatedWhereOneIsKnown() {
        assertThat(new OwnAddress("https://wijzer.test/").of(site(""), "kwaad.example", ASKED))
                .isEqualTo("https://wijzer.test");
        assertThat(new OwnAddress("").of(site("https://vixum.nl/"), "kwaad.example", ASKED))
                .isEqualTo("https://vixum.nl");
    }

    @Test
    void whereNothingIsConfiguredThePageIsWhereItWasAsked() {
        assertThat(new OwnAddress("").of(site(""), "localhost", "http://localhost:8080"))
                .isEqualTo("http://localhost:8080");
    }
}
