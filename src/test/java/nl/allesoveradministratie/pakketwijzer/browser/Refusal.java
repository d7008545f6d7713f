package nl.allesoveradministratie.pakketwijzer.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** The cookie of somebody who refused everything, as the server gave it: everything has to work with it (C4). */
final class Refusal {

    private final String origin;
    private final String value;

    /** Refuses, as the banner's form does. */
    Refusal(String origin) {
        this.origin = origin;
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = client.send(
                    HttpRequest.newBuilder(URI.create(origin + "/cookies"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Sec-Fetch-Site", "same-origin")
                            .POST(HttpRequest.BodyPublishers.ofString("keuze=weigeren&terug=%2F"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            value = answer.headers().allValues("set-cookie").stream()
                    .filter(cookie -> cookie.startsWith("pw_keuze="))
                    .map(cookie -> cookie.replaceAll("^pw_keuze=|;.*", ""))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Refusing failed: " + answer.statusCode()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Has a browser remember it. */
    void in(BrowserContext profile) {
        profile.addCookies(List.of(new Cookie("pw_keuze", value)
                .setUrl(origin + "/")
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.LAX)));
    }
}
