package nl.allesoveradministratie.pakketwijzer.lead.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.lead.LeadExport;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Where a file of leads that was asked for is fetched: once, by who asked, from our own screen. */
@Controller
@OnDoor(Door.OFFICE)
class ExportPage {

    private final LeadExport export;
    private final Clock clock;

    ExportPage(LeadExport export, Clock clock) {
        this.export = export;
        this.clock = clock;
    }

    @PostMapping({"/kantoor/export/{id}", "/en/kantoor/export/{id}"})
    void file(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!OwnForm.isFrom(request)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        UUID file = id(id).orElseThrow(ExportPage::unknown);
        LeadExport.Format format = export.begin(file).orElseThrow(ExportPage::unknown);
        response.setContentType(format.mediaType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("leads-" + LocalDate.now(clock) + "." + format.key())
                        .build()
                        .toString());
        export.send(file, response.getOutputStream());
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
