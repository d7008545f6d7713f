package nl.allesoveradministratie.pakketwijzer.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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

    static final String PASSWORD = "een zin voor de plaatjes";

    private Screenshots() {}

    private static Map<String, String> office() {
        Map<String, String> office = new LinkedHashMap<>();
        office.put("20-leads", "mila /kantoor/leads");
        office.put("20b-lead", "mila /kantoor/leads lead");
        office.put("20c-leads-van-mij-leeg", "jan /kantoor/leads?toon=nobodys");
        office.put("21-lead-nieuw", "mila /kantoor/leads-nieuw");
        office.put("22-e-mails", "mila /kantoor/e-mails");
        office.put("23-inzagelogboek", "petra /kantoor/inzagelogboek");
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
        office.put("24-medewerkers", "ada /kantoor/medewerkers");
        office.put("26-aanbieders", "ada /kantoor/aanbieders");
        office.put("25-geen-toegang", "ada /kantoor/leads");
        office.put("30-partner", "pim /partner");
        office.put("31-partner-pakket", "pim /partner/pakketten/moneybird");
        office.put("32-partner-te-klein", "pim /partner/pakketten/bunni");
        office.put("33-partner-afspraken", "pim /partner/voorwaarden");
        return office;
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("01-home", "/");
        pages.put("02a-rol", "/keuzehulp");
        pages.put("02b-vraag-bedrijf", "/keuzehulp?role=zzp&stap=bedrijf");
        pages.put("02c-vraag-hoeveel", "/keuzehulp?role=zzp&legal_form=eenmanszaak&stap=hoeveel");
        pages.put("02d-vraag-boekhouder", "/keuzehulp?" + ANSWERS + "&stap=boekhouder");
        pages.put("02e-vraag-bijhouden", "/keuzehulp?" + ANSWERS + "&oss=yes&multi_currency=yes&stap=bijhouden");
        pages.put("02f-vraag-budget", "/keuzehulp?" + ANSWERS + "&stap=budget");
        pages.put("03-resultaat", "/keuzehulp/resultaat?" + ANSWERS + "&vergelijk=jortt,moneybird");
        pages.put("03b-resultaat-leeg", "/keuzehulp/resultaat?role=accountant&stock=need&oss=yes&tot=10");
        pages.put("04-vergelijken", "/vergelijken?p=jortt,moneybird,snelstart&" + ANSWERS);
        pages.put("04b-vergelijken-verschillen", "/vergelijken?p=jortt,moneybird,snelstart,e-boekhouden&verschillen=1");
        pages.put("04c-vergelijken-leeg", "/vergelijken");
        pages.put("05-pakket", "/pakketten/moneybird?" + ANSWERS);
        pages.put("05b-pakket-dun", "/pakketten/offective");
        pages.put("06-pakketten", "/pakketten");
        pages.put("06b-pakketten-geen", "/pakketten?zoek=xyz");
        pages.put("07-zo-werken-we", "/zo-werken-we");
        pages.put("10-contact", "/contact?" + ANSWERS);
        pages.put("10b-contact-pakket", "/contact?pakket=jortt");
        pages.put("10c-contact-verstuurd", "/contact/verstuurd/PW-7K3M-92QX-4T?" + ANSWERS);
        pages.put("11-inloggen", "/inloggen");
        pages.put("12-cookies", "/cookies");
        pages.put("12b-banner", "/");
        pages.put("12c-banner-vraag", "/keuzehulp?role=zzp&stap=bedrijf");
        pages.put("14-hoe-anoniem", "/hoe-anoniem");
        pages.put("13-partner-inloggen", "/partner/inloggen");
        pages.put("08-404", "/bestaat-niet");
        pages.put("09-en-home", "/en");
        pages.put("09b-en-resultaat", "/en/keuzehulp/resultaat?" + ANSWERS);
        return pages;
    }

    /** Whether the page shows a visitor who is asked about cookies; on all others, everything was refused. */
    static boolean isAsked(String name) {
        return name.contains("-banner");
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/screenshots"));
        Path data = Files.createTempDirectory("pakketwijzer-screenshots");
        String only = args.length > 0 ? args[0] : "";
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
                            if (each.getKey().contains(only)) {
                                context.clearCookies();
                                if (!isAsked(each.getKey())) {
                                    refusal.in(context);
                                }
                                page.navigate(
                                        "http://localhost:" + port + each.getValue(),
                                        new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
                                page.locator("h1").first().waitFor();
                                String prefix = (scheme == ColorScheme.DARK ? "d" : "") + (width == 390 ? "m" : "");
                                page.screenshot(new Page.ScreenshotOptions()
                                        .setFullPage(!isAsked(each.getKey()))
                                        .setPath(folder.resolve(
                                                (prefix.isEmpty() ? "" : prefix + "-") + each.getKey() + ".png")));
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

    private static void office(Page page, String origin, Path folder, String only, String prefix) {
        for (Map.Entry<String, String> each : OFFICE.entrySet()) {
            if (each.getKey().contains(only)) {
                visit(page, origin, each.getValue());
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(folder.resolve((prefix.isEmpty() ? "" : prefix + "-") + each.getKey() + ".png")));
            }
        }
    }

    /** Signs in to a demonstration and goes to a screen: "who path", with a third word opens a lead. */
    static void visit(Page page, String origin, String how) {
        String[] words = how.split(" ");
        boolean partner = words[1].startsWith("/partner");
        page.context().clearCookies();
        page.navigate(origin + (partner ? "/partner" : "") + "/inloggen");
        page.getByLabel("E-mailadres").fill(words[0] + (partner ? "@aanbieder.example" : "@kantoor.example"));
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
        page.navigate(origin + words[1], new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
        page.locator("h1").first().waitFor();
        if (words.length > 2) {
            page.locator("a.lr", new Page.LocatorOptions().setHasText("P. van D."))
                    .first()
                    .click();
            page.locator(".lead-question").waitFor();
            page.waitForTimeout(500);
        }
    }
}
