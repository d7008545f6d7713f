package nl.allesoveradministratie.pakketwijzer.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.bench.FlowClient;
import nl.allesoveradministratie.pakketwijzer.http.Routes.Route;
import nl.allesoveradministratie.pakketwijzer.identity.Hired;
import nl.allesoveradministratie.pakketwijzer.identity.HiredPartner;
import nl.allesoveradministratie.pakketwijzer.identity.Role;
import nl.allesoveradministratie.pakketwijzer.sealing.FormToken;
import nl.allesoveradministratie.pakketwijzer.sealing.ProofOfWork;
import nl.allesoveradministratie.pakketwijzer.sealing.SolvedPuzzle;
import nl.allesoveradministratie.pakketwijzer.security.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Spoilt addresses, forms, headers and JSON, sent to a running product: to every route that is registered. Whatever they are,
 * the answer is no fault of the server's and shows nothing of its inside.
 */
public final class SpoiltRequests {

    private static final List<String> QUERIES = List.of(
            "role=zzp&legal_form=eenmanszaak&vat_filing=need&budget=30&users=3",
            "zoek=bank&voor=zzp&stap=verder.bank_link&onbekend=users&volgorde=kosten&tot=50&vergelijk=jortt,moneybird",
            "p=moneybird,jortt&verschillen=1&start=2027-01-01&current_package=moneybird&pakket=jortt&veld=price_month",
            "terug=%2Fpakketten&verder=%2Fkantoor%2Fleads&melding=uit&bewaard=1&toon=7b1c9d2e-0000-4000-8000-000000000000",
            "status=new&van=mij&site=vixum&dagen=30&naam=jan&tot=2026-11-25&wie=x&lead=PW-7K3M-92QX-4T&wat=look",
            "period=2026-W48&from=2026-01&to=2026-12&span=month&after=x&v-r=uidl&v-uiId=0");

    private static final List<String> FORMS = List.of(
            "vraag=Welk+pakket%3F&naam=Jan&email=jan%40bedrijf.test&reageren=bel&telefoon=0612345678&meesturen=1",
            "onderwerp=other&tekst=De+prijs+klopt+niet&bron=https%3A%2F%2Fexample.org&gevoelig=iban",
            "keuze=eigen&categorie=statistics&lijst=4&terug=%2F&weergave=dark&erbij=jortt&eraf=moneybird&stil=1",
            "email=ada%40kantoor.test&wachtwoord=een+lange+zin&verder=%2Fkantoor&code=123456&antwoord=%7B%7D",
            "nummer=C-7K3M-92QX&id=7b1c9d2e-0000-4000-8000-000000000000&naam=x&nu=a&nieuw=b&geheim=AAAA&van=2026-11-25");

