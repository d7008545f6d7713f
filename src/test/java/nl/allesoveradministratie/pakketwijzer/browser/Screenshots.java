package nl.allesoveradministratie.pakketwijzer.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.allesoveradministratie.pakketwijzer.Pakketwijzer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Takes a picture of every page, wide and narrow, light and dark, into {@code target/screenshots}. */
public final class Screenshots {

    private static final String ANSWERS =
            "role=zzp&legal_form=eenmanszaak&sales_invoices=11-25&bank_transactions=21-50&vat_filing=need&bank_link=need"
                    + "&ocr=nice&quotes=nice&hours=nice&mileage=nice&accountant_access=nice&stock=no&budget=30";

    /** Every page, by the name of its picture. */
    public static final Map<String, String> PAGES = pages();

    /** The screens of staff, by the name of their picture: whose they are, and where. */
    static final Map<String, String> OFFICE = office();

    /** Pages that people print. */
    private static final Set<String> PRINTED = Set.of(
            "03-resultaat",
            "04-vergelijken",
            "05-pakket",
            "15b-mijn-lijst-gevuld",
            "09b-en-resultaat",
            "41-privacyverklaring");

    static final String PASSWORD = "een zin voor de plaatjes";

    private static final String DEMO_EVENT = "00000000-0000-4000-8000-00000000010";

    private Screenshots() {}

