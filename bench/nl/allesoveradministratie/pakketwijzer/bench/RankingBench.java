package nl.allesoveradministratie.pakketwijzer.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Ranker;
import nl.allesoveradministratie.pakketwijzer.finder.ShippedRanker;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What a full ranking costs, with the reasons and the cost of every package.
 *
 * <ol>
 *   <li>Growth: the time per package of a thousand generated packages, against that of the forty that come along; by JMH,
 *       each measurement in a process of its own, the two sizes in turns. One operation ranks for eight visitors.
 *   <li>Share: ranking the forty packages once, against the time that the server works on the result page of the same
 *       answers; see {@link ResultPage}. Both in the same process and in turns.
 * </ol>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RankingBench {

    private static final double MOST_GROWTH = 1.2;
    private static final double LARGEST_SHARE = 0.01;
    private static final int ROUNDS = Integer.getInteger("pakketwijzer.bench.rounds", 5);

    /**
     * Of four seconds each. Ranking a thousand packages for eight visitors takes more than a second before it is compiled: after three
     * seconds of warming up it was the compiler that was measured.
     */
    private static final int WARM_UP = Integer.getInteger("pakketwijzer.bench.warmup", 5);

    /** The answers of eight visitors, from one who says almost nothing to an office that says everything. */
    static final List<String> VISITORS = List.of(
            "role=zzp",
            "role=zzp&legal_form=eenmanszaak&sales_invoices=11-25&bank_transactions=21-50&vat_filing=need&bank_link=need"
                    + "&ocr=nice&quotes=nice&hours=nice&mileage=nice&accountant_access=nice&stock=no&budget=30",
            "role=zzp&legal_form=vof&sector=webshop&webshop=WooCommerce,bol&stock=need&oss=yes&bank_link=nice"
                    + "&sales_invoices=>100&bank_transactions=>150&priority=kosten&budget=50",
            "role=zzp&vat_status=KOR&who_books=zelf&sales_invoices=0-2&purchase_docs=0-5&mobile_app=nice&budget=0",
            "role=mkb&legal_form=bv&company_size=12&sales_invoices=26-100&purchase_docs=51-200&payroll=koppeling is goed"
                    + "&projects=need&cost_centres=nice&users=4&fixed_assets=nice&priority=meegroeien",
            "role=mkb&legal_form=holding&administrations=3&annual_accounts=need&auditfile=need&multi_currency=yes"
                    + "&bank_link=need&api=nice&who_books=samen&growth=veel meer&contract_term=per maand",
            "role=accountant&client_count=80&users=6&api=need&auditfile=need&accountant_access=need&payroll=ingebouwd nodig",
            "role=accountant&client_count=15&bank_link=need&ocr=need&einvoice=nice&exit_access=nice&priority=samenwerken");

    @Param({"40", "1000"})
    private int packages;

    private Catalog catalog;
    private Ranker ranker;
    private List<Answers> visitors;

    /** Reads the forty that come along, or generates as many as asked in their likeness. */
    @Setup
    public void prepare() {
        Catalog shipped = ShippedCatalogue.catalog();
        catalog = packages == shipped.packages().size() ? shipped : GeneratedCatalogue.like(shipped, packages);
        ranker = ShippedRanker.ranker();
        visitors = VISITORS.stream().map(ShippedRanker::answers).toList();
    }

    /** Ranks everything for every visitor. */
    @Benchmark
    public void rank(Blackhole results) {
        for (Answers answers : visitors) {
            results.consume(ranker.rank(catalog, answers));
        }
    }

    /** Measures both, and says whether both goals are met. */
    public static void main(String[] args) throws Exception {
        BenchReport report = new BenchReport("ranking");
        growth(report);
        try (ResultPage page = new ResultPage(VISITORS.get(1))) {
            List<Double> ranking = new ArrayList<>();
            List<Double> serving = new ArrayList<>();
            page.measure(4 * ROUNDS, ranking, serving);
            report.samples("rankingMicroseconds", ranking)
                    .samples("resultPageServerMicroseconds", serving)
                    .goal(
                            "ranking 40 packages, of the result page's server time",
                            BenchReport.median(ranking) / BenchReport.median(serving),
                            LARGEST_SHARE);
        }
        report.finish();
    }

    private static void growth(BenchReport report) throws Exception {
        List<Double> few = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(RankingBench.class.getName() + ".rank")
                            .forks(1)
                            .warmupIterations(WARM_UP)
                            .warmupTime(TimeValue.seconds(4))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.seconds(2))
                            .build())
                    .run();
            for (RunResult result : results) {
                int size = Integer.parseInt(result.getParams().getParam("packages"));
                (size == 40 ? few : many).add(result.getPrimaryResult().getScore() / size / VISITORS.size());
            }
        }
        report.samples("microsecondsPerPackageOf40", few)
                .samples("microsecondsPerPackageOf1000", many)
                .goal(
                        "time per package, 1,000 packages against 40",
                        BenchReport.median(many) / BenchReport.median(few),
                        MOST_GROWTH);
    }
}
