package nl.allesoveradministratie.pakketwijzer.http;

import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR;
import static nl.allesoveradministratie.pakketwijzer.identity.db.Tables.VENDOR_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.identity.As;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.PartnerTerms;
import nl.allesoveradministratie.pakketwijzer.identity.VendorKeys;
import nl.allesoveradministratie.pakketwijzer.insight.Family;
import nl.allesoveradministratie.pakketwijzer.insight.Released;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A vendor's program and its key: it reads what its partner reads, and whatever is not theirs is one and the same 404. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FiguresApiIT extends RunningApplication {

    private static final JsonMapper JSON = new JsonMapper();

    /** Of a package that no other test has figures of: what was released and read once is remembered. */
    private static final String TABLE = "/packages/moneymonk/funnel-months";

    private final HttpClient client = HttpClient.newHttpClient();

    @Autowired
    private ApplicationContext application;

    @Autowired
    private PartnerTerms terms;

    @Autowired
    private VendorKeys keys;

    private HiredPartner partner;
    private String key;

    @BeforeEach
    void aVendorHasAKeyAndFigures() {
        HiredPartner.of(application, "Ander " + UUID.randomUUID(), "bunni");
        partner = HiredPartner.of(application, "Programma " + UUID.randomUUID(), "moneymonk");
        As.partner(partner.id(), partner.vendor());
        terms.accept(Language.NL);
        key = keys.make("dashboard").orElseThrow();
        for (String pack : List.of("moneymonk", "bunni")) {
            Released.in(application)
                    .put(
                            Family.R3,
                            LocalDate.of(2023, 3, 1),
                            pack,
                            Map.of("shown", 500, "viewed", 20, "compared", 10, "shortlisted", 5, "clicked_out", 100));
        }
    }

    @AfterEach
    void leave() {
        As.nobody();
    }

    private DSLContext owner() {
        return DSL.using(application.getBean("ownerDataSource", DataSource.class), SQLDialect.POSTGRES);
    }

    private HttpResponse<String> get(String path, String bearer) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at("/api/partner/v1" + path)));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = get(path, key);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        assertThat(response.headers().allValues("set-cookie")).isEmpty();
        return JSON.readTree(response.body());
    }

    @Test
    void aProgramSeesItsPackagesAndWhichTablesThereAre() throws Exception {
        JsonNode all = json("/packages");
        assertThat(all.at("/packages").size()).isEqualTo(1);
        assertThat(all.at("/packages/0/id").stringValue()).isEqualTo("moneymonk");
        assertThat(all.at("/tables").size()).isEqualTo(8);
    }

    @Test
    void aHiddenFigureHasNoValueAndTheFileHoldsTheSameCells() throws Exception {
        JsonNode row = json(TABLE + "?period=2023-03").at("/rows").get(0);
        assertThat(row.at("/figures/viewed/value").isNull()).isTrue();
        assertThat(row.at("/figures/clicked_out/value").intValue()).isEqualTo(100);
        assertThat(row.at("/figures/clicked_out/plusMinus").intValue()).isEqualTo(15);
        assertThat(row.at("/viewedOrFurther/value").intValue()).isEqualTo(135);
        HttpResponse<String> file = get(TABLE + ".csv?period=2023-03", key);
        assertThat(file.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(file.body())
                .contains(
                        "2023-03;2023-03-01;2023-03-31;1;clicked_out;100;15;yes\r\n",
                        "2023-03;2023-03-01;2023-03-31;1;viewed;;15;no\r\n");
    }

    @Test
    @Proves("S7")
    void whatIsNotTheirsIsToTheLetterTheSameNothing() throws Exception {
        Set<String> answers = new LinkedHashSet<>();
        for (String path : List.of(
                "/packages/bunni/funnel-months?period=2023-03",
                "/packages/bunni/funnel-months",
                "/packages/bunni/funnel-months.csv?period=2023-03",
                "/packages/bunni/compared-with?span=year",
                "/packages/bestaat-niet/funnel-months",
                "/packages/" + "x".repeat(5_000) + "/funnel-months",
                TABLE + "?period=1999-01",
                TABLE + "?period=2022-03",
                TABLE + "?period=2023-03-01..2023-03-05",
                TABLE + "?period=%3Cscript%3E",
                TABLE + "?span=week",
                TABLE + "?span=alles",
                "/packages/moneymonk/leads",
                "/packages/moneymonk",
                "/vendors",
                "/packages/moneymonk/..%2Fbunni")) {
            HttpResponse<String> response = get(path, key);
            if (response.statusCode() == 400) {
                // Refused before anything of ours sees it: a slash within a part of an address.
                assertThat(path).contains("%2F");
                continue;
            }
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
            answers.add(response.body());
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void ofAKeyTheHashWhoMadeItAndTheLastDayAreKept() throws Exception {
        json("/packages");
        String row = owner().fetchSingle(
                        "SELECT k::text FROM identity.vendor_key k WHERE vendor_id = ?", partner.vendor())
                .get(0, String.class);
        assertThat(row).doesNotContain(key).contains(partner.id().toString());
        assertThat(owner().select(VENDOR_KEY.LAST_USED_ON)
                        .from(VENDOR_KEY)
                        .where(VENDOR_KEY.VENDOR_ID.eq(partner.vendor()))
                        .fetchSingle()
                        .value1())
                .isEqualTo(LocalDate.now(Words.HERE));
    }

    @Test
    void aRevokedKeyOneOfAnEndedContractAndNoneAtAllGetTheSameAnswer() throws Exception {
        String none = refused("");
        assertThat(refused("pwk_onzin")).isEqualTo(none);
        owner().update(VENDOR)
                .set(VENDOR.CONTRACT_UNTIL, LocalDate.now(Words.HERE).minusDays(2))
                .where(VENDOR.ID.eq(partner.vendor()))
                .execute();
        assertThat(refused(key)).isEqualTo(none);
        owner().update(VENDOR)
                .set(VENDOR.CONTRACT_UNTIL, LocalDate.now(Words.HERE).plusDays(2))
                .where(VENDOR.ID.eq(partner.vendor()))
                .execute();
        json("/packages");
        keys.revoke(keys.all().getFirst().id());
        assertThat(refused(key)).isEqualTo(none);
    }

    private String refused(String bearer) throws Exception {
        HttpResponse<String> response = get(TABLE, bearer);
        assertThat(response.statusCode()).isEqualTo(401);
        return response.body();
    }

    @Test
    void aVendorCannotRevokeAnothersKey() throws Exception {
        UUID id = keys.all().getFirst().id();
        HiredPartner other = HiredPartner.of(application, "Kaper " + UUID.randomUUID());
        As.partner(other.id(), other.vendor());
        assertThat(keys.all()).isEmpty();
        keys.revoke(id);
        json("/packages");
    }

    @Test
    void aVendorHasTenKeysAtMost() {
        for (int number = 2; number <= VendorKeys.MOST; number++) {
            assertThat(keys.make("nummer " + number)).isPresent();
        }
        assertThat(keys.make("een te veel")).isEmpty();
    }

    @Test
    void itIsDescribedForEverybody() throws Exception {
        HttpResponse<String> response = get("/openapi", "");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode description = JSON.readTree(response.body());
        assertThat(description.get("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/partner/v1/packages",
                        "/api/partner/v1/packages/{id}/{table}",
                        "/api/partner/v1/packages/{id}/{table}.csv");
        assertThat(description
                        .at("/components/securitySchemes/partnerKey/scheme")
                        .stringValue())
                .isEqualTo("bearer");
    }

    /** Last, because all that is asked here comes from one address. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whoTriesKeysIsToldToStop() throws Exception {
        HttpResponse<String> response = get("/packages", "pwk_poging");
        for (int times = 1; times < 30 && response.statusCode() == 401; times++) {
            response = get("/packages", "pwk_poging" + times);
        }
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).contains("30");
    }
}