    private static final List<String> HEADERS = List.of(
            "Cookie: pw_keuze=4.2026-11-25.s.C-7K3M-92QX; pw_lijst=moneybird.jortt; pw_weergave=dark; pw_apparaat=AAAA; pw_dag=AAAA",
            "Accept-Language: nl-NL,nl;q=0.9,en;q=0.8",
            "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
            "If-None-Match: W/\"abc\", \"def\"",
            "Range: bytes=0-99,200-",
            "Authorization: Bearer pw_abcdefghijklmnopqrstuvwxyz012345",
            "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36",
            "Content-Type: application/x-www-form-urlencoded; charset=utf-8",
            "Sec-Fetch-Site: same-origin",
            "Origin: http://www.vixum.test",
            "If-Modified-Since: Wed, 25 Nov 2026 10:00:00 GMT",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: kwaad.example:99999");

    private static final List<String> LEADS = List.of(
            "{\"submissionId\":\"7b1c9d2e-0000-4000-8000-000000000000\",\"name\":\"Jan\",\"email\":\"jan@bedrijf.test\","
                    + "\"question\":\"Welk pakket?\",\"package\":\"jortt\",\"agreedText\":\"Ja\",\"callMoment\":\"any\"}");

    private static final List<String> SCREENS = List.of(
            "{\"csrfToken\":\"init\",\"rpc\":[{\"type\":\"event\",\"node\":1,\"event\":\"click\",\"data\":{}}],\"syncId\":0,\"clientId\":0}",
            "{\"csrfToken\":\"init\",\"rpc\":[{\"type\":\"mSync\",\"node\":4,\"feature\":1,\"property\":\"value\",\"value\":\"x\"}],"
                    + "\"syncId\":-1,\"clientId\":1}");

    private static final List<String> ANSWERS = List.of(
            "zzp",
            "need",
            "moneybird",
            "jortt",
            "verder.bank_link",
            "users:3",
            "kosten",
            "true",
            "12,50",
            "2026-11-25",
            "1-2");

    /** So many in one conversation: the server keeps what it said. */
    private static final int ANSWERS_TOGETHER = 40;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private final String server;
    private final List<Route> routes;
    private final List<Route> forms;
    private final AtomicInteger senders = new AtomicInteger();
    private final Door office;
    private final Door partner;
    private final String key;
    private final FormToken tokens;
    private final ProofOfWork work;
    private final boolean meant;
    private @Nullable FlowClient visitor;
    private int said;

    /** Who is signed in, and what there is to ask for there. */
    private record Door(OfficeBrowser browser, List<Route> routes) {}

    /**
     * @param server how addresses begin
     * @param key of a site; empty = none
     * @param meant whether forms carry what makes the product keep them
     */
    public SpoiltRequests(ApplicationContext application, String server, String key, boolean meant) throws Exception {
        this.server = server;
        this.key = key;
        this.meant = meant;
        this.tokens = application.getBean(FormToken.class);
        this.work = application.getBean(ProofOfWork.class);
        List<Route> all = Routes.of(application);
        this.routes = all.stream().filter(route -> route.method().equals("GET")).toList();
        // Signing out would end what the others do.
        this.forms = all.stream()
                .filter(route -> route.method().equals("POST") && !route.path().endsWith("/uitloggen"))
                .toList();
        Hired colleague = Hired.as(application, UUID.randomUUID() + "@spoilt.test", Role.values());
        this.office = door(
                new OfficeBrowser(server), colleague.email(), colleague.phone().code(), "/kantoor");
        HiredPartner somebody = HiredPartner.of(application, "Aanbieder van de fuzzer", "jortt");
        this.partner = door(
                OfficeBrowser.ofPartner(server),
                somebody.email(),
                somebody.phone().code(),
                "/partner");
    }

    private Door door(OfficeBrowser browser, String email, String code, String home) throws Exception {
        browser.password(email, Hired.PASSWORD);
        if (browser.code(code).statusCode() != 303) {
            throw new IllegalStateException("Nobody is in at " + home);
        }
        return new Door(
                browser,
                routes.stream()
                        .filter(route -> route.template().startsWith(home))
                        .toList());
    }

    /** A reader for each way in. */
    public List<Reader> readers() {
        List<String> addresses = Stream.concat(
                        routes.stream().map(Route::path), QUERIES.stream().map(query -> "/pakketten?" + query))
                .toList();
        return List.of(
                new Reader("address over HTTP", addresses, text -> send(get(safe(text)), "")),
                new Reader(
                        "query over HTTP",
                        QUERIES,
                        text -> send(get(safe(one(routes, text).path() + "?" + text)), "")),
                new Reader("form over HTTP", FORMS, text -> form(one(forms, text), text, "")),
                new Reader("header over HTTP", HEADERS, this::header),
                new Reader("lead over HTTP", LEADS, this::lead),
                new Reader(
                        "screen over HTTP",
                        SCREENS,
                        text -> send(
                                request("/?v-r=uidl&v-uiId=0")
                                        .header("Content-Type", "application/json; charset=UTF-8")
                                        .POST(HttpRequest.BodyPublishers.ofString(text)),
                                "")),
                new Reader("said to a screen of the finder", ANSWERS, this::said),
                new Reader("office over HTTP", QUERIES, text -> behind(office, text)),
                new Reader("partner over HTTP", QUERIES, text -> behind(partner, text)));
    }

    private static <T> T one(List<T> of, String text) {
        return of.get(Math.floorMod(text.hashCode(), of.size()));
    }

    private HttpRequest.Builder request(String path) {
        int sender = senders.incrementAndGet();
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofMinutes(1))
                .header("X-Forwarded-For", "2001:db8:%x:%x::1".formatted(sender >>> 16, sender & 0xffff));
    }

