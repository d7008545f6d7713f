package nl.allesoveradministratie.pakketwijzer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.insight.Released;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.usage.ManyVisits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * What {@link UsageBench} and {@link ReportsBench} measure in full, with few events and far looser goals: that counting and reporting
 * are still cheaper than a row for each event, on however busy a machine.
 */
class RowPerEventIT extends RunningApplication {

    private static final int EVENTS = 40_000;

    @Autowired
    private ApplicationContext application;

    private Connection owner;

    @BeforeEach
    void connect() throws Exception {
        owner = application.getBean("ownerDataSource", DataSource.class).getConnection();
    }

    @AfterEach
    void leave() throws Exception {
        try (var statement = owner.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS peer CASCADE");
        }
        owner.close();
        As.nobody();
    }

    @Test
    void anEventIsCountedInFarLessTimeThanARowOfItTakes() throws Exception {
        ManyVisits visits = new ManyVisits(application, EVENTS / ManyVisits.EVENTS);
        List<ManyVisits.Event> events = visits.events(new Random(1), EVENTS);
        // Of a day that never comes: nothing is released of it.
        LocalDate day = LocalDate.now(Words.HERE).plusYears(1);
        ManyVisits.Day counted = visits.day(day);
        double counting = milliseconds(() -> {
            events.forEach(counted::did);
            counted.finish();
            return null;
        });
        RowPerEvent.make(owner);
        List<ManyVisits.Event> few = events.subList(0, EVENTS / 40);
        double inserting;
        try (RowPerEvent.Client peer = new RowPerEvent.Client(
                application.getBean("ownerDataSource", DataSource.class).getConnection())) {
            inserting = milliseconds(() -> {
                for (ManyVisits.Event event : few) {
                    peer.keep(event.browser(), event.path(), event.name());
                }
                return null;
            });
        }
        try (var statement = owner.createStatement()) {
            statement.execute("DELETE FROM usage.counter WHERE day = '" + day + "'");
            statement.execute("DELETE FROM usage.own_counter WHERE day = '" + day + "'");
        }
        assertThat(inserting * 40 / counting).as("times faster").isGreaterThan(5);
    }

    @Test
    void aPartnersMonthIsThereSoonerThanFromRowsOfEvents() throws Exception {
        // Of no other test: those look at the newest figures of theirs.
        PackageId own = new PackageId("acumulus");
        YearMonth month = YearMonth.of(2023, 5);
        Released released = Released.in(application);
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            released.put(Family.R1, day, own.value(), Map.of("viewed", 40, "compared", 20, "shortlisted", 9));
        }
        for (Question question :
                List.of(Question.FUNNEL_MONTHS, Question.DEVICES, Question.BROWSERS, Question.REGIONS)) {
            LocalDate from = ReportPeriod.of(question.span(), month.atDay(21)).from();
            released.put(question.family(), from, own.value(), Map.of("viewed", 900, "computer", 500, "west", 300));
        }
        HiredPartner partner = HiredPartner.of(application, "Lezer " + UUID.randomUUID(), own.value());
        As.partner(partner.id(), partner.vendor());
        application.getBean(PartnerTerms.class).accept(Language.NL);
        InterestReport report = application.getBean(InterestReport.class);
        double ours = quickest(20, () -> ReportsBench.month(report, own, month));

        RowPerEvent.fill(owner, EVENTS, month.atDay(1), List.of(own.value(), "bunni", "moneybird"));
        double peers = quickest(3, () -> RowPerEvent.report(owner, month.atDay(1), own.value()));
        assertThat(peers / ours).as("times faster").isGreaterThan(1);
    }

    private static double quickest(int times, Callable<?> work) throws Exception {
        List<Double> measured = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            measured.add(milliseconds(work));
        }
        return measured.stream().mapToDouble(each -> each).min().orElseThrow();
    }

    private static double milliseconds(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e6;
    }
}
