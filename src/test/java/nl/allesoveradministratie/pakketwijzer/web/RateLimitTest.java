package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import org.junit.jupiter.api.Test;

/** How often somebody may do something. */
class RateLimitTest {

    private final RateLimit limit = new RateLimit(3, Duration.ofMinutes(10));

    private void use(String who, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.allows(who)).isTrue();
        }
    }

    @Test
    void afterTheLastTimeItIsTooOften() {
        use("192.0.2.1", 3);
        assertThat(limit.allows("192.0.2.1")).isFalse();
        assertThat(limit.allows("192.0.2.1")).isFalse();
    }

    @Test
    void somebodyElseIsNotHeldBack() {
        use("192.0.2.1", 3);
        assertThat(limit.allows("192.0.2.2")).isTrue();
    }

    @Test
    void anotherLimitCountsForItself() {
        use("192.0.2.1", 3);
        assertThat(new RateLimit(3, Duration.ofMinutes(10)).allows("192.0.2.1")).isTrue();
    }

    @Test
    void whatIsForgottenDoesNotCount() {
        use("192.0.2.1", 3);
        limit.forget("192.0.2.1");
        use("192.0.2.1", 3);
    }

    @Test
    void whatIsGivenBackIsAllowedOnceMoreAndNotOftener() {
        use("192.0.2.1", 3);
        limit.giveBack("192.0.2.1");
        use("192.0.2.1", 1);
        assertThat(limit.allows("192.0.2.1")).isFalse();
        limit.giveBack("192.0.2.3");
        use("192.0.2.3", 3);
        assertThat(limit.allows("192.0.2.3")).isFalse();
    }

    @Test
    void theAddressesOfOneNetworkAreOneVisitor() {
        use("2001:db8:1:2::1", 3);
        assertThat(limit.allows("2001:db8:1:2:ffff:ffff:ffff:ffff")).isFalse();
        assertThat(limit.allows("2001:0DB8:0001:0002::7")).isFalse();
        assertThat(limit.allows("2001:db8:1:3::1")).isTrue();
    }

    @Test
    void whatOnlyLooksLikeAnAddressOrHoldsAnOldOneCountsAsItIs() {
        use("::ffff:192.0.2.1", 3);
        assertThat(limit.allows("::ffff:192.0.2.2")).isTrue();
        use("geen:adres", 3);
        assertThat(limit.allows("geen:ander")).isTrue();
    }

    @Test
    void asTimePassesItIsAllowedAgain() {
        RateLimit quick = new RateLimit(2, Duration.ofMillis(400));
        assertThat(quick.allows("192.0.2.1")).isTrue();
        assertThat(quick.allows("192.0.2.1")).isTrue();
        await().atMost(Duration.ofSeconds(5)).until(() -> quick.allows("192.0.2.1"));
    }

    @Test
    void afterMidnightNobodyIsKnownAgain() {
        MovableClock clock = new MovableClock();
        clock.moveTo(LocalDateTime.parse("2026-11-25T23:59:00"));
        RateLimit aLongTime = new RateLimit(1, Duration.ofDays(30), clock);
        assertThat(aLongTime.allows("192.0.2.1")).isTrue();
        assertThat(aLongTime.allows("192.0.2.1")).isFalse();
        clock.moveTo(LocalDateTime.parse("2026-11-26T00:00:00"));
        assertThat(aLongTime.allows("192.0.2.1")).isTrue();
    }
}
