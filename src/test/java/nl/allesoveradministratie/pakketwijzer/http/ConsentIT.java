package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Array;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.allesoveradministratie.pakketwijzer.Proves;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.browser.Screenshots;
import nl.allesoveradministratie.pakketwijzer.consent.ConsentWithdrawn;
import nl.allesoveradministratie.pakketwijzer.consent.CookieCategory;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.consent.DeclaredCookie;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The banner, the choice and what is left of it, for a client that runs no scripts. */
class ConsentIT extends RunningApplication {

    private static final String NUMBER = "C-[0-9A-Z]{4}-[0-9A-Z]{4}";
    private static final AtomicInteger VISITORS = new AtomicInteger();

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String visitor = "2001:db8:c:" + VISITORS.incrementAndGet() + "::1";
    private final CookieRegistry registry = new CookieRegistry();

    @Autowired
    @FlywayDataSource
    private DataSource owner;

    @Autowired
    private RogueCookies rogue;

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(at(path))).header("X-Forwarded-For", visitor);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As a browser sends a form from our own page. */
    private HttpResponse<String> post(String path, String form, String... headers) throws Exception {
        return foreign(
                path,
                form,
                Stream.concat(Stream.of("Sec-Fetch-Site", "same-origin"), Arrays.stream(headers))
                        .toArray(String[]::new));
    }

    private HttpResponse<String> foreign(String path, String form, String... headers) throws Exception {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static List<String> names(HttpResponse<String> response) {
        return response.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.replaceAll("=.*", ""))
                .toList();
    }

    /** What a browser sends back of a cookie that it was given. */
    private static String kept(HttpResponse<String> response) {
        return response.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("pw_keuze="))
                .map(cookie -> cookie.replaceAll(";.*", ""))
                .reduce((first, second) -> {
                    throw new AssertionError("Two choices");
                })
                .orElseThrow(() -> new AssertionError("No choice kept: " + response.statusCode() + " "
                        + response.headers().map()));
    }

    private String accepted() throws Exception {
        return kept(post("/cookies", "keuze=accepteren&terug=%2F"));
    }

    private String refused() throws Exception {
        return kept(post("/cookies", "keuze=weigeren&terug=%2F"));
    }

    private static Document read(HttpResponse<String> response) {
        return Jsoup.parse(response.body());
    }

    private static boolean asks(HttpResponse<String> page) {
        return read(page).selectFirst("[data-consent]") != null;
    }

    private Map<String, Object> receipt(String cookie) {
        return JdbcClient.create(owner)
                .sql("SELECT * FROM consent.receipt WHERE number = ?")
                .param(cookie.replaceAll(".*\\.", ""))
                .query()
                .singleRow();
    }

    private List<Map<String, Object>> refusals() {
        return JdbcClient.create(owner)
                .sql("SELECT * FROM consent.receipt WHERE cardinality(categories) = 0")
                .query()
                .listOfRows();
    }

    private static List<?> categories(Map<String, Object> receipt) throws Exception {
        Object categories = receipt.get("categories");
        return Arrays.asList((Object[]) (categories instanceof Array array ? array.getArray() : categories));
    }

    static Stream<String> routes() {
        return Stream.concat(
                        Screenshots.PAGES.values().stream(),
                        Stream.of(
                                "/cookies?bewaard=1",
                                "/cookies/keuze",
                                "/.well-known/gpc.json",
                                "/api/v1/packages",
                                "/api/v1/openapi",
                                "/uitnodiging/onzin",
                                "/kantoor",
                                "/kantoor/onzin",
                                BrokenPage.PATH))
                .flatMap(path -> path.startsWith("/en") || path.startsWith("/api") || path.startsWith("/.")
                        ? Stream.of(path)
                        : Stream.of(path, path.equals("/") ? "/en" : "/en" + path))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("routes")
    @Proves({"C1", "C6"})
    void c1andC6noRouteSetsACookieThatIsNotDeclaredAsNecessary(String path) throws Exception {
        Set<String> necessary = registry.of(CookieCategory.NECESSARY).stream()
                .map(DeclaredCookie::name)
                .collect(Collectors.toSet());

        assertThat(necessary).containsAll(names(get(path)));
        assertThat(necessary).containsAll(names(get(path, "Cookie", refused())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/pakketten",
                "/pakketten/moneybird",
                "/vergelijken",
                "/zo-werken-we",
                "/contact",
                "/keuzehulp",
                "/keuzehulp/resultaat?role=zzp"
            })
    void whoHasNotChosenIsAskedOnEveryPageInBothLanguages(String path) throws Exception {
        for (String prefix : List.of("", "/en")) {
            String address = prefix + (path.equals("/") && !prefix.isEmpty() ? "" : path);
            Document page = read(get(address));
            assertThat(page.select("[data-consent]")).as(address).hasSize(1);
            assertThat(page.select("[data-consent] button").eachText())
                    .isEqualTo(
                            prefix.isEmpty()
                                    ? List.of("Alles weigeren", "Alles accepteren")
                                    : List.of("Reject all", "Accept all"));
            assertThat(page.select("[data-consent] form").attr("action")).isEqualTo(prefix + "/cookies");
            assertThat(page.select("footer a[href=" + prefix + "/cookies]")).hasSize(1);
            assertThat(asks(get(address, "Cookie", refused()))).as(address).isFalse();
            assertThat(asks(get(address, "Cookie", accepted()))).as(address).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inloggen", "/kantoor/onzin", "/kantoor", "/bestaat-niet", "/cookies", "/en/cookies"})
    void staffAreNotAskedAndThePageAboutCookiesAsksByItself(String path) throws Exception {
        assertThat(asks(get(path))).isFalse();
    }

    @Test
    @Proves("C9")
    void c9aRefusalLeavesAReceiptWithNothingOfThePerson() throws Exception {
        Instant before = Instant.now();
        Set<Object> earlier = refusals().stream().map(row -> row.get("number")).collect(Collectors.toSet());
        HttpResponse<String> refusal = post("/cookies", "keuze=weigeren&terug=%2Fpakketten%3Fzoek%3Da");

        assertThat(refusal.statusCode()).isEqualTo(303);
        assertThat(refusal.headers().firstValue("location")).contains("/pakketten?zoek=a");
        assertThat(refusal.headers().firstValue("cache-control")).contains("no-store");
        String today = LocalDate.now(ZoneId.of("Europe/Amsterdam")).toString();
        // Without the number: who refuses is not known by one.
        assertThat(kept(refusal)).isEqualTo("pw_keuze=4." + today + "..");
        assertThat(refusal.headers().firstValue("set-cookie").orElseThrow())
                .contains("Path=/")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        List<Map<String, Object>> written = refusals().stream()
                .filter(row -> !earlier.contains(row.get("number")))
                .toList();
        assertThat(written).hasSize(1);
        Map<String, Object> receipt = written.getFirst();
        assertThat(receipt.keySet())
                .containsExactlyInAnyOrder(
                        "number", "hour", "categories", "registry_hash", "text_hash", "language", "signal", "source");
        Instant hour = ((Timestamp) receipt.get("hour")).toInstant();
        assertThat(hour.getEpochSecond() % 3600).isZero();
        assertThat(hour.getNano()).isZero();
        assertThat(hour).isBetween(before.minus(Duration.ofHours(1)), before.plusSeconds(60));
        assertThat(categories(receipt)).isEmpty();
        assertThat((byte[]) receipt.get("registry_hash")).isEqualTo(registry.hash());
        assertThat((byte[]) receipt.get("text_hash")).hasSize(32);
        assertThat(receipt)
                .containsEntry("language", "nl")
                .containsEntry("signal", "none")
                .containsEntry("source", "banner");
    }

    @Test
    @Proves("C9")
    void c9theReceiptSaysInWhichLanguageWhereAndByWhichWordsSomebodyChose() throws Exception {
        Map<String, Object> banner = receipt(kept(post("/cookies", "keuze=accepteren&terug=%2F")));
        Map<String, Object> english = receipt(kept(post("/en/cookies", "keuze=accepteren&terug=%2F")));
        Map<String, Object> page =
                receipt(kept(post("/en/cookies", "keuze=eigen&categorie=statistics", "Sec-GPC", "1")));

        assertThat(categories(banner)).isEqualTo(List.of("statistics"));
        assertThat(english).containsEntry("language", "en").containsEntry("source", "banner");
        assertThat(page)
                .containsEntry("language", "en")
                .containsEntry("source", "page")
                .containsEntry("signal", "gpc");
        assertThat((byte[]) banner.get("text_hash")).isNotEqualTo(english.get("text_hash"));
        assertThat((byte[]) page.get("text_hash")).isNotEqualTo(english.get("text_hash"));
    }

    @Test
    void theCookieLivesSixMonthsAsThePageSays() throws Exception {
        String cookie = post("/cookies", "keuze=weigeren")
                .headers()
                .firstValue("set-cookie")
                .orElseThrow();
        long seconds = Long.parseLong(cookie.replaceAll(".*Max-Age=(\\d+).*", "$1"));

        assertThat(Duration.ofSeconds(seconds).toDays()).isBetween(179L, 184L);
    }

    @Test
    void whoSavesOnThePageSeesWhatWasChosenWithDateAndNumber() throws Exception {
        HttpResponse<String> saved = post("/cookies", "keuze=eigen&categorie=statistics");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.headers().firstValue("location")).contains("/cookies?bewaard=1");

        HttpResponse<String> page = get("/cookies?bewaard=1", "Cookie", kept(saved));
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(read(page).select("[role=status]").text()).contains("Je keuze is bewaard");
        assertThat(read(page).select("input[value=statistics]").hasAttr("checked"))
                .isTrue();
        assertThat(read(page).select(".cs-now").text())
                .contains("Dit koos je op "
                        + LocalDate.now(ZoneId.of("Europe/Amsterdam")).getDayOfMonth())
                .containsPattern("nummer " + NUMBER);
    }

    @Test
    @Proves("C3")
    void c3nothingIsTickedUntilSomebodyTicksIt() throws Exception {
        for (String cookie : List.of("x=y", refused(), "pw_keuze=nonsens", "pw_keuze=1.2026-01-01.s.C-7K3M-92QX")) {
            Document page = read(get("/cookies", "Cookie", cookie));
            assertThat(page.select("input[checked]")).as(cookie).isEmpty();
            assertThat(page.select("input[type=checkbox]")).hasSize(1);
        }
        assertThat(read(get("/cookies")).select(".cs-now").text()).contains("Je hebt nog niets gekozen");
    }

    @Test
    @Proves("C5")
    void c5thePageListsEveryCookieInFourCategoriesAndNothingElse() throws Exception {
        for (String path : List.of("/cookies", "/en/cookies")) {
            Document page = read(get(path));
            assertThat(page.select(".cs-cat")).hasSize(4);
            assertThat(page.select("tbody code").eachText())
                    .isEqualTo(registry.all().stream().map(DeclaredCookie::name).toList());
            assertThat(page.select("tbody tr"))
                    .allSatisfy(row -> assertThat(row.select("th, td").eachText())
                            .hasSize(5)
                            .noneMatch(String::isBlank));
            assertThat(page.select(".cs-none")).hasSize(2);
        }
        assertThat(get("/cookies").body()).contains("Hier plaatsen we nu niets").contains("Altijd aan");
    }

    @Test
    void aCategoryThatIsNotAskedCannotBeAllowed() throws Exception {
        assertThat(kept(post("/cookies", "keuze=eigen&categorie=marketing&categorie=necessary&categorie=alles")))
                .endsWith("..");
    }

    @Test
    void aFormOfSomebodyElseChangesNothing() throws Exception {
        for (String[] headers : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://kwaad.example"},
            {}
        }) {
            HttpResponse<String> answer = foreign("/cookies", "keuze=accepteren&terug=%2F", headers);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(names(answer)).isEmpty();
            assertThat(answer.body()).contains("Er is niets veranderd");
        }
        HttpResponse<String> unclear = post("/cookies", "keuze=misschien");
        assertThat(unclear.statusCode()).isEqualTo(400);
        assertThat(names(unclear)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//kwaad.example", "https://kwaad.example/", "/\\kwaad.example", "kwaad", "/%09/x y"})
    void theWayBackIsToOurOwnPagesOnly(String back) throws Exception {
        HttpResponse<String> answer =
                post("/cookies", "keuze=weigeren&terug=" + java.net.URLEncoder.encode(back, "UTF-8"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains("/");
    }

    @Test
    void aPageWithoutBannerIsNotTheSameAsOneWith() throws Exception {
        HttpResponse<String> asked = get("/pakketten");
        String etag = asked.headers().firstValue("etag").orElseThrow();

        assertThat(get("/pakketten", "If-None-Match", etag).statusCode()).isEqualTo(304);
        HttpResponse<String> chosen = get("/pakketten", "If-None-Match", etag, "Cookie", refused());
        assertThat(chosen.statusCode()).isEqualTo(200);
        assertThat(asks(chosen)).isFalse();
        assertThat(get("/pakketten", "If-None-Match", etag, "Sec-GPC", "1").statusCode())
                .isEqualTo(200);
        assertThat(String.join(",", asked.headers().allValues("vary")))
                .containsIgnoringCase("cookie")
                .containsIgnoringCase("sec-gpc");
    }

    @Test
    @Proves("C11")
    void c11globalPrivacyControlIsARefusalWithoutQuestions() throws Exception {
        assertThat(asks(get("/", "Sec-GPC", "1"))).isFalse();
        assertThat(asks(get("/keuzehulp", "Sec-GPC", "1"))).isFalse();
        assertThat(asks(get("/", "Sec-GPC", "0"))).isTrue();
        assertThat(get("/cookies/keuze", "Sec-GPC", "1").statusCode()).isEqualTo(204);
        assertThat(get("/cookies", "Sec-GPC", "1").body()).contains("Global Privacy Control");
        assertThat(names(planted("pw_dag", "cookie", "Sec-GPC", "1"))).isEmpty();
        // A choice made while the signal was on wins; a signal that came after the choice withdraws it.
        String chosen = kept(post("/cookies", "keuze=accepteren&terug=%2F", "Sec-GPC", "1"));
        assertThat(names(planted("pw_dag", "cookie", "Sec-GPC", "1", "Cookie", chosen)))
                .containsExactly("pw_dag");
        assertThat(names(planted("pw_dag", "cookie", "Sec-GPC", "1", "Cookie", accepted())))
                .isEmpty();
        HttpResponse<String> gpc = get("/.well-known/gpc.json");
        assertThat(gpc.statusCode()).isEqualTo(200);
        assertThat(gpc.headers().firstValue("content-type").orElseThrow()).startsWith("application/json");
        assertThat(gpc.body()).isEqualTo("{\"gpc\":true,\"lastUpdate\":\"2026-11-25\"}");
    }

    private HttpResponse<String> planted(String name, String how, String... headers) throws Exception {
        return get(RogueCookies.PATH + "?naam=" + name + "&hoe=" + how, headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookie", "kop", "kop-gezet", "antwoord", "fout"})
    @Proves("C6")
    void c6aCookieThatIsNotDeclaredCannotBeSet(String how) throws Exception {
        for (String name : List.of("_ga", "pw_onbekend", "PW_KEUZE", "jsessionid")) {
            assertThat(names(planted(name, how))).as(name).isEmpty();
            assertThat(names(planted(name, how, "Cookie", accepted()))).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookie", "kop", "kop-gezet", "antwoord"})
    @Proves("C6")
    void c6oneThatIsDeclaredNeedsConsentForItsCategory(String how) throws Exception {
        assertThat(names(planted("pw_dag", how))).isEmpty();
        assertThat(names(planted("pw_dag", how, "Cookie", refused()))).isEmpty();
        assertThat(names(planted("pw_dag", how, "Cookie", "pw_keuze=onzin"))).isEmpty();
        assertThat(names(planted("pw_dag", how, "Cookie", accepted()))).containsExactly("pw_dag");
        assertThat(names(planted("pw_weergave", how))).containsExactly("pw_weergave");
    }

    @Test
    @Proves("C6")
    void c6aCookieMayAlwaysBeTakenAway() throws Exception {
        assertThat(names(planted("_ga", "weg"))).containsExactly("_ga");
    }

    @Test
    @Proves("C6")
    void c6theSessionCookieOfTheContainerIsDeclaredAndKeepsItsLimits() throws Exception {
        assertThat(get("/keuzehulp").headers().allValues("set-cookie"))
                .singleElement()
                .asString()
                .startsWith("JSESSIONID=")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    @Proves("C8")
    void c8withdrawingDeletesTheCookiesAndTellsWhoCounts() throws Exception {
        String accepted = accepted();
        rogue.withdrawn.clear();

        HttpResponse<String> withdrawal =
                post("/cookies", "keuze=weigeren", "Cookie", accepted + "; pw_dag=0123456789abcdef");

        assertThat(withdrawal.headers().allValues("set-cookie"))
                .anyMatch(cookie -> cookie.startsWith("pw_dag=; Expires=Thu, 01 Jan 1970"));
        assertThat(rogue.withdrawn).containsExactly(new ConsentWithdrawn(Set.of(CookieCategory.STATISTICS)));
        assertThat(names(planted("pw_dag", "cookie", "Cookie", kept(withdrawal))))
                .isEmpty();

        post("/cookies", "keuze=weigeren", "Cookie", kept(withdrawal));
        assertThat(rogue.withdrawn).hasSize(1);
    }

    @Test
    void aCookieThatIsLeftFromAnOlderChoiceIsDeletedToo() throws Exception {
        assertThat(names(post("/cookies", "keuze=weigeren", "Cookie", "pw_dag=0123456789abcdef")))
                .containsExactlyInAnyOrder("pw_dag", "pw_keuze");
    }

    @ParameterizedTest
    @CsvSource({"keuze=accepteren&terug=%2F", "keuze=eigen&categorie=statistics"})
    void withoutADatabaseARefusalCountsAndAnAcceptanceDoesNot(String acceptance) throws Exception {
        JdbcClient jdbc = JdbcClient.create(owner);
        jdbc.sql("REVOKE EXECUTE ON FUNCTION consent.record FROM pw_public").update();
        try {
            HttpResponse<String> answer = post("/cookies", acceptance);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(names(answer)).isEmpty();
            assertThat(read(answer).select("[role=alert]").text()).contains("er is niets extra aangezet");

            String refusal = refused();
            assertThat(refusal).endsWith("..");
            assertThat(asks(get("/", "Cookie", refusal))).isFalse();
            assertThat(get("/cookies", "Cookie", refusal).body()).contains("Daar hoort geen nummer bij");
        } finally {
            jdbc.sql("GRANT EXECUTE ON FUNCTION consent.record TO pw_public").update();
        }
    }

    @Test
    void aFloodOfChoicesWritesNoMoreReceiptsButMayStillRefuse() throws Exception {
        for (int i = 0; i < 60; i++) {
            refused();
        }
        int written = refusals().size();
        assertThat(refused()).endsWith("..");
        assertThat(refusals()).hasSize(written);
        HttpResponse<String> answer = post("/cookies", "keuze=accepteren");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(names(answer)).isEmpty();
    }

    @Test
    void whatABrowserKeptIsCheckedWithoutAPage() throws Exception {
        assertThat(get("/cookies/keuze").statusCode()).isEqualTo(404);
        HttpResponse<String> known = get("/cookies/keuze", "Cookie", refused());
        assertThat(known.statusCode()).isEqualTo(204);
        assertThat(known.headers().firstValue("cache-control")).contains("no-store");
    }

    private HttpResponse<String> lookUp(String number) throws Exception {
        return post("/cookies/bewijs", "nummer=" + java.net.URLEncoder.encode(number, "UTF-8"));
    }

    @Test
    @Proves("C9")
    void c9whoHasTheNumberSeesWhatTheReceiptSaysAndNothingElse() throws Exception {
        String number = kept(post("/en/cookies", "keuze=accepteren&terug=%2F", "Sec-GPC", "1"))
                .replaceAll(".*\\.", "");
        for (String typed : List.of(number, number.toLowerCase(java.util.Locale.ROOT), " " + number.substring(2))) {
            HttpResponse<String> found = lookUp(typed);
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(found.headers().firstValue("cache-control")).contains("no-store");
            String said = read(found).select(".cs-dl").text();
            assertThat(read(found).select(".cs-dl dt").eachText())
                    .containsExactly(
                            "Wanneer",
                            "Toegestaan",
                            "Taal van de vraag",
                            "Signaal van de browser",
                            "Lijst met cookies",
                            "Tekst van de vraag");
            assertThat(said)
                    .contains("In het uur dat begon op")
                    .contains("Statistieken")
                    .contains("Engels")
                    .contains("De browser vroeg om niet te volgen")
                    .contains("Dezelfde lijst als vandaag")
                    .contains(java.util.HexFormat.of().formatHex(registry.hash()));
        }
    }

    @Test
    @Proves("C9")
    void c9aNumberThatNobodyHasGetsAClearAnswer() throws Exception {
        for (String typed :
                List.of("C-0000-0000", "C-7K3M", "'; DROP TABLE x; --", "A-7K3M-92QX", "x".repeat(10_000))) {
            HttpResponse<String> none = lookUp(typed);
            assertThat(none.statusCode()).isEqualTo(404);
            assertThat(read(none).select("[role=alert]").text()).contains("Dit nummer kennen we niet");
            assertThat(read(none).select(".cs-dl")).isEmpty();
            assertThat(none.body()).doesNotContain("DROP TABLE");
        }
        assertThat(lookUp(" ").statusCode()).isEqualTo(400);
        assertThat(foreign("/cookies/bewijs", "nummer=C-0000-0000", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/cookies/bewijs?nummer=C-0000-0000").statusCode()).isEqualTo(200);
    }

    @Test
    @Proves("C9")
    void c9whoGuessesNumbersIsStopped() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(lookUp("C-0000-%04d".formatted(i)).statusCode()).isEqualTo(404);
        }
        assertThat(lookUp("C-0000-0021").statusCode()).isEqualTo(429);
    }

    @Test
    @Proves("C9")
    void c9withoutADatabaseTheAnswerIsNotThatThereIsNone() throws Exception {
        JdbcClient jdbc = JdbcClient.create(owner);
        jdbc.sql("REVOKE EXECUTE ON FUNCTION consent.look_up FROM pw_public").update();
        try {
            assertThat(lookUp("C-0000-0000").statusCode()).isEqualTo(503);
        } finally {
            jdbc.sql("GRANT EXECUTE ON FUNCTION consent.look_up TO pw_public").update();
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    @Proves("U1")
    void u1noRouteAsksTheBrowserToTellMoreOfItself(String path) throws Exception {
        for (String cookie : List.of("x=y", refused())) {
            HttpResponse<String> response = get(path, "Cookie", cookie);
            assertThat(response.headers().map().keySet())
                    .doesNotContain("accept-ch", "critical-ch", "accept-ch-lifetime", "delegate-ch");
            assertThat(response.body())
                    .doesNotContainIgnoringCase("accept-ch")
                    .doesNotContainIgnoringCase("delegate-ch");
            assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("frame-src");
        }
    }

    static Stream<String> pages() {
        return routes().filter(path ->
                        !path.matches("/api/.*|/\\.well.*|.*/cookies/keuze|.*/kantoor.*|.*/koekjes.*|/en/\\.well.*"))
                .filter(path -> !path.contains(BrokenPage.PATH));
    }

    @ParameterizedTest
    @MethodSource("pages")
    @Proves("C8")
    void c8everyPageLeadsToTheSettings(String path) throws Exception {
        String settings = path.startsWith("/en") ? "/en/cookies" : "/cookies";

        assertThat(read(get(path)).select("a[href=" + settings + "]")).isNotEmpty();
    }
}
