package nl.allesoveradministratie.pakketwijzer.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.allesoveradministratie.pakketwijzer.installation.Door;
import nl.allesoveradministratie.pakketwijzer.installation.OnDoor;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnData;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnRequest;
import nl.allesoveradministratie.pakketwijzer.privacy.OwnRights;
import nl.allesoveradministratie.pakketwijzer.privacy.RetentionRules;
import nl.allesoveradministratie.pakketwijzer.privacy.web.OwnSession.Visit;
import nl.allesoveradministratie.pakketwijzer.web.Layout;
import nl.allesoveradministratie.pakketwijzer.web.OwnForm;
import nl.allesoveradministratie.pakketwijzer.web.Page;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Everything that is kept of somebody, on one page and as files to take along (art. 15 and 20 GDPR). */
@Controller
@OnDoor(Door.SUBJECT)
class OwnDataPage {

    private static final String FILE = AskPage.PATH + "/bestand";

    private final OwnRights rights;
    private final OwnSession session;
    private final OwnPages pages;
    private final RetentionRules rules;
    private final Layout layout;

    OwnDataPage(OwnRights rights, OwnSession session, OwnPages pages, RetentionRules rules, Layout layout) {
        this.rights = rights;
        this.session = session;
        this.pages = pages;
        this.rules = rules;
        this.layout = layout;
    }

    @GetMapping({OwnPages.OVERVIEW, "/en" + OwnPages.OVERVIEW})
    ResponseEntity<String> overview(HttpServletRequest request, HttpServletResponse response) {
        Optional<Visit> visit = session.goOn(request);
        if (visit.isEmpty()) {
            return pages.over(request, response, "over");
        }
        Page page = pages.page(request);
        OwnData data = rights.see(visit.get().secret(), page.words());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("data", data);
        model.put("view", new OwnDataView(page.words(), data, layout.today(), rules));
        model.put("until", visit.get().until());
        model.put("form", UUID.randomUUID().toString());
        String erasure = session.erasure(request);
        // A request that was carried out is nobody's any more.
        boolean erased = !erasure.isEmpty()
                && data.requests().stream().noneMatch(each -> each.number().equals(erasure));
        model.put("erased", erased ? erasure : "");
        String number = Optional.ofNullable(request.getParameter("gedaan")).orElse("");
        data.requests().stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .ifPresent(each -> model.put("done", each));
        return pages.show(request, response, HttpStatus.OK, "overview", "own.title", model);
    }

    /** A file; that it was taken along is a request like any other, and the file tells its number. */
    @PostMapping({FILE, "/en" + FILE})
    ResponseEntity<byte[]> file(HttpServletRequest request, HttpServletResponse response) {
        Optional<Visit> visit = OwnForm.isFrom(request) ? session.goOn(request) : Optional.empty();
        Optional<UUID> form = OwnPages.form(request);
        Optional<OwnRequest> taken = visit.flatMap(each -> form.flatMap(id -> rights.takeAlong(each.secret(), id)));
        if (visit.isEmpty() || taken.isEmpty()) {
            ResponseEntity<String> over = pages.over(request, response, "over");
            return ResponseEntity.status(over.getStatusCode())
                    .headers(over.getHeaders())
                    .body(Optional.ofNullable(over.getBody()).orElse("").getBytes(StandardCharsets.UTF_8));
        }
        Page page = pages.page(request);
        OwnData data = rights.see(visit.get().secret(), page.words());
        boolean json = "json".equals(request.getParameter("vorm"));
        LocalDate today = layout.today();
        String content = json
                ? OwnDataFile.json(data, today)
                : layout.draw(
                        "privacy/web/file",
                        page,
                        Map.of(
                                "data",
                                data,
                                "view",
                                new OwnDataView(page.words(), data, today, rules),
                                "number",
                                taken.get().number()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + page.t("own.file.name", today.toString())
                                + (json ? ".json\"" : ".html\""))
                .contentType(json ? MediaType.APPLICATION_JSON : MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(content.getBytes(StandardCharsets.UTF_8));
    }
}
