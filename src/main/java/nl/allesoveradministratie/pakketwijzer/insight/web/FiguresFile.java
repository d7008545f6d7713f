package nl.allesoveradministratie.pakketwijzer.insight.web;

import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a partner sees on a screen, as a file. */
@Controller
@OnDoor(Door.PARTNER)
class FiguresFile {

    private final InterestReport report;

    FiguresFile(InterestReport report) {
        this.report = report;
    }

    @GetMapping({"/partner/pakketten/{id}/{question}.csv", "/en/partner/pakketten/{id}/{question}.csv"})
    ResponseEntity<byte[]> file(
            @PathVariable String id,
            @PathVariable String question,
            @RequestParam(defaultValue = "") String per,
            @RequestParam(defaultValue = "") String periode) {
        return new AskedTable(id, question, per, periode)
                .from(report)
                .map(table -> TableFile.of(id, table))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