    private static Map<String, String> office() {
        Map<String, String> office = new LinkedHashMap<>();
        office.put("19-vandaag", "mila /kantoor/vandaag");
        office.put("20-leads", "mila /kantoor/leads");
        office.put("20b-lead", "mila /kantoor/leads lead");
        office.put("20c-leads-van-mij-leeg", "jan /kantoor/leads?toon=nobodys");
        office.put("20d-leads-filter", "mila /kantoor/leads?van=niemand&dagen=30 filter");
        office.put("20e-leads-gekozen", "mila /kantoor/leads kies");
        office.put("20f-leads-toetsen", "mila /kantoor/leads toetsen");
        office.put("20g-pijplijn", "mila /kantoor/pijplijn?dagen=30");
        office.put("20h-pijplijn-verplaats", "mila /kantoor/pijplijn verplaats");
        office.put("20i-lead-antwoord", "mila /kantoor/leads antwoord");
        office.put("20j-lead-afronden", "mila /kantoor/leads afronden");
        office.put("20k-lead-samenvoegen", "mila /kantoor/leads samenvoegen");
        office.put("20l-lead-stap", "mila /kantoor/leads stap");
        office.put("29-sjablonen", "mila /kantoor/sjablonen");
        office.put("29b-sjabloon", "eva /kantoor/sjablonen sjabloon");
        office.put("21-lead-nieuw", "mila /kantoor/leads-nieuw");
        office.put("21b-lead-nieuw-niet-bewaard", "mila /kantoor/leads-nieuw half");
        office.put("39-quarantaine", "mila /kantoor/quarantaine");
        office.put("39b-sleutels", "ada /kantoor/sleutels");
        office.put("39c-status", "ada /kantoor/status");
        office.put("38-evenementen-kantoor", "mila /kantoor/evenementen");
        office.put("38b-evenement-kantoor", "mila /kantoor/evenementen/" + DEMO_EVENT + "2");
        office.put("38c-evenement-concept", "mila /kantoor/evenementen/" + DEMO_EVENT + "4");
        office.put("38d-evenement-nieuw", "mila /kantoor/evenementen/nieuw");
        office.put("16b-evenementen-gevuld", "mila /evenementen");
        office.put("16c-evenement", "mila /evenementen/van-excel-naar-een-pakket-demo");
        office.put("16d-evenement-vol", "mila /en/evenementen/btw-aangifte-zonder-stress-demo");
        office.put("16e-evenement-afgelast", "mila /evenementen/samenwerken-met-je-boekhouder-demo");
        office.put("16f-evenement-aanmelden", "mila /evenementen/van-excel-naar-een-pakket-demo/aanmelden");
        office.put("16g-evenement-wachtlijst", "mila /evenementen/btw-aangifte-zonder-stress-demo/aanmelden");
        office.put(
                "16h-evenement-aangemeld",
                "mila /evenementen/van-excel-naar-een-pakket-demo/aangemeld/PW-7K3M-92QX-4T");
        office.put("22-e-mails", "mila /kantoor/e-mails");
        office.put("23-inzagelogboek", "petra /kantoor/inzagelogboek");
        office.put("42-verzoeken", "petra /kantoor/verzoeken");
        office.put("42b-verzoek", "petra /kantoor/verzoeken/V-DEM0-0002 stappen");
        office.put("42c-verzoek-nieuw", "mila /kantoor/verzoek-nieuw");
        office.put("42d-datalekken", "petra /kantoor/datalekken");
        office.put("42e-datalek", "petra /kantoor/datalekken/1 stappen");
        office.put("42f-datalek-nieuw", "petra /kantoor/datalekken/nieuw");
        office.put("42g-datalek-afdruk", "petra /kantoor/datalekken/1/melding");
        office.put("42i-verwerkingsregister", "petra /kantoor/verwerkingsregister");
        office.put("42j-inzagelogboek-gezocht", "petra /kantoor/inzagelogboek?wat=reveal");
        office.put("34-week", "mila /kantoor/week");
        office.put(
                "34b-week-eerder",
                "mila /kantoor/week?week="
                        + LocalDate.now()
                                .minusWeeks(4)
                                .format(DateTimeFormatter.ISO_WEEK_DATE)
                                .substring(0, 8));
        office.put("34c-week-onbekend", "mila /kantoor/week?week=2026-W99");
        office.put(
                "34d-week-leeg",
                "mila /kantoor/week?week="
                        + LocalDate.now()
                                .minusWeeks(20)
                                .format(DateTimeFormatter.ISO_WEEK_DATE)
                                .substring(0, 8));
        office.put("34g-statistiek", "eva /kantoor/statistiek");
        office.put("34h-statistiek-week-onbekend", "mila /en/kantoor/statistiek?site=vixum&week=2020-W10");
        office.put("34e-export", "jan /kantoor/export");
        office.put("34f-exportlogboek", "petra /kantoor/exportlogboek");
        office.put("34h-bewaren", "petra /kantoor/bewaren");
        office.put("34g-agenda", "mila /kantoor/agenda");
        office.put("40-videos", "eva /kantoor/videos");
        office.put("40b-toestemming", "petra /kantoor/toestemming");
        office.put("26-catalogus", "eva /kantoor/catalogus");
        office.put("26b-catalogus-leeg", "eva /kantoor/catalogus?pakket=moneybird&soort=contradictory");
        office.put("26c-catalogus-feit", "eva /kantoor/catalogus-feit?pakket=jortt&veld=criteria.ocr");
        office.put("26d-catalogus-prijs", "eva /kantoor/catalogus-feit?pakket=jortt&veld=price_month&editie=0");
        office.put("26e-catalogus-voorstellen", "erik /kantoor/catalogus-voorstellen");
        office.put(
                "26f-catalogus-voorstel", "erik /kantoor/catalogus-voorstel/" + "00000000-0000-4000-8000-000000000001");
        office.put(
                "26g-catalogus-voorstel-eigen",
                "eva /kantoor/catalogus-voorstel/" + "00000000-0000-4000-8000-000000000001");
        office.put("26h-catalogus-bestanden", "eva /kantoor/catalogus-bestanden");
        office.put("24-medewerkers", "ada /kantoor/medewerkers");
        office.put("28-mijn-account", "ada /kantoor/account");
        office.put("28c-mijn-account-codes", "petra /kantoor/account codes");
        office.put("28d-mijn-account-bijna-om", "petra /kantoor/account stay");
        office.put("28e-medewerkers-bijna-om", "ada /kantoor/medewerkers stay");
        office.put("28b-partner-account", "pim /partner/account");
        office.put("19b-teams", "ada /kantoor/teams");
        office.put("26-aanbieders", "ada /kantoor/aanbieders");
        office.put("27-correcties", "eva /kantoor/correcties");
        office.put("25-geen-toegang", "ada /kantoor/leads");
        office.put("30-partner", "pim /partner");
        office.put("31-partner-pakket", "pim /partner/pakketten/moneybird");
        office.put("32-partner-te-klein", "pim /partner/pakketten/bunni");
        office.put("31b-partner-pakket-week", "pim /partner/pakketten/moneybird?per=week");
        office.put("31c-partner-pakket-kwartaal", "pim /partner/pakketten/moneybird?per=quarter");
        office.put("31d-partner-pakket-jaar", "pim /partner/pakketten/moneybird?per=year");
        office.put("31e-partner-pakket-dag", "pim /partner/pakketten/moneybird?per=day");
        office.put("34-partner-vergelijkingen", "pim /partner/pakketten/moneybird/vergelijkingen?per=year");
        office.put("35-partner-publiek", "pim /partner/pakketten/moneybird/publiek");
        office.put("35b-en-partner-publiek", "pim /en/partner/pakketten/moneybird/publiek?per=quarter");
        office.put("36-partner-feiten", "pim /partner/pakketten/moneybird/feiten");
        office.put("37-partner-gebruikers", "pim /partner/gebruikers");
        office.put("38-partner-sleutels", "pim /partner/sleutels");
        office.put("30b-partner-weg", "pim /partner weg");
        office.put("37b-partner-uitnodiging-fout", "pim /partner/gebruikers uitnodiging");
        office.put("38b-partner-sleutel-intrekken", "pim /partner/sleutels intrekken");
        office.put("26i-aanbieders-sleutels", "ada /kantoor/aanbieders sleutels");
        office.put("25b-kantoor-weg", "mila /en/kantoor/vandaag weg");
        office.put("33-partner-afspraken", "pim /partner/voorwaarden");
        return office;
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("01-home", "/");
        pages.put("02a-rol", "/keuzehulp");
        pages.put("02a-vraag-nodig", "/keuzehulp?role=zzp&vat_status=KOR&sales_invoices=0-2&stap=nodig");
        pages.put("02b-vraag-bedrijf", "/keuzehulp?role=zzp&stap=bedrijf");
        pages.put("02c-vraag-hoeveel", "/keuzehulp?role=zzp&legal_form=eenmanszaak&stap=hoeveel");
        pages.put("02d-vraag-btw", "/keuzehulp?" + ANSWERS + "&stap=btw");
        pages.put("02e-vraag-bijhouden", "/keuzehulp?" + ANSWERS + "&oss=yes&multi_currency=yes&stap=bijhouden");
        pages.put("02g-vraag-verder", "/keuzehulp?" + ANSWERS + "&stap=verder.current_package.auditfile.api");
        pages.put("02f-vraag-budget", "/keuzehulp?" + ANSWERS + "&stap=budget");
        pages.put("03-resultaat", "/keuzehulp/resultaat?" + ANSWERS + "&vergelijk=jortt,moneybird");
        pages.put("03b-resultaat-leeg", "/keuzehulp/resultaat?role=accountant&stock=need&oss=yes&tot=10");
        pages.put(
                "03c-resultaat-som",
                "/keuzehulp/resultaat?role=zzp&sales_invoices=3-5&purchase_docs=0-5&bank_transactions=0-20&users=2"
                        + "&growth=veel+meer&volgorde=kosten");
        pages.put("03d-resultaat-open", "/keuzehulp/resultaat?" + ANSWERS.replace("stock=no", "stock=need"));
        pages.put("04-vergelijken", "/vergelijken?p=jortt,moneybird,snelstart&" + ANSWERS);
        pages.put("04b-vergelijken-verschillen", "/vergelijken?p=jortt,moneybird,snelstart,e-boekhouden&verschillen=1");
        pages.put("04c-vergelijken-leeg", "/vergelijken");
        pages.put("04d-vergelijken-twee", "/vergelijken?p=jortt,tellow,verdwenen&" + ANSWERS);
        pages.put("04e-twee-tegen-elkaar", "/vergelijken/moneybird/snelstart");
        pages.put("04f-voor-wie", "/voor");
        pages.put("04g-voor-zzp", "/voor/zzp");
        pages.put("04h-en-voor-kantoor", "/en/voor/kantoor");
        pages.put("05-pakket", "/pakketten/moneybird?" + ANSWERS);
        pages.put("05b-pakket-dun", "/pakketten/offective");
        pages.put(
                "05g-situatie",
                "/pakketten/moneybird/situatie?" + ANSWERS
                        + "&vat_status=btw-plichtig&sector=bouw&icp=yes&oss=yes&which_bank=ING&exit_access=need");
        pages.put("05h-situatie-leeg", "/pakketten/jortt/situatie");
        pages.put("05i-overstappen", "/overstappen?p=moneybird&current_package=snelstart&icp=yes&" + ANSWERS);
        pages.put("05j-overstappen-fout", "/overstappen?start=31-31-2027");
        pages.put("05c-pakket-zonder-antwoorden", "/pakketten/snelstart");
        pages.put("05d-klopt-niet", "/pakketten/moneybird/klopt-niet?veld=bank_link");
        pages.put("05e-klopt-niet-verstuurd", "/pakketten/moneybird/klopt-niet/bedankt");
        pages.put("05f-en-pakket", "/en/pakketten/e-boekhouden");
        pages.put("06-pakketten", "/pakketten");
        pages.put("06b-pakketten-geen", "/pakketten?zoek=xyz");
        pages.put("07-zo-werken-we", "/zo-werken-we");
        pages.put("10-contact", "/contact?" + ANSWERS);
        pages.put("10b-contact-pakket", "/contact?pakket=jortt");
        pages.put("10c-contact-verstuurd", "/contact/verstuurd/PW-7K3M-92QX-4T?" + ANSWERS);
        pages.put("16-evenementen-leeg", "/evenementen");
        pages.put("16i-afmelden-onbekend", "/evenementen/afmelden/verzonnen");
        pages.put("17-mijn-gegevens", "/mijn-gegevens");
        pages.put("17b-mijn-gegevens-onderweg", "/mijn-gegevens?stap=onderweg");
        pages.put("17c-mijn-gegevens-link-op", "/mijn-gegevens/" + "x".repeat(43));
        pages.put("17d-mijn-gegevens-om", "/en/mijn-gegevens/overzicht");
        pages.put("17e-mijn-gegevens-dicht", "/mijn-gegevens/sluiten");
        pages.put("15-mijn-lijst-leeg", "/mijn-lijst");
        pages.put("15b-mijn-lijst-gevuld", "/mijn-lijst");
        pages.put("15c-mail", "/keuzehulp/mail?" + ANSWERS);
        pages.put("15d-mail-verstuurd", "/keuzehulp/mail/verstuurd?" + ANSWERS);
        pages.put("15e-mail-geen-antwoorden", "/keuzehulp/mail");
        pages.put("15f-pakket-bewaard-gevuld", "/pakketten/moneybird");
        pages.put("11-inloggen", "/inloggen");
        pages.put("11b-inloggen-even-weg", "/inloggen?melding=idle&verder=/kantoor/leads");
        pages.put("11c-inloggen-geen-toegang", "/inloggen?melding=shut_out");
        pages.put("12-cookies", "/cookies");
        pages.put("12d-cookies-bewijs", "/cookies/bewijs");
        pages.put("12b-banner", "/");
        pages.put("12c-banner-vraag", "/keuzehulp?role=zzp&stap=bedrijf");
        pages.put("14-hoe-anoniem", "/hoe-anoniem");
        pages.put("41-privacyverklaring", "/privacy");
        pages.put("41b-en-privacyverklaring", "/en/privacy");
        pages.put("13-partner-inloggen", "/partner/inloggen");
        pages.put("08-404", "/bestaat-niet");
        pages.put("09-en-home", "/en");
        pages.put("09b-en-resultaat", "/en/keuzehulp/resultaat?" + ANSWERS);
        return pages;
    }

