package nl.allesoveradministratie.pakketwijzer.lead.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.IsoWeek;
import nl.allesoveradministratie.pakketwijzer.lead.LeadFigures;
import nl.allesoveradministratie.pakketwijzer.lead.Share;
import nl.allesoveradministratie.pakketwijzer.web.CsvFile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The thirteen weeks of a week's page as a file for a spreadsheet, and what became of leads by kind. */
@Controller
@OnDoor(Door.OFFICE)
class WeekFile {

    private final LeadFigures figures;

    WeekFile(LeadFigures figures) {
        this.figures = figures;
    }

    @GetMapping({"/kantoor/week/cijfers.csv", "/en/kantoor/week/cijfers.csv"})
    ResponseEntity<byte[]> file(@RequestParam(defaultValue = "") String week) {
        IsoWeek shown = IsoWeek.parse(week)
                .map(figures::nearest)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<String> lines = new ArrayList<>();
        lines.add(CsvFile.line(List.of("period", "kind", "key", "figure", "value", "of")));
        LeadFigures.Conversion conversion = figures.conversion(shown);
        List<LeadFigures.Line> weeks = figures.weeks(shown);
        for (LeadFigures.Line line : weeks) {
            String period = line.week().toString();
            lines.add(line(period, "all", "", "received", line.received(), null));
            lines.add(line(period, "all", "", "answered", line.answered(), line.received()));
            lines.add(line(period, "all", "", "median_minutes", line.median(), null));
            lines.add(line(period, "all", "", "p90_minutes", line.nineInTen(), null));
            lines.add(line(period, "all", "", "in_time", line.inTime()));
            lines.add(line(period, "all", "", "chosen", conversion.byWeek().getOrDefault(line.week(), Share.NONE)));
        }
        String quarter = weeks.getFirst().week() + "/" + shown;
        groups(lines, shown, quarter, "site", conversion.bySite());
        groups(lines, shown, quarter, "origin", conversion.byOrigin());
        groups(lines, shown, quarter, "role", conversion.byRole());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("leads-" + shown + ".csv")
                                .build()
                                .toString())
                .body((CsvFile.MARK + String.join("", lines)).getBytes(StandardCharsets.UTF_8));
    }

    private static void groups(
            List<String> lines, IsoWeek week, String quarter, String kind, List<LeadFigures.Group> groups) {
        for (LeadFigures.Group group : groups) {
            lines.add(line(week.toString(), kind, group.key(), "received", group.received(), null));
            lines.add(line(week.toString(), kind, group.key(), "chosen", group.inWeek()));
            lines.add(line(quarter, kind, group.key(), "chosen", group.inQuarter()));
        }
    }

    private static String line(String period, String kind, String key, String figure, Share share) {
        return line(period, kind, key, figure, share.part(), share.of());
    }

    /** What there is none of is empty. */
    private static String line(
            String period, String kind, String key, String figure, @Nullable Integer value, @Nullable Integer of) {
        return CsvFile.line(List.of(period, kind, key, figure, text(value), text(of)));
    }

    private static String text(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }
}
