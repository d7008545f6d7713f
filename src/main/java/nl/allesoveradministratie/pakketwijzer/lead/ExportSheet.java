package nl.allesoveradministratie.pakketwijzer.lead;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Leads as a sheet for Excel. A text is a text there whatever it begins with: the sheet holds no formulas. */
final class ExportSheet implements ExportFile {

    private static final String DAY = "dd-mm-yyyy";
    private static final String MOMENT = "dd-mm-yyyy hh:mm";
    private static final int WIDTH = 18;

    private final OutputStream out;
    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    ExportSheet(OutputStream out) {
        this.out = out;
        this.book = new Workbook(out, "Pakketwijzer", "1.0");
        this.sheet = book.newWorksheet("Leads");
        sheet.freezePane(0, 1);
        for (int column = 0; column < ExportColumn.values().length; column++) {
            sheet.width(column, WIDTH);
        }
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            switch (cell) {
                case null -> {}
                case LocalDate day -> {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format(DAY).set();
                }
                case LocalDateTime moment -> {
                    sheet.value(row, column, moment);
                    sheet.style(row, column).format(MOMENT).set();
                }
                case Number number -> sheet.value(row, column, number);
                default -> sheet.inlineString(row, column, withoutControls(cell.toString()));
            }
            if (row == 0) {
                sheet.style(row, column).bold().set();
            }
        }
        row++;
    }

    /** XML 1.0 has no place for them. */
    private static String withoutControls(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\x{FFFE}\\x{FFFF}]", "");
    }

    @Override
    public void send() throws IOException {
        sheet.flush();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        book.finish();
    }
}
