package nl.allesoveradministratie.pakketwijzer.consent;

import static nl.allesoveradministratie.pakketwijzer.consent.CookieCategory.MARKETING;
import static nl.allesoveradministratie.pakketwijzer.consent.CookieCategory.STATISTICS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.consent.ConsentWeeks.Week;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many agree in a week, without anybody being told apart. */
@Proves("C9")
class ConsentWeeksIT extends RunningApplication {

    private static final LocalDate MONDAY =
            LocalDate.now(ZoneId.of("Europe/Amsterdam")).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    @Autowired
    private ConsentWeeks weeks;

    @BeforeEach
    void nothingOfEarlierWeeks() {
        JdbcClient.create(owner)
                .sql("DELETE FROM consent.receipt WHERE hour < ?")
                .param(MONDAY.atStartOfDay(ZoneId.of("Europe/Amsterdam")).toOffsetDateTime())
                .update();
        As.roles(Role.PRIVACY_OFFICER);
    }

    /** So many choices in a week, so many weeks ago, on its last evening. */
    private void chose(int weeksAgo, int times, String... categories) {
        for (int i = 0; i < times; i++) {
            JdbcClient.create(owner)
                    .sql("""
                            INSERT INTO consent.receipt
                                SELECT consent.new_number(), ?, ?, sha256('list'), sha256('words'), 'nl', 'none', 'banner'
                            """)
                    .param(MONDAY.minusWeeks(weeksAgo)
                            .plusDays(6)
                            .atTime(LocalTime.of(23, 0))
                            .atZone(ZoneId.of("Europe/Amsterdam"))
                            .toOffsetDateTime())
                    .param(categories)
                    .update();
        }
    }

    private Week week(int weeksAgo) {
        Map<LocalDate, Week> all = new HashMap<>();
        weeks.weeks().forEach(week -> all.put(week.monday(), week));
        Week week = all.get(MONDAY.minusWeeks(weeksAgo));
        assertThat(week).isNotNull();
        return week;
    }

    @Test
    void whoIsAmongManyIsCounted() {
        chose(1, 12, "statistics");
        chose(1, 5, "statistics", "marketing");
        chose(1, 8);

        assertThat(week(1)).isEqualTo(new Week(MONDAY.minusWeeks(1), 25, Map.of(STATISTICS, 17, MARKETING, 5)));
    }

    @Test
    void aNumberBelowFiveIsNotToldNorOneThatLeavesFewerThanFiveOthers() {
        chose(2, 4, "statistics");
        chose(2, 20);
        chose(3, 20, "statistics");
        chose(3, 4);
        chose(4, 4, "statistics");

        assertThat(week(2)).isEqualTo(new Week(MONDAY.minusWeeks(2), 24, Map.of()));
        assertThat(week(3)).isEqualTo(new Week(MONDAY.minusWeeks(3), 24, Map.of()));
        assertThat(week(4)).isEqualTo(new Week(MONDAY.minusWeeks(4), null, Map.of()));
        assertThat(week(5)).isEqualTo(new Week(MONDAY.minusWeeks(5), null, Map.of()));
    }

    /** A count that could be seen to rise would tell what the last visitor chose. */
    @Test
    void theCurrentWeekIsNotTold() {
        chose(1, 10);

        assertThat(weeks.weeks())
                .hasSize(ConsentWeeks.WEEKS)
                .last()
                .extracting(Week::monday)
                .isEqualTo(MONDAY.minusWeeks(1));
        List<LocalDate> told = JdbcClient.create(owner)
                .sql("SELECT week FROM consent.weeks('2020-01-01')")
                .query(LocalDate.class)
                .list();
        assertThat(told).isNotEmpty().doesNotContain(MONDAY);
    }

    /** 24 months after it stopped counting, which the hour alone tells. */
    @Test
    void theEndOfAReceiptCanBeCountedFromItsHour() {
        chose(1, 1);

        assertThat(JdbcClient.create(owner)
                        .sql("SELECT max(hour + interval '30 months')::date FROM consent.receipt WHERE hour < ?")
                        .param(MONDAY.atStartOfDay(ZoneId.of("Europe/Amsterdam"))
                                .toOffsetDateTime())
                        .query(LocalDate.class)
                        .single())
                .isBetween(MONDAY.minusDays(3).plusMonths(30), MONDAY.plusMonths(30));
    }
}
