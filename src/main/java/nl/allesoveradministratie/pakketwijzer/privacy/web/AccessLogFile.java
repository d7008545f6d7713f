package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.identity.Accounts;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessEntry;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessFilter;
import nl.allesoveradministratie.pakketwijzer.privacy.AccessLog;
import nl.allesoveradministratie.pakketwijzer.privacy.LeadNumbers;
import nl.allesoveradministratie.pakketwijzer.site.Words;
import nl.allesoveradministratie.pakketwijzer.web.CsvFile;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Lines of the access log as a file; asked for by our own screen only, because it leaves a line in the log itself. */
@Controller
@OnDoor(Door.OFFICE)
class AccessLogFile {

    private final AccessLog log;
    private final Accounts accounts;
    private final LeadNumbers numbers;

    AccessLogFile(AccessLog log, Accounts accounts, LeadNumbers numbers) {
        this.log = log;
        this.accounts = accounts;
        this.numbers = numbers;
    }

    @PostMapping({"/kantoor/inzagelogboek.csv", "/en/kantoor/inzagelogboek.csv"})
    ResponseEntity<byte[]> file(HttpServletRequest request, @RequestParam Map<String, String> asked) {
        if (!OwnForm.isFrom(request)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        List<AccessEntry> entries = log.takeOut(AccessFilter.of(asked, numbers));
        Map<UUID, String> names = accounts.names();
        Map<UUID, String> leads =
                numbers.of(entries.stream().map(AccessEntry::lead).distinct().toList());
        List<String> lines = new ArrayList<>();
        lines.add(CsvFile.line(List.of("position", "at", "who", "lead", "action", "details", "purpose")));
        entries.forEach(entry -> lines.add(CsvFile.line(List.of(
                String.valueOf(entry.position()),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(entry.at().atZone(Words.HERE)),
                names.getOrDefault(entry.actor(), entry.actor().toString()),
                leads.getOrDefault(entry.lead(), ""),
                entry.action(),
                String.join(", ", entry.details()),
                entry.purpose()))));
        return RegisterFile.csv("inzagelogboek", lines);
    }
}
