package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network that an address is in. */
class AddressPrefixTest {

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.255", "2001:db8:0:100::1, 2001:db8:0:1ff:ffff::1", "2001:0DB8::7, 2001:db8:0:00ff::"
    })
    void neighboursAreOne(String one, String other) {
        assertThat(AddressPrefix.of(one)).isEqualTo(AddressPrefix.of(other));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.3.1", "2001:db8:0:100::1, 2001:db8:0:200::1", "0.0.0.0, ::"})
    void othersAreNot(String one, String other) {
        assertThat(AddressPrefix.of(one)).isNotEqualTo(AddressPrefix.of(other));
    }

    @Test
    void ofAnAddressNothingIsLeftThatTellsTheDevice() {
        assertThat(AddressPrefix.of("192.0.2.77")).doesNotContain("77");
        assertThat(AddressPrefix.of("2001:db8:1:2:3:4:5:6")).isEqualTo("20010db8000100/56");
    }

    @Test
    void whatIsNoAddressStaysAsItIs() {
        assertThat(AddressPrefix.of("geen adres")).isEqualTo("geen adres");
        assertThat(AddressPrefix.of("")).isEmpty();
    }
}
