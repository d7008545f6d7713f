package nl.allesoveradministratie.pakketwijzer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which part of the country an address is, by the list that the build made. */
class RegionsTest {

    @BeforeAll
    static void theListIsThere() {
        DistilledLists.need("regions.bin");
    }

    private final Regions regions = new Regions();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the university of Groningen, 129.125.2.1, NORTH",
        "the university of Nijmegen, 131.174.1.1, EAST",
        "the university of Delft, 130.161.2.1, WEST",
        "a provider in the south, 2a00:d960::1, SOUTH",
        "a provider in the east, 2a00:11f8:0:1:2:3:4:5, EAST",
        "a provider in the north, 2a02:5b0::abcd, NORTH",
        "a resolver in America, 8.8.8.8, ABROAD",
        "the same, 2001:4860:4860::8888, ABROAD",
        "an address of Groningen written as IPv6, ::ffff:129.125.2.1, NORTH",
        "a house, 192.168.1.7, UNKNOWN",
        "a house, fe80::1, UNKNOWN",
        "this machine, 127.0.0.1, UNKNOWN",
        "this machine, ::1, UNKNOWN",
        "the first address there is, 0.0.0.0, UNKNOWN",
        "the last, 255.255.255.255, UNKNOWN",
        "the last, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, UNKNOWN"
    })
    void knowsWhereAnAddressIs(String whose, String address, Region expected) {
        assertThat(regions.of(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "voorbeeld.nl", "1.2.3.4.5", "129.125.2.1, 8.8.8.8", "unknown", "[::1"})
    void whatIsNoAddressIsNowhereAndNobodyIsAsked(String text) {
        assertThat(regions.of(text)).isEqualTo(Region.UNKNOWN);
    }

    private record Range(long from, int region) {}

    /** Read here in another way, and looked through from the beginning. */
    private static List<Range> ranges(DataInputStream list, boolean four) throws IOException {
        List<Range> ranges = new ArrayList<>();
        int count = list.readInt();
        for (int i = 0; i < count; i++) {
            ranges.add(new Range(four ? Integer.toUnsignedLong(list.readInt()) : list.readLong(), list.readByte()));
        }
        return ranges;
    }

    private static Region lookedThrough(List<Range> ranges, long address) {
        int region = Region.UNKNOWN.ordinal();
        for (Range range : ranges) {
            if (Long.compareUnsigned(range.from(), address) > 0) {
                break;
            }
            region = range.region();
        }
        return Region.values()[region];
    }

    @Test
    void everyRangeBeginsWhereTheListSaysAndEndsWhereTheNextBegins() throws IOException {
        try (DataInputStream list = new DataInputStream(
                new BufferedInputStream(Objects.requireNonNull(Regions.class.getResourceAsStream("regions.bin"))))) {
            Set<Region> met = new HashSet<>();
            Random chance = new Random(7);
            for (boolean four : List.of(true, false)) {
                List<Range> ranges = ranges(list, four);
                for (int i = 0; i < 300; i++) {
                    long from = ranges.get(chance.nextInt(ranges.size())).from();
                    for (long address : List.of(from, from - 1, from + 1)) {
                        Region expected = lookedThrough(ranges, four ? address & 0xffffffffL : address);
                        assertThat(regions.of(text(address, four))).isEqualTo(expected);
                        met.add(expected);
                    }
                }
            }
            assertThat(met).contains(Region.NORTH, Region.EAST, Region.WEST, Region.SOUTH, Region.ABROAD);
        }
    }

    private static String text(long address, boolean four) throws UnknownHostException {
        ByteBuffer bytes = ByteBuffer.allocate(four ? 4 : 16);
        if (four) {
            bytes.putInt((int) address);
        } else {
            bytes.putLong(address).putLong(0xdeadbeefL);
        }
        return InetAddress.getByAddress(bytes.array()).getHostAddress();
    }
}
