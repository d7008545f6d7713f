package nl.allesoveradministratie.pakketwijzer.web;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines for a spreadsheet as it is used here: semicolons, every field in quotes, and no field that the spreadsheet would
 * calculate instead of show.
 */
public final class CsvFile {

    /** Stands before the first line: by it Excel knows that the file is UTF-8. */
    public static final String MARK = "\uFEFF";

    /** What a formula begins with, in ordinary and in wide signs (OWASP, "CSV Injection"). */
    private static final String FORMULA = "=+-@|%＝＋－＠";

    private CsvFile() {}

    /** One line, its end included. */
    public static String line(List<String> fields) {
        return fields.stream().map(CsvFile::field).collect(Collectors.joining(";", "", "\r\n"));
    }

    private static String field(String text) {
        String onOneLine = text.replaceAll("\\R", " ").replaceAll("[\\p{Cntrl}\\x{FEFF}]", "");
        // Also behind what does not show.
        String words = onOneLine.replaceFirst("^[\\s\\p{Z}\\p{Cf}]+", "");
        boolean calculates = !words.isEmpty() && FORMULA.indexOf(words.charAt(0)) >= 0;
        return '"' + (calculates ? "'" : "") + onOneLine.replace("\"", "\"\"") + '"';
    }
}
