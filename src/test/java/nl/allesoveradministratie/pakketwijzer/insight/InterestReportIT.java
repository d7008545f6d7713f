package nl.allesoveradministratie.pakketwijzer.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a partner reads: pages of released figures and sums of months about its own packages, and nothing else. */
class InterestReportIT extends RunningApplication {

    private static final PackageId OWN = new PackageId("jortt");
    private static final PackageId OTHER = new PackageId("bunni");

    @Autowired
    private ApplicationContext application;

    @Autowired
    private PartnerTerms terms;

    @Autowired
    private InterestReport report;

    private HiredPartner partner;

    @BeforeEach
    void aPartnerIsSignedIn() {
        HiredPartner.of(application, "Ander " + UUID.randomUUID(), OTHER.value());
        partner = HiredPartner.of(application, "Lezer " + UUID.randomUUID(), OWN.value());
        As.partner(partner.id(), partner.vendor());
        terms.accept(Language.NL);
        Released released = Released.in(application);
        for (int month = 1; month <= 4; month++) {
            for (PackageId each : new PackageId[] {OWN, OTHER}) {
                released.put(
                        Family.R3,
                        LocalDate.of(2023, month, 1),
                        each.value(),
                        Map.of("shown", 500, "viewed", 20, "compared", 10, "shortlisted", 5, "clicked_out", 100));
            }
        }
        LocalDate monday = LocalDate.of(2023, 1, 2);
        for (int week = 0; week < 20; week++) {
            released.put(
                    Family.R2,
                    monday.plusWeeks(week),
                    OWN.value(),
                    Map.of("viewed", 40, "compared", 0, "shortlisted", -7, "clicked_out", 29));
        }
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private InterestReport.Table table(Question question, PeriodKind kind, String page) {
        return report.table(OWN, question, kind, ReportPeriod.parse(page).orElseThrow())
                .orElseThrow();
    }

    @Test
    void aMonthHasItsBinsInOrderAndWhoWasShownOnlyIsNotAmongWhoViewed() {
        InterestReport.Row march =
                table(Question.FUNNEL_MONTHS, PeriodKind.MONTH, "2023-03").newest();
        assertThat(march.bins().keySet())
                .containsExactlyInAnyOrder("shown", "viewed", "compared", "shortlisted", "clicked_out");
        assertThat(march.all()).isEqualTo(new Figure(135, Family.R3.halfWidth(4), true));
        assertThat(march.bin("viewed").shown()).as("below twice its own noise").isFalse();
        assertThat(march.bin("clicked_out")).isEqualTo(new Figure(100, Family.R3.halfWidth(), true));
    }

    @Test
    void aQuarterIsTheSumOfItsMonthsWithMoreNoiseAndSaysHowManyThereAre() {
        InterestReport.Table quarters = table(Question.FUNNEL_MONTHS, PeriodKind.QUARTER, "2023-Q2");
        assertThat(quarters.rows()).extracting(row -> row.period().key()).endsWith("2023-Q1", "2023-Q2");
        InterestReport.Row whole = quarters.rows().get(quarters.rows().size() - 2);
        assertThat(whole.parts()).isEqualTo(3);
        assertThat(whole.bin("clicked_out").value()).isEqualTo(300);
        assertThat(whole.bin("clicked_out").halfWidth()).isBetween(25, 28);
        assertThat(whole.bin("viewed").shown())
                .as("60 ± 27 shows what 20 ± 15 hid")
                .isTrue();
        assertThat(quarters.newest().parts()).isEqualTo(1);
    }

    @Test
    void aPageOfWeeksHasThirteenAtMostAndEndsWithTheOneAskedFor() {
        InterestReport.Table weeks = table(Question.FUNNEL_WEEKS, PeriodKind.WEEK, "2023-W18");
        assertThat(weeks.rows()).hasSize(13);
        assertThat(weeks.newest().period().key()).isEqualTo("2023-W18");
        assertThat(weeks.first().key()).isEqualTo("2023-W01");
        assertThat(weeks.rows()).allSatisfy(row -> {
            assertThat(row.bin("clicked_out")).isEqualTo(new Figure(0, 15, false));
            assertThat(row.bin("shortlisted")).isEqualTo(new Figure(0, 15, false));
        });
    }

    @Test
    void anothersPackageAnUnknownOneAndAPeriodWithoutFiguresAreAllNothing() {
        ReportPeriod march = ReportPeriod.parse("2023-03").orElseThrow();
        assertThat(report.table(OTHER, Question.FUNNEL_MONTHS, PeriodKind.MONTH, march))
                .isEmpty();
        assertThat(report.table(new PackageId("bestaat-niet"), Question.FUNNEL_MONTHS, PeriodKind.MONTH, march))
                .isEmpty();
        assertThat(report.table(OWN, Question.FUNNEL_MONTHS, PeriodKind.MONTH, march.plus(-12)))
                .isEmpty();
        assertThat(report.table(OWN, Question.FUNNEL_WEEKS, PeriodKind.MONTH, march))
                .isEmpty();
        assertThat(report.table(
                        OWN,
                        Question.FUNNEL_MONTHS,
                        PeriodKind.MONTH,
                        ReportPeriod.parse("2023").orElseThrow()))
                .isEmpty();
        assertThat(report.newest()).containsOnlyKeys(OWN);
    }

    @Test
    void whoDidNotAcceptTheTermsReadsNothing() {
        HiredPartner colleague = HiredPartner.of(application, "Nieuw " + UUID.randomUUID());
        As.partner(colleague.id(), partner.vendor());
        assertThatThrownBy(() -> report.newest()).isInstanceOf(TermsNotAccepted.class);
    }
}
