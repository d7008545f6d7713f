package nl.allesoveradministratie.pakketwijzer.finder.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.catalog.Fact;
import nl.allesoveradministratie.pakketwijzer.catalog.FactJson;
import nl.allesoveradministratie.pakketwijzer.finder.Alternative;
import nl.allesoveradministratie.pakketwijzer.finder.Answers;
import nl.allesoveradministratie.pakketwijzer.finder.Finder;
import nl.allesoveradministratie.pakketwijzer.finder.Ranking;
import nl.allesoveradministratie.pakketwijzer.finder.Requirement;
import nl.allesoveradministratie.pakketwijzer.finder.Score;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import nl.allesoveradministratie.pakketwijzer.web.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

    private static final Pattern NAME = Pattern.compile("[a-z_]{1,40}");

    private static final int TIMES = 60;
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final Finder finder;

    /** Each time some hundreds of rankings are made; who reads the answers stays well below this. */
    private final RateLimit perSender = new RateLimit(TIMES, PERIOD);

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
            @Nullable CostJson cost,
            List<LossJson> notHigher) {}

    record ScoreJson(int value, int min, int max) {}

    record RequirementJson(
            String criterion,
            String level,
            String outcome,
            @Nullable ShortFactJson fact) {}

    record ShortFactJson(
            Object value, String sourceUrl, @Nullable String asOf, String grade) {}

    record LossJson(String criterion, String outcome, BigDecimal points) {}

    record ExcludedJson(
            String id, List<String> because, @Nullable String comesBackWithout) {}

    record TopChangesJson(CatalogueJson catalogue, List<String> first, List<TopChangeJson> changes) {}

    record TopChangeJson(List<ChangeJson> answers, List<String> first, String query) {}

    record ChangeJson(String criterion, List<String> from, List<String> to) {}

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
        Ranking ranking = finder.rank(understood(request));
        return new RankingJson(
                catalogue(ranking),
                ranking.packages().stream()
                        .map(ranked -> ranked(ranking, ranked))
                        .toList(),
                ranking.excluded().stream()
                        .map(excluded -> new ExcludedJson(
                                excluded.pack().id().value(),
                                excluded.because().stream()
                                        .map(Requirement::criterion)
                                        .toList(),
                                excluded.comesBackWithout().orElse(null)))
                        .toList(),
                ranking.tooLittleKnown().stream()
                        .map(thin -> thin.pack().id().value())
                        .toList());
    }

    @GetMapping("/ranking/top-changes")
    @Operation(
            summary = "The smallest changes of answers that put another package first",
            description = "Parameters as for /api/v1/ranking. Changes of given answers come first, then new ones; two"
                    + " answers at a time only where no single one does it. `from` is empty for what was not answered,"
                    + " `to` for what is no longer; `query` gives all answers with the change made. More"
                    + " than " + TIMES + " requests in ten minutes get a 429 problem with Retry-After in seconds.")
    TopChangesJson topChanges(
            @Parameter(
                            description = "Answers by criterion id, e.g. role=zzp",
                            example = "{\"role\": \"zzp\", \"bank_link\": \"need\"}")
                    @RequestParam
                    Map<String, String> answers,
            HttpServletRequest request) {
        if (!perSender.allows(request.getRemoteAddr())) {
            throw tooOften();
        }
        Answers given = understood(request);
        Ranking ranking = finder.rank(given);
        return new TopChangesJson(
                catalogue(ranking),
                ids(ranking.first()),
                finder.alternatives(given).topChanges().stream()
                        .map(RankingApi::topChange)
                        .toList());
    }

    private static ErrorResponseException tooOften() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS, "This is a heavy request. Please wait before you try again.");
        problem.setType(URI.create("urn:pakketwijzer:too-often"));
        problem.setTitle("Too many requests");
        ErrorResponseException often = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS, problem, null);
        often.getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(PERIOD.dividedBy(TIMES).toSeconds()));
        return often;
    }

    private static TopChangeJson topChange(Alternative alternative) {
        return new TopChangeJson(
                alternative.changes().stream()
                        .map(change -> new ChangeJson(change.criterion().id(), change.before(), change.after()))
                        .toList(),
                ids(alternative.first()),
                alternative.answers().query());
    }

    private static List<String> ids(Collection<PackageId> packages) {
        return packages.stream().map(PackageId::value).toList();
    }

    private static CatalogueJson catalogue(Ranking ranking) {
        return new CatalogueJson(ranking.catalog().version(), ranking.catalog().publishedAt());
    }

    /** @throws ErrorResponseException when part of the address is not an answer */
    private Answers understood(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        Answers.Parsed parsed = finder.parse(parameters);
        if (!parsed.problems().isEmpty()) {
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem(parsed.problems()), null);
        }
        return parsed.answers();
    }

    private static ProblemDetail problem(List<Answers.Problem> problems) {
        Answers.Problem first = problems.getFirst();
        String named = named(first);
        String detail = first.value().isPresent()
                ? "\"" + named + "\" was given something else than one of its options."
                : "There is no such criterion" + (named.isEmpty() ? "." : " as \"" + named + "\".");
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
        problem.setType(URI.create("urn:pakketwijzer:unknown-answer"));
        problem.setTitle("Unknown criterion or option");
        problem.setProperty("parameter", named);
        problem.setProperty("allowed", first.allowed());
        problem.setProperty(
                "errors",
                problems.stream()
                        .map(each -> {
                            Map<String, Object> error = new LinkedHashMap<>();
                            error.put("parameter", named(each));
                            error.put("allowed", each.allowed());
                            return error;
                        })
                        .toList());
        return problem;
    }

    /** What was sent is not sent back, as long and as strange as it may be, but for what could be the name of a criterion. */
    private static String named(Answers.Problem problem) {
        return problem.value().isPresent() || NAME.matcher(problem.parameter()).matches() ? problem.parameter() : "";
    }

    private static RankedJson ranked(Ranking ranking, Ranking.Ranked ranked) {
        Score score = ranked.score();
        return new RankedJson(
                ranked.pack().id().value(),
                ranked.pack().name(),
                ranked.rank(),
                score == null ? null : new ScoreJson(score.value(), score.min(), score.max()),
                ranked.requirements().stream().map(RankingApi::requirement).toList(),
                CostJson.orNull(ranked.cost()),
                ranking.losses(ranked).stream()
                        .map(loss ->
                                new LossJson(loss.criterion(), loss.outcome().key(), loss.points()))
                        .toList());
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
