package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.ProcessingRegister;
import nl.allesoveradministratie.pakketwijzer.shared.Language;
import nl.allesoveradministratie.pakketwijzer.site.Texts;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.CsvFile;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The register of processing activities as a file for a spreadsheet. */
@Controller
@OnDoor(Door.OFFICE)
class RegisterFile {

    private final ProcessingRegister register;
    private final Texts texts;

    RegisterFile(ProcessingRegister register, Texts texts) {
        this.register = register;
        this.texts = texts;
    }

    @GetMapping({"/kantoor/verwerkingsregister.csv", "/en/kantoor/verwerkingsregister.csv"})
    ResponseEntity<byte[]> file(HttpServletRequest request) {
        Language language = Language.ofPath(request.getRequestURI());
        Words words = texts.in(language);
        List<String> lines = new ArrayList<>();
        lines.add(CsvFile.line(List.of(
                words.get("processing.activity"),
                words.get("statement.label.why"),
                words.get("processing.people"),
                words.get("statement.label.data"),
                words.get("statement.label.basis"),
                words.get("statement.label.readers"),
                words.get("statement.label.keep"),
                words.get("processing.tables"))));
        register.activities(language)
                .forEach(each -> lines.add(CsvFile.line(List.of(
                        each.name(),
                        each.purpose(),
                        each.people(),
                        each.data(),
                        String.join("; ", each.bases()),
                        each.recipients(),
                        each.keep(),
                        String.join(", ", each.tables())))));
        return csv(words.get("processing.file"), lines);
    }

    /** Lines as a file that nobody keeps for others. */
    static ResponseEntity<byte[]> csv(String name, List<String> lines) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body((CsvFile.MARK + String.join("", lines)).getBytes(StandardCharsets.UTF_8));
    }
}
