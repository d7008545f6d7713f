package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachDesk;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachEntry;
import nl.allesoveradministratie.pakketwijzer.privacy.BreachFacts;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One breach on paper, for the form of the supervisory authority. */
@Controller
@OnDoor(Door.OFFICE)
class BreachPage {

    private final BreachDesk desk;
    private final Layout layout;
    private final Texts texts;
    private final Clock clock;

    BreachPage(BreachDesk desk, Layout layout, Texts texts, Clock clock) {
        this.desk = desk;
        this.layout = layout;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping({"/kantoor/datalekken/{number}/melding", "/en/kantoor/datalekken/{number}/melding"})
    ResponseEntity<String> show(HttpServletRequest request, @PathVariable String number) {
        List<BreachEntry> history = number.matches("[0-9]{1,9}") ? desk.history(Integer.parseInt(number)) : List.of();
        if (history.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Words words = texts.in(Language.ofPath(request.getRequestURI()));
        BreachEntry entry = history.getLast();
        Instant now = clock.instant();
        Page page = layout.page(request, words.get("breach.heading", String.valueOf(entry.number())), "");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("number", entry.number());
        model.put("facts", BreachFacts.of(words, entry.known()));
        model.put("deadline", words.fullMoment(entry.clock(now).deadline()));
        model.put("now", words.fullMoment(now));
        return layout.showOnce(HttpStatus.OK, "privacy/web/breach", page, model);
    }
}
