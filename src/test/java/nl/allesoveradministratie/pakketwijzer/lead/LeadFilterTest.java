package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFilter.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list stands in the address, and is the same list for whom the address was sent to. */
class LeadFilterTest {

    private static final Map<Part, List<String>> VALUES = Map.of(
            Part.STATUS, List.of("new", "waiting", "done"),
            Part.OWNER, List.of("mij", "niemand", "2f1d6f0a-9d1c-4c0e-8b5e-0123456789ab"),
            Part.LATE, List.of("1"),
            Part.SITE, List.of("vixum", "seven-elements"),
            Part.TOPIC, List.of("general", "event"),
            Part.ROLE, List.of("zzp", "accountant"),
            Part.ORIGIN, List.of("form", "api"),
            Part.DAYS, List.of("7", "90"));

    @Provide
    static Arbitrary<LeadFilter> filters() {
        return Arbitraries.maps(
                        Arbitraries.of(Part.values()), Arbitraries.integers().between(0, 2))
                .map(chosen -> {
                    LeadFilter filter = LeadFilter.OPEN;
                    for (Map.Entry<Part, Integer> each : chosen.entrySet()) {
                        List<String> values = VALUES.getOrDefault(each.getKey(), List.of());
                        filter = filter.with(each.getKey(), values.get(each.getValue() % values.size()));
                    }
                    return filter;
                });
    }

    @Property
    void whatIsWrittenInAnAddressIsReadBackTheSame(@ForAll("filters") LeadFilter filter) {
        assertThat(LeadFilter.parse(filter.query())).isEqualTo(filter);
        assertThat(LeadFilter.parse(filter.query()).query()).isEqualTo(filter.query());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "status=nonsense", "van='; DROP TABLE", "dagen=-1", "site=<b>", "zoek=Jansen", "=&&=x"})
    void whatIsUnknownAsksNothing(String query) {
        assertThat(LeadFilter.parse(query)).isEqualTo(LeadFilter.OPEN);
    }

    @ParameterizedTest
    @CsvSource({"open,''", "mine,van=mij", "nobodys,van=niemand", "done,status=done"})
    void anAddressFromBeforeStillLeadsToTheSameList(String before, String now) {
        assertThat(LeadFilter.of(Map.of("toon", List.of(before))).query()).isEqualTo(now);
    }

    @Test
    void whatIsTakenAwayAsksNothingAnyMore() {
        assertThat(LeadFilter.MINE.with(Part.OWNER, null)).isEqualTo(LeadFilter.OPEN);
        assertThat(LeadFilter.DONE.isDone()).isTrue();
    }
}
