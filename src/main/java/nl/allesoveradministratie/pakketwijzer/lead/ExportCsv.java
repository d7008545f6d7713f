package nl.allesoveradministratie.pakketwijzer.lead;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.web.CsvFile;
import org.jspecify.annotations.Nullable;

/** Leads as lines of text, days as people write them here. */
final class ExportCsv implements ExportFile {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm");

    private final OutputStream out;

    ExportCsv(OutputStream out) throws IOException {
        this.out = out;
        out.write(CsvFile.MARK.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        out.write(CsvFile.line(cells.stream().map(ExportCsv::text).toList()).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case LocalDate day -> DAY.format(day);
            case LocalDateTime moment -> MOMENT.format(moment);
            default -> cell.toString();
        };
    }

    @Override
    public void send() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
