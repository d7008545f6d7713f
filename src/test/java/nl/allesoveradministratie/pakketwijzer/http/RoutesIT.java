package nl.allesoveradministratie.pakketwijzer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.RunningApplication;
import nl.allesoveradministratie.pakketwijzer.http.Routes.Route;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Walks everything that the product answers to, as the registers have it: whoever adds a route is walked too. */
class RoutesIT extends RunningApplication {

    /** What anybody may ask for. A route that is new and does not stand here must ask who is there. */
    private static final Set<String> OPEN = Arrays.stream("""
                    / /en /pakketten /pakketten/{id} /pakketten/{id}/website /pakketten/{id}/klopt-niet
                    /pakketten/{id}/klopt-niet/bedankt /pakketten/{id}/situatie /overstappen /overstappen.ics /zo-werken-we
                    /hoe-anoniem /vergelijken /vergelijken/{one}/{other} /voor /voor/{id} /keuzehulp /keuzehulp/resultaat
                    /keuzehulp/mail /keuzehulp/mail/verstuurd /mijn-lijst /weergave /cookies /cookies/keuze /cookies/bewijs
                    /.well-known/gpc.json /robots.txt /sitemap.xml /privacy /privacy/versies/{number} /error /assets/**
                    /contact /contact/verstuurd/{reference} /evenementen /evenementen/{address} /evenementen/{address}.ics
                    /evenementen/{address}/aanmelden /evenementen/afmelden/{token} /insluiten/formulier
                    /insluiten/formulier.js /api/v1/packages /api/v1/packages/{id} /api/v1/criteria /api/v1/ranking
                    /api/v1/ranking/top-changes /api/v1/openapi /api/openapi/{group} /api/openapi.yaml/{group}
                    /mijn-gegevens /mijn-gegevens/{token} /mijn-gegevens/adres/{token} /mijn-gegevens/sluiten
                    /inloggen /inloggen/code /inloggen/herstelcode /inloggen/passkey /inloggen/passkey/vraag /uitloggen
                    /uitnodiging/{token} /partner/inloggen /partner/inloggen/code /partner/inloggen/herstelcode
                    /partner/inloggen/passkey /partner/inloggen/passkey/vraag /partner/uitloggen
                    /partner/uitnodiging/{token} /api/partner/v1/openapi /livez /readyz
                    """.split("\\s+")).collect(Collectors.toSet());

    /** A key in the request, or one that stands in the address, says who is there. */
    private static final Set<String> BY_KEY =
            Set.of("/api/v1/leads", "/api/partner/v1/**", "/kantoor/agenda/{token}.ics");

    /** What is no page of a person's, and may be kept by a browser or by others on the way. */
    private static final Set<String> MAY_BE_KEPT =
            Set.of("/assets/**", "/robots.txt", "/sitemap.xml", "/insluiten/formulier.js", "/.well-known/gpc.json");

    private static final AtomicInteger VISITORS = new AtomicInteger();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Autowired
    private ApplicationContext application;

    private List<Route> routes() {
        return Routes.of(application);
    }