    /** As it comes out of a printer: a file of pages, and a picture as wide as paper is. */
    private static void print(Page page, Path file) {
        page.pdf(new Page.PdfOptions().setFormat("A4").setPath(Path.of(file + ".pdf")));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(688, 900);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(file + ".png")));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(1280, 900);
    }

    /** Whether the page shows a visitor who is asked about cookies; on all others, everything was refused. */
    static boolean isAsked(String name) {
        return name.contains("-banner");
    }

    /** Opens what is closed on pages that are shown so: all sums, or why the second package is second and a what-if. */
    static void unfold(Page page, String name) {
        if (name.endsWith("-som")) {
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
            page.locator(".top-changes li").first().waitFor();
        }
        if (name.contains("-open")) {
            page.evaluate(
                    "[document.querySelectorAll('.why')[1],"
                            + " ...document.querySelectorAll('.top-changes, .not-ranked details')].forEach(each => each.open = true)");
            page.locator(".top-changes li").first().waitFor();
            page.locator(".top-changes vaadin-button").first().click();
            page.locator(".wi-told p").waitFor();
        }
    }

    /** Whether the page shows a visitor who put packages aside; their list is put in the browser. */
    static void putAside(String name, BrowserContext profile, String origin) {
        if (name.endsWith("-gevuld")) {
            profile.addCookies(List.of(
                    new Cookie("pw_lijst", "moneybird.e-boekhouden.offective.jortt.snelstart").setUrl(origin + "/")));
        }
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/screenshots"));
        Path data = Files.createTempDirectory("pakketwijzer-screenshots");
        Pattern only = Pattern.compile(args.length > 0 ? args[0] : "");
        try (ConfigurableApplicationContext application =
                        SpringApplication.run(Pakketwijzer.class, "--server.port=0", "--pakketwijzer.data=" + data);
                ConfigurableApplicationContext demo = SpringApplication.run(
                        Pakketwijzer.class,
                        "--server.port=0",
                        "--pakketwijzer.demo=true",
                        "--PAKKETWIJZER_DEMO_PASSWORD=" + PASSWORD,
                        "--pakketwijzer.data=" + data + "-demo");
                Browser browser = new Browser()) {
            int demoPort =
                    ((ServletWebServerApplicationContext) demo).getWebServer().getPort();
            int port = ((ServletWebServerApplicationContext) application)
                    .getWebServer()
                    .getPort();
            Refusal refusal = new Refusal("http://localhost:" + port);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (int width : new int[] {1280, 390}) {
                    try (BrowserContext context = browser.get()
                            .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                                    .setViewportSize(width, width == 390 ? 844 : 900)
                                    .setColorScheme(scheme)
                                    .setReducedMotion(ReducedMotion.REDUCE)
                                    .setLocale("nl-NL"))) {
                        Page page = context.newPage();
                        for (Map.Entry<String, String> each : PAGES.entrySet()) {
                            if (only.matcher(each.getKey()).find()) {
                                context.clearCookies();
                                if (!isAsked(each.getKey())) {
                                    refusal.in(context);
                                }
                                putAside(each.getKey(), context, "http://localhost:" + port);
                                page.navigate(
                                        "http://localhost:" + port + each.getValue(),
                                        new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
                                page.locator("h1").first().waitFor();
                                unfold(page, each.getKey());
                                String prefix = (scheme == ColorScheme.DARK ? "d" : "") + (width == 390 ? "m" : "");
                                page.screenshot(new Page.ScreenshotOptions()
                                        .setFullPage(!isAsked(each.getKey()))
                                        .setPath(folder.resolve(
                                                (prefix.isEmpty() ? "" : prefix + "-") + each.getKey() + ".png")));
                                if (PRINTED.contains(each.getKey()) && prefix.isEmpty()) {
                                    print(page, folder.resolve("p-" + each.getKey()));
                                }
                            }
                        }
                        office(
                                page,
                                "http://localhost:" + demoPort,
                                folder,
                                only,
                                (scheme == ColorScheme.DARK ? "d" : "") + (width == 390 ? "m" : ""));
                    }
                }
            }
        }
        System.out.println("Pictures are in " + folder.toAbsolutePath());
    }

    private static void office(Page page, String origin, Path folder, Pattern only, String prefix) {
        for (Map.Entry<String, String> each : OFFICE.entrySet()) {
            if (only.matcher(each.getKey()).find()) {
                visit(page, origin, each.getValue());
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(folder.resolve((prefix.isEmpty() ? "" : prefix + "-") + each.getKey() + ".png")));
            }
        }
    }

    /** Who signed in before stays so: by installation and name. */
    private static final Map<String, List<Cookie>> SESSIONS = new HashMap<>();

    /** Signs in to a demonstration and goes to a screen: "who path", and with a third word something more. */
    static void visit(Page page, String origin, String how) {
        String[] words = how.split(" ");
        boolean partner = words[1].startsWith("/partner");
        page.context().clearCookies();
        List<Cookie> session = SESSIONS.get(origin + words[0]);
        if (session == null) {
            signIn(page, origin, words[0], partner);
            SESSIONS.put(origin + words[0], page.context().cookies());
        } else {
            page.context().addCookies(session);
        }
        if (!partner && !words[1].startsWith("/kantoor")) {
            new Refusal(origin).in(page.context());
        }
        page.navigate(origin + words[1], new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
        page.locator("h1").first().waitFor();
        if (words.length > 2) {
            then(page, words[2]);
            page.waitForTimeout(500);
        }
    }

    private static void signIn(Page page, String origin, String who, boolean partner) {
        page.navigate(origin + (partner ? "/partner" : "") + "/inloggen");
        page.getByLabel("E-mailadres").fill(who + (partner ? "@aanbieder.example" : "@kantoor.example"));
        page.getByLabel("Wachtwoord").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Inloggen"))
                .click();
        page.waitForURL(partner ? "**/partner{,/voorwaarden}" : "**/kantoor/**");
        if (partner) {
            page.locator("h1").first().waitFor();
            Locator accept = page.getByText("Ik ga akkoord");
            if (accept.isVisible()) {
                accept.click();
                page.waitForURL("**/partner");
            }
        }
    }

    private static void click(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    /** To a screen that is not there, as a link on a screen does. */
    private static void goAstray(Page page) {
        page.evaluate("const link = document.createElement('a');"
                + " link.href = location.pathname + '/nergens'; link.setAttribute('router-link', '');"
                + " document.querySelector('main').append(link); link.click();");
        page.locator(".missing h1").waitFor();
    }

    /** Opens a lead, the filters, what can be done with two leads, the keys, or the way to another column. */
    private static void then(Page page, String what) {
        switch (what) {
            case "lead" -> {
                page.locator("a.lr", new Page.LocatorOptions().setHasText("P. van D."))
                        .first()
                        .click();
                page.locator(".lead-question").waitFor();
            }
            case "stap" -> {
                then(page, "lead");
                page.getByLabel("Verplaats de stap").click();
                page.locator(".lead-next vaadin-date-picker").waitFor();
            }
            case "codes" -> {
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Maak "))
                        .click();
                page.locator("#codes").waitFor();
            }
            case "stay" ->
                page.evaluate("const notice = document.getElementById('stay'); notice.hidden = false;"
                        + " notice.querySelector('[data-when=idle]').hidden = false;"
                        + " notice.querySelector('[data-when=whole]').hidden = true;");
            case "stappen" -> page.evaluate("document.querySelectorAll('.pv-step').forEach(each => each.open = true)");
            case "filter" -> page.locator(".filter-more").click();
            case "weg" -> goAstray(page);
            case "uitnodiging" -> {
                page.getByLabel("Naam").fill("Win op www.voorbeeld.nl");
                page.getByLabel("E-mailadres").fill("noa@aanbieder.example");
                click(page, "Stuur uitnodiging");
                page.locator("vaadin-text-field[invalid]").waitFor();
            }
            case "half" -> {
                page.getByLabel("Naam").fill("Anna Bakker");
                page.getByLabel("Vraag").fill("Belt morgen terug");
                page.getByLabel("Naam").focus();
                page.waitForFunction("window.onbeforeunload !== null");
                page.evaluate("document.querySelector('a[href$=\"/kantoor/vandaag\"]').click()");
                page.getByText("nog niet bewaard").waitFor();
            }
            case "intrekken" -> {
                if (page.locator(".partner-rows").count() == 0) {
                    page.getByLabel("Naam").fill("dashboard");
                    click(page, "Maak sleutel");
                }
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Trek in"))
                        .first()
                        .click();
                page.locator("dialog[open]").waitFor();
            }
            case "sleutels" ->
                page.evaluate("document.querySelectorAll('.vendor-more').forEach(each => each.open = true)");
            case "kies" -> {
                page.locator(".lr-choose input").nth(0).check();
                page.locator(".lr-choose input").nth(1).check();
                page.locator(".bulk-bar").waitFor();
            }
            case "toetsen" -> {
                page.keyboard().press("?");
                page.locator("dialog[open]").waitFor();
            }
            case "verplaats" -> {
                page.locator(".card-move").first().click();
                page.locator("dialog[open]").waitFor();
            }
            case "antwoord", "afronden", "samenvoegen" -> opened(page, what);
            case "sjabloon" -> {
                page.locator(".tpl-row").first().click();
                page.locator(".tpl-preview").waitFor();
            }
            default -> throw new IllegalArgumentException(what);
        }
    }

    /** A lead with what is worked on at it. */
    private static void opened(Page page, String what) {
        page.locator("a.lr", new Page.LocatorOptions().setHasText("S. de V."))
                .first()
                .click();
        page.locator(".lead-question").first().waitFor();
        switch (what) {
            case "antwoord" -> press(page, "Antwoord");
            case "afronden" -> press(page, "Afronden");
            case "samenvoegen" ->
                page.locator(".lead-related vaadin-button").first().click();
            default -> {
                // The page as it is
            }
        }
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.locator(".lead-box").waitFor();
    }
}
