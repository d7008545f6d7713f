package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The open API: what it promises, and clear problems for what it does not know. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiIT extends RunningApplication {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(at(path))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("set-cookie")).isEmpty();
        return JSON.readTree(response.body());
    }

    @Test
    void aRankingHasEveryPackageInExactlyOneList() throws Exception {
        JsonNode ranking =
                json("/api/v1/ranking?role=zzp&legal_form=bv&sales_invoices=11-25&bank_link=need&stock=nice");
        List<String> ids = new ArrayList<>();
        ranking.get("packages").forEach(each -> ids.add(each.get("id").stringValue()));
        ranking.get("excluded").forEach(each -> ids.add(each.get("id").stringValue()));
        ranking.get("tooLittleKnown").forEach(each -> ids.add(each.stringValue()));
        List<String> all = new ArrayList<>();
        json("/api/v1/packages")
                .get("packages")
                .forEach(each -> all.add(each.get("id").stringValue()));
        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(all)
                .hasSize(40);
        assertThat(ranking.get("catalogue").get("version").stringValue()).hasSize(12);

        JsonNode first = ranking.get("packages").get(0);
        assertThat(first.get("rank").intValue()).isEqualTo(1);
        assertThat(first.get("score").get("value").intValue()).isBetween(0, 100);
        List<String> criteria = new ArrayList<>();
        first.get("requirements")
                .forEach(each -> criteria.add(each.get("criterion").stringValue()));
        assertThat(criteria).containsExactly("role", "legal_form", "bank_link", "stock");
        assertThat(first.get("requirements").get(0).get("level").stringValue()).isEqualTo("must");
        assertThat(first.get("requirements").get(3).get("level").stringValue()).isEqualTo("wish");
        assertThat(first.get("cost").get("vatBasis").stringValue()).isIn("excl", "unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?role=zzp&sales_invoices=3-5&purchase_docs=0-5&bank_transactions=0-20&users=1&growth=meer",
                "?role=zzp&sales_invoices=11-25&users=3&administrations=2&bank_accounts=2",
                "?role=mkb&sales_invoices=%3E100&purchase_docs=%3E200&bank_transactions=%3E150&users=12",
                "?role=accountant&client_count=40&users=5&sales_invoices=6-10&growth=veel+meer",
                "?users=1000000&administrations=1000000&bank_accounts=1000000"
            })
    void thePartsOfACostAddUpToItsTotalsOrThereAreNone(String answers) throws Exception {
        int sums = 0;
        for (JsonNode pack : json("/api/v1/ranking" + answers).get("packages")) {
            JsonNode cost = pack.get("cost");
            if (!cost.isNull()) {
                boolean priced = !cost.get("perMonth").isNull();
                assertThat(cost.get("parts").isEmpty()).isEqualTo(!priced);
                for (String total : List.of("firstYear", "threeYears")) {
                    BigDecimal sum = BigDecimal.ZERO;
                    for (JsonNode part : cost.get("parts")) {
                        sum = sum.add(part.get(total).decimalValue());
                    }
                    assertThat(cost.get(total).isNull()).isEqualTo(!priced);
                    if (priced) {
                        assertThat(cost.get(total).decimalValue()).isEqualByComparingTo(sum);
                        sums++;
                    }
                }
            }
        }
        assertThat(sums).isPositive();
    }

    @Test
    void aCostSaysWhereTheNextEditionStarts() throws Exception {
        JsonNode cost = null;
        for (JsonNode pack :
                json("/api/v1/ranking?sales_invoices=3-5&purchase_docs=0-5").get("packages")) {
            if (pack.get("id").stringValue().equals("rompslomp")) {
                cost = pack.get("cost");
            }
        }
        assertThat(cost).isNotNull();
        assertThat(cost.get("parts").get(1).get("kind").stringValue()).isEqualTo("sales-invoices");
        assertThat(cost.get("parts").get(1).get("count").intValue()).isEqualTo(5);
        JsonNode growth = cost.get("growth").get(0);
        assertThat(growth.get("limit").stringValue()).isEqualTo("sales_invoices_month");
        assertThat(growth.get("upTo").intValue()).isEqualTo(5);
        assertThat(growth.get("next").get("edition").stringValue()).isEqualTo("Puur Factuur");
    }

    @Test
    void everyPackageSaysWhatCostItPointsAndWhatWouldBringItBack() throws Exception {
        String answers = "role=zzp&bank_link=need&stock=need&hours=nice";
        JsonNode ranking = json("/api/v1/ranking?" + answers);
        for (JsonNode each : ranking.get("packages")) {
            double lost = 0;
            for (JsonNode loss : each.get("notHigher")) {
                assertThat(loss.get("outcome").stringValue()).isIn("partly", "unmet", "unknown");
                lost += loss.get("points").doubleValue();
            }
            assertThat(100 - lost)
                    .isCloseTo(
                            each.get("score").get("value").intValue(), org.assertj.core.data.Offset.offset(0.5 + 0.25));
        }
        int back = 0;
        for (JsonNode each : ranking.get("excluded")) {
            if (!each.get("comesBackWithout").isNull()) {
                String criterion = each.get("comesBackWithout").stringValue();
                String without = answers.replaceAll("&" + criterion + "=[a-z]+", "");
                List<String> ranked = new ArrayList<>();
                json("/api/v1/ranking?" + without)
                        .get("packages")
                        .forEach(other -> ranked.add(other.get("id").stringValue()));
                assertThat(ranked).contains(each.get("id").stringValue());
                back++;
            }
        }
        assertThat(back).isPositive();
    }

    @Test
    void aTopChangeLeadsToTheRankingItPromises() throws Exception {
        JsonNode found = json("/api/v1/ranking/top-changes?role=zzp&bank_link=need&stock=nice&hours=nice");
        assertThat(found.get("changes").size()).isPositive();
        JsonNode first = found.get("changes").get(0);
        assertThat(first.get("first")).isNotEqualTo(found.get("first"));
        JsonNode change = first.get("answers").get(0);
        assertThat(change.get("from").size()).isPositive();
        List<String> promised = new ArrayList<>();
        first.get("first").forEach(each -> promised.add(each.stringValue()));
        List<String> ranked = new ArrayList<>();
        json("/api/v1/ranking?" + first.get("query").stringValue())
                .get("packages")
                .forEach(each -> {
                    if (each.get("rank").intValue() == 1) {
                        ranked.add(each.get("id").stringValue());
                    }
                });
        assertThat(ranked).isEqualTo(promised);
        assertThat(get("/api/v1/ranking/top-changes?kleur=blauw").statusCode()).isEqualTo(400);
    }

    /** Last, because all that is asked here comes from one address. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whoAsksForChangesAllTheTimeIsToldWhenToComeBack() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(at("/api/v1/ranking/top-changes?kleur=blauw")))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        for (int times = 1; times < 70 && response.statusCode() == 400; times++) {
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        }
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("retry-after")).contains("10");
    }

    @Test
    void withoutAnswersNothingIsScored() throws Exception {
        JsonNode ranking = json("/api/v1/ranking");
        ranking.get("packages").forEach(each -> {
            assertThat(each.get("score").isNull()).isTrue();
            assertThat(each.get("rank").intValue()).isEqualTo(1);
        });
    }

    @Test
    void anUnknownOptionIsAProblemThatNamesWhatIsAllowed() throws Exception {
        HttpResponse<String> response = get("/api/v1/ranking?legal_form=zeppelin");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.get("parameter").stringValue()).isEqualTo("legal_form");
        List<String> allowed = new ArrayList<>();
        problem.get("allowed").forEach(each -> allowed.add(each.stringValue()));
        assertThat(allowed).contains("eenmanszaak", "vof", "bv");
    }

    @Test
    void anUnknownCriterionIsAProblemThatNamesTheCriteria() throws Exception {
        HttpResponse<String> response = get("/api/v1/ranking?kleur=blauw");
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = JSON.readTree(response.body());
        assertThat(problem.get("detail").stringValue()).contains("kleur");
        assertThat(problem.get("allowed").size()).isEqualTo(59);
    }

    @Test
    void aNumberOutOfRangeOrSeveralValuesForOneChoiceAreProblems() throws Exception {
        assertThat(get("/api/v1/ranking?users=-1").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/ranking?users=99999999").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/ranking?role=zzp,mkb").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/ranking?webshop=Shopify,bol").statusCode()).isEqualTo(200);
    }

    @Test
    void everyFactOfAPackageHasItsSource() throws Exception {
        JsonNode pack = json("/api/v1/packages/moneybird");
        assertThat(pack.get("factCount").intValue()).isEqualTo(67);
        pack.get("criteria")
                .forEach(fact -> assertThat(fact.get("sourceUrl").stringValue()).startsWith("http"));
        assertThat(pack.get("editions").get(0).get("priceMonth").get("value").intValue())
                .isEqualTo(4);
    }

    @Test
    void aPackageThatDoesNotExistIsAProblem() throws Exception {
        HttpResponse<String> response = get("/api/v1/packages/bestaat-niet");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(get("/api/v1/onzin").headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void theCriteriaComeWithTheirOptions() throws Exception {
        JsonNode criteria = json("/api/v1/criteria").get("criteria");
        assertThat(criteria.size()).isEqualTo(59);
        assertThat(criteria.get(0).get("id").stringValue()).isEqualTo("role");
    }

    @Test
    void theApiIsDescribed() throws Exception {
        JsonNode description = json("/api/v1/openapi");
        assertThat(description.get("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/leads",
                        "/api/v1/ranking",
                        "/api/v1/ranking/top-changes",
                        "/api/v1/packages",
                        "/api/v1/packages/{id}",
                        "/api/v1/criteria");
    }

    @Test
    void nothingCanBeWritten() throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(at("/api/v1/packages")))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isIn(404, 405);
    }
}
