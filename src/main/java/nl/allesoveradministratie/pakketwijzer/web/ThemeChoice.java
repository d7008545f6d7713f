package nl.allesoveradministratie.pakketwijzer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import nl.allesoveradministratie.pakketwijzer.consent.CookieRegistry;
import nl.allesoveradministratie.pakketwijzer.consent.OwnCookie;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The visitor chooses light, dark or automatic in the footer; the choice is a cookie, automatic is none. */
@Controller
class ThemeChoice {

    @PostMapping("/weergave")
    ResponseEntity<Void> choose(
            @RequestParam String weergave,
            @RequestParam(defaultValue = "/") String terug,
            HttpServletRequest request,
            HttpServletResponse response) {
        Theme theme = Arrays.stream(Theme.values())
                .filter(each -> each.key().equals(weergave))
                .findFirst()
                .orElse(Theme.AUTO);
        if (OwnForm.isFrom(request)) {
            boolean none = theme == Theme.AUTO;
            response.addCookie(OwnCookie.of(
                    request,
                    CookieRegistry.THEME,
                    none ? "" : theme.key(),
                    none ? Duration.ZERO : Duration.ofDays(365)));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(WayBack.to(terug))
                .build();
    }
}
