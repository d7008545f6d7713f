package nl.allesoveradministratie.pakketwijzer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet makes of our lines: cells with text, and never a formula. */
class CsvFileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+31612345678",
                "-2+3",
                "@SUM(A1)",
                "  =1+1",
                "\t=1+1",
                "\r\n=1+1",
                "\u00a0=HYPERLINK(\"http://kwaad.example\")",
                "\uFEFF=1+1",
                "＝1+1",
                "\u200b=1+1",
                "|calc",
                "%0A=1"
            })
    void whatLooksLikeAFormulaIsText(String text) {
        assertThat(CsvFile.line(List.of(text)).replaceAll("[\\s\\u00a0\\u200b]", ""))
                .startsWith("\"'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sanne", "a=b", "PW-7K3M-92QX-4T", "01-11-2026 08:40", "Café ☕ עברית", ""})
    void whatDoesNotIsAsItIs(String text) {
        assertThat(CsvFile.line(List.of(text))).isEqualTo("\"" + text + "\"\r\n");
    }

    @Test
    void fieldsAreApartWhateverStandsInThem() {
        assertThat(CsvFile.line(List.of("a;b", "zij zei \"nee\"", "een\r\ntwee\u0000")))
                .isEqualTo("\"a;b\";\"zij zei \"\"nee\"\"\";\"een twee\"\r\n");
    }

    @Property
    void aLineIsOneLineWithSoManyFields(@ForAll List<String> fields) {
        String line = CsvFile.line(fields);
        assertThat(line).endsWith("\r\n");
        String content = line.substring(0, line.length() - 2);
        assertThat(content).doesNotContain("\r", "\n");
        assertThat(content.replace("\"\"", "")
                        .replaceAll("\"[^\"]*\"", "x")
                        .chars()
                        .filter(sign -> sign == ';')
                        .count())
                .isEqualTo(Math.max(0, fields.size() - 1));
    }
}
