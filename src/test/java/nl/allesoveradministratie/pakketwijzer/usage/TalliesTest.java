package nl.allesoveradministratie.pakketwijzer.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.MovableClock;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What leaves memory when a day ends or a process stops: of the same few browsers never two sums side by side. */
class TalliesTest {

    private static final Traits TRAITS = new Traits(DeviceClass.PHONE, BrowserClass.SAFARI_NEW, Region.WEST);
    private static final PackageId PACK = new PackageId("jortt");
    private static final OwnBin HOME = new OwnBin("vixum", OwnKind.PAGE, "home");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    /** A batch as it came in. */
    private record Sent(LocalDate day, int changed) {}

    private final List<Sent> partners = new ArrayList<>();
    private final List<Sent> own = new ArrayList<>();
    private final MovableClock clock = new MovableClock();
    private final Tallies tallies;

    TalliesTest() {
        clock.moveTo(MONDAY.atTime(12, 0));
        tallies = new Tallies(new Listening(), clock, 1_000, Duration.ofHours(1));
    }

    private final class Listening extends Counters {

        Listening() {
            super(DSL.using(SQLDialect.POSTGRES));
        }

        @Override
        Answer add(LocalDate day, Changes.Batch<Bin> batch) {
            partners.add(new Sent(day, batch.changes().getOrDefault(Bin.of(PACK, Step.VIEWED), 0)));
            return Answer.ADDED;
        }

        @Override
        Answer addOwn(LocalDate day, Changes.Batch<OwnBin> batch) {
            own.add(new Sent(day, batch.changes().getOrDefault(HOME, 0)));
            return Answer.ADDED;
        }
    }

    private void visitors(int number) {
        for (int visitor = 0; visitor < number; visitor++) {
            Tally today = tallies.today();
            String cookie = today.meet(UUID.randomUUID().toString(), TRAITS, Step.SHOWN, List.of());
            today.did(cookie, TRAITS, Step.VIEWED, List.of(PACK));
            today.own().did(cookie, List.of(HOME));
        }
    }

    @Test
    void atAStopTheFewLeaveForPartnersFiguresOnly() {
        visitors(3);

        tallies.stop();

        assertThat(partners).containsExactly(new Sent(MONDAY, 3));
        assertThat(own).isEmpty();
    }

    @Test
    void atMidnightTheFewLeaveForPartnersFiguresAndWaitForOthersInOurOwn() {
        visitors(3);
        clock.moveTo(MONDAY.plusDays(1).atTime(0, 1));
        tallies.send();
        assertThat(partners).containsExactly(new Sent(MONDAY, 3));
        assertThat(own).isEmpty();

        visitors(17);
        tallies.send();

        assertThat(own).containsExactly(new Sent(MONDAY.plusDays(1), 20));
        tallies.stop();
        assertThat(partners).containsExactly(new Sent(MONDAY, 3), new Sent(MONDAY.plusDays(1), 17));
        assertThat(own).hasSize(1);
    }

    @Test
    void manyLeaveForBoth() {
        visitors(25);

        tallies.stop();

        assertThat(partners).containsExactly(new Sent(MONDAY, 25));
        assertThat(own).containsExactly(new Sent(MONDAY, 25));
    }

    @Test
    void aClockThatWasYearsAheadIsNotFollowedAnyLonger() {
        clock.moveTo(MONDAY.plusYears(3).atTime(12, 0));
        tallies.send();
        clock.moveTo(MONDAY.atTime(12, 5));
        visitors(25);
        clock.moveTo(MONDAY.minusDays(1).atTime(23, 59));
        visitors(1);

        tallies.stop();

        // Yesterday does not come back.
        assertThat(partners).containsExactly(new Sent(MONDAY, 26));
    }
}
