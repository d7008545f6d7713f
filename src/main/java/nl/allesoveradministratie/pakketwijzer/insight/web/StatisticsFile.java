package nl.allesoveradministratie.pakketwijzer.insight.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.allesoveradministratie.pakketwijzer.insight.OwnStatistics;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.site.Sites;
import nl.allesoveradministratie.pakketwijzer.usage.OwnKind;
import nl.allesoveradministratie.pakketwijzer.web.CsvFile;
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

/** Our own statistics of a week and a site as a file for a spreadsheet. */
@Controller
@OnDoor(Door.OFFICE)
class StatisticsFile {

    private final OwnStatistics statistics;
    private final Sites sites;

    StatisticsFile(OwnStatistics statistics, Sites sites) {
        this.statistics = statistics;
        this.sites = sites;
    }

    @GetMapping({"/kantoor/statistiek/cijfers.csv", "/en/kantoor/statistiek/cijfers.csv"})
    ResponseEntity<byte[]> file(
            @RequestParam(defaultValue = "") String site, @RequestParam(defaultValue = "") String week) {
        LocalDate monday = OwnStatistics.monday(week)
                .filter(each ->
                        sites.sites().stream().anyMatch(known -> known.key().equals(site)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        OwnStatistics.Week shown = statistics.week(site, monday);
        StringBuilder lines = new StringBuilder(CsvFile.MARK);
        lines.append(CsvFile.line(List.of("week", "site", "kind", "key", "at_least", "at_most")));
        for (int place = 0; place < shown.finder().size(); place++) {
            OwnStatistics.Reached reached = shown.finder().get(place);
            lines.append(line(week, site, OwnKind.FINDER, String.valueOf(place), reached.least(), reached.most()));
        }
        Stream.of(OwnKind.WANTED, OwnKind.MISSING, OwnKind.PAGE)
                .forEach(kind -> shown.counts(kind)
                        .forEach(count -> lines.append(
                                line(week, site, kind, count.key(), count.browserDays(), count.browserDays()))));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("statistiek-" + site + "-" + week + ".csv")
                                .build()
                                .toString())
                .body(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String week, String site, OwnKind kind, String key, int least, int most) {
        return CsvFile.line(List.of(week, site, kind.key(), key, String.valueOf(least), String.valueOf(most)));
    }
}
