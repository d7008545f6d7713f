package nl.allesoveradministratie.pakketwijzer.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Rota;
import nl.allesoveradministratie.pakketwijzer.identity.Team;
import nl.allesoveradministratie.pakketwijzer.lead.FirstResponse.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list says of somebody who waits for a first response: nine to five from Monday to Friday, within eight hours. */
class FirstResponseTest {

    private static final Team TEAM = new Rota(List.of(), List.of()).of("a site of no team");

    private static OffsetDateTime at(String wall) {
        return LocalDateTime.parse(wall).atZone(ResponseClock.HERE).toOffsetDateTime();
    }

    private static LeadSummary lead(String received, @Nullable String response, LeadStatus status) {
        Instant receivedAt = at(received).toInstant();
        return new LeadSummary(
                UUID.randomUUID(),
                "PW-7K3M-92QX-4T",
                "S. de V.",
                "general",
                null,
                null,
                "vixum",
                LeadOrigin.FORM,
                at(received),
                new ResponseClock(TEAM.hours()).after(receivedAt, TEAM.target()),
                response == null ? null : at(response).toInstant(),
                status,
                null,
                null,
                null,
                null,
                1);
    }

    /** 26 November 2026 is a Thursday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-26T09:00, 2026-11-26T10:00, WAITS, 420",
        "2026-11-26T09:00, 2026-11-26T14:59, WAITS, 121",
        "2026-11-26T09:00, 2026-11-26T15:00, SOON, 120",
        "2026-11-26T09:00, 2026-11-26T15:40, SOON, 80",
        "2026-11-26T09:00, 2026-11-26T17:00, SOON, 0",
        "2026-11-26T09:00, 2026-11-26T22:00, LATE, 0",
        "2026-11-26T09:00, 2026-11-27T09:20, LATE, 20",
        "2026-11-26T09:00, 2026-11-30T09:00, LATE, 480",
        "2026-11-27T20:00, 2026-11-29T12:00, WAITS, 480"
    })
    void whoWaitsHasSoMuchTimeLeftOrIsLate(String received, String now, State state, long minutes) {
        assertThat(FirstResponse.of(lead(received, null, LeadStatus.NEW), TEAM, at(now).toInstant()))
                .isEqualTo(new FirstResponse(state, Duration.ofMinutes(minutes), Duration.ofHours(8)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T09:00, 2026-11-26T12:12, MET, 192",
        "2026-11-26T16:00, 2026-11-27T16:00, MET, 480",
        "2026-11-26T09:00, 2026-11-27T09:01, MISSED, 481",
        "2026-11-27T20:00, 2026-11-28T11:00, MET, 0"
    })
    void whoWasAnsweredWaitedSoLong(String received, String response, State state, long minutes) {
        Instant longAfter = at("2027-06-01T12:00").toInstant();

        assertThat(FirstResponse.of(lead(received, response, LeadStatus.ADVISING), TEAM, longAfter))
                .isEqualTo(new FirstResponse(state, Duration.ofMinutes(minutes), Duration.ofHours(8)));
    }

    @Test
    void ofWhatWasDoneWithoutAnAnswerNothingIsSaid() {
        LeadSummary lead = lead("2026-11-26T09:00", null, LeadStatus.DONE);

        assertThat(FirstResponse.of(lead, TEAM, at("2026-12-24T09:00").toInstant())
                        .state())
                .isEqualTo(State.NONE);
    }
}