    private HttpRequest.Builder get(String path) {
        return request(path);
    }

    /** What a client can send: everything that is no sign of an address is written with percent signs. */
    private static String safe(String text) {
        StringBuilder path = new StringBuilder("/");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // An address of ours is much shorter; beyond 32 kB the server hangs up by itself.
        int end = Math.min(bytes.length, 8_000);
        for (int i = 0; i < end; i++) {
            char sign = (char) (bytes[i] & 0xff);
            boolean percent = sign == '%'
                    && i + 2 < end
                    && Character.digit(bytes[i + 1], 16) >= 0
                    && Character.digit(bytes[i + 2], 16) >= 0;
            boolean plain = sign < 128 && (Character.isLetterOrDigit(sign) || "/?&=.-_~:@,;+!*'()".indexOf(sign) >= 0);
            if (i == 0 && sign == '/') {
                continue;
            }
            path.append(percent || plain ? String.valueOf(sign) : "%%%02X".formatted((int) sign));
        }
        return path.toString();
    }

    private void form(Route route, String text, String session) throws Exception {
        String body = text;
        if (meant) {
            body += "&formulier=" + tokens.fresh();
            // Now and then with the work done, which takes a moment
            if (text.hashCode() % 20 == 0) {
                body += "&bewijs=" + java.net.URLEncoder.encode(SolvedPuzzle.of(work.fresh()), StandardCharsets.UTF_8);
            }
        }
        send(
                request(route.path())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Origin", "http://www.vixum.test")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                session);
    }

    private void header(String text) throws Exception {
        String[] parts = text.split(":", 2);
        String value = parts[parts.length - 1]
                .replaceAll("[^\\x20-\\x7e\\xa0-\\xff]", "")
                .strip();
        String name =
                HEADERS.get(Math.floorMod(text.hashCode(), HEADERS.size())).replaceAll(":.*", "");
        HttpRequest.Builder request = get(one(routes, text).path());
        send(request.header(name, value.substring(0, Math.min(value.length(), 8_000))), "");
    }

    /** In the conversation that a visitor has with the finder, by whoever has one; a new one now and then. */
    private synchronized void said(String text) throws Exception {
        if (visitor == null || ++said % ANSWERS_TOGETHER == 0) {
            visitor = new FlowClient(server);
            String query = "role=zzp&stock=need&sales_invoices=3-5&vergelijk=jortt";
            switch (said / ANSWERS_TOGETHER % 3) {
                case 0 -> visitor.open("/keuzehulp/resultaat", query);
                case 1 -> visitor.open("/keuzehulp", query + "&stap=hoeveel");
                default -> visitor.open("/en/keuzehulp", query + "&stap=budget");
            }
        }
        try {
            visitor.meddle(said, text);
        } catch (FlowClient.Expired e) {
            visitor = null;
        }
    }

    private void lead(String text) throws Exception {
        send(
                request("/api/v1/leads")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + key)
                        .POST(HttpRequest.BodyPublishers.ofString(text)),
                "");
    }

    private void behind(Door door, String text) throws Exception {
        Route route = one(door.routes(), text);
        // Each screen that is opened is kept by the server for a while: files and plain pages more often.
        send(get(safe(route.path() + "?" + text)), door.browser().session());
    }

    private static void send(HttpRequest.Builder request, String session) throws IOException, InterruptedException {
        if (!session.isEmpty()) {
            request.header("Cookie", "JSESSIONID=" + session);
        }
        HttpRequest whole = request.build();
        HttpResponse<String> answer = CLIENT.send(whole, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 500) {
            throw new AssertionError(answer.statusCode() + " for " + whole.method() + " "
                    + whole.uri().getRawPath());
        }
        if (answer.body().contains("\tat ") || answer.body().contains("Exception:")) {
            throw new AssertionError("What is inside shows for " + whole.method() + " "
                    + whole.uri().getRawPath());
        }
    }
}
