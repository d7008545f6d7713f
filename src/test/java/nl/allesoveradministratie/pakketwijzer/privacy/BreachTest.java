package nl.allesoveradministratie.pakketwijzer.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the form about a breach and the one about a request ask for before they keep anything. */
class BreachTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private static Breach breach(String report, @Nullable Instant reportedAt, String why, boolean closed) {
        return new Breach(
                NOW.minus(Duration.ofDays(4)),
                null,
                null,
                null,
                List.of(),
                report,
                reportedAt,
                closed ? "not_needed" : "undecided",
                null,
                closed,
                "Er ging iets mis",
                "",
                "",
                why,
                closed ? "klein" : "");
    }

    @Test
    void whatIsKnownAtFirstIsEnough() {
        assertThat(breach("undecided", null, "", false).problems(NOW)).isEmpty();
    }

    @Test
    void nothingAtAllIsNot() {
        assertThat(Breach.blank().problems(NOW)).containsOnlyKeys("awareAt", "what");
    }

    @Test
    void notReportingTakesAReasonAndSoDoesReportingLate() {
        assertThat(breach("not_needed", null, "", false).problems(NOW)).containsOnlyKeys("whyNotReported");
        assertThat(breach("reported", NOW, "", false).problems(NOW))
                .containsEntry("whyNotReported", "breach.problem.why_late");
        assertThat(breach("reported", NOW, "het was onduidelijk", false).problems(NOW))
                .isEmpty();
        assertThat(breach("reported", NOW.minus(Duration.ofDays(2)), "", false).problems(NOW))
                .isEmpty();
    }

    @Test
    void itIsReportedAfterItWasFoundAndNotInTheFuture() {
        assertThat(breach("reported", NOW.plusSeconds(60), "x", false).problems(NOW))
                .containsKey("reportedAt");
        assertThat(breach("reported", NOW.minus(Duration.ofDays(5)), "x", false).problems(NOW))
                .containsKey("reportedAt");
        assertThat(breach("reported", null, "x", false).problems(NOW)).containsKey("reportedAt");
    }

    @Test
    void itIsClosedWhenBothAreDecided() {
        assertThat(breach("undecided", null, "", true).problems(NOW)).containsOnlyKeys("closed");
        assertThat(breach("not_needed", null, "klein", true).problems(NOW)).isEmpty();
    }

    @Test
    void aNumberOfACitizenIsNotTakenInEitherForm() {
        Breach with = new Breach(
                NOW,
                null,
                null,
                null,
                List.of(),
                "undecided",
                null,
                "undecided",
                null,
                false,
                "BSN 123456782",
                "",
                "",
                "",
                "");
        assertThat(with.problems(NOW)).containsEntry("what", "contact.problem.bsn");
        EnteredRequest request = new EnteredRequest(
                AskedRight.ACCESS, "mail", LocalDate.parse("2026-11-26"), "", IdentityCheck.NOT_YET, "BSN 123456782");
        assertThat(request.problems(LocalDate.parse("2026-11-26"))).containsOnlyKeys("note");
        assertThat(request.problems(LocalDate.parse("2026-11-25"))).containsKeys("note", "receivedOn");
    }
}
