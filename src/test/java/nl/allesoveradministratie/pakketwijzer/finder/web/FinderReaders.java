package nl.allesoveradministratie.pakketwijzer.finder.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.Criteria;
import nl.allesoveradministratie.pakketwijzer.catalog.ShippedCatalogue;
import nl.allesoveradministratie.pakketwijzer.finder.AnswerOptions;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.ShippedRanker;
import nl.allesoveradministratie.pakketwijzer.security.Reader;

/** Answers in an address: what is understood is understood the same way again, and can always be ranked. */
public final class FinderReaders {

    private FinderReaders() {}

    public static List<Reader> all() {
        Criteria criteria = ShippedCatalogue.criteria();
        AnswerOptions options = new AnswerOptions(() -> List.of("moneybird", "snelstart"));
        var catalog = ShippedCatalogue.catalog();
        var ranker = ShippedRanker.ranker();
        int packages = catalog.packages().size();
        return List.of(
                new Reader(
                        "answers",
                        List.of(
                                "role=zzp&legal_form=eenmanszaak&vat_filing=need&budget=30&users=3",
                                "role=mkb&sales_invoices=11-25&bank_link=nice&sector=horeca,bouw&priority=kosten",
                                "role=accountant&current_package=moneybird&users=1000000"),
                        text -> {
                            Map<String, List<String>> parameters = new LinkedHashMap<>();
                            for (String part : text.split("&")) {
                                String[] pair = part.split("=", 2);
                                parameters.put(pair[0], Arrays.asList(pair[pair.length - 1], pair[0]));
                            }
                            Answers answers =
                                    Answers.parse(parameters, criteria, options).answers();
                            Map<String, List<String>> again = new LinkedHashMap<>();
                            answers.parameters().forEach((name, value) -> again.put(name, List.of(value)));
                            assertThat(Answers.parse(again, criteria, options).answers())
                                    .isEqualTo(answers);
                            var ranking = ranker.rank(catalog, answers);
                            assertThat(catalog.packages().stream()
                                            .filter(pack ->
                                                    ranking.find(pack.id()).isPresent())
                                            .count())
                                    .isLessThanOrEqualTo(packages);
                        }),
                new Reader("day of a start", List.of("2027-01-01", "1-1-2027", "31-12-2026"), text -> {
                    StartDate start = StartDate.of(text, LocalDate.of(2026, 11, 25));
                    assertThat(start.toString()).hasSizeLessThan(200);
                }));
    }
}
