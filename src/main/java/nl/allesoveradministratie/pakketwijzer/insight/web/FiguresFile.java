package nl.allesoveradministratie.pakketwijzer.insight.web;

import java.nio.charset.StandardCharsets;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.shared.PackageId;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A month of a package's figures as a file for a spreadsheet: the same cells as on the screen. */
@Controller
@OnDoor(Door.PARTNER)
class FiguresFile {

    private final InterestReport report;

    FiguresFile(InterestReport report) {
        this.report = report;
    }

    @GetMapping({"/partner/pakketten/{id}/cijfers.csv", "/en/partner/pakketten/{id}/cijfers.csv"})
    ResponseEntity<byte[]> file(@PathVariable String id, @RequestParam(defaultValue = "") String maand) {
        InterestReport.Month month = PackageId.parse(id)
                .flatMap(pack -> InterestReport.month(maand).flatMap(asked -> report.month(pack, asked)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        StringBuilder text = new StringBuilder("\uFEFFday;figure;value;plus_minus;shown\r\n");
        for (InterestReport.Day day : month.days()) {
            line(text, day, "viewed_or_further", day.all());
            day.bins().forEach((step, figure) -> line(text, day, step.key(), figure));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("pakketwijzer-" + id + "-" + month.month() + ".csv")
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What is hidden on the screen is empty here. */
    private static void line(StringBuilder text, InterestReport.Day day, String name, Figure figure) {
        text.append(day.day())
                .append(';')
                .append(name)
                .append(';')
                .append(figure.shown() ? String.valueOf(figure.value()) : "")
                .append(';')
                .append(figure.halfWidth())
                .append(';')
                .append(figure.shown() ? "yes" : "no")
                .append("\r\n");
    }
}
