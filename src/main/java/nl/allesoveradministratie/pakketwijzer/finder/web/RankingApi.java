package nl.allesoveradministratie.pakketwijzer.finder.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactJson;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.finder.Requirement;
import nl.allesoveradministratie.pakketwijzer.finder.Score;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ranking as JSON, for anyone who wants to check our sums. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Ranking", description = "Packages in order of how well they fit a set of answers")
class RankingApi {

    private final Finder finder;

    RankingApi(Finder finder) {
        this.finder = finder;
    }

    record RankingJson(
            CatalogueJson catalogue,
            List<RankedJson> packages,
            List<ExcludedJson> excluded,
            List<String> tooLittleKnown) {}

    record CatalogueJson(String version, Instant publishedAt) {}

    record RankedJson(
            String id,
            String name,
            int rank,
            @Nullable ScoreJson score,
            List<RequirementJson> requirements,
            @Nullable CostJson cost) {}

    record ScoreJson(int value, int min, int max) {}

    record RequirementJson(
            String criterion,
            String level,
            String outcome,
            @Nullable ShortFactJson fact) {}

    record ShortFactJson(
            Object value, String sourceUrl, @Nullable String asOf, String grade) {}

    record ExcludedJson(String id, List<String> because) {}

    @GetMapping("/ranking")
    @Operation(
            summary = "Every package: ranked, excluded, or too little known to rank",
            description = "Parameters are the ids of /api/v1/criteria with their options; several values separated by"
                    + " commas, whole numbers where the type is number. An unknown name or value is a 400 problem that"
                    + " says what is allowed.")
    RankingJson ranking(
            @Parameter(
                            description = "Answers by criterion id, e.g. role=zzp",
                            example = "{\"role\": \"zzp\", \"bank_link\": \"need\"}")
                    @RequestParam
                    Map<String, String> answers,
            HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        Answers.Parsed parsed = finder.parse(parameters);
        if (!parsed.problems().isEmpty()) {
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem(parsed.problems()), null);
        }
        Ranking ranking = finder.rank(parsed.answers());
        return new RankingJson(
                new CatalogueJson(ranking.catalog().version(), ranking.catalog().publishedAt()),
                ranking.packages().stream().map(RankingApi::ranked).toList(),
                ranking.excluded().stream()
                        .map(excluded -> new ExcludedJson(
                                excluded.pack().id().value(),
                                excluded.because().stream()
                                        .map(Requirement::criterion)
                                        .toList()))
                        .toList(),
                ranking.tooLittleKnown().stream().map(pack -> pack.id().value()).toList());
    }

    private static ProblemDetail problem(List<Answers.Problem> problems) {
        Answers.Problem first = problems.getFirst();
        String detail = first.value()
                .map(value -> "\"" + first.parameter() + "\" cannot be \"" + value + "\".")
                .orElse("There is no criterion \"" + first.parameter() + "\".");
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
        problem.setType(URI.create("urn:pakketwijzer:unknown-answer"));
        problem.setTitle("Unknown criterion or option");
        problem.setProperty("parameter", first.parameter());
        problem.setProperty("allowed", first.allowed());
        problem.setProperty(
                "errors",
                problems.stream()
                        .map(each -> {
                            Map<String, Object> error = new LinkedHashMap<>();
                            error.put("parameter", each.parameter());
                            each.value().ifPresent(value -> error.put("value", value));
                            error.put("allowed", each.allowed());
                            return error;
                        })
                        .toList());
        return problem;
    }

    private static RankedJson ranked(Ranking.Ranked ranked) {
        Score score = ranked.score();
        return new RankedJson(
                ranked.pack().id().value(),
                ranked.pack().name(),
                ranked.rank(),
                score == null ? null : new ScoreJson(score.value(), score.min(), score.max()),
                ranked.requirements().stream().map(RankingApi::requirement).toList(),
                CostJson.orNull(ranked.cost()));
    }

    private static RequirementJson requirement(Requirement requirement) {
        return new RequirementJson(
                requirement.criterion(),
                requirement.level().key(),
                requirement.outcome().key(),
                fact(requirement.fact()));
    }

    private static @Nullable ShortFactJson fact(@Nullable Fact fact) {
        FactJson json = FactJson.orNull(fact);
        return json == null ? null : new ShortFactJson(json.value(), json.sourceUrl(), json.asOf(), json.grade());
    }
}
