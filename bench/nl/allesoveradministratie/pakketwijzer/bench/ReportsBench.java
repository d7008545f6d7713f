package nl.allesoveradministratie.pakketwijzer.bench;

import java.sql.Connection;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.insight.Question;
import nl.allesoveradministratie.pakketwijzer.insight.ReportPeriod;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * A partner's month, with ten million visits behind it, against the same month as Umami would draw it up from its events
 * ({@link RowPerEvent}): the numbers, the days, what was done, by device, browser and region, and the funnel. Both for a
 * package with an average part of the visits. And how the month and the store grow from one million to a hundred million visits.
 *
 * <p>The peer's side has a million events behind it, or with {@code --full} ten million (some 13 GB and a quarter of an hour):
 * in both cases fewer than the forty million of ten million visits, so that it is faster here than it would be. Its questions
 * take longer the more events there are, ours do not: with fewer events than ten million the goal is that much less.
 */
public final class ReportsBench {

    private static final int EVENTS = Integer.getInteger("pakketwijzer.bench.events", 1_000_000);
    private static final int FULL = 10_000_000;
    private static final int SAMPLES = Integer.getInteger("pakketwijzer.bench.samples", 100);
    private static final int PEER_SAMPLES = 5;
    private static final int WARM_UP = 100;
    private static final int TURNS = Integer.getInteger("pakketwijzer.bench.rounds", 4);

    /** With ten million events. */
    private static final double LEAST_FASTER = 1_000;

    private static final double MOST_GROWTH = 1.3;

    private ReportsBench() {}

    public static void main(String[] args) throws Exception {
        int events = Arrays.asList(args).contains("--full") ? FULL : EVENTS;
        BenchReport report = new BenchReport("reports");
        try (StartedServer server = new StartedServer();
                Connection owner =
                        server.bean("ownerDataSource", DataSource.class).getConnection()) {
            KeptFigures figures = new KeptFigures(server, owner);
            List<String> packages = figures.packages();
            // The tenth of forty has one visit in forty.
            String pack = packages.get(packages.size() / 4 - 1);
            signIn(server, pack);

            List<Double> millions = new ArrayList<>();
            List<Double> hundreds = new ArrayList<>();
            Callable<?> month = () -> month(server.bean(InterestReport.class), new PackageId(pack), figures.month());
            double few = 0;
            double many = 0;
            // In turns, since what is measured between two fills differs more by itself than by what was filled in.
            for (int turn = -1; turn < TURNS; turn++) {
                few = figures.fill(1_000_000).bytes();
                addTo(turn < 0 ? new ArrayList<>() : millions, month);
                many = figures.fill(100_000_000).bytes();
                addTo(turn < 0 ? new ArrayList<>() : hundreds, month);
            }
            figures.fill(10_000_000);
            List<Double> tens = new ArrayList<>();
            addTo(tens, month);

            RowPerEvent.fill(owner, events, figures.month().atDay(1), packages);
            Callable<?> peersMonth = () -> {
                if (RowPerEvent.report(owner, figures.month().atDay(1), pack)
                        < figures.month().lengthOfMonth()) {
                    throw new IllegalStateException("There are no events to report");
                }
                return null;
            };
            measured(1, peersMonth);
            List<Double> peers = measured(PEER_SAMPLES, peersMonth);

            report.samples("monthMilliseconds", tens)
                    .samples("monthAtAMillionMilliseconds", millions)
                    .samples("monthAtAHundredMillionMilliseconds", hundreds)
                    .samples("peersMonthMilliseconds", peers)
                    .samples("bytesAtAMillion", List.of(few))
                    .samples("bytesAtAHundredMillion", List.of(many))
                    .goalAtLeast(
                            "a partner's month at ten million visits, times faster than from " + events + " events",
                            BenchReport.median(peers) / BenchReport.median(tens),
                            LEAST_FASTER * events / FULL)
                    .goal(
                            "a partner's month at a hundred million visits, against a million",
                            BenchReport.median(hundreds) / BenchReport.median(millions),
                            MOST_GROWTH)
                    .goal("bytes kept of a hundred million visits, against a million", many / few, MOST_GROWTH);
        }
        report.finish();
    }

    /** What the peer's questions are about too; with which others it was compared, the peer cannot tell. */
    static List<InterestReport.Table> month(InterestReport report, PackageId pack, YearMonth month) {
        return Stream.of(
                        Question.FUNNEL_DAYS,
                        Question.FUNNEL_MONTHS,
                        Question.DEVICES,
                        Question.BROWSERS,
                        Question.REGIONS)
                .map(question -> report.table(
                                pack,
                                question,
                                question.span(),
                                ReportPeriod.of(question.span().pagedBy(), month.atDay(21)))
                        .orElseThrow())
                .toList();
    }

    private static void addTo(List<Double> samples, Callable<?> query) throws Exception {
        measured(WARM_UP, query);
        samples.addAll(measured(SAMPLES, query));
    }

    private static void signIn(StartedServer server, String pack) {
        SecurityContextHolder.setContextHolderStrategy(server.bean(SecurityContextHolderStrategy.class));
        HiredPartner partner = HiredPartner.of(server.application(), "Aanbieder", pack);
        As.partner(partner.id(), partner.vendor());
        server.bean(PartnerTerms.class).accept(Language.NL);
    }

    private static List<Double> measured(int times, Callable<?> query) throws Exception {
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            query.call();
            milliseconds.add((System.nanoTime() - start) / 1e6);
        }
        return milliseconds;
    }
}
