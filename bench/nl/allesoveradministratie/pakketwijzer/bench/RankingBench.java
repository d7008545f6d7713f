package nl.allesoveradministratie.pakketwijzer.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.Pakketwijzer;
import nl.allesoveradministratie.pakketwijzer.catalog.AccountingPackage;
import nl.allesoveradministratie.pakketwijzer.catalog.Catalog;
import nl.allesoveradministratie.pakketwijzer.catalog.Criterion;
import nl.allesoveradministratie.pakketwijzer.catalog.FactJson;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a ranking costs, as a ratio: ranking the whole catalogue for 24 answers, against writing that same catalogue as
 * JSON once, in the same run. A ranking happens on every click, so it must not cost more than handing out the facts.
 */
public final class RankingBench {

    private static final double GOAL = 1.0;
    private static final int SAMPLES = 60;
    private static final int PER_SAMPLE = 50;

    private static volatile int sink;

    private RankingBench() {}

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("pakketwijzer-bench");
        List<Double> ranking = new ArrayList<>();
        List<Double> writing = new ArrayList<>();
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Pakketwijzer.class)
                .web(WebApplicationType.SERVLET)
                .run("--server.port=0", "--pakketwijzer.data=" + data)) {
            Finder finder = application.getBean(Finder.class);
            Answers answers = answers(finder);
            JsonMapper json = new JsonMapper();
            Runnable rank = () -> sink += finder.rank(answers).packages().size();
            Runnable write = () ->
                    sink += json.writeValueAsString(plain(finder.catalog())).length();
            measure(rank, 20);
            measure(write, 20);
            for (int i = 0; i < SAMPLES; i++) {
                // In turns, so that whatever else the machine does falls on both.
                ranking.add(measure(rank, PER_SAMPLE));
                writing.add(measure(write, PER_SAMPLE));
            }
        }
        double ratio = BenchReport.median(ranking) / BenchReport.median(writing);
        new BenchReport("ranking")
                .samples("rankingMicroseconds", ranking)
                .samples("writingTheCatalogueAsJsonMicroseconds", writing)
                .finish(
                        String.format(java.util.Locale.ROOT, "%.3f of writing the catalogue as JSON", ratio),
                        "at most " + GOAL,
                        ratio <= GOAL);
    }

    /** The first option of every question of a self-employed person's pages, and every wish. */
    private static Answers answers(Finder finder) {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put("role", List.of("zzp"));
        for (Criterion criterion : finder.criteria().all()) {
            List<String> options = finder.options().of(criterion);
            if (parameters.size() < 24 && criterion.askWhen().equals("core") && !options.isEmpty()) {
                parameters.putIfAbsent(criterion.id(), List.of(options.getFirst()));
            }
        }
        return finder.parse(parameters).answers();
    }

    private static List<Map<String, FactJson>> plain(Catalog catalog) {
        List<Map<String, FactJson>> plain = new ArrayList<>();
        for (AccountingPackage pack : catalog.packages()) {
            Map<String, FactJson> facts = new HashMap<>();
            pack.criteria().forEach((field, fact) -> facts.put(field, FactJson.of(fact)));
            plain.add(facts);
        }
        return plain;
    }

    private static double measure(Runnable work, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return (System.nanoTime() - start) / 1_000.0 / times;
    }
}
