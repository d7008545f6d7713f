package nl.allesoveradministratie.pakketwijzer.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.allesoveradministratie.pakketwijzer.consent.ConsentWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sets whatever cookies it is asked to, in every way there is, and hears of what is withdrawn. Not in the jar. */
@RestController
class RogueCookies {

    static final String PATH = "/koekjes-voor-de-proef";

    final List<ConsentWithdrawn> withdrawn = new CopyOnWriteArrayList<>();

    @EventListener
    void on(ConsentWithdrawn event) {
        withdrawn.add(event);
    }

    @GetMapping(PATH)
    ResponseEntity<String> set(@RequestParam String naam, @RequestParam String hoe, HttpServletResponse response)
            throws IOException {
        switch (hoe) {
            case "cookie" -> response.addCookie(new Cookie(naam, "1"));
            case "kop" -> response.addHeader("Set-Cookie", naam + "=1; Path=/");
            case "kop-gezet" -> response.setHeader("set-cookie", naam + "=1; Path=/");
            case "fout" -> {
                response.addCookie(new Cookie(naam, "1"));
                response.addHeader("Set-Cookie", naam + "=2");
                response.sendError(404);
                return ResponseEntity.notFound().build();
            }
            case "weg" -> response.addHeader("Set-Cookie", naam + "=; Max-Age=0; Path=/");
            default -> {
                return ResponseEntity.ok().header("Set-Cookie", naam + "=1").body("ok");
            }
        }
        return ResponseEntity.ok("ok");
    }
}
