package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The visitor chooses light, dark or automatic in the footer; the choice is a cookie, automatic is none. */
@Controller
class ThemeChoice {

    @PostMapping("/weergave")
    ResponseEntity<Void> choose(
            @RequestParam String weergave,
            @RequestParam(defaultValue = "/") String terug,
            @RequestHeader(name = "Sec-Fetch-Site", defaultValue = "same-origin") String fetchSite,
            HttpServletRequest request) {
        Theme theme = Arrays.stream(Theme.values())
                .filter(each -> each.key().equals(weergave))
                .findFirst()
                .orElse(Theme.AUTO);
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(HttpStatus.SEE_OTHER).location(WayBack.to(terug));
        if (fetchSite.equals("same-origin") || fetchSite.equals("none")) {
            response.header(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(Theme.COOKIE, theme == Theme.AUTO ? "" : theme.key())
                            .path("/")
                            .sameSite("Lax")
                            .httpOnly(true)
                            .secure(request.isSecure())
                            .maxAge(theme == Theme.AUTO ? Duration.ZERO : Duration.ofDays(365))
                            .build()
                            .toString());
        }
        return response.build();
    }
}
