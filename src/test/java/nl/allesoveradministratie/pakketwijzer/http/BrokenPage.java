package nl.allesoveradministratie.pakketwijzer.http;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Goes wrong on purpose, so that tests see what a visitor then sees. Not in the jar. */
@Controller
class BrokenPage {

    static final String PATH = "/stuk-voor-de-proef";
    static final String SECRET = "kanarie in een foutmelding";

    @GetMapping({PATH, "/api/v1" + PATH})
    ResponseEntity<String> show() {
        throw new IllegalStateException(SECRET);
    }
}