    private HttpResponse<String> ask(Route route, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at(route.path())))
                .header("X-Forwarded-For", "2001:db8:5ec:" + Integer.toHexString(VISITORS.incrementAndGet()) + "::1");
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (route.method().equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("terug=%2F"));
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(" | ", response.headers().allValues(name));
    }

    /** What is missing or wrong among the headers of an answer. */
    private static List<String> faults(Route route, HttpHeaders headers, int status, boolean https) {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("X-Content-Type-Options", "nosniff");
        wanted.put("X-Frame-Options", "DENY");
        // Where the address is a secret, no page of ours hears it either.
        wanted.put(
                "Referrer-Policy",
                headers.allValues("Referrer-Policy").equals(List.of("strict-origin"))
                        ? "strict-origin"
                        : "strict-origin-when-cross-origin");
        wanted.put("Cross-Origin-Opener-Policy", "same-origin");
        wanted.put(
                "Cross-Origin-Resource-Policy",
                route.template().equals("/insluiten/formulier.js") && status == 200 ? "cross-origin" : "same-origin");
        List<String> faults = new ArrayList<>();
        wanted.forEach((name, value) -> {
            if (!headers.allValues(name).equals(List.of(value))) {
                faults.add(name + " is " + headers.allValues(name));
            }
        });
        String policy = String.join(" | ", headers.allValues("Content-Security-Policy"));
        for (String part : List.of("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri ")) {
            if (!policy.contains(part)) {
                faults.add("the policy is without " + part);
            }
        }
        if (!route.screen() && policy.contains("unsafe")) {
            faults.add("the policy of a page of ours is " + policy);
        }
        if (!String.join("", headers.allValues("Permissions-Policy")).contains("camera=()")) {
            faults.add("Permissions-Policy is missing");
        }
        boolean strict =
                headers.allValues("Strict-Transport-Security").equals(List.of("max-age=31536000; includeSubDomains"));
        if (https && !strict
                || !https && !headers.allValues("Strict-Transport-Security").isEmpty()) {
            faults.add("Strict-Transport-Security is " + headers.allValues("Strict-Transport-Security"));
        }
        for (String name : List.of("Server", "X-Powered-By", "X-Application-Context")) {
            if (!headers.allValues(name).isEmpty()) {
                faults.add(name + " tells " + headers.allValues(name));
            }
        }
        String type = String.join(" | ", headers.allValues("Content-Type"));
        if (type.startsWith("text/")
                && !type.toLowerCase(Locale.ROOT).contains("charset=utf-8")
                && !route.template().startsWith("/assets/")) {
            faults.add("it does not say how its text is written: " + type);
        }
        boolean cookie = !headers.allValues("Set-Cookie").isEmpty();
        String cache = String.join(" | ", headers.allValues("Cache-Control"));
        boolean api = route.path().startsWith("/api/") || status == 204 || status == 304;
        boolean kept = MAY_BE_KEPT.contains(route.template()) && status == 200;
        if (!kept && !api && status < 300 && !cache.contains("no-store") && !cache.contains("no-cache")) {
            faults.add("it may be kept: " + cache);
        }
        if (https && headers.allValues("Set-Cookie").stream().anyMatch(each -> !each.contains("Secure"))) {
            faults.add("a cookie that travels without TLS");
        }
        if (cookie
                && headers.allValues("Set-Cookie").stream()
                        .anyMatch(each -> !each.contains("HttpOnly") || !each.contains("SameSite=Lax"))) {
            faults.add("a cookie that scripts can read, or that comes along from elsewhere");
        }
        return faults.stream()
                .map(fault -> route + " (" + status + "): " + fault)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void everyAnswerHasItsHeaders(String scheme) throws Exception {
        boolean https = scheme.equals("https");
        List<String> faults = new ArrayList<>();
        List<Route> walked = new ArrayList<>(routes());
        for (String path : List.of(
                "/bestaat-niet",
                "/assets/bestaat-niet.js",
                "/api/v1/bestaat-niet",
                BrokenPage.PATH,
                "/api/v1" + BrokenPage.PATH,
                "/VAADIN/bestaat-niet",
                "/actuator",
                "/kantoor/bestaat-niet")) {
            walked.add(new Route("GET", path, path, false));
        }
        assertThat(walked).hasSizeGreaterThan(250);
        for (Route route : walked) {
            HttpResponse<String> answer =
                    ask(route, https ? new String[] {"X-Forwarded-Proto", "https"} : new String[] {"X-No", "1"});
            faults.addAll(faults(route, answer.headers(), answer.statusCode(), https));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void onlyWhatIsCalledOpenIsReachedWithoutSigningIn() throws Exception {
        List<String> reached = new ArrayList<>();
        Set<String> open = new TreeSet<>();
        for (Route route : routes()) {
            String template = template(route);
            if (OPEN.contains(template)) {
                open.add(template);
                continue;
            }
            HttpResponse<String> answer = ask(route, "Sec-Fetch-Site", "same-origin");
            String location = header(answer, "Location");
            boolean refused = List.of(401, 403, 404, 410).contains(answer.statusCode())
                    || answer.statusCode() == 415 && BY_KEY.contains(template)
                    || answer.statusCode() == 302 && location.contains("/inloggen?verder=");
            if (!refused) {
                reached.add(route + ": " + answer.statusCode() + " " + location);
            }
        }
        assertThat(reached).isEmpty();
        assertThat(open)
                .as("what is called open is there")
                .containsAll(OPEN.stream().filter(each -> !each.equals("/en")).toList());
    }

    /** As {@link #OPEN} writes it. */
    private static String template(Route route) {
        String path = route.screen() ? route.path().replaceFirst("^/en(?=/|$)", "") : route.template();
        StringBuilder text = new StringBuilder();
        int depth = 0;
        boolean form = false;
        for (char sign : path.toCharArray()) {
            depth += sign == '{' ? 1 : sign == '}' ? -1 : 0;
            form = depth > 0 && (form || sign == ':');
            if (!form) {
                text.append(sign);
            }
        }
        return text.isEmpty() ? "/" : text.toString();
    }

    /** What a browser says of a form on a page of somebody else; the last one says nothing at all. */
    private static final List<String[]> FOREIGN = List.of(
            new String[] {"Sec-Fetch-Site", "cross-site"},
            new String[] {"Sec-Fetch-Site", "same-site"},
            new String[] {"Origin", "https://kwaad.example"},
            new String[] {"Origin", "null"},
            new String[] {"X-No", "1"});

    @Test
    void aFormFromElsewhereChangesNothingAnywhere() throws Exception {
        OfficeBrowser office = everybody();
        OfficeBrowser partner = partner();
        List<String> accepted = new ArrayList<>();
        List<Route> forms = routes().stream()
                .filter(route -> route.method().equals("POST"))
                .filter(route ->
                        !BY_KEY.contains(template(route)) && !template(route).equals("/error"))
                .toList();
        assertThat(forms).hasSizeGreaterThan(60);
        for (Route form : forms) {
            String session = form.template().startsWith("/partner")
                    ? partner.session()
                    : form.template().startsWith("/kantoor") ? office.session() : "";
            for (String[] foreign : FOREIGN) {
                String[] headers = session.isEmpty()
                        ? foreign
                        : new String[] {foreign[0], foreign[1], "Cookie", "JSESSIONID=" + session};
                HttpResponse<String> answer = ask(form, headers);
                if (!isRefused(form, answer)) {
                    accepted.add(form + " with " + Arrays.toString(foreign) + ": " + answer.statusCode() + " "
                            + header(answer, "Location"));
                }
            }
        }
        assertThat(accepted).isEmpty();
        assertThat(office.isIn()).as("nobody was signed out").isTrue();
    }

    private static boolean isRefused(Route form, HttpResponse<String> answer) {
        boolean nothingSet = answer.headers().allValues("Set-Cookie").isEmpty();
        // To where one came from, or would have come, with nothing changed
        boolean harmless = form.template().equals("/weergave") && answer.statusCode() == 303
                || form.template().equals("/mijn-gegevens/sluiten")
                        && header(answer, "Location").endsWith("/mijn-gegevens/sluiten");
        return nothingSet
                && (harmless
                        || List.of(400, 403, 404, 405, 410, 415).contains(answer.statusCode())
                        || answer.statusCode() == 302
                                && header(answer, "Location").contains("/inloggen?")
                        || answer.statusCode() == 303
                                && header(answer, "Location").contains("melding=opnieuw"));
    }

    private OfficeBrowser everybody() throws Exception {
        Hired colleague = Hired.as(application, UUID.randomUUID() + "@wandeling.test", Role.values());
        OfficeBrowser browser = new OfficeBrowser(at(""));
        browser.password(colleague.email(), Hired.PASSWORD);
        assertThat(browser.code(colleague.phone().code()).statusCode()).isEqualTo(303);
        return browser;
    }

    private OfficeBrowser partner() throws Exception {
        HiredPartner somebody = HiredPartner.of(application, "Aanbieder van de wandeling");
        OfficeBrowser browser = OfficeBrowser.ofPartner(at(""));
        browser.password(somebody.email(), Hired.PASSWORD);
        assertThat(browser.code(somebody.phone().code()).statusCode()).isEqualTo(303);
        return browser;
    }

    @Test
    void whatSomebodySeesAfterSigningInIsKeptNowhere() throws Exception {
        OfficeBrowser office = everybody();
        OfficeBrowser partner = partner();
        List<String> kept = new ArrayList<>();
        int seen = 0;
        for (Route route : routes()) {
            boolean ofPartner = route.template().startsWith("/partner");
            // The English address of a screen is the same screen.
            if (route.path().startsWith("/en/")
                    || !route.method().equals("GET")
                    || OPEN.contains(template(route))
                    || BY_KEY.contains(template(route))
                    || !ofPartner && !route.template().startsWith("/kantoor")) {
                continue;
            }
            HttpResponse<String> answer = (ofPartner ? partner : office).get(route.path());
            seen += answer.statusCode() == 200 ? 1 : 0;
            if (!header(answer, "Cache-Control").contains("no-store") && answer.statusCode() != 404) {
                kept.add(route + " (" + answer.statusCode() + "): " + header(answer, "Cache-Control"));
            }
            kept.addAll(faults(route, answer.headers(), answer.statusCode(), false));
        }
        assertThat(kept).isEmpty();
        assertThat(seen).isGreaterThan(35);
    }

    /** One of each kind; WayBackTest has more. */
    private static final List<String> ELSEWHERE =
            List.of("//kwaad.example", "https://kwaad.example/", "/\\kwaad.example", "/\r\nX-Kwaad: 1");

    @Test
    void noParameterLeadsElsewhere() throws Exception {
        List<String> left = new ArrayList<>();
        for (String nasty : ELSEWHERE) {
            String value = java.net.URLEncoder.encode(nasty, java.nio.charset.StandardCharsets.UTF_8);
            for (Route route : routes()) {
                if (route.screen()
                        || route.template().startsWith("/assets")
                        || route.template().equals("/error")) {
                    continue;
                }
                if (route.method().equals("GET") && !nasty.equals("//kwaad.example")) {
                    continue;
                }
                String names = Stream.of("terug", "verder", "next", "url", "redirect", "return", "bron", "p", "id")
                        .map(name -> name + "=" + value)
                        .collect(Collectors.joining("&"));
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at(route.path() + "?" + names)))
                        .header(
                                "X-Forwarded-For",
                                "2001:db8:5ed:" + Integer.toHexString(VISITORS.incrementAndGet()) + "::1")
                        .header("Sec-Fetch-Site", "same-origin");
                if (route.method().equals("POST")) {
                    request.header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    names + "&keuze=weigeren&weergave=dark&erbij=jortt"));
                }
                HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
                String location = header(answer, "Location");
                // A vendor's own site is where the button "to the website" leads, by the catalogue and by nothing else.
                boolean ofTheCatalogue = route.template().endsWith("/website");
                if (!location.isEmpty() && !ofTheCatalogue && !isOurs(location)
                        || !header(answer, "X-Kwaad").isEmpty()) {
                    left.add(route + " by " + nasty + ": " + location);
                }
            }
        }
        assertThat(left).isEmpty();
    }

    /** As a browser reads it: at this very host. */
    private boolean isOurs(String location) {
        URI here = URI.create(at("/"));
        return location.startsWith("/")
                && !location.contains("\\")
                && here.getAuthority()
                        .equals(here.resolve(location.split(",")[0]).getAuthority());
    }
}
