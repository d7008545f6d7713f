package nl.allesoveradministratie.pakketwijzer.insight.web;

import java.nio.charset.StandardCharsets;
import nl.allesoveradministratie.pakketwijzer.insight.Figure;
import nl.allesoveradministratie.pakketwijzer.insight.InterestReport;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table for a spreadsheet: the same cells as on the screen, and what is hidden there is empty here. */
final class TableFile {

    private TableFile() {}

    /** Only signs that no spreadsheet calculates with: periods, keys of bins and packages, and numbers. */
    static ResponseEntity<byte[]> of(String pack, InterestReport.Table table) {
        StringBuilder text =
                new StringBuilder("\uFEFFperiod;from;until;released_periods;figure;value;plus_minus;shown\r\n");
        for (InterestReport.Row row : table.rows()) {
            if (table.question().isFunnel()) {
                line(text, row, "viewed_or_further", row.all());
            }
            row.bins().forEach((bin, figure) -> line(text, row, bin, figure));
        }
        String name = "pakketwijzer-" + pack + "-" + table.question().key() + "-"
                + table.span().key() + "-" + table.page().key() + ".csv";
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void line(StringBuilder text, InterestReport.Row row, String bin, Figure figure) {
        text.append(row.period().key())
                .append(';')
                .append(row.period().from())
                .append(';')
                .append(row.period().until())
                .append(';')
                .append(row.parts())
                .append(';')
                .append(bin)
                .append(';')
                .append(figure.shown() ? String.valueOf(figure.value()) : "")
                .append(';')
                .append(figure.halfWidth())
                .append(';')
                .append(figure.shown() ? "yes" : "no")
                .append("\r\n");
    }
}
